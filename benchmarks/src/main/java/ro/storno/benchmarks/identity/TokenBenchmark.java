package ro.storno.benchmarks.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.Authenticate;
import ro.storno.application.identity.ExchangeGrant;
import ro.storno.application.identity.FactorDemand;
import ro.storno.application.identity.KnownApiKeys;
import ro.storno.application.identity.KnownOAuth2Tokens;
import ro.storno.application.identity.KnownUsers;
import ro.storno.application.identity.ManageApiKeys;
import ro.storno.application.identity.OAuth2Grants;
import ro.storno.benchmarks.server.Scratch;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.ApiKey;
import ro.storno.domain.identity.ApiKeyId;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.MembershipId;
import ro.storno.domain.identity.OAuth2Client;
import ro.storno.domain.identity.OAuth2ClientId;
import ro.storno.domain.identity.OAuth2Grant;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.RedirectUri;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.DatabaseLocation;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.identity.JdbiApiKeys;
import ro.storno.persistence.identity.JdbiOAuth2Clients;
import ro.storno.persistence.identity.JdbiOAuth2Grants;
import ro.storno.persistence.identity.JdbiOrganizations;
import ro.storno.persistence.identity.JdbiPasskeys;
import ro.storno.persistence.identity.JdbiRefreshTokens;
import ro.storno.persistence.identity.JdbiSecondFactors;
import ro.storno.persistence.identity.JdbiUsers;
import ro.storno.security.identity.HashedSecrets;
import ro.storno.security.identity.JwtAccessTokens;
import ro.storno.security.identity.SigningKeys;
import ro.storno.security.identity.TimeOrderedIds;

