package ro.storno.application.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Entries;
import ro.storno.application.TestApplication;
import ro.storno.application.anaf.EFactura;
import ro.storno.application.anaf.InMemoryAnaf.Fate;
import ro.storno.application.anaf.InMemoryAnaf.Fault;
import ro.storno.application.anaf.SealCheck;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.PostponedException;
import ro.storno.application.submission.SubmissionJob;
import ro.storno.application.submission.SubmissionQueue;
import ro.storno.domain.DomainException;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.domain.identity.Role;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.notification.NotificationType;
import ro.storno.domain.party.Cif;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionState;

class SubmitInvoiceTest {
  private final TestApplication app = new TestApplication();

  private Invoice issuedBy(CompanyScope scope) {
    return app.issue.issue(scope, app.draft().id()).invoice();
  }

  /** Runs what is due by the clock, once for each job. */
  private void runDue() {
    List<JobHandler> handlers = new ArrayList<>(List.of(app.followUp));
    handlers.addAll(SubmissionJob.handlers(app.advance, app.clock));
    for (Job job : app.jobs.waiting()) {
      handlers.stream()
          .filter(handler -> handler.kind().equals(job.kind()))
          .forEach(handler -> run(handler, job));
    }
  }

  private void run(JobHandler handler, Job job) {
    boolean due =
        app.jobs.waiting(job.kind()).stream()
            .anyMatch(
                entry -> entry.job().equals(job) && !entry.when().isAfter(app.clock.instant()));
    if (!due) {
      return;
    }
    try {
      handler.run(job);
      app.jobs.done(job);
    } catch (PostponedException postponed) {
      app.jobs.postpone(job, postponed.until());
    }
  }

  private void pass(Duration time) {
    Instant end = app.clock.instant().plus(time);
    while (app.clock.instant().isBefore(end)) {
      app.clock.pass(Duration.ofSeconds(30));
      runDue();
    }
  }

  private DocumentStatus status(InvoiceId id) {
    return app.stored(id).status();
  }

  private List<InvoiceEvent.Type> events(InvoiceId id) {
    return app.events.list(app.scope(), id).stream()
        .map(happening -> happening.event().type())
        .toList();
  }

  @Test
  void issue_schedules_the_upload_after_the_delay_and_never_uploads_inline() {
    InvoiceDetail issued = app.issue.issue(app.synchronising(24), app.draft().id());
    assertThat(issued.filing().scheduledSendAt())
        .isEqualTo(TestApplication.START.plus(Duration.ofHours(24)));
    assertThat(issued.filing().state()).isEqualTo("queued");
    assertThat(app.anaf.uploads()).isZero();
    pass(Duration.ofHours(23));
    assertThat(app.anaf.uploads()).isZero();
    pass(Duration.ofHours(2));
    assertThat(status(issued.invoice().id())).isEqualTo(DocumentStatus.VALIDATED);
    assertThat(events(issued.invoice().id()))
        .startsWith(InvoiceEvent.Type.ANAF_VALIDATED, InvoiceEvent.Type.ANAF_SUBMITTED);
    assertThat(app.told)
        .extracting(notice -> notice.type())
        .containsExactly(NotificationType.INVOICE_VALIDATED);
  }

  @Test
  void deleted_company_sends_nothing_and_hears_what_became_of_what_it_sent() {
    Invoice sent = app.issued();
    app.submit.submit(app.scope(), sent.id());
    Invoice waiting = app.issued();
    var filing = app.issue.issue(app.synchronising(null), app.draft().id());
    app.anaf.close(app.scope().company());
    pass(Duration.ofHours(2));
    assertThat(app.anaf.uploads()).isEqualTo(1);
    assertThat(status(sent.id())).isEqualTo(DocumentStatus.VALIDATED);
    assertThat(status(filing.invoice().id())).isEqualTo(DocumentStatus.ISSUED);
    assertThat(status(waiting.id())).isEqualTo(DocumentStatus.ISSUED);
  }

  @Test
  void nothing_is_scheduled_without_synchronisation_or_authorization() {
    assertThat(app.issue.issue(app.scope(), app.draft().id()).filing().state()).isNull();
    app.anaf.authorize(app.scope().company(), false);
    assertThat(app.issue.issue(app.synchronising(null), app.draft().id()).filing().state())
        .isNull();
    app.anaf.authorize(app.scope().company(), true);
    assertThat(app.issue.issue(app.synchronising(null), app.draft().id()).filing().state())
        .as("an authorization counts at once")
        .isEqualTo("queued");
  }

