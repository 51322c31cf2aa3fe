package ro.storno.application.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ro.storno.application.TestApplication;
import ro.storno.application.job.Job;
import ro.storno.domain.identity.Plan;
import ro.storno.domain.licensing.InstallationLicence;

class WatchLicenceTest {
  private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");
  private static final LicenceVerdict GOOD =
      LicenceVerdict.good(new InstallationLicence("Exemplu SRL", Plan.BUSINESS, List.of(), END));
  private static final LicenceVerdict EXPIRED = LicenceVerdict.refused("It expired.");

  private final TestApplication app = new TestApplication();
  private final List<LicenceVerdict> told = new ArrayList<>();
  private Optional<LicenceVerdict> installed = Optional.of(GOOD);
  private final WatchLicence watch =
      new WatchLicence(app.transactions, () -> installed, told::add, app.jobs, app.clock);

  @Test
  void operator_is_told_at_the_start_and_on_every_day_after_it() {
    app.clock.set(Instant.parse("2026-11-27T10:00:00Z"));
    watch.begin();
    watch.begin();
    assertThat(told).containsExactly(GOOD, GOOD);
    assertThat(app.jobs.waiting()).extracting(Job::key).containsExactly("2026-11-28");
    installed = Optional.of(EXPIRED);
    app.clock.set(Instant.parse("2026-11-28T05:45:00Z"));
    app.jobs.runAll(watch);
    assertThat(told).containsExactly(GOOD, GOOD, EXPIRED);
    assertThat(app.jobs.waiting()).extracting(Job::key).contains("2026-11-29");
  }

  @Test
  void without_a_licence_nobody_is_told_and_an_old_job_ends_the_watch() {
    installed = Optional.empty();
    watch.begin();
    watch.run(new Job(WatchLicence.KIND, null, "2026-11-28", "{}"));
    assertThat(told).isEmpty();
    assertThat(app.jobs.waiting()).isEmpty();
  }

  @Test
  void licence_that_is_not_believed_takes_nothing_away() {
    assertThat(EXPIRED.plan()).isEqualTo(Plan.COMMUNITY);
    assertThat(GOOD.plan()).isEqualTo(Plan.BUSINESS);
    assertThatThrownBy(() -> new LicenceVerdict(null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
