package ro.storno.application.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.TestApplication;
import ro.storno.application.job.Job;
import ro.storno.application.job.PostponedException;
import ro.storno.application.provider.FakeProvider;
import ro.storno.application.provider.ManageProviderConfigs;
import ro.storno.application.provider.Provider;
import ro.storno.application.submission.SubmissionChannel.Judged;
import ro.storno.application.submission.SubmissionJob;
import ro.storno.domain.DomainException;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.identity.Role;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.notification.NotificationType;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionState;

class SubmitAbroadTest {
  private final TestApplication app = new TestApplication();

  private void configure(boolean enabled) {
    app.manageProviders.save(
        app.scope(),
        new ManageProviderConfigs.Command(
            "sdi", enabled, new HashMap<>(java.util.Map.of("apiKey", FakeProvider.KEY))));
  }

  private Submission submit(InvoiceId id) {
    return app.submitAbroad.submit(app.scope(), id, Provider.SDI);
  }

  private void runAll() {
    app.clock.pass(Duration.ofMinutes(10));
    for (Job job : app.jobs.waiting()) {
      SubmissionJob.handlers(app.advance, app.clock).stream()
          .filter(handler -> handler.kind().equals(job.kind()))
          .forEach(
              handler -> {
                try {
                  handler.run(job);
                  app.jobs.done(job);
                } catch (PostponedException later) {
                  app.jobs.postpone(job, later.until());
                }
              });
    }
  }

  private List<Submission> all(InvoiceId id) {
    return app.listSubmissions.list(app.scope(), id).stream()
        .map(ListSubmissions.Entry::submission)
        .toList();
  }

  private List<InvoiceEvent.Type> events(InvoiceId id) {
    return app.events.list(app.scope(), id).stream()
        .map(happening -> happening.event().type())
        .toList();
  }

  private void locked(Invoice invoice) {
    assertThatThrownBy(
            () -> app.cancel.cancel(app.scope(), invoice.id(), "Ordered by nobody at all"))
        .isInstanceOf(DomainException.IllegalState.class)
        .hasMessageContaining("sdi");
    assertThat(
            app.transactions.<Boolean>inCompany(
                app.scope().company(), () -> app.filing.outOfReach(app.stored(invoice.id()))))
        .isTrue();
  }

  @Test
  void without_credentials_the_file_is_made_and_never_sent() {
    Invoice invoice = app.issued();
    Submission prepared = submit(invoice.id());
    assertThat(prepared.state()).isEqualTo(SubmissionState.PREPARED);
    assertThat(prepared.state().documentedStatus()).isEqualTo("pending");
    InvoiceFile file = app.downloadSubmission.file(app.scope(), invoice.id(), prepared.id());
    assertThat(new String(file.content(), StandardCharsets.UTF_8))
        .isEqualTo("<n>" + invoice.displayNumber() + "</n>");
    configure(true);
    runAll();
    assertThat(app.sdi.taken).as("a configuration made later sends nothing by itself").isEmpty();
    Submission second = submit(invoice.id());
    assertThat(second.state()).isEqualTo(SubmissionState.SENT);
    assertThat(second.filing().attempt()).isEqualTo(2);
    assertThat(app.sdi.taken).hasSize(1);
  }

  @Test
  void one_that_is_switched_off_makes_files_only() {
    configure(false);
    assertThat(submit(app.issued().id()).state()).isEqualTo(SubmissionState.PREPARED);
    assertThat(app.sdi.taken).isEmpty();
  }

  @Test
  void with_credentials_it_is_handed_over_at_once_and_its_verdict_is_told() {
    configure(true);
    Invoice invoice = app.issued();
    Submission sent = submit(invoice.id());
    assertThat(sent.reference()).contains("sdi-1");
    assertThat(app.stored(invoice.id()).status()).isEqualTo(DocumentStatus.ISSUED);
    assertThatThrownBy(() -> submit(invoice.id())).isInstanceOf(DomainException.IllegalState.class);
    locked(invoice);
    app.sdi.judge(new Judged.Accepted("R1", "<RC/>"));
    runAll();
    assertThat(all(invoice.id()).get(0).state()).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(app.listSubmissions.list(app.scope(), invoice.id()).get(0).evidence()).hasSize(1);
    assertThat(events(invoice.id()))
        .startsWith(InvoiceEvent.Type.EINVOICE_ACCEPTED, InvoiceEvent.Type.EINVOICE_SUBMITTED);
    assertThat(app.stored(invoice.id()).status()).isEqualTo(DocumentStatus.ISSUED);
    assertThat(app.told)
        .anySatisfy(
            notice -> {
              assertThat(notice.type()).isEqualTo(NotificationType.INVOICE_VALIDATED);
              assertThat(notice.data()).containsEntry("provider", "sdi");
            });
    locked(invoice);
    assertThatThrownBy(() -> submit(invoice.id()))
        .isInstanceOf(DomainException.IllegalState.class)
        .hasMessageContaining("sdi-1");
  }

