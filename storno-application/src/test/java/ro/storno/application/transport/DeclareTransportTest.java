package ro.storno.application.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ro.storno.application.ApplicationException;
import ro.storno.application.Entries;
import ro.storno.application.TestApplication;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.PostponedException;
import ro.storno.application.preceding.PrecedingEntry;
import ro.storno.application.submission.SubmissionJob;
import ro.storno.application.transport.FakeETransport.Fault;
import ro.storno.domain.identity.Role;
import ro.storno.domain.party.Client;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingDocument.Remark;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionState;
import ro.storno.domain.transport.DeclarationKind;
import ro.storno.domain.transport.NoteTransport;
import ro.storno.domain.transport.TransportFiling;
import ro.storno.domain.transport.TransportStatus;
import ro.storno.domain.transport.TransportViolation;
import ro.storno.domain.transport.Uit;

/** The life of a declared transport, with everything that can happen on the way to ANAF. */
class DeclareTransportTest {
  private static final PrecedingKind NOTE = PrecedingKind.DELIVERY_NOTE;
  private static final Uit FIRST = new Uit("3V0P0L0P0T3JUW46");

  private final TestApplication app = new TestApplication();
  private final FakeETransport anaf = app.eTransport;
  private final List<JobHandler> handlers = SubmissionJob.handlers(app.advance, app.clock);

  @BeforeEach
  void authorized() {
    app.anaf.authorize(app.scope().company(), true);
  }

  private static Map<String, @Nullable Object> typed() {
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put("etransportOperationType", 30);
    fields.put("etransportVehicleNumber", "b-123-abc");
    fields.put("etransportTransporterCountry", "ro");
    fields.put("etransportTransporterCode", "RO18547290");
    fields.put("etransportTransporterName", "Transport SRL");
    fields.put("etransportTransportDate", TestApplication.TODAY);
    fields.put("etransportStartCounty", 13);
    fields.put("etransportStartLocality", "Constanţa");
    fields.put("etransportStartStreet", "Str. Portului");
    fields.put("etransportEndCounty", 40);
    fields.put("etransportEndLocality", "Sector 1");
    fields.put("etransportEndStreet", "Str. Depozitului");
    fields.put("lines", List.of(line("08031010", "100.00", "110.00")));
    return fields;
  }

  private static TransportEntry.Line line(String tariff, String net, String gross) {
    return new TransportEntry.Line(
        tariff, 101, null, new BigDecimal(net), new BigDecimal(gross), null);
  }

  private static TransportEntry entry(Map<String, @Nullable Object> fields) {
    return Entries.record(TransportEntry.class, fields);
  }

  private PrecedingDocument drafted(Map<String, @Nullable Object> transport) {
    Client client =
        app.createClient
            .create(
                app.scope(),
                Entries.client("Client " + app.ids.hex(4)).with("cui", "RO14399840").build())
            .client();
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put("clientId", client.id().value());
    fields.put("issueDate", TestApplication.TODAY);
    fields.put("dueDate", TestApplication.TODAY.plusDays(30));
    fields.put("lines", List.of(Entries.line("2", "100")));
    return app.draftPreceding.create(
        app.scope(), NOTE, Entries.record(PrecedingEntry.class, fields), entry(transport));
  }

  private PrecedingId issued(Map<String, @Nullable Object> transport) {
    return app.advancePreceding.issue(app.scope(), NOTE, drafted(transport).id()).id();
  }

  private PrecedingId submitted() {
    PrecedingId note = issued(typed());
    app.declareTransport.submit(app.scope(), note);
    return note;
  }

  private PrecedingId declared() {
    PrecedingId note = submitted();
    pass(Duration.ofMinutes(10));
    assertThat(transport(note).status()).isEqualTo(TransportStatus.OK);
    return note;
  }

  private NoteTransport transport(PrecedingId note) {
    NoteTransport shown = app.readPreceding.get(app.scope(), NOTE, note).transport();
    assertThat(shown).isNotNull();
    return Objects.requireNonNull(shown);
  }

  private TransportFiling newest(PrecedingId note) {
    return app.declareTransport.declarations(app.scope(), note).get(0);
  }

  private Submission submission(PrecedingId note) {
    return app.transactions
        .inCompany(
            app.scope().company(),
            () ->
                app.submissions.latest(
                    app.scope().company(),
                    new DocumentReference(DocumentReference.Kind.TRANSPORT, newest(note).id()),
                    Channel.ETRANSPORT))
        .orElseThrow();
  }

