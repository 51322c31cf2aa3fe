package ro.storno.authority.ksef;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.provider.ProviderAccess;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;

/**
 * What is known in memory of each company at KSeF: its tokens and its open session. Nothing of it
 * is stored; credentials are opened for one use and never kept, only their fingerprint, so that
 * other credentials lead to other tokens. Thread-safe.
 */
final class KsefAccounts {
  private static final int MOST_REMEMBERED = 10_000;
  private static final int MOST_LOOKS = 16;

  /** For so long refused credentials are not shown to KSeF again. */
  private static final Duration REFUSED = Duration.ofMinutes(1);

  private final ProviderAccess access;
  private final KsefSettings settings;
  private final KsefAuthentication authentication;
  private final KsefCallPlan plan;
  private final InstantSource clock;
  private final Map<CompanyId, Account> accounts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CompanyId, Account> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  /** What is remembered of a company under one set of credentials. */
  static final class Account {
    private final String fingerprint;
    private KsefAuthentication.@Nullable Tokens tokens;
    private Instant refusedUntil = Instant.EPOCH;
    private String refusal = "";
    private final OpenSession session = new OpenSession();
    private final Map<Instant, KsefLook> looks =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Instant, KsefLook> eldest) {
            return size() > MOST_LOOKS;
          }
        };

    Account(String fingerprint) {
      this.fingerprint = fingerprint;
    }

    OpenSession session() {
      return session;
    }

    /** The newest look at the span that begins at a moment. */
    synchronized Optional<KsefLook> look(Instant span) {
      return Optional.ofNullable(looks.get(span));
    }

    synchronized void keep(Instant span, KsefLook newest) {
      looks.put(span, newest);
    }
  }

  /** One call, with an access token. */
  @FunctionalInterface
  interface Call<T> {
    /** Makes it. */
    T with(HttpUrl address, String token) throws KsefHttp.Refused;
  }

  /** A company that can call. */
  final class Caller {
    private final KsefCredentials credentials;
    private final Account account;

    private Caller(KsefCredentials credentials, Account account) {
      this.credentials = credentials;
      this.account = account;
    }

    String nip() {
      return credentials.nip();
    }

    Account account() {
      return account;
    }

    KsefEnvironment environment() {
      return credentials.environment();
    }

    /** Calls within the plan; with new tokens, if those there were do not count any more. */
    <T> T call(KsefCallPlan.Group group, Call<T> call) throws KsefHttp.Refused {
      plan.take(nip(), group);
      return admitted(group, call);
    }

    /** Makes a call that was taken out of the plan before. */
    <T> T admitted(KsefCallPlan.Group group, Call<T> call) throws KsefHttp.Refused {
      HttpUrl address = settings.address(credentials.environment());
      KsefAuthentication.Tokens tokens = tokens(account, credentials);
      try {
        return call.with(address, tokens.access());
      } catch (AuthorityException.AccessRefused refused) {
        forget(account, tokens); // refused, so without effect: again with others
        return call.with(address, tokens(account, credentials).access());
      } catch (AuthorityException.LimitReached limit) {
        limit.retryAfter().ifPresent(wait -> plan.blocked(nip(), group, wait));
        throw limit;
      }
    }
  }

  KsefAccounts(
      ProviderAccess access,
      KsefSettings settings,
      KsefAuthentication authentication,
      KsefCallPlan plan,
      InstantSource clock) {
    this.access = access;
    this.settings = settings;
    this.authentication = authentication;
    this.plan = plan;
    this.clock = clock;
  }

  boolean configured(CompanyId company) {
    return credentials(company).isPresent();
  }

  /** Returns whose invoices a company sees, and in which system; empty if it sees none. */
  Optional<String> subject(CompanyId company) {
    return credentials(company).map(known -> known.nip() + "@" + known.environment().wireName());
  }

  private Optional<KsefCredentials> credentials(CompanyId company) {
    return access.fields(company, Channel.KSEF).flatMap(KsefCredentials::usable);
  }

  /**
   * Returns a company that can call.
   *
   * @throws AuthorityException.AccessRefused if it has no usable configuration
   */
  Caller caller(CompanyId company) {
    KsefCredentials credentials =
        credentials(company)
            .orElseThrow(
                () ->
                    new AuthorityException.AccessRefused(
                        "KSeF is not configured for the company, or is switched off; give a token"
                            + " or a certificate, and it goes on by itself."));
    synchronized (accounts) {
      Account account = accounts.get(company);
      if (account == null || !account.fingerprint.equals(credentials.fingerprint())) {
        account = new Account(credentials.fingerprint());
        accounts.put(company, account);
      }
      return new Caller(credentials, account);
    }
  }

  private KsefAuthentication.Tokens tokens(Account account, KsefCredentials credentials) {
    synchronized (account.session) {
      Instant now = clock.instant();
      KsefAuthentication.Tokens known = account.tokens;
      if (known != null && now.isBefore(known.usableUntil())) {
        return known;
      }
      if (now.isBefore(account.refusedUntil)) {
        throw new AuthorityException.AccessRefused(account.refusal);
      }
      KsefAuthentication.Tokens fresh =
          known == null ? null : authentication.refreshed(credentials, known.refresh());
      if (fresh == null) {
        fresh = authenticated(account, credentials, now);
      }
      account.tokens = fresh;
      return fresh;
    }
  }

  private KsefAuthentication.Tokens authenticated(
      Account account, KsefCredentials credentials, Instant now) {
    try {
      return authentication.authenticate(credentials);
    } catch (AuthorityException.AccessRefused refused) {
      account.tokens = null;
      account.refusedUntil = now.plus(REFUSED);
      account.refusal = String.valueOf(refused.getMessage());
      throw refused;
    } catch (AuthorityException.OutcomeUnknown noAnswer) {
      // asking for tokens has no effect on an invoice, whatever call they were meant for
      throw new AuthorityException.NotReached(
          "There are no tokens to be had, so nothing was sent: " + noAnswer.getMessage(), noAnswer);
    }
  }

  private static void forget(Account account, KsefAuthentication.Tokens refused) {
    synchronized (account.session) {
      if (refused.equals(account.tokens)) {
        account.tokens = null;
      }
    }
  }

  /** Reads an answer where a refusal says nothing that the caller could use. */
  static <T> T orDeclined(Refusable<T> call) {
    try {
      return call.get();
    } catch (KsefHttp.Refused refused) {
      throw refused.declined();
    }
  }

  /** Something that KSeF may refuse. */
  @FunctionalInterface
  interface Refusable<T> {
    /** Does it. */
    T get() throws KsefHttp.Refused;
  }

  /** Returns a text of an answer, or empty. */
  static Optional<String> text(JsonNode answer, String name) {
    return Optional.of(answer.path(name).asText("")).filter(text -> !text.isEmpty());
  }
}