  @Test
  void a_rejected_one_can_be_changed_and_submitted_again() {
    configure(true);
    Invoice invoice = app.issued();
    submit(invoice.id());
    app.sdi.judge(new Judged.Rejected(null, List.of("00404 duplicate"), "<NS/>"));
    runAll();
    assertThat(events(invoice.id())).startsWith(InvoiceEvent.Type.EINVOICE_REJECTED);
    assertThat(all(invoice.id()).get(0).answer().errors()).containsExactly("00404 duplicate");
    assertThat(submit(invoice.id()).filing().attempt()).isEqualTo(2);
  }

  @Test
  void a_lost_answer_is_looked_for_and_nothing_is_sent_twice() {
    configure(true);
    app.sdi.loseAnswers(true);
    Invoice invoice = app.issued();
    assertThat(submit(invoice.id()).state()).isEqualTo(SubmissionState.UNKNOWN);
    locked(invoice);
    assertThatThrownBy(() -> submit(invoice.id())).isInstanceOf(DomainException.IllegalState.class);
    runAll();
    assertThat(all(invoice.id()).get(0).state()).isEqualTo(SubmissionState.SENT);
    assertThat(app.sdi.taken).hasSize(1);
  }

  @Test
  void what_is_to_be_sent_again_stays_as_it_was_sent() {
    configure(true);
    Invoice invoice = app.issued();
    app.sdi.loseAnswers(true);
    submit(invoice.id());
    app.sdi.taken.clear();
    app.sdi.down(true);
    runAll();
    runAll();
    assertThat(all(invoice.id()).get(0).state()).isEqualTo(SubmissionState.QUEUED);
    locked(invoice);
  }

  @Test
  void configuration_leads_nowhere_else_while_a_lost_invoice_is_looked_for() {
    configure(true);
    Invoice invoice = app.issued();
    app.sdi.loseAnswers(true);
    submit(invoice.id());
    ManageProviderConfigs.Command elsewhere =
        new ManageProviderConfigs.Command(
            "sdi",
            null,
            new HashMap<>(
                java.util.Map.of(
                    "apiEndpoint", "https://other.example.com", "apiKey", FakeProvider.KEY)));
    assertThatThrownBy(() -> app.manageProviders.save(app.scope(), elsewhere))
        .isInstanceOf(DomainException.IllegalState.class)
        .hasMessageContaining("lost");
    assertThatThrownBy(() -> app.manageProviders.remove(app.scope(), "sdi"))
        .isInstanceOf(DomainException.IllegalState.class);
    configure(true);
    runAll();
    assertThat(app.manageProviders.save(app.scope(), elsewhere).masked())
        .containsEntry("apiEndpoint", "https://other.example.com");
  }

  @Test
  void anaf_and_another_authority_do_not_meet() {
    configure(true);
    Invoice invoice = app.issued();
    submit(invoice.id());
    app.submit.submit(app.scope(), invoice.id());
    assertThat(all(invoice.id())).hasSize(2);
    assertThat(app.submission(invoice.id()).filing().attempt()).isEqualTo(1);
    assertThat(app.get.get(app.scope(), invoice.id()).filing().reference())
        .as("the invoice shows what ANAF says")
        .isNotEqualTo("sdi-1");
    app.sdi.judge(new Judged.Rejected(null, List.of("no"), "<NS/>"));
    runAll();
    assertThat(app.stored(invoice.id()).status()).isEqualTo(DocumentStatus.VALIDATED);
    assertThat(all(invoice.id()))
        .extracting(Submission::state)
        .containsExactlyInAnyOrder(SubmissionState.ACCEPTED, SubmissionState.REJECTED);
    assertThat(submit(invoice.id()).filing().attempt()).isEqualTo(2);
  }

  @Test
  void one_that_waits_is_taken_out_of_the_queue_by_cancelling() {
    configure(true);
    app.sdi.down(true);
    Invoice invoice = app.issued();
    assertThatThrownBy(() -> submit(invoice.id()))
        .isInstanceOf(ApplicationException.Unavailable.class);
    app.cancel.cancel(app.scope(), invoice.id(), "Ordered by nobody");
    app.sdi.down(false);
    runAll();
    assertThat(app.sdi.taken).isEmpty();
    assertThat(all(invoice.id()).get(0).state()).isEqualTo(SubmissionState.WITHDRAWN);
  }

