package ro.storno.authority.ksef;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ro.storno.application.SettableClock;
import ro.storno.application.Sha256;
import ro.storno.application.submission.Submissions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.ksef.KsefNumber;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionState;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.FaultPlan;
import ro.storno.simulator.fault.Probability;
import ro.storno.simulator.fault.Span;
import ro.storno.simulator.ksef.KsefInvoice;
import ro.storno.simulator.ksef.KsefOperation;
import ro.storno.simulator.ksef.KsefSimulator;
import ro.storno.simulator.ksef.KsefSimulatorSettings;

/** What the journal says of invoices that go to KSeF, whatever happens on the way. */
class KsefJournalTest {
  private static final Duration A_WHILE = Duration.ofMinutes(3);
  private static final Duration HOURS = Duration.ofHours(6);

  private static final SettableClock CLOCK = new SettableClock(KsefRoom.NOW);

  /**
   * Nothing goes wrong there unless it is asked to; one for all tests, for keys take their time.
   */
  private static final KsefSimulator CALM =
      KsefSimulator.start(
          KsefSimulatorSettings.defaults()
              .withSeed(3)
              .withSlowness(Duration.ZERO)
              .withClock(CLOCK::instant));

  private final KsefRoom room = new KsefRoom(CLOCK, CALM);
  private final CompanyId company = room.company(KsefRoom.NIP);

  @BeforeEach
  void begin() {
    CLOCK.set(KsefRoom.NOW);
    CALM.reset();
  }

  @AfterAll
  static void stop() {
    CALM.close();
  }

  private Submissions.Evidence evidence(Submission submission) {
    return room.transactions
        .inCompany(
            submission.company(),
            () -> room.submissions.evidence(submission.company(), submission.id()))
        .get(0);
  }

  private KsefInvoice only() {
    assertThat(room.simulator.ledger().invoices()).hasSize(1);
    return room.simulator.ledger().invoices().get(0);
  }

  @Test
  void an_accepted_invoice_has_its_number_and_its_confirmation() {
    byte[] xml = KsefRoom.invoice("F/1");
    Submission submission = room.queue(company, xml);
    room.run(A_WHILE);
    Submission settled = room.now(submission);
    assertThat(settled.state()).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(settled.answer().receipt()).isEqualTo(only().ksefNumber());
    assertThat(KsefNumber.parse(String.valueOf(only().ksefNumber()))).isPresent();
    Submissions.Evidence upo = evidence(submission);
    assertThat(upo.documentSha256()).isEqualTo(Sha256.of(xml));
    assertThat(upo.seal()).isEqualTo("UNTRUSTED");
    byte[] file = room.files.get(company, upo.storageKey()).orElseThrow();
    assertThat(new String(file, StandardCharsets.UTF_8)).contains("<Potwierdzenie");
    assertThat(room.steps(submission)).containsExactly("queued", "sending", "sent", "accepted");
  }

