package ro.storno.application.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.TestApplication;
import ro.storno.application.job.Job;
import ro.storno.application.provider.FakeProvider;
import ro.storno.application.provider.ManageProviderConfigs;
import ro.storno.application.provider.Provider;
import ro.storno.application.submission.SubmissionChannel.Judged;
import ro.storno.application.submission.SubmissionJob;
import ro.storno.domain.identity.Role;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionState;

class HastenVerdictTest {
  private final TestApplication app = new TestApplication();
  private InvoiceId invoice;
  private Submission sent;

  @BeforeEach
  void sent() {
    app.manageProviders.save(
        app.scope(),
        new ManageProviderConfigs.Command(
            "sdi", true, new HashMap<>(Map.of("apiKey", FakeProvider.KEY))));
    invoice = app.issued().id();
    sent = app.submitAbroad.submit(app.scope(), invoice, Provider.SDI);
    app.sdi.judge(new Judged.Accepted("R1", "<RC/>"));
  }

  private Submission ask() {
    return app.hastenVerdict.hasten(app.scope(), invoice, sent.id());
  }

  private SubmissionState state() {
    return app.listSubmissions.list(app.scope(), invoice).get(0).submission().state();
  }

  /** Runs what is due at this moment, and nothing that waits. */
  private void runDue() {
    while (app.jobs.next().filter(next -> !next.when().isAfter(app.clock.instant())).isPresent()) {
      Job job = app.jobs.next().orElseThrow().job();
      SubmissionJob.handlers(app.advance, app.clock).stream()
          .filter(handler -> handler.kind().equals(job.kind()))
          .forEach(handler -> handler.run(job));
      app.jobs.done(job);
    }
  }

  @Test
  void the_verdict_is_known_before_the_plan_would_ask() {
    app.clock.pass(HastenVerdict.PAUSE);
    runDue();
    assertThat(state()).as("the plan asks later").isEqualTo(SubmissionState.SENT);
    ask();
    runDue();
    assertThat(state()).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(ask().state()).as("what is settled stays").isEqualTo(SubmissionState.ACCEPTED);
  }

  @Test
  void an_authority_is_not_asked_twice_in_a_row() {
    assertThatThrownBy(this::ask)
        .isInstanceOfSatisfying(
            ApplicationException.TooMany.class,
            refused -> assertThat(refused.retryAfter()).contains(HastenVerdict.PAUSE));
    app.clock.pass(HastenVerdict.PAUSE);
    assertThat(ask().state()).isEqualTo(SubmissionState.SENT);
  }

  @Test
  void only_by_whoever_may_and_for_its_own_invoice() {
    app.clock.pass(HastenVerdict.PAUSE);
    assertThatThrownBy(() -> app.hastenVerdict.hasten(app.stranger(), invoice, sent.id()))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> app.hastenVerdict.hasten(app.as(Role.EMPLOYEE), invoice, sent.id()))
        .isInstanceOf(ApplicationException.Forbidden.class);
    InvoiceId other = app.issued().id();
    assertThatThrownBy(() -> app.hastenVerdict.hasten(app.scope(), other, sent.id()))
        .isInstanceOf(ApplicationException.NotFound.class);
  }
}