  @Test
  void only_issued_invoices_of_the_company_by_whoever_may() {
    configure(true);
    InvoiceId draft = app.draft().id();
    assertThatThrownBy(() -> submit(draft)).isInstanceOf(DomainException.IllegalState.class);
    Invoice invoice = app.issued();
    assertThatThrownBy(() -> app.submitAbroad.submit(app.stranger(), invoice.id(), Provider.SDI))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(
            () -> app.submitAbroad.submit(app.as(Role.EMPLOYEE), invoice.id(), Provider.SDI))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> app.submitAbroad.submit(app.scope(), invoice.id(), Provider.KSEF))
        .isInstanceOf(ApplicationException.Unacceptable.class)
        .hasMessageContaining("ksef");
    Submission sent = submit(invoice.id());
    assertThatThrownBy(() -> app.downloadSubmission.file(app.stranger(), invoice.id(), sent.id()))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> app.downloadSubmission.file(app.scope(), app.issued().id(), sent.id()))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> SubmitAbroad.provider(app.scope(), "fax"))
        .isInstanceOf(ApplicationException.Unacceptable.class);
  }

  private Submission offline(InvoiceId id) {
    return app.submitAbroad.issueOffline(app.scope(), id, Provider.SDI);
  }

  private byte[] file(Invoice invoice, Submission submission) {
    return app.downloadSubmission.file(app.scope(), invoice.id(), submission.id()).content();
  }

  @Test
  void one_issued_offline_stays_as_it_is_and_is_sent_byte_for_byte_once_that_works() {
    configure(true);
    app.sdi.down(true);
    Invoice invoice = app.issued();
    Submission queued = offline(invoice.id());
    assertThat(queued.state()).isEqualTo(SubmissionState.QUEUED);
    assertThat(queued.filing().deadline()).isEqualTo(invoice.content().issueDate().plusDays(1));
    assertThat(queued.payload().offline()).isTrue();
    assertThat(queued.payload().terms())
        .containsEntry("code", "code of " + queued.payload().sha256());
    byte[] given = file(invoice, queued);
    locked(invoice);
    runAll();
    Submission waiting = all(invoice.id()).get(0);
    assertThat(waiting.state()).isEqualTo(SubmissionState.QUEUED);
    assertThat(waiting.problem()).contains("was not reached");
    assertThat(waiting.payload())
        .as("a call without effect drops nothing")
        .isEqualTo(queued.payload());
    locked(invoice);
    app.sdi.down(false);
    runAll();
    Submission sent = all(invoice.id()).get(0);
    assertThat(sent.state()).isEqualTo(SubmissionState.SENT);
    assertThat(app.sdi.taken.get("sdi-1")).isEqualTo(given);
    assertThat(sent.payload()).isEqualTo(queued.payload());
    app.sdi.judge(new Judged.Accepted("R1", "<RC/>"));
    runAll();
    assertThat(all(invoice.id()).get(0).state()).isEqualTo(SubmissionState.ACCEPTED);
  }

  @Test
  void a_lost_answer_to_one_issued_offline_is_found_again() {
    configure(true);
    app.sdi.loseAnswers(true);
    Invoice invoice = app.issued();
    offline(invoice.id());
    runAll();
    assertThat(all(invoice.id()).get(0).state()).isEqualTo(SubmissionState.UNKNOWN);
    app.sdi.loseAnswers(false);
    runAll();
    assertThat(all(invoice.id()).get(0).state()).isEqualTo(SubmissionState.SENT);
    assertThat(app.sdi.taken).hasSize(1);
  }

  @Test
  void it_is_issued_offline_once_and_a_user_may_send_it_by_hand() {
    configure(true);
    Invoice invoice = app.issued();
    Submission queued = offline(invoice.id());
    assertThatThrownBy(() -> offline(invoice.id()))
        .isInstanceOf(DomainException.IllegalState.class);
    Submission sent = submit(invoice.id());
    assertThat(sent.id()).isEqualTo(queued.id());
    assertThat(sent.state()).isEqualTo(SubmissionState.SENT);
    assertThat(sent.payload()).isEqualTo(queued.payload());
  }

  @Test
  void one_issued_offline_cannot_become_a_mere_file_when_the_configuration_ends() {
    configure(true);
    Invoice invoice = app.issued();
    offline(invoice.id());
    configure(false);
    assertThatThrownBy(() -> submit(invoice.id())).isInstanceOf(DomainException.IllegalState.class);
    assertThat(all(invoice.id())).hasSize(1);
  }

  @Test
  void what_waits_in_the_queue_gives_way_to_the_file_that_was_given_out() {
    configure(true);
    app.sdi.down(true);
    Invoice invoice = app.issued();
    assertThatThrownBy(() -> submit(invoice.id()))
        .isInstanceOf(ApplicationException.Unavailable.class);
    offline(invoice.id());
    assertThat(all(invoice.id()))
        .extracting(Submission::state)
        .containsExactly(SubmissionState.QUEUED, SubmissionState.WITHDRAWN);
  }

  @Test
  void nothing_is_issued_offline_whose_last_day_is_over() {
    configure(true);
    Invoice invoice = app.issued();
    app.clock.pass(Duration.ofDays(3));
    assertThatThrownBy(() -> offline(invoice.id()))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused -> assertThat(refused.errors()).containsKey("offline"));
    assertThat(all(invoice.id())).isEmpty();
  }

  @Test
  void nothing_is_issued_offline_without_a_configuration_or_such_a_mode() {
    Invoice invoice = app.issued();
    assertThatThrownBy(() -> offline(invoice.id()))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused -> assertThat(refused.errors()).containsKey("provider"));
    assertThatThrownBy(
            () -> app.submitAbroad.issueOffline(app.scope(), invoice.id(), Provider.XRECHNUNG))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused -> assertThat(refused.errors()).containsKey("offline"));
    assertThat(all(invoice.id())).isEmpty();
  }
}
