package ro.storno.persistence.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.identity.DeadTokens;
import ro.storno.application.identity.OneTimeTokens;
import ro.storno.application.identity.RefreshTokens;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;

class JdbiDeadTokensTest {
  private static final Instant NOW = Samples.NOW;
  private static Database database;
  private JdbiRefreshTokens refresh;
  private JdbiDeadTokens dead;
  private UserId user;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void account() {
    refresh = new JdbiRefreshTokens(database.transactions());
    dead = new JdbiDeadTokens(database.transactions());
    User made = StoredAccounts.user();
    database.transactions().inPlatform(() -> new JdbiUsers(database.transactions()).add(made));
    user = made.id();
  }

  private String token(UUID family, int madeDaysAgo, int expiresInDays) {
    String hash = Samples.uuid().toString();
    database
        .transactions()
        .inPlatform(
            () -> {
              refresh.add(
                  new RefreshTokens.RefreshToken(
                      hash,
                      family,
                      user,
                      NOW.plus(Duration.ofDays(expiresInDays)),
                      NOW.minus(Duration.ofDays(madeDaysAgo))));
              return 0;
            });
    return hash;
  }

  private int remove(DeadTokens.Kind kind, int most) {
    return database.transactions().inPlatform(() -> dead.remove(kind, NOW, most));
  }

  private boolean there(String hash) {
    return database.transactions().inPlatform(() -> refresh.consume(hash, NOW)).isPresent();
  }

  @Test
  void a_session_that_is_over_goes_whole_and_one_batch_after_the_other() {
    UUID family = Samples.uuid();
    List<String> hashes =
        List.of(token(family, 90, -60), token(family, 80, -50), token(family, 70, -40));
    assertThat(remove(DeadTokens.Kind.REFRESH, 2)).isEqualTo(2);
    assertThat(remove(DeadTokens.Kind.REFRESH, 2)).isEqualTo(1);
    assertThat(remove(DeadTokens.Kind.REFRESH, 2)).isZero();
    assertThat(hashes).noneMatch(this::there);
  }

  @Test
  void a_session_that_can_go_on_keeps_its_beginning_and_what_is_good() {
    UUID family = Samples.uuid();
    String first = token(family, 90, -60);
    String second = token(family, 80, -50);
    String good = token(family, 10, 20);
    assertThat(remove(DeadTokens.Kind.REFRESH, 10)).isEqualTo(1);
    assertThat(there(second)).isFalse();
    assertThat(there(first)).isTrue();
    assertThat(there(good)).isTrue();
    assertThat(database.transactions().inPlatform(() -> refresh.beganAt(family)))
        .isEqualTo(Optional.of(NOW.minus(Duration.ofDays(90))));
  }

  @Test
  void mailed_tokens_go_when_they_are_over_and_not_before() {
    JdbiOneTimeTokens tokens = new JdbiOneTimeTokens(database.transactions());
    for (int days : List.of(-1, 1)) {
      database
          .transactions()
          .inPlatform(
              () -> {
                tokens.add(
                    new OneTimeTokens.OneTimeToken(
                        OneTimeTokens.Purpose.RESET_PASSWORD,
                        user + "/" + days,
                        user,
                        NOW,
                        NOW.plus(Duration.ofDays(days)),
                        false));
                return 0;
              });
    }
    assertThat(remove(DeadTokens.Kind.ONE_TIME, 10)).isEqualTo(1);
    assertThat(
            database
                .transactions()
                .inPlatform(() -> tokens.find(OneTimeTokens.Purpose.RESET_PASSWORD, user + "/1")))
        .isPresent();
    assertThat(remove(DeadTokens.Kind.CHALLENGE, 10)).isZero();
    assertThat(remove(DeadTokens.Kind.APP, 10)).isZero();
  }

  private int run(String sql, Object... values) {
    return database
        .transactions()
        .inPlatform(() -> database.transactions().handle().execute(sql, values));
  }

  private long count(String table, UUID id) {
    return database
        .transactions()
        .inPlatform(
            () ->
                database
                    .transactions()
                    .handle()
                    .createQuery("select count(*) from " + table + " where id = :id")
                    .bind("id", id)
                    .mapTo(Long.class)
                    .one());
  }