  @Test
  void invoices_of_a_few_minutes_share_a_session_that_is_closed_afterwards() {
    for (int i = 0; i < 5; i++) {
      room.queue(company, KsefRoom.invoice("S/" + i));
    }
    room.run(A_WHILE);
    assertThat(room.simulator.ledger().count(KsefOperation.OPEN_SESSION)).isEqualTo(1);
    assertThat(room.simulator.desk().openSessions()).isZero();
    assertThat(room.simulator.ledger().count(KsefOperation.TOKEN_AUTHENTICATION)).isEqualTo(1);
    room.queue(company, KsefRoom.invoice("S/5"));
    room.run(A_WHILE);
    assertThat(room.simulator.ledger().count(KsefOperation.OPEN_SESSION)).isEqualTo(2);
    assertThat(room.simulator.ledger().count(KsefOperation.TOKEN_AUTHENTICATION)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST_ANSWER", "ERROR_AFTER", "TRUNCATED", "LATE_ACCEPTANCE"})
  void an_invoice_whose_answer_is_lost_is_found_and_not_sent_again(FaultKind fault) {
    room.simulator.faults().next(KsefOperation.SEND, fault);
    Submission submission = room.queue(company, KsefRoom.invoice("F/2"));
    room.run(A_WHILE);
    assertThat(room.now(submission).state()).isEqualTo(SubmissionState.UNKNOWN);
    room.run(HOURS);
    assertThat(room.now(submission).state()).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(room.steps(submission))
        .containsExactly("queued", "sending", "unknown", "sent", "accepted");
    assertThat(only().ksefNumber()).isEqualTo(room.now(submission).answer().receipt());
    assertThat(evidence(submission).documentSha256()).isEqualTo(Sha256.of(KsefRoom.invoice("F/2")));
  }

  @Test
  void a_lost_invoice_is_found_by_another_process_as_well() {
    room.simulator.faults().next(KsefOperation.SEND, FaultKind.LOST_ANSWER);
    Submission submission = room.queue(company, KsefRoom.invoice("F/3"));
    room.run(A_WHILE);
    room.restart();
    room.run(HOURS);
    assertThat(room.now(submission).state()).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(only().accepted()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST_REQUEST", "ERROR_BEFORE", "FIREWALL"})
  void what_never_arrived_is_sent_again_once_its_absence_is_certain(FaultKind fault) {
    room.simulator.faults().next(KsefOperation.SEND, fault);
    Submission submission = room.queue(company, KsefRoom.invoice("F/4"));
    room.run(Duration.ofMinutes(9));
    assertThat(room.now(submission).state()).isEqualTo(SubmissionState.UNKNOWN);
    assertThat(room.simulator.ledger().count(KsefOperation.SEND)).isEqualTo(1);
    room.run(HOURS);
    assertThat(room.now(submission).state()).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(room.steps(submission)).contains("unknown");
    assertThat(room.simulator.ledger().count(KsefOperation.SEND)).isEqualTo(2);
  }

  @Test
  void an_invoice_of_a_session_that_is_not_shown_is_found_by_its_metadata() {
    room.simulator.faults().next(KsefOperation.SEND, FaultKind.LOST_REQUEST);
    Submission submission = room.queue(company, KsefRoom.invoice("F/5"));
    room.run(A_WHILE);
    room.simulator.desk().deliver(KsefRoom.invoice("F/5"));
    room.run(HOURS);
    assertThat(room.now(submission).state()).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(room.now(submission).answer().reference()).isEqualTo(only().ksefNumber());
    assertThat(evidence(submission).explanation()).contains("not shown to us");
  }

  @Test
  void a_token_that_may_not_read_still_finds_what_it_sent() {
    room.simulator.register(
        new ro.storno.simulator.ksef.KsefToken("writer", KsefRoom.NIP, false, true));
    room.fields.put(company, Map.of("nip", KsefRoom.NIP, "authToken", "writer"));
    room.simulator.faults().next(KsefOperation.SEND, FaultKind.LOST_REQUEST);
    Submission submission = room.queue(company, KsefRoom.invoice("F/6"));
    room.run(HOURS);
    assertThat(room.now(submission).state()).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(room.simulator.ledger().invoices()).hasSize(1);
  }

  @Test
  void a_duplicate_of_the_same_bytes_takes_over_the_earlier_number() {
    room.simulator.faults().next(KsefOperation.SEND, FaultKind.LATE_ACCEPTANCE);
    Submission submission = room.queue(company, KsefRoom.invoice("F/7"));
    Submission again = room.queue(company, KsefRoom.invoice("F/7"));
    room.run(HOURS);
    // the second call was accepted; the first came late and was refused as its duplicate
    String number = only440().ksefNumber();
    assertThat(room.now(submission).state()).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(room.now(submission).answer().receipt()).isEqualTo(number);
    assertThat(room.now(again).answer().receipt()).isEqualTo(number);
    assertThat(room.simulator.ledger().acceptedMoreThanOnce()).isEmpty();
  }

  private KsefInvoice only440() {
    List<KsefInvoice> all = room.simulator.ledger().invoices();
    assertThat(all).extracting(invoice -> invoice.status().code()).containsExactly(200, 440);
    return all.get(0);
  }

  @Test
  void a_duplicate_in_the_session_of_another_program_is_compared_by_its_document() {
    room.simulator.desk().deliver(KsefRoom.invoice("F/8"));
    Submission submission = room.queue(company, KsefRoom.invoice("F/8"));
    room.run(HOURS);
    Submission settled = room.now(submission);
    assertThat(settled.state()).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(settled.adoptedReference()).isTrue();
    assertThat(settled.answer().receipt()).isEqualTo(only440().ksefNumber());
  }

  @Test
  void another_document_with_the_same_number_is_a_rejection() {
    room.simulator.desk().deliver(KsefRoom.invoice("F/9", KsefRoom.NIP, "2026-11-01"));
    Submission submission = room.queue(company, KsefRoom.invoice("F/9"));
    room.run(HOURS);
    Submission settled = room.now(submission);
    assertThat(settled.state()).isEqualTo(SubmissionState.REJECTED);
    assertThat(settled.answer().errors()).anyMatch(e -> e.contains("not byte for byte"));
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSAL", "NOT_TAKEN", "TECHNICAL_ERROR"})
  void a_refusal_is_a_rejection_in_ksefs_words(FaultKind fault) {
    room.simulator.faults().next(KsefOperation.SEND, fault);
    Submission submission = room.queue(company, KsefRoom.invoice("F/10"));
    room.run(A_WHILE);
    Submission settled = room.now(submission);
    assertThat(settled.state()).isEqualTo(SubmissionState.REJECTED);
    assertThat(settled.answer().errors())
        .singleElement()
        .asString()
        .startsWith("KSeF " + only().status().code());
  }

  @Test
  void what_is_no_fa3_is_refused_without_a_call() {
    Submission submission = room.queue(company, "<Invoice/>".getBytes(StandardCharsets.UTF_8));
    room.run(A_WHILE);
    assertThat(room.now(submission).state()).isEqualTo(SubmissionState.REJECTED);
    assertThat(room.simulator.ledger().calls()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = KsefOperation.class,
      names = {
        "CERTIFICATES",
        "CHALLENGE",
        "TOKEN_AUTHENTICATION",
        "AUTHENTICATION_STATE",
        "REDEEM",
        "OPEN_SESSION"
      })
  void what_fails_before_the_invoice_leaves_is_surely_without_effect(KsefOperation operation) {
    for (FaultKind fault :
        List.of(FaultKind.LOST_ANSWER, FaultKind.ERROR_AFTER, FaultKind.LOST_REQUEST)) {
      room.simulator.faults().next(operation, fault);
    }
    Submission submission = room.queue(company, KsefRoom.invoice("F/11"));
    room.run(HOURS);
    assertThat(room.now(submission).state()).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(room.steps(submission)).doesNotContain("unknown");
    assertThat(room.simulator.ledger().count(KsefOperation.SEND)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = KsefOperation.class,
      names = {"INVOICE_STATE", "UPO", "CLOSE_SESSION"})
  void what_fails_afterwards_is_asked_again(KsefOperation operation) {
    for (FaultKind fault :
        List.of(
            FaultKind.LOST_ANSWER,
            FaultKind.ERROR_BEFORE,
            FaultKind.TRUNCATED,
            FaultKind.TOO_MANY_REQUESTS,
            FaultKind.FIREWALL)) {
      room.simulator.faults().next(operation, fault);
    }
    Submission submission = room.queue(company, KsefRoom.invoice("F/12"));
    room.run(Duration.ofHours(24));
    assertThat(room.now(submission).state()).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(room.now(submission).answer().archivedAt()).isNotNull();
    assertThat(only().accepted()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = KsefOperation.class,
      names = {"SESSIONS", "SESSION_INVOICES", "QUERY"})
  void a_search_that_fails_proves_nothing(KsefOperation operation) {
    room.simulator.faults().next(KsefOperation.SEND, FaultKind.LOST_ANSWER);
    room.simulator.faults().next(operation, FaultKind.ERROR_BEFORE, 3);
    Submission submission = room.queue(company, KsefRoom.invoice("F/13"));
    room.run(Duration.ofHours(24));
    assertThat(room.now(submission).state()).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(only().accepted()).isTrue();
  }

  @Test
  void ended_tokens_are_replaced_without_anybody_noticing() {
    room.queue(company, KsefRoom.invoice("F/14"));
    room.run(Duration.ofMinutes(1));
    room.simulator.endTokens();
    Submission submission = room.queue(company, KsefRoom.invoice("F/15"));
    room.run(A_WHILE);
    assertThat(room.now(submission).state()).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(room.steps(submission)).containsExactly("queued", "sending", "sent", "accepted");
  }

  @Test
  void access_is_refreshed_rather_than_asked_for_anew() {
    room.queue(company, KsefRoom.invoice("F/16"));
    room.run(Duration.ofMinutes(20));
    room.queue(company, KsefRoom.invoice("F/17"));
    room.run(A_WHILE);
    assertThat(room.simulator.ledger().count(KsefOperation.REFRESH)).isPositive();
    assertThat(room.simulator.ledger().count(KsefOperation.TOKEN_AUTHENTICATION)).isEqualTo(1);
  }

  @Test
  void a_wrong_token_makes_the_invoice_wait_and_a_right_one_lets_it_go() {
    room.fields.put(company, Map.of("nip", KsefRoom.NIP, "authToken", "guessed"));
    Submission submission = room.queue(company, KsefRoom.invoice("F/18"));
    room.run(A_WHILE);
    assertThat(room.now(submission).state()).isEqualTo(SubmissionState.QUEUED);
    assertThat(room.now(submission).problem()).contains("Nieprawidłowy token");
    room.fields.put(
        company, Map.of("nip", KsefRoom.NIP, "authToken", KsefSimulatorSettings.TOKEN.value()));
    room.run(HOURS);
    assertThat(room.now(submission).state()).isEqualTo(SubmissionState.ACCEPTED);
  }

  @Test
  void without_a_configuration_it_waits_visibly_and_nobody_is_called() {
    room.fields.remove(company);
    Submission submission = room.queue(company, KsefRoom.invoice("F/19"));
    room.run(HOURS);
    assertThat(room.now(submission).state()).isEqualTo(SubmissionState.QUEUED);
    assertThat(room.now(submission).problem()).contains("not configured");
    assertThat(room.simulator.ledger().calls()).isEmpty();
  }

  @Test
  void a_session_that_ksef_ended_is_replaced() {
    room.queue(company, KsefRoom.invoice("F/20"));
    room.run(Duration.ofSeconds(30));
    room.simulator.desk().all();
    room.simulator.reset(); // forgets the session, as if KSeF had ended it
    Submission submission = room.queue(company, KsefRoom.invoice("F/21"));
    room.run(Duration.ofSeconds(30));
    assertThat(room.now(submission).state()).isEqualTo(SubmissionState.SENT);
    assertThat(room.simulator.ledger().count(KsefOperation.OPEN_SESSION)).isEqualTo(1);
  }

  @Test
  void an_invoice_is_not_rejected_because_ksef_takes_nothing_in_its_sessions() {
    room.simulator.desk().closesAtOnce(true);
    Submission submission = room.queue(company, KsefRoom.invoice("F/26"));
    room.run(A_WHILE);
    assertThat(room.now(submission).state()).isEqualTo(SubmissionState.QUEUED);
    assertThat(room.now(submission).problem()).contains("21180");
    room.simulator.desk().closesAtOnce(false);
    room.run(HOURS);
    assertThat(room.now(submission).state()).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(only().accepted()).isTrue();
  }

  @Test
  void what_fails_while_new_tokens_are_asked_for_leaves_no_outcome_unknown() {
    room.queue(company, KsefRoom.invoice("F/27"));
    room.run(Duration.ofSeconds(1));
    room.simulator.endTokens();
    room.simulator.faults().next(KsefOperation.CHALLENGE, FaultKind.LOST_ANSWER, 2);
    Submission submission = room.queue(company, KsefRoom.invoice("F/28"));
    room.run(HOURS);
    assertThat(room.now(submission).state()).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(room.steps(submission)).doesNotContain("unknown");
  }

  @Test
  void a_refresh_whose_answer_is_lost_is_replaced_by_a_new_authentication() {
    room.queue(company, KsefRoom.invoice("F/29"));
    room.run(Duration.ofMinutes(20));
    room.simulator.faults().next(KsefOperation.REFRESH, FaultKind.LOST_ANSWER);
    Submission submission = room.queue(company, KsefRoom.invoice("F/30"));
    room.run(Duration.ofSeconds(1));
    assertThat(room.now(submission).state()).isEqualTo(SubmissionState.SENT);
    assertThat(room.simulator.ledger().count(KsefOperation.TOKEN_AUTHENTICATION)).isEqualTo(2);
  }

  @Test
  void what_was_issued_on_an_earlier_day_is_declared_as_made_offline() {
    room.queue(company, KsefRoom.invoice("F/22", KsefRoom.NIP, "2026-10-30"));
    room.queue(company, KsefRoom.invoice("F/23"));
    room.run(A_WHILE);
    assertThat(room.simulator.ledger().invoices())
        .extracting(KsefInvoice::offline)
        .containsExactlyInAnyOrder(true, false);
  }

  @Test
  void a_tampered_confirmation_is_kept_as_evidence_that_does_not_fit() {
    room.simulator.faults().next(KsefOperation.UPO, FaultKind.TAMPERED);
    Submission submission = room.queue(company, KsefRoom.invoice("F/24"));
    room.run(A_WHILE);
    assertThat(room.now(submission).state()).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(evidence(submission).sameDocument()).isFalse();
  }

  @Test
  void a_company_with_hundreds_of_invoices_stays_within_the_limits_and_starves_nobody() {
    CompanyId small = room.company(KsefRoom.OTHER_NIP);
    for (int i = 0; i < 200; i++) {
      room.queue(company, KsefRoom.invoice("L/" + i));
    }
    Submission one = room.queue(small, KsefRoom.invoice("K/1", KsefRoom.OTHER_NIP, "2026-11-02"));
    room.run(A_WHILE);
    assertThat(room.now(one).state()).isEqualTo(SubmissionState.ACCEPTED);
    room.run(Duration.ofHours(4));
    assertThat(room.simulator.ledger().invoices()).hasSize(201).allMatch(KsefInvoice::accepted);
    assertThat(room.simulator.ledger().calls()).noneMatch(call -> call.status() == 429);
  }

  @Test
  void ksefs_own_word_about_the_limit_is_obeyed() {
    room.simulator.faults().next(KsefOperation.SEND, FaultKind.TOO_MANY_REQUESTS);
    Submission submission = room.queue(company, KsefRoom.invoice("F/25"));
    room.run(Duration.ofSeconds(29));
    assertThat(room.simulator.ledger().count(KsefOperation.SEND)).isEqualTo(1);
    assertThat(room.now(submission).state()).isEqualTo(SubmissionState.QUEUED);
    room.run(A_WHILE);
    assertThat(room.now(submission).state()).isEqualTo(SubmissionState.ACCEPTED);
  }

  private static FaultPlan badDay() {
    return FaultPlan.NONE
        .with(KsefOperation.SEND, FaultKind.LOST_ANSWER, Probability.percent(12))
        .with(KsefOperation.SEND, FaultKind.ERROR_AFTER, Probability.percent(5))
        .with(KsefOperation.SEND, FaultKind.TRUNCATED, Probability.percent(3))
        .with(KsefOperation.SEND, FaultKind.LATE_ACCEPTANCE, Probability.percent(5))
        .with(KsefOperation.SEND, FaultKind.LOST_REQUEST, Probability.percent(5))
        .with(KsefOperation.SEND, FaultKind.ERROR_BEFORE, Probability.percent(5))
        .with(KsefOperation.SEND, FaultKind.EXPIRED_TOKEN, Probability.percent(2))
        .with(KsefOperation.SEND, FaultKind.REFUSAL, Probability.percent(5))
        .with(KsefOperation.SEND, FaultKind.LAG, Probability.percent(3))
        .everywhere(FaultKind.LOST_ANSWER, Probability.percent(4))
        .everywhere(FaultKind.ERROR_BEFORE, Probability.percent(4));
  }

  private static void aDayThatEndsWell(long seed, int count) {
    try (KsefRoom day =
        KsefRoom.with(
            KsefSimulatorSettings.defaults()
                .withSeed(seed)
                .withSlowness(Duration.ZERO)
                .withJudging(Span.parse("0s..90s"))
                .withLag(Span.parse("0s..5m"))
                .withFaults(badDay()))) {
      List<String> nips = List.of(KsefRoom.NIP, KsefRoom.OTHER_NIP, "1111111111");
      List<CompanyId> companies = nips.stream().map(day::company).toList();
      Map<String, Submission> queued = new TreeMap<>();
      for (int i = 0; i < count; i++) {
        String nip = nips.get(i % nips.size());
        byte[] xml = KsefRoom.invoice("D/" + i, nip, "2026-11-02");
        queued.put(KsefEncryption.hash(xml), day.queue(companies.get(i % nips.size()), xml));
      }
      day.run(Duration.ofHours(48));
      assertThat(day.simulator.ledger().acceptedMoreThanOnce()).as("seed " + seed).isEmpty();
      assertThat(day.simulator.ledger().takenMoreThanOnce()).as("seed " + seed).isEmpty();
      assertThat(day.simulator.ledger().calls()).noneMatch(call -> call.status() == 429);
      assertThat(wrong(day, queued)).as("seed " + seed).isEmpty();
      assertThat(day.simulator.ledger().calls())
          .as("the day is worth something")
          .filteredOn(call -> call.operation() == KsefOperation.SEND && call.status() == 0)
          .hasSizeGreaterThan(count / 20);
    }
  }

  private static List<String> wrong(KsefRoom day, Map<String, Submission> queued) {
    Map<String, KsefInvoice> atKsef = new TreeMap<>();
    day.simulator.ledger().invoices().forEach(invoice -> atKsef.put(invoice.hash(), invoice));
    List<String> wrong = new ArrayList<>();
    queued.forEach(
        (hash, submission) -> {
          KsefInvoice invoice = atKsef.get(hash);
          Submission now = day.now(submission);
          boolean right =
              invoice != null
                  && now.state()
                      == (invoice.accepted() ? SubmissionState.ACCEPTED : SubmissionState.REJECTED)
                  && (!invoice.accepted()
                      || String.valueOf(invoice.ksefNumber()).equals(now.answer().receipt())
                          && now.answer().archivedAt() != null);
          if (!right) {
            wrong.add(hash + " " + invoice + " " + now);
          }
        });
    return wrong;
  }

  @Test
  void a_bad_day_of_hundreds_of_invoices_ends_with_nothing_wrong_and_nothing_twice() {
    aDayThatEndsWell(20261128, 300);
  }

  @Test
  void other_bad_days_end_as_well() {
    for (long seed = 1; seed <= 3; seed++) {
      aDayThatEndsWell(seed, 60);
    }
  }
}