  @Test
  void a_user_submits_and_sees_index_and_event_with_his_name() {
    Invoice issued = app.issued();
    InvoiceDetail sent = app.submit.submit(app.scope(), issued.id());
    assertThat(sent.invoice().status()).isEqualTo(DocumentStatus.SENT_TO_PROVIDER);
    String index = sent.filing().reference();
    assertThat(index).isNotNull();
    InvoiceEvent event = sent.events().get(0).event();
    assertThat(event.type()).isEqualTo(InvoiceEvent.Type.ANAF_SUBMITTED);
    assertThat(event.metadata()).containsEntry("submissionId", index);
    assertThat(event.by()).isEqualTo(app.owner().user());
    pass(Duration.ofMinutes(2));
    FilingStatus filing = app.get.get(app.scope(), issued.id()).filing();
    assertThat(filing.state()).isEqualTo("validated");
    assertThat(filing.receipt()).isNotNull();
    ListSubmissions.Entry entry = app.listSubmissions.list(app.scope(), issued.id()).get(0);
    assertThat(entry.evidence()).hasSize(1);
    assertThat(entry.evidence().get(0).sameDocument()).isTrue();
    assertThat(entry.evidence().get(0).seal()).isEqualTo("VALID");
    assertThat(entry.steps()).hasSize(4);
    assertThat(entry.steps().get(2).answer()).contains("index_incarcare");
  }

  @Test
  void the_bytes_are_kept_before_the_call_and_are_those_that_are_sent() {
    Invoice issued = app.issued();
    app.anaf.once(Fault.REQUEST_LOST);
    app.submit.submit(app.scope(), issued.id());
    Submission unknown = app.submission(issued.id());
    assertThat(unknown.state()).isEqualTo(SubmissionState.UNKNOWN);
    byte[] kept =
        app.store
            .get(
                app.scope().company(),
                java.util.Objects.requireNonNull(unknown.payload()).storageKey())
            .orElseThrow();
    assertThat(kept).isEqualTo(app.downloadXml.download(app.scope(), issued.id()).content());
  }