  private UUID organization() {
    UUID id = Samples.uuid();
    database
        .transactions()
        .inPlatform(
            () -> {
              new JdbiOrganizations(database.transactions())
                  .add(
                      new Organization(
                          new OrganizationId(id), "Org", "org-" + id, "community", NOW));
              return 0;
            });
    return id;
  }

  private UUID grant(UUID organization, int codeExpiresInDays) {
    UUID client = Samples.uuid();
    UUID grant = Samples.uuid();
    run(
        "insert into oauth2_client (id, organization_id, client_id, name, redirect_uris, scopes,"
            + " active, created_at) values (?, ?, ?, 'App', '{}', '', true, ?)",
        client,
        organization,
        client.toString(),
        NOW);
    run(
        "insert into oauth2_grant (id, client_id, user_id, organization_id, scopes, created_at,"
            + " code_hash, code_challenge, code_redirect_uri, code_expires_at)"
            + " values (?, ?, ?, ?, '', ?, ?, '', '', ?)",
        grant,
        client,
        user.value(),
        organization,
        NOW,
        grant.toString(),
        NOW.plus(Duration.ofDays(codeExpiresInDays)));
    return grant;
  }

  private void tokenOf(UUID grant, int expiresInDays) {
    run(
        "insert into oauth2_token (hash, grant_id, kind, scopes, created_at, expires_at)"
            + " values (?, ?, 'REFRESH', '', ?, ?)",
        Samples.uuid().toString(),
        grant,
        NOW,
        NOW.plus(Duration.ofDays(expiresInDays)));
  }

  @Test
  void a_grant_goes_after_its_code_and_its_last_token() {
    UUID organization = organization();
    UUID unused = grant(organization, -1);
    UUID fresh = grant(organization, 1);
    UUID living = grant(organization, -100);
    tokenOf(living, -50);
    tokenOf(living, 5);
    UUID over = grant(organization, -100);
    tokenOf(over, -50);
    assertThat(remove(DeadTokens.Kind.GRANT, 10)).as("tokens go first").isEqualTo(1);
    assertThat(count("oauth2_grant", unused)).isZero();
    assertThat(remove(DeadTokens.Kind.APP, 10)).isEqualTo(2);
    assertThat(remove(DeadTokens.Kind.GRANT, 10)).isEqualTo(1);
    assertThat(count("oauth2_grant", over)).isZero();
    assertThat(count("oauth2_grant", living)).isEqualTo(1);
    assertThat(count("oauth2_grant", fresh)).isEqualTo(1);
  }

  private UUID invitation(UUID organization, int expiresInDays, boolean accepted) {
    UUID id = Samples.uuid();
    run(
        "insert into invitation (id, hash, organization_id, email, role, allowed_companies,"
            + " invited_by, created_at, expires_at, closed_at)"
            + " values (?, ?, ?, ?, 'EMPLOYEE', '', ?, ?, ?, ?)",
        id,
        id.toString(),
        organization,
        id + "@example.com",
        user.value(),
        NOW,
        NOW.plus(Duration.ofDays(expiresInDays)),
        accepted ? NOW : null);
    return id;
  }

  @Test
  void an_invitation_goes_with_its_address_accepted_or_not() {
    UUID organization = organization();
    UUID accepted = invitation(organization, -1, true);
    UUID forgotten = invitation(organization, -1, false);
    UUID open = invitation(organization, 1, false);
    UUID justAccepted = invitation(organization, 1, true);
    assertThat(remove(DeadTokens.Kind.INVITATION, 10)).isEqualTo(2);
    assertThat(count("invitation", accepted) + count("invitation", forgotten)).isZero();
    assertThat(count("invitation", open) + count("invitation", justAccepted)).isEqualTo(2);
  }

  @Test
  void a_link_to_anaf_goes_when_it_is_over() {
    UUID over = Samples.uuid();
    UUID open = Samples.uuid();
    for (UUID link : List.of(over, open)) {
      run(
          "insert into anaf_token_link (hash, id, user_id, created_at, expires_at)"
              + " values (?, ?, ?, ?, ?)",
          link.toString(),
          link,
          user.value(),
          NOW,
          NOW.plus(Duration.ofDays(link.equals(over) ? -1 : 1)));
    }
    assertThat(remove(DeadTokens.Kind.ANAF_LINK, 10)).isEqualTo(1);
    assertThat(count("anaf_token_link", over)).isZero();
    assertThat(count("anaf_token_link", open)).isEqualTo(1);
  }
}
