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
}