  @Test
  void what_cannot_be_submitted_is_refused_before_anything_is_written() {
    InvoiceId draft = app.draft().id();
    assertThatThrownBy(() -> app.submit.submit(app.scope(), draft))
        .isInstanceOf(DomainException.IllegalState.class);
    InvoiceId issued = app.issued().id();
    assertThatThrownBy(() -> app.submit.submit(app.stranger(), issued))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> app.submit.submit(app.as(Role.EMPLOYEE), issued))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> app.listSubmissions.list(app.stranger(), issued))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> app.signedAnswers.answer(app.stranger(), issued))
        .isInstanceOf(ApplicationException.NotFound.class);
    app.anaf.authorize(app.scope().company(), false);
    assertThatThrownBy(() -> app.submit.submit(app.scope(), issued))
        .isInstanceOfSatisfying(
            ApplicationException.Invalid.class, e -> assertThat(e.errors()).containsKey("anaf"));
    assertThat(app.listSubmissions.list(app.as(Role.EMPLOYEE), issued)).isEmpty();
    assertThat(app.anaf.uploads()).isZero();
  }

  @Test
  void what_the_official_rules_find_wrong_is_not_sent_and_goes_out_once_corrected() {
    app.xml.say(Verdict.INVALID);
    CompanyScope scope = app.synchronising(null);
    Invoice issued = issuedBy(scope);
    assertThatThrownBy(() -> app.submit.submit(scope, issued.id()))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    runDue();
    assertThat(app.submission(issued.id()).state()).isEqualTo(SubmissionState.WITHDRAWN);
    assertThat(events(issued.id()).get(0)).isEqualTo(InvoiceEvent.Type.SUBMISSION_WITHHELD);
    assertThat(status(issued.id())).isEqualTo(DocumentStatus.ISSUED);
    assertThat(app.anaf.uploads()).isZero();

    app.xml.say(Verdict.VALID);
    edit(scope, issued.id(), "150");
    pass(Duration.ofMinutes(3));
    assertThat(status(issued.id())).isEqualTo(DocumentStatus.VALIDATED);
    assertThat(app.submission(issued.id()).filing().attempt()).isEqualTo(2);
  }

  private void edit(CompanyScope scope, InvoiceId id, String price) {
    app.update.update(
        scope,
        id,
        Entries.record(InvoiceEntry.class, Map.of("lines", List.of(Entries.line("2", price)))),
        Set.of("lines"));
  }

  @Test
  void what_the_rules_could_not_judge_is_sent_for_the_deadline_runs() {
    app.xml.say(Verdict.NOT_CHECKED);
    Invoice issued = app.issued();
    app.submit.submit(app.scope(), issued.id());
    assertThat(status(issued.id())).isEqualTo(DocumentStatus.SENT_TO_PROVIDER);
  }

  @Test
  void an_upload_leaves_the_judging_to_the_follow_up_but_does_not_wait_for_ever() {
    Invoice issued = issuedBy(app.synchronising(null));
    Job send = app.jobs.waiting(SubmissionJob.SEND).get(0).job();
    JobHandler handler = SubmissionJob.handlers(app.advance, app.clock).get(0);
    assertThatThrownBy(() -> handler.run(send)).isInstanceOf(PostponedException.class);
    assertThat(app.xml.judged()).isZero();
    app.clock.pass(Duration.ofMinutes(3));
    handler.run(send);
    assertThat(app.xml.judged()).isEqualTo(1);
    assertThat(status(issued.id())).isEqualTo(DocumentStatus.SENT_TO_PROVIDER);
    app.jobs.runAll(app.followUp);
    assertThat(app.xml.judged()).as("nothing is judged twice").isEqualTo(1);
  }

  @Test
  void an_edit_before_the_upload_changes_what_is_uploaded() {
    CompanyScope scope = app.synchronising(2);
    Invoice issued = issuedBy(scope);
    pass(Duration.ofHours(1));
    edit(scope, issued.id(), "999");
    pass(Duration.ofHours(2));
    assertThat(status(issued.id())).isEqualTo(DocumentStatus.VALIDATED);
    assertThat(new String(app.anaf.lastUpload().xml(), StandardCharsets.UTF_8)).contains("1998");
    assertThat(app.submission(issued.id()).filing().attempt()).isEqualTo(1);
  }

  @Test
  void another_issue_date_moves_the_deadline_of_what_waits() {
    CompanyScope scope = app.synchronising(48);
    Invoice issued = issuedBy(scope);
    LocalDate before = app.submission(issued.id()).filing().deadline();
    app.update.update(
        scope,
        issued.id(),
        Entries.record(InvoiceEntry.class, Map.of("issueDate", TestApplication.TODAY.minusDays(3))),
        Set.of("issueDate"));
    assertThat(app.submission(issued.id()).filing().deadline()).isBefore(before);
    pass(Duration.ofHours(49));
    assertThat(status(issued.id())).isEqualTo(DocumentStatus.VALIDATED);
  }

  @Test
  void cancelling_takes_the_invoice_out_of_the_queue() {
    CompanyScope scope = app.synchronising(2);
    Invoice issued = issuedBy(scope);
    app.cancel.cancel(scope, issued.id(), "comanda a fost anulata");
    pass(Duration.ofHours(3));
    assertThat(app.anaf.uploads()).isZero();
    assertThat(app.submission(issued.id()).state()).isEqualTo(SubmissionState.WITHDRAWN);
    app.restore.restore(scope, issued.id());
    app.issue.issue(scope, issued.id());
    pass(Duration.ofHours(3));
    assertThat(status(issued.id())).isEqualTo(DocumentStatus.VALIDATED);
    assertThat(app.anaf.uploads()).isEqualTo(1);
  }

  @Test
  void once_handed_over_it_can_be_neither_cancelled_nor_edited_nor_submitted_again() {
    Invoice issued = app.issued();
    app.anaf.once(Fault.ANSWER_LOST);
    app.submit.submit(app.scope(), issued.id());
    assertThatThrownBy(() -> app.cancel.cancel(app.scope(), issued.id(), "nu mai trebuie"))
        .isInstanceOf(DomainException.IllegalState.class);
    assertThatThrownBy(() -> edit(app.scope(), issued.id(), "1"))
        .isInstanceOf(DomainException.RuleViolated.class);
    assertThatThrownBy(() -> app.submit.submit(app.scope(), issued.id()))
        .isInstanceOf(DomainException.IllegalState.class);
  }

  @Test
  void a_rejection_is_told_in_anafs_words_and_a_new_attempt_keeps_the_history() {
    app.anaf.fate(new Fate(Duration.ofSeconds(5), Duration.ZERO, false));
    Invoice issued = app.issued();
    app.submit.submit(app.scope(), issued.id());
    pass(Duration.ofMinutes(2));
    FilingStatus rejected = app.get.get(app.scope(), issued.id()).filing();
    assertThat(status(issued.id())).isEqualTo(DocumentStatus.REJECTED);
    assertThat(rejected.errors()).hasSize(2).first().asString().contains("BR-RO-100");
    assertThat(events(issued.id()).get(0)).isEqualTo(InvoiceEvent.Type.ANAF_REJECTED);
    assertThat(app.told.get(0).type()).isEqualTo(NotificationType.INVOICE_REJECTED);

    edit(app.scope(), issued.id(), "120");
    app.anaf.fate(Fate.USUAL);
    app.submit.submit(app.scope(), issued.id());
    pass(Duration.ofMinutes(2));
    assertThat(status(issued.id())).isEqualTo(DocumentStatus.VALIDATED);
    List<ListSubmissions.Entry> attempts = app.listSubmissions.list(app.scope(), issued.id());
    assertThat(attempts)
        .extracting(e -> e.submission().state())
        .containsExactly(SubmissionState.ACCEPTED, SubmissionState.REJECTED);
    assertThat(attempts.get(1).evidence()).hasSize(1);
  }

  @Test
  void a_lost_answer_is_found_in_the_list_and_costs_no_second_upload() {
    Invoice issued = app.issued();
    app.anaf.once(Fault.ANSWER_LOST);
    InvoiceDetail lost = app.submit.submit(app.scope(), issued.id());
    assertThat(lost.filing().state()).isEqualTo("unknown");
    assertThat(lost.filing().message()).contains("cut off");
    pass(Duration.ofMinutes(10));
    assertThat(status(issued.id())).isEqualTo(DocumentStatus.VALIDATED);
    assertThat(app.anaf.uploads()).isEqualTo(1);
    assertThat(app.listSubmissions.list(app.scope(), issued.id()).get(0).evidence()).hasSize(1);
  }

  @Test
  void a_lost_request_is_sent_again_only_after_the_safe_time_and_with_the_same_bytes() {
    Invoice issued = app.issued();
    app.anaf.once(Fault.REQUEST_LOST);
    app.submit.submit(app.scope(), issued.id());
    pass(Duration.ofMinutes(115));
    assertThat(app.anaf.uploads()).as("absence proves nothing yet").isZero();
    assertThat(app.get.get(app.scope(), issued.id()).filing().message())
        .contains("no proof before");
    pass(Duration.ofMinutes(90));
    assertThat(app.anaf.uploads()).isEqualTo(1);
    assertThat(status(issued.id())).isEqualTo(DocumentStatus.VALIDATED);
    assertThat(app.listSubmissions.list(app.scope(), issued.id()).get(0).steps())
        .anyMatch(step -> step.explanation().contains("same bytes are sent again"));
  }

  @Test
  void a_lost_upload_is_found_among_thousands_of_others_though_pages_and_archives_fail() {
    Cif cif = new Cif("12345674");
    for (int i = 0; i < 2_300; i++) {
      app.anaf.uploadFromElsewhere(
          cif, ("<Invoice>elsewhere " + i + "</Invoice>").getBytes(StandardCharsets.UTF_8));
    }
    Invoice issued = app.issued();
    app.anaf.once(Fault.ANSWER_LOST);
    app.submit.submit(app.scope(), issued.id());
    AtomicInteger calls = new AtomicInteger();
    app.anaf.faults(() -> calls.incrementAndGet() % 3 == 0 ? Fault.ANSWER_LOST : Fault.NONE);
    pass(Duration.ofMinutes(90));
    assertThat(status(issued.id())).isEqualTo(DocumentStatus.VALIDATED);
    assertThat(app.anaf.repetitions()).isZero();
    assertThat(app.anaf.brokenLimits()).isEmpty();
  }

  @Test
  void an_archive_that_anaf_never_hands_out_holds_up_no_other() {
    UploadIndex broken =
        app.anaf.uploadFromElsewhere(
            new Cif("12345674"), "<Invoice>x</Invoice>".getBytes(StandardCharsets.UTF_8));
    app.anaf.withhold(broken);
    Invoice lost = app.issued();
    app.anaf.once(Fault.ANSWER_LOST);
    app.submit.submit(app.scope(), lost.id());
    Invoice neverThere = app.issued();
    app.anaf.once(Fault.REQUEST_LOST);
    app.submit.submit(app.scope(), neverThere.id());
    pass(Duration.ofHours(5));
    assertThat(status(lost.id())).isEqualTo(DocumentStatus.VALIDATED);
    assertThat(app.submission(neverThere.id()).state())
        .as("what could not be looked at might be it: absence is not certain")
        .isEqualTo(SubmissionState.UNKNOWN);
    assertThat(app.anaf.brokenLimits()).isEmpty();
  }

  @Test
  void while_anaf_is_behind_with_earlier_documents_absence_proves_nothing() {
    app.anaf.fate(new Fate(Duration.ofHours(5), Duration.ofMinutes(1), true));
    Invoice earlier = app.issued();
    app.submit.submit(app.scope(), earlier.id());
    app.clock.pass(Duration.ofMinutes(1));
    Invoice lost = app.issued();
    app.anaf.once(Fault.ANSWER_LOST);
    app.submit.submit(app.scope(), lost.id());
    pass(Duration.ofHours(4));
    assertThat(app.anaf.uploads()).isEqualTo(2);
    assertThat(app.submission(lost.id()).state()).isEqualTo(SubmissionState.UNKNOWN);
    pass(Duration.ofHours(4));
    assertThat(status(lost.id())).isEqualTo(DocumentStatus.VALIDATED);
    assertThat(app.anaf.repetitions()).isZero();
  }

  @Test
  void a_repetition_that_anaf_names_leads_back_to_the_first_upload() {
    app.anaf.fate(new Fate(Duration.ofHours(3), Duration.ofMinutes(1), true));
    Invoice issued = app.issued();
    app.anaf.once(Fault.ANSWER_LOST);
    app.submit.submit(app.scope(), issued.id());
    app.anaf.fate(new Fate(Duration.ofHours(1), Duration.ofMinutes(1), true));
    pass(Duration.ofHours(12));
    assertThat(app.anaf.repetitions()).as("later than any safe time").isEqualTo(1);
    assertThat(app.anaf.duplicates()).isZero();
    Submission found = app.submission(issued.id());
    assertThat(found.state()).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(app.anaf.accepted(found.reference().orElseThrow())).isTrue();
    assertThat(found.answer().formerReferences()).hasSize(1);
    assertThat(app.listSubmissions.list(app.scope(), issued.id()).get(0).evidence()).hasSize(2);
  }

  @Test
  void an_index_that_anaf_names_is_not_believed_before_the_document_is_compared() {
    Invoice issued = app.issued();
    app.submit.submit(app.scope(), issued.id());
    Submission sent = app.submission(issued.id());
    UploadIndex foreign =
        app.anaf.uploadFromElsewhere(
            new Cif("12345674"), "<Invoice>another</Invoice>".getBytes(StandardCharsets.UTF_8));
    app.transactions.inCompany(
        app.scope().company(),
        () -> {
          app.submissions.update(sent.adopted(foreign.value(), "named", null, app.clock.instant()));
          return 0;
        });
    Submission adopted = app.submission(issued.id());
    app.clock.pass(Duration.ofMinutes(1));
    app.advance.advance(app.scope().company(), adopted.id(), adopted.version());
    Submission judged = app.submission(issued.id());
    assertThat(judged.state()).isEqualTo(SubmissionState.REJECTED);
    assertThat(judged.answer().errors().get(0)).contains("not byte for byte");
  }

  @Test
  void anaf_down_for_days_is_no_failure_and_the_invoice_goes_out_afterwards() {
    CompanyScope scope = app.synchronising(null);
    app.anaf.down(true);
    Invoice issued = issuedBy(scope);
    pass(Duration.ofDays(3));
    Submission waiting = app.submission(issued.id());
    assertThat(waiting.state()).isEqualTo(SubmissionState.QUEUED);
    assertThat(waiting.problem()).contains("no connection");
    assertThat(app.jobs.waiting(SubmissionJob.SEND)).hasSize(1);
    assertThatThrownBy(() -> app.submit.submit(scope, issued.id()))
        .isInstanceOf(ApplicationException.Unavailable.class)
        .hasMessageContaining("stays queued");
    app.anaf.down(false);
    pass(Duration.ofHours(2));
    assertThat(status(issued.id())).isEqualTo(DocumentStatus.VALIDATED);
    assertThat(app.anaf.uploads()).isEqualTo(1);
  }

  @Test
  void who_does_not_want_to_wait_learns_the_verdict_before_the_plan_asks_for_it() {
    Invoice issued = app.issued();
    app.submit.submit(app.scope(), issued.id());
    runDue();
    assertThat(app.submission(issued.id()).state()).isEqualTo(SubmissionState.SENT);
    SubmissionQueue queue = new SubmissionQueue(app.submissions, app.jobs, app.ids, app.clock);
    app.clock.pass(Duration.ofSeconds(10));
    assertThat(hastened(queue)).isEqualTo(1);
    runDue();
    assertThat(status(issued.id())).isEqualTo(DocumentStatus.VALIDATED);
    int questions = app.anaf.stateCalls();
    pass(Duration.ofMinutes(10));
    assertThat(app.anaf.stateCalls()).as("the waiting job does nothing").isEqualTo(questions);
    assertThat(hastened(queue)).isZero();
  }

  private int hastened(SubmissionQueue queue) {
    CompanyId company = app.scope().company();
    return app.transactions.inCompany(company, () -> queue.hastenVerdicts(company, Channel.ANAF));
  }

  @Test
  void verdicts_are_asked_for_as_long_as_it_takes_within_a_hundred_questions_a_day() {
    app.anaf.fate(new Fate(Duration.ofDays(9), Duration.ZERO, true));
    Invoice issued = app.issued();
    app.submit.submit(app.scope(), issued.id());
    pass(Duration.ofDays(8));
    assertThat(app.submission(issued.id()).state()).isEqualTo(SubmissionState.SENT);
    pass(Duration.ofDays(2));
    assertThat(status(issued.id())).isEqualTo(DocumentStatus.VALIDATED);
    assertThat(app.anaf.brokenLimits()).isEmpty();
    assertThat(app.anaf.stateCalls()).isLessThan(130);
  }

  @Test
  void without_a_token_it_waits_visibly_until_somebody_authorizes() {
    CompanyScope scope = app.synchronising(1);
    Invoice issued = issuedBy(scope);
    app.anaf.authorize(scope.company(), false);
    pass(Duration.ofHours(3));
    assertThat(app.submission(issued.id()).problem()).contains("connect ANAF");
    assertThat(status(issued.id())).isEqualTo(DocumentStatus.ISSUED);
    app.anaf.authorize(scope.company(), true);
    pass(Duration.ofHours(2));
    assertThat(status(issued.id())).isEqualTo(DocumentStatus.VALIDATED);
  }

  @Test
  void a_refused_token_is_reported_and_the_next_one_tried_at_once() {
    Invoice issued = app.issued();
    app.anaf.once(Fault.REFUSED_TOKEN);
    app.submit.submit(app.scope(), issued.id());
    assertThat(app.anaf.refusals()).isEqualTo(1);
    assertThat(app.anaf.uploads()).isEqualTo(1);
    assertThat(status(issued.id())).isEqualTo(DocumentStatus.SENT_TO_PROVIDER);
  }

  @Test
  void a_limit_of_anaf_only_delays() {
    CompanyScope scope = app.synchronising(null);
    Invoice issued = issuedBy(scope);
    app.anaf.once(Fault.LIMIT);
    runDue();
    assertThat(app.submission(issued.id()).state()).isEqualTo(SubmissionState.QUEUED);
    pass(Duration.ofMinutes(3));
    assertThat(status(issued.id())).isEqualTo(DocumentStatus.VALIDATED);
  }

  @Test
  void consumers_foreigners_credit_notes_and_self_billing_are_filed_as_such() {
    assertThat(filed("company", Map.of("cui", "RO18547290"), null))
        .extracting(EFactura.Upload::toConsumer, EFactura.Upload::foreignBuyer)
        .containsExactly(false, false);
    assertThat(filed("individual", Map.of("type", "individual", "cnp", "1960101410019"), null))
        .extracting(EFactura.Upload::toConsumer, EFactura.Upload::foreignBuyer)
        .containsExactly(true, false);
    assertThat(
            filed(
                "foreign",
                Map.of(
                    "country",
                    "DE",
                    "county",
                    "Berlin",
                    "vatCode",
                    "DE123456789",
                    "cui",
                    "DE123456789"),
                null))
        .extracting(EFactura.Upload::toConsumer, EFactura.Upload::foreignBuyer)
        .containsExactly(false, true);
    assertThat(filed("self", Map.of("cui", "RO18547290"), "389").selfBilled()).isTrue();
    assertThat(app.anaf.lastUpload().enforcement()).isFalse();
    assertThat(app.anaf.lastUpload().cif()).isEqualTo(new Cif("12345674"));
  }

  private EFactura.Upload filed(
      String name, Map<String, String> client, @Nullable String typeCode) {
    Entries.ClientForm form = Entries.client(name);
    client.forEach(form::with);
    Entries.InvoiceForm entry =
        Entries.invoice().to(app.createClient.create(app.scope(), form.build()).client());
    if (typeCode != null) {
      entry.with("invoiceTypeCode", typeCode);
    }
    InvoiceId id = app.create.create(app.scope(), entry.build()).invoice().invoice().id();
    app.issue.issue(app.scope(), id);
    app.submit.submit(app.scope(), id);
    return app.anaf.lastUpload();
  }

  @Test
  void deadline_and_warning_show_and_an_event_comes_once() {
    CompanyScope scope = app.synchronising(72);
    Invoice issued = issuedBy(scope);
    assertThat(app.get.get(scope, issued.id()).filing().deadline()).isEqualTo("2026-11-27");
    assertThat(app.get.get(scope, issued.id()).filing().warning()).isNull();
    app.anaf.down(true);
    app.clock.set(Instant.parse("2026-11-26T06:00:00Z"));
    FilingStatus near = app.get.get(scope, issued.id()).filing();
    assertThat(near.warning()).contains("last day is 2026-11-27").contains("OUG 89/2025");
    assertThat(near.late()).isFalse();
    Job job = app.jobs.waiting(WarnOfDeadline.KIND).get(0).job();
    assertThat(app.jobs.waiting(WarnOfDeadline.KIND).get(0).when())
        .isEqualTo("2026-11-26T06:00:00Z");
    warn(job);
    assertThat(events(issued.id()).get(0)).isEqualTo(InvoiceEvent.Type.FILING_DEADLINE);
    app.clock.set(Instant.parse("2026-11-28T06:00:00Z"));
    FilingStatus over = app.get.get(scope, issued.id()).filing();
    assertThat(over.late()).isTrue();
    assertThat(over.warning()).contains("the last day was 2026-11-27");
  }

  private void warn(Job job) {
    app.transactions.inCompany(
        app.scope().company(),
        () -> {
          app.warnOfDeadline.run(job);
          return job;
        });
  }

  @Test
  void what_is_filed_in_time_is_not_warned_of() {
    CompanyScope scope = app.synchronising(null);
    Invoice issued = issuedBy(scope);
    pass(Duration.ofMinutes(3));
    warn(app.jobs.waiting(WarnOfDeadline.KIND).get(0).job());
    assertThat(events(issued.id())).doesNotContain(InvoiceEvent.Type.FILING_DEADLINE);
    app.clock.set(Instant.parse("2027-01-28T06:00:00Z"));
    assertThat(app.get.get(scope, issued.id()).filing().late()).isFalse();
  }

  @Test
  void the_seal_is_checked_again_whenever_asked_and_absence_is_said() {
    Invoice issued = app.issued();
    assertThatThrownBy(() -> app.signedAnswers.verify(app.scope(), issued.id()))
        .isInstanceOf(ApplicationException.NotFound.class);
    app.submit.submit(app.scope(), issued.id());
    pass(Duration.ofMinutes(2));
    SealCheck.Result result = app.signedAnswers.verify(app.scope(), issued.id()).result();
    assertThat(result.verdict()).isEqualTo(SealCheck.Verdict.VALID);
    assertThat(app.signedAnswers.signature(app.scope(), issued.id()).content()).isNotEmpty();
    Submission accepted = app.submission(issued.id());
    String key =
        app.listSubmissions.list(app.scope(), issued.id()).get(0).evidence().get(0).storageKey();
    app.store.put(app.scope().company(), key, "nok\nnimic".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> app.signedAnswers.verify(app.scope(), issued.id()))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    assertThat(accepted.answer().archivedAt()).isNotNull();
  }
}
