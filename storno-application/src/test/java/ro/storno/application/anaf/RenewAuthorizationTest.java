package ro.storno.application.anaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.authority.AuthorityException;
import ro.storno.domain.company.CompanyId;

/** Rotation of refresh tokens: never used twice, never lost if it can be helped. */
class RenewAuthorizationTest extends WithAnaf {
  private long id;

  @BeforeEach
  void authorized() {
    anaf.allow("ana", CIF);
    id = authorize("ana").id();
  }

  private Authorization renewed(RenewAuthorization renewal) {
    return renewal.renew(stored(id)).orElseThrow();
  }

  private RenewAuthorization node(Transactions transactions) {
    return new RenewAuthorization(
        transactions, room.authorizations, anaf, room.sealing, app.clock, Duration.ofSeconds(20));
  }

  @Test
  void renewal_stores_both_new_tokens_and_the_next_one_uses_them() {
    Authorization first = renewed(room.renewal);
    Authorization second = renewed(room.renewal);
    assertThat(second.generation()).isEqualTo(2);
    assertThat(second.tokens().refresh()).isNotEqualTo(first.tokens().refresh());
    assertThat(room.access.tokenFor(company)).isPresent();
    assertThat(anaf.refreshes()).isEqualTo(2);
  }

  @Test
  void nodes_that_renew_at_once_hand_the_refresh_token_in_once() throws Exception {
    app.clock.pass(Duration.ofDays(91));
    Authorization known = stored(id);
    List<Authorization> results =
        atOnce(CALLERS, () -> node(app.transactions).renew(known).orElseThrow());
    assertThat(anaf.refreshes()).isEqualTo(1);
    assertThat(results).allMatch(result -> result.generation() == 1);
  }

  @Test
  void refresh_token_that_anaf_leaves_as_it_is_stays() {
    anaf.keepRefreshTokens();
    Authorization first = renewed(room.renewal);
    assertThat(first.tokens().refresh()).isNotNull();
    assertThat(first.tokens().refreshExpiresAt())
        .isEqualTo(app.clock.instant().plus(Duration.ofDays(365)));
    renewed(room.renewal);
    assertThat(anaf.refreshes()).isEqualTo(2);
  }

  @Test
  void answer_that_is_lost_costs_the_refresh_token_but_not_the_access_token() {
    app.clock.pass(Duration.ofDays(90).minus(RenewAuthorization.AHEAD));
    anaf.loseAnswer();
    assertThat(renewed(room.renewal).generation()).isZero();
    assertThat(stored(id).tokens().refresh())
        .as("nobody knows yet whether it is spent")
        .isNotNull();
    app.clock.pass(RenewAuthorization.PAUSE);
    renewed(room.renewal);
    assertThat(stored(id).tokens().refresh()).isNull();
    assertThat(room.access.tokenFor(company)).as("good for another two weeks").isPresent();
  }

  @Test
  void failed_renewal_is_not_tried_again_at_once() {
    anaf.fail(new AuthorityException.NotReached("no connection", null));
    renewed(room.renewal);
    anaf.fail(null);
    renewed(room.renewal);
    assertThat(anaf.refreshes()).isZero();
    app.clock.pass(RenewAuthorization.PAUSE);
    assertThat(renewed(room.renewal).generation()).isEqualTo(1);
  }

  /** Dies after ANAF's answer and before anything is saved. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Lets some platform transactions through, and fails the ones that follow. */
  private final class FailingAfter implements Transactions {
    private final AtomicInteger left;
    private final AtomicInteger failures;
    private final Supplier<Throwable> failure;

    FailingAfter(int allowed, int failures, Supplier<Throwable> failure) {
      this.left = new AtomicInteger(allowed);
      this.failures = new AtomicInteger(failures);
      this.failure = failure;
    }

    @Override
    public <T> T inCompany(CompanyId of, Supplier<T> work) {
      return app.transactions.inCompany(of, work);
    }

    @Override
    public <T> T inPlatform(Supplier<T> work) {
      if (left.getAndDecrement() <= 0 && failures.getAndDecrement() > 0) {
        Throwable thrown = failure.get();
        if (thrown instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) thrown;
      }
      return app.transactions.inPlatform(work);
    }
  }

  @Test
  void database_that_is_away_for_a_moment_does_not_cost_the_new_tokens() {
    Transactions flaky =
        new FailingAfter(
            1, 3, () -> new ApplicationException.Unavailable("away", new IllegalStateException()));
    assertThat(node(flaky).renew(stored(id)).orElseThrow().generation()).isEqualTo(1);
  }

  @Test
  void node_that_dies_before_the_save_blocks_the_others_only_until_its_claim_ends() {
    app.clock.pass(Duration.ofDays(90).minus(RenewAuthorization.AHEAD));
    Transactions dying = new FailingAfter(1, 1, Crash::new);
    try {
      var unused = node(dying).renew(stored(id));
      throw new AssertionError("should have died");
    } catch (Crash died) {
      assertThat(anaf.refreshes()).isEqualTo(1);
    }
    assertThat(renewed(room.renewal).generation()).as("the claim of the dead still holds").isZero();
    assertThat(anaf.refreshes()).isEqualTo(1);
    app.clock.pass(RenewAuthorization.CLAIM);
    renewed(room.renewal);
    assertThat(anaf.refreshes()).isEqualTo(2);
    assertThat(room.access.tokenFor(company)).as("the present token goes on").isPresent();
    assertThat(stored(id).tokens().refresh()).as("the spent one is given up").isNull();
  }

  @Test
  void late_answer_of_a_slow_node_is_kept_although_another_found_the_token_spent() {
    Authorization known = stored(id);
    app.transactions.inPlatform(
        () -> room.authorizations.claimRenewal(id, 0, app.clock.instant(), app.clock.instant()));
    AnafAuthorizationServer.Answer.Granted slow =
        (AnafAuthorizationServer.Answer.Granted)
            anaf.refresh(room.sealing.refresh(known).orElseThrow());
    renewed(room.renewal);
    assertThat(stored(id).tokens().refresh()).isNull();
    app.transactions.inPlatform(
        () ->
            room.authorizations.renew(
                id, 0, room.sealing.seal(known, slow, app.clock.instant()), app.clock.instant()));
    assertThat(stored(id).tokens().refresh()).isNotNull();
    assertThat(renewed(room.renewal).generation()).isEqualTo(2);
  }

  @Test
  void authorization_that_was_removed_meanwhile_stays_removed() {
    Authorization known = stored(id);
    room.remove.remove(ana, id);
    assertThat(room.renewal.renew(known)).isEmpty();
    assertThat(anaf.refreshes()).isZero();
  }
}
