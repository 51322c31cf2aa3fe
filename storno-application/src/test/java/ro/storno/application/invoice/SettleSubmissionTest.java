package ro.storno.application.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.TestApplication;
import ro.storno.application.provider.FakeProvider;
import ro.storno.application.provider.ManageProviderConfigs;
import ro.storno.application.provider.Provider;
import ro.storno.application.submission.SubmissionChannel.Judged;
import ro.storno.domain.DomainException;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.identity.Role;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionState;
import ro.storno.domain.submission.SubmissionStep;

/** What nobody can be asked about is settled by people, once, and stays to be seen as that. */
class SettleSubmissionTest {
  private static final String REASON = "Frau Weber (Stadtkasse) hat die Rechnung";

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
    app.sdi.silent(true);
  }

  private Submission settle(boolean delivered) {
    return app.settleSubmission.settle(
        app.scope(), invoice, sent.id(), new SettleSubmission.Command(delivered, REASON));
  }

  private List<SubmissionStep> steps() {
    return app.listSubmissions.list(app.scope(), invoice).stream()
        .filter(each -> each.submission().id().equals(sent.id()))
        .findFirst()
        .orElseThrow()
        .steps();
  }

  @Test
  void delivered_is_accepted_with_who_said_so_and_why() {
    Submission settled = settle(true);
    assertThat(settled.state()).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(settled.answer().settledAt()).isEqualTo(app.clock.instant());
    SubmissionStep last = steps().get(steps().size() - 1);
    assertThat(last.by()).isEqualTo(app.scope().actor().user());
    assertThat(last.explanation()).isEqualTo("Settled by hand as delivered: " + REASON);
    assertThat(last.answer()).as("no answer of an authority").isNull();
    assertThat(steps().subList(0, steps().size() - 1)).allMatch(step -> step.by() == null);
    assertThat(
            app.transactions.inPlatform(
                () -> app.auditLog.after(app.scope().profile().organization(), 0, 1000)))
        .filteredOn(each -> each.action().equals(AuditAction.SUBMISSION_SETTLED.wireName()))
        .singleElement()
        .satisfies(each -> assertThat(each.subject()).isEqualTo(sent.id().value()));
    assertThatThrownBy(() -> app.submitAbroad.submit(app.scope(), invoice, Provider.SDI))
        .isInstanceOf(DomainException.IllegalState.class);
  }

  @Test
  void not_delivered_is_rejected_and_can_be_sent_again() {
    Submission settled = settle(false);
    assertThat(settled.state()).isEqualTo(SubmissionState.REJECTED);
    assertThat(settled.answer().errors()).singleElement().asString().contains(REASON);
    Submission again = app.submitAbroad.submit(app.scope(), invoice, Provider.SDI);
    assertThat(again.id()).isNotEqualTo(sent.id());
    assertThat(again.filing().attempt()).isEqualTo(2);
  }

  @Test
  void it_is_settled_once_and_no_job_changes_it_afterwards() {
    Submission before = settle(true);
    assertThatThrownBy(() -> settle(false))
        .isInstanceOf(DomainException.IllegalState.class)
        .hasMessageContaining("accepted already");
    app.sdi.judge(new Judged.Rejected("R1", List.of("late"), "<NS/>"));
    assertThat(app.advance.advance(sent.company(), sent.id(), sent.version())).isEmpty();
    assertThat(app.listSubmissions.list(app.scope(), invoice).get(0).submission().version())
        .isEqualTo(before.version());
  }

  @Test
  void who_saw_it_before_the_job_went_on_settles_nothing() {
    app.sdi.judge(new Judged.Pending("still silent"));
    app.advance.advance(sent.company(), sent.id(), sent.version());
    boolean written =
        app.advance.settle(
            sent,
            each ->
                each.settledByHand(true, app.scope().actor().user(), REASON, app.clock.instant()),
            () -> {
              throw new AssertionError("nothing is written beside what is not written");
            });
    assertThat(written).isFalse();
    assertThat(settle(true).state()).isEqualTo(SubmissionState.ACCEPTED);
  }

  @Test
  void what_can_be_asked_for_is_not_settled_by_hand() {
    app.sdi.silent(false);
    assertThatThrownBy(() -> settle(true))
        .isInstanceOf(DomainException.IllegalState.class)
        .hasMessageContaining("by itself");
    assertThat(steps()).allMatch(step -> step.by() == null);
  }

  @Test
  void it_takes_an_answer_a_reason_a_right_and_the_own_invoice() {
    for (SettleSubmission.Command bad :
        List.of(
            new SettleSubmission.Command(null, REASON),
            new SettleSubmission.Command(true, null),
            new SettleSubmission.Command(true, "  "),
            new SettleSubmission.Command(true, "a\nb"),
            new SettleSubmission.Command(true, "x".repeat(501)))) {
      assertThatThrownBy(() -> app.settleSubmission.settle(app.scope(), invoice, sent.id(), bad))
          .isInstanceOf(ApplicationException.Invalid.class);
    }
    SettleSubmission.Command good = new SettleSubmission.Command(true, REASON);
    assertThatThrownBy(
            () -> app.settleSubmission.settle(app.as(Role.EMPLOYEE), invoice, sent.id(), good))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> app.settleSubmission.settle(app.stranger(), invoice, sent.id(), good))
        .isInstanceOf(ApplicationException.NotFound.class);
    InvoiceId other = app.issued().id();
    assertThatThrownBy(() -> app.settleSubmission.settle(app.scope(), other, sent.id(), good))
        .isInstanceOf(ApplicationException.NotFound.class);
  }
}