/**
 * Telling who calls, from the text of the header to the actor with its permissions, by the
 * product's own parts on a PostgreSQL of its own.
 *
 * <p>The clock stands still, so that what was asked once stays known: in a server it is asked anew
 * each second. Repositories work inside of transactions only, so counting those finds every query;
 * one during the measurement fails it. Reported in microseconds per check.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TokenBenchmark {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Set<Permission> SCOPES =
      Set.of(Permission.INVOICE_VIEW, Permission.INVOICE_CREATE, Permission.CLIENT_VIEW);

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final Ids ids = new TimeOrderedIds(clock);
  private final HashedSecrets secrets = new HashedSecrets();
  private final UserId user = new UserId(ids.next());
  private final OrganizationId organization = new OrganizationId(ids.next());
  private final String apiKey = ManageApiKeys.PREFIX + secrets.generate();
  private final String oauth2Token = ExchangeGrant.ACCESS_PREFIX + secrets.generate();
  private final Scratch scratch = Scratch.create();
  private final Database database;
  private final Counted transactions;
  private final String accessToken;
  private final Authenticate authenticate;
  private final long loads;

  /** Makes an owner with a key and an app, and asks once for each. */
  public TokenBenchmark() {
    database =
        Database.open(
            new DatabaseLocation.Embedded(scratch.sub("data")),
            Database.Pool.STANDARD,
            text -> System.err.println("  " + text));
    JdbiTransactions real = database.transactions();
    found(real);
    transactions = new Counted(real);
    JwtAccessTokens tokens =
        new JwtAccessTokens(
            SigningKeys.loadOrCreate(scratch.sub("keys").resolve("jwt.json")),
            "https://storno.example",
            "storno");
    accessToken = tokens.issue(user, ids.next(), NOW, HOUR);
    authenticate =
        new Authenticate(
            tokens,
            new KnownUsers(
                transactions,
                new JdbiUsers(real),
                new JdbiOrganizations(real),
                new JdbiRefreshTokens(real),
                new FactorDemand(
                    false,
                    new JdbiOrganizations(real),
                    new JdbiSecondFactors(real),
                    new JdbiPasskeys(real),
                    new JdbiRefreshTokens(real)),
                clock),
            new KnownApiKeys(transactions, new JdbiApiKeys(real), clock),
            new KnownOAuth2Tokens(transactions, new JdbiOAuth2Grants(real), clock),
            secrets,
            clock);
    for (String each : List.of(accessToken, apiKey, oauth2Token)) {
      if (!user.equals(authenticate.authenticate(each, null).user())) {
        throw new IllegalStateException("what is measured lets nobody in");
      }
    }
    loads = transactions.count.get();
  }

  /** A signature that was found good before, and what is known of the user. */
  @Benchmark
  public Actor accessToken() {
    return authenticate.authenticate(accessToken, null);
  }

  /** The hash, what is known of the key and of the user, and the scopes that the role leaves. */
  @Benchmark
  public Actor apiKey() {
    return authenticate.authenticate(apiKey, null);
  }

  /** The hash, what is known of the grant and of the user, and the scopes that the role leaves. */
  @Benchmark
  public Actor oauth2Token() {
    return authenticate.authenticate(oauth2Token, null);
  }

  /** A check that asked the database is not what is measured here. */
  @TearDown(Level.Iteration)
  public void nothingWasAsked() {
    long asked = transactions.count.get() - loads;
    if (asked != 0) {
      throw new IllegalStateException("the database was asked " + asked + " times");
    }
  }

  /** Stops PostgreSQL and removes its folder. */
  @TearDown(Level.Trial)
  public void close() {
    database.close();
    scratch.close();
  }

  private void found(JdbiTransactions real) {
    real.inPlatform(
        () -> {
          new JdbiUsers(real).add(owner());
          JdbiOrganizations organizations = new JdbiOrganizations(real);
          organizations.add(new Organization(organization, "Ana", "ana", "business", NOW));
          organizations.addMember(
              new Membership(
                  new MembershipId(ids.next()), user, organization, Role.OWNER, true, null, NOW));
          String prefix = apiKey.substring(0, 10);
          new JdbiApiKeys(real)
              .add(
                  new ApiKey(
                      new ApiKeyId(ids.next()),
                      user,
                      organization,
                      "benchmark",
                      prefix,
                      SCOPES,
                      NOW,
                      null,
                      null,
                      null),
                  secrets.hash(apiKey));
          letAppIn(real);
          return user;
        });
  }

  private User owner() {
    return new User(
        user,
        "ana@example.com",
        null,
        "Ana",
        "Pop",
        null,
        "ro",
        "Europe/Bucharest",
        true,
        "{}",
        true,
        true,
        false,
        NOW.minus(HOUR),
        NOW.minus(HOUR),
        null,
        null);
  }

  private void letAppIn(JdbiTransactions real) {
    RedirectUri redirect = new RedirectUri("https://app.example/callback");
    OAuth2ClientId client = new OAuth2ClientId(ids.next());
    new JdbiOAuth2Clients(real)
        .add(
            new OAuth2Client(
                client,
                organization,
                "storno_cid_0123456789abcdef0123456789abcdef",
                null,
                new OAuth2Client.Card("App", null, List.of(redirect), SCOPES, null, null),
                true,
                null,
                NOW),
            null);
    OAuth2Grant grant = new OAuth2Grant(ids.next(), client, user, organization, SCOPES, NOW);
    JdbiOAuth2Grants grants = new JdbiOAuth2Grants(real);
    grants.add(
        grant,
        new OAuth2Grants.Code(
            secrets.hash(secrets.generate()),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
            redirect.value(),
            NOW.plus(HOUR),
            false));
    grants.add(
        new OAuth2Grants.Token(
            secrets.hash(oauth2Token),
            grant.id(),
            OAuth2Grants.Kind.ACCESS,
            SCOPES,
            NOW,
            NOW.plus(HOUR),
            false));
  }

  /** Real transactions, counted. */
  private static final class Counted implements Transactions {
    private final Transactions real;
    private final AtomicLong count = new AtomicLong();

    Counted(Transactions real) {
      this.real = real;
    }

    @Override
    public <T> T inCompany(CompanyId company, Supplier<T> work) {
      count.incrementAndGet();
      return real.inCompany(company, work);
    }

    @Override
    public <T> T inPlatform(Supplier<T> work) {
      count.incrementAndGet();
      return real.inPlatform(work);
    }
  }
}