  private void runDue() {
    for (JobHandler handler : handlers) {
      app.jobs.waiting(handler.kind()).stream()
          .filter(entry -> !entry.when().isAfter(app.clock.instant()))
          .forEach(entry -> run(handler, entry.job()));
    }
  }

  private void run(JobHandler handler, Job job) {
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
      runDue();
      app.clock.pass(Duration.ofSeconds(30));
    }
  }

  @Test
  void submitted_note_is_uploaded_at_once_and_has_its_uit_when_anaf_says_ok() {
    PrecedingId note = submitted();
    assertThat(transport(note).status()).isEqualTo(TransportStatus.UPLOADED);
    assertThat(transport(note).submittedAt()).isEqualTo(app.clock.instant());
    assertThat(anaf.uploads()).isEmpty();
    runDue();
    assertThat(transport(note).uit()).as("not valid before it is judged").isNull();
    assertThat(anaf.uploads())
        .singleElement()
        .asString()
        .startsWith(newest(note).id() + " Notification ")
        .contains("B123ABC", "14399840", "08031010", "AVIZ-0001", "unitCode=HUR", "200.00");
    pass(Duration.ofMinutes(10));
    assertThat(transport(note).status()).isEqualTo(TransportStatus.OK);
    assertThat(transport(note).uit()).isEqualTo(FIRST);
    assertThat(newest(note).status()).isEqualTo(TransportStatus.OK);
  }

  @Test
  void uit_that_is_not_given_at_upload_is_read_from_the_list() {
    anaf.uitAtUpload(false);
    anaf.lag(Duration.ofMinutes(15));
    PrecedingId note = submitted();
    pass(Duration.ofMinutes(10));
    assertThat(transport(note).status()).isEqualTo(TransportStatus.UPLOADED);
    pass(Duration.ofMinutes(30));
    assertThat(transport(note).uit()).isEqualTo(FIRST);
  }

  @Test
  void what_breaks_rules_is_not_sent_and_can_be_corrected_and_submitted_again() {
    Map<String, @Nullable Object> incomplete = typed();
    incomplete.remove("etransportVehicleNumber");
    incomplete.put("lines", List.of(line("0803101", "100.00", "90.00")));
    PrecedingId note = issued(incomplete);
    app.declareTransport.submit(app.scope(), note);
    pass(Duration.ofMinutes(10));
    assertThat(anaf.uploads()).isEmpty();
    assertThat(transport(note).status()).isEqualTo(TransportStatus.VALIDATION_FAILED);
    assertThat(transport(note).error())
        .contains("ETR-17", "BR-031", "etransportVehicleNumber", "ETR-06", "ETR-12");
    app.draftPreceding.update(
        app.scope(),
        NOTE,
        note,
        Entries.record(PrecedingEntry.class, Map.of()),
        Set.of(),
        entry(typed()),
        Set.of("etransportVehicleNumber", "lines"));
    assertThat(transport(note).details().date()).isEqualTo(TestApplication.TODAY);
    app.declareTransport.submit(app.scope(), note);
    pass(Duration.ofMinutes(10));
    assertThat(transport(note).status()).isEqualTo(TransportStatus.OK);
    assertThat(transport(note).error()).isNull();
    assertThat(app.declareTransport.declarations(app.scope(), note)).hasSize(2);
  }

  @Test
  void note_of_which_nothing_was_typed_fails_the_same_way() {
    PrecedingId note = issued(Map.of());
    app.declareTransport.submit(app.scope(), note);
    pass(Duration.ofMinutes(1));
    assertThat(transport(note).status()).isEqualTo(TransportStatus.VALIDATION_FAILED);
  }

  @Test
  void check_tells_what_is_missing_and_sends_nothing() {
    PrecedingId draft = drafted(Map.of("etransportOperationType", 30)).id();
    assertThat(app.checkTransport.check(app.scope(), draft))
        .extracting(TransportViolation::field)
        .contains("etransportVehicleNumber", "lines[0].tariffCode", "lines[0].purposeCode");
    assertThat(app.checkTransport.check(app.scope(), issued(typed()))).isEmpty();
    assertThat(anaf.uploads()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"REFUSED", "NOT_REACHED"})
  void refusal_and_one_lost_connection_end_differently(Fault fault) {
    anaf.once(fault, 1);
    PrecedingId note = submitted();
    pass(Duration.ofMinutes(20));
    assertThat(transport(note).status())
        .isEqualTo(fault == Fault.REFUSED ? TransportStatus.NOK : TransportStatus.OK);
  }

  @Test
  void what_anaf_finds_wrong_is_told_in_its_words_and_has_no_uit() {
    anaf.judge("BR-070 scop gresit", "alta eroare");
    PrecedingId note = submitted();
    pass(Duration.ofMinutes(10));
    assertThat(transport(note).status()).isEqualTo(TransportStatus.NOK);
    assertThat(transport(note).error()).isEqualTo("BR-070 scop gresit\nalta eroare");
    assertThat(transport(note).uit()).isNull();
    anaf.judge();
    app.declareTransport.submit(app.scope(), note);
    pass(Duration.ofMinutes(10));
    assertThat(transport(note).status()).isEqualTo(TransportStatus.OK);
  }

  @Test
  void authority_that_cannot_be_reached_is_given_up_after_a_few_tries_and_the_user_sees_it() {
    anaf.once(Fault.NOT_REACHED, 100);
    PrecedingId note = submitted();
    pass(Duration.ofHours(2));
    assertThat(transport(note).status()).isEqualTo(TransportStatus.UPLOAD_FAILED);
    assertThat(transport(note).error()).contains("Given up", "not reached");
    assertThat(submission(note).state()).isEqualTo(SubmissionState.WITHDRAWN);
    assertThat(submission(note).sending().calls()).isEqualTo(TransportChannel.TRIES);
    assertThat(app.jobs.waiting(SubmissionJob.SEND)).isEmpty();
  }

  @Test
  void lost_answer_is_reconciled_by_the_list_and_nothing_is_sent_twice() {
    anaf.once(Fault.ANSWER_LOST, 1);
    anaf.lag(Duration.ofMinutes(15));
    PrecedingId note = submitted();
    pass(Duration.ofMinutes(2));
    assertThat(transport(note).status()).isEqualTo(TransportStatus.UPLOADED);
    assertThat(transport(note).error()).contains("lost");
    pass(Duration.ofHours(2));
    assertThat(transport(note).status()).isEqualTo(TransportStatus.OK);
    assertThat(transport(note).uit()).isEqualTo(FIRST);
    assertThat(transport(note).error()).isNull();
    assertThat(anaf.uploads()).hasSize(1);
  }

  @Test
  void lost_request_is_sent_again_only_when_the_list_proves_that_it_never_arrived() {
    anaf.once(Fault.REQUEST_LOST, 1);
    anaf.garble("{}");
    PrecedingId note = submitted();
    pass(Duration.ofHours(3));
    assertThat(anaf.uploads()).as("the list cannot be read in full").isEmpty();
    anaf.garble(null);
    pass(Duration.ofHours(2));
    assertThat(anaf.uploads()).hasSize(1);
    assertThat(transport(note).status()).isEqualTo(TransportStatus.OK);
  }

  @Test
  void lost_request_is_not_sent_again_before_absence_proves_anything() {
    anaf.once(Fault.REQUEST_LOST, 1);
    submitted();
    pass(TransportChannel.SAFE_TIME.minusMinutes(1));
    assertThat(anaf.uploads()).isEmpty();
  }

  @Test
  void declared_note_is_not_declared_again_but_corrected_under_the_same_uit() {
    PrecedingId note = declared();
    assertThatThrownBy(() -> app.declareTransport.submit(app.scope(), note))
        .isInstanceOf(ApplicationException.Unacceptable.class)
        .hasMessageContaining(FIRST.value());
    app.declareTransport.correct(app.scope(), note);
    pass(Duration.ofMinutes(10));
    assertThat(anaf.uploads().get(1)).contains("corrects=" + FIRST);
    assertThat(newest(note).kind()).isEqualTo(DeclarationKind.CORRECTION);
    assertThat(transport(note).status()).isEqualTo(TransportStatus.OK);
  }

  @Test
  void failed_correction_leaves_what_was_declared_and_says_so() {
    PrecedingId note = declared();
    anaf.judge("UIT-ul nu poate fi identificat.");
    app.declareTransport.correct(app.scope(), note);
    pass(Duration.ofMinutes(10));
    assertThat(transport(note).status()).isEqualTo(TransportStatus.OK);
    assertThat(transport(note).uit()).isEqualTo(FIRST);
    assertThat(transport(note).error()).contains("still counts", "correction failed", "UIT-ul");
  }

  @Test
  void withdrawn_transport_has_no_uit_and_can_be_declared_again() {
    PrecedingId note = declared();
    app.declareTransport.withdraw(app.scope(), note);
    pass(Duration.ofMinutes(10));
    assertThat(anaf.uploads().get(1)).contains(" Deletion ", FIRST.value());
    assertThat(transport(note).status()).isNull();
    assertThat(transport(note).uit()).isNull();
    app.declareTransport.submit(app.scope(), note);
    pass(Duration.ofMinutes(10));
    assertThat(transport(note).status()).isEqualTo(TransportStatus.OK);
  }

  @Test
  void end_and_other_vehicle_are_told_under_the_uit() {
    PrecedingId note = declared();
    app.declareTransport.changeVehicle(
        app.scope(),
        note,
        new DeclareTransport.WentOn(
            "cj 01 aaa", null, null, Instant.parse("2026-11-23T08:00:00Z"), "pană"));
    pass(Duration.ofMinutes(10));
    assertThat(anaf.uploads().get(1)).contains("CJ01AAA", "2026-11-23T10:00", FIRST.value());
    assertThat(transport(note).details().vehicle().number()).isEqualTo("CJ01AAA");
    app.declareTransport.confirm(
        app.scope(), note, new DeclareTransport.Ended("partial", "lipsă 100 kg"));
    pass(Duration.ofMinutes(10));
    assertThat(anaf.uploads().get(2)).contains("PARTIAL", "lipsă 100 kg", FIRST.value());
    assertThat(transport(note).status()).isEqualTo(TransportStatus.OK);
    assertThatThrownBy(
            () ->
                app.declareTransport.confirm(
                    app.scope(), note, new DeclareTransport.Ended("done", null)))
        .isInstanceOf(ApplicationException.Unacceptable.class);
  }

  @Test
  void nothing_can_be_said_about_a_transport_that_is_not_declared() {
    PrecedingId note = issued(typed());
    assertThatThrownBy(() -> app.declareTransport.correct(app.scope(), note))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    assertThatThrownBy(() -> app.declareTransport.withdraw(app.scope(), note))
        .isInstanceOf(ApplicationException.Unacceptable.class);
    app.declareTransport.submit(app.scope(), note);
    assertThatThrownBy(() -> app.declareTransport.submit(app.scope(), note))
        .as("under way")
        .isInstanceOf(ApplicationException.Unacceptable.class);
  }

  @Test
  void only_issued_notes_are_declared() {
    PrecedingId draft = drafted(typed()).id();
    assertThatThrownBy(() -> app.declareTransport.submit(app.scope(), draft))
        .isInstanceOf(ApplicationException.Unacceptable.class)
        .hasMessageContaining("draft");
    PrecedingId note = submitted();
    app.advancePreceding.cancel(app.scope(), NOTE, note, Remark.NONE);
    pass(Duration.ofMinutes(10));
    assertThat(anaf.uploads()).as("cancelled before it was sent").isEmpty();
    assertThat(transport(note).status()).isEqualTo(TransportStatus.VALIDATION_FAILED);
    assertThat(transport(note).error()).contains("cancelled");
  }

  @Test
  void nobody_declares_without_authorization_and_permission() {
    PrecedingId note = issued(typed());
    app.anaf.authorize(app.scope().company(), false);
    assertThatThrownBy(() -> app.declareTransport.submit(app.scope(), note))
        .isInstanceOf(ApplicationException.Unacceptable.class)
        .hasMessageContaining("authorized");
    app.anaf.authorize(app.scope().company(), true);
    CompanyScope employee = app.as(Role.EMPLOYEE);
    assertThatThrownBy(() -> app.declareTransport.submit(employee, note))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(
            () -> app.declareTransport.submit(app.scope(), new PrecedingId(app.ids.next())))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThat(transport(note).status()).isNull();
  }

  @Test
  void authorization_that_ends_before_the_call_is_waited_for_a_few_times() {
    PrecedingId note = submitted();
    app.anaf.authorize(app.scope().company(), false);
    pass(Duration.ofHours(2));
    assertThat(transport(note).status()).isEqualTo(TransportStatus.UPLOAD_FAILED);
    assertThat(transport(note).error()).contains("authorized");
  }

  @Test
  void unknown_operation_and_malformed_numbers_are_refused_by_field() {
    assertThatThrownBy(
            () ->
                drafted(
                    Map.of(
                        "etransportOperationType",
                        31,
                        "etransportStartStreet",
                        "x".repeat(101),
                        "lines",
                        List.of(line("08031010", "0.001", "1")))))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused ->
                assertThat(refused.errors())
                    .containsOnlyKeys(
                        "etransportOperationType", "etransportStartStreet", "lines[0].netWeight"));
  }
}
