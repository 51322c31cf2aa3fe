package ro.storno.application.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.TestApplication;
import ro.storno.application.identity.Actor;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.licensing.Subscription;

class ChangePlanTest {
  private final TestApplication app = new TestApplication();
  private final InMemorySubscriptions subscriptions = new InMemorySubscriptions(app.transactions);
  private final OrganizationId home = app.owner().organization();
  private final ChangePlan change =
      new ChangePlan(
          app.transactions, app.organizations, subscriptions, app.jobs, app.audit, app.clock);

  private String plan() {
    return app.transactions.inPlatform(() -> app.organizations.find(home)).orElseThrow().plan();
  }

  private void runJobs() {
    app.transactions.inPlatform(
        () -> {
          app.jobs.runAll(change);
          return 0;
        });
  }

  private Subscription.State state() {
    return app.transactions.inPlatform(() -> subscriptions.find(home)).orElseThrow().state();
  }

  @Test
  void plan_that_ran_out_leaves_the_free_one() {
    Instant end = app.clock.instant().plus(Duration.ofDays(30));
    change.change(Actor.SYSTEM, home, "Business", false, end);
    assertThat(plan()).isEqualTo("business");
    app.clock.set(end);
    runJobs();
    assertThat(plan()).isEqualTo("free");
    assertThat(state()).isEqualTo(Subscription.State.EXPIRED);
  }

  @Test
  void plan_that_was_prolonged_stays_when_its_first_end_comes() {
    Instant end = app.clock.instant().plus(Duration.ofDays(14));
    change.change(Actor.SYSTEM, home, "professional", true, end);
    change.change(Actor.SYSTEM, home, "professional", false, end.plus(Duration.ofDays(365)));
    app.clock.set(end);
    runJobs();
    assertThat(plan()).isEqualTo("professional");
    assertThat(state()).isEqualTo(Subscription.State.ACTIVE);
  }

  @Test
  void unknown_plans_past_ends_and_strangers_change_nothing() {
    Instant now = app.clock.instant();
    assertThatThrownBy(() -> change.change(Actor.SYSTEM, home, "gold", false, null))
        .isInstanceOf(ApplicationException.Invalid.class);
    assertThatThrownBy(() -> change.change(Actor.SYSTEM, home, "starter", false, now))
        .isInstanceOf(ApplicationException.Invalid.class);
    assertThatThrownBy(() -> change.change(app.owner(), home, "business", false, null))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThat(plan()).isEqualTo("community");
  }
}
