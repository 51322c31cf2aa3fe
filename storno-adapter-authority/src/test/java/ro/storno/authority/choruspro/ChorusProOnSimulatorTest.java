package ro.storno.authority.choruspro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.submission.SubmissionChannel.Found;
import ro.storno.application.submission.SubmissionChannel.Judged;
import ro.storno.application.submission.SubmissionChannel.Sent;
import ro.storno.application.submission.SubmissionChannel.SignedAnswer;
import ro.storno.application.submission.SubmissionChannel.Surroundings;
import ro.storno.authority.call.Handed;
import ro.storno.authority.call.Patience;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.Submission;
import ro.storno.simulator.choruspro.ChorusProOperation;
import ro.storno.simulator.choruspro.ChorusProSimulator;
import ro.storno.simulator.choruspro.junit.ChorusProSimulatorExtension;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.Span;

/** The channel against the simulator, which knows nothing of it. */
class ChorusProOnSimulatorTest {
  @RegisterExtension
  final ChorusProSimulatorExtension extension =
      ChorusProSimulatorExtension.with(
          s ->
              s.withSeed(7)
                  .withClock(InstantSource.fixed(Instant.parse("2026-11-20T22:59:00Z")))
                  .withJudging(Span.of(Duration.ofMinutes(1))));

  private ChorusProSimulator chorus;
  private ChorusProClient client;
  private ChorusProChannel channel;
  private Map<String, String> fields;

  @BeforeEach
  void start() {
    chorus = extension.simulator();
    fields = new HashMap<>(chorus.providerFields());
    client = client(new ChorusProSettings(chorus.piste(), chorus.api()));
    channel = channel(client);
  }

  private ChorusProClient client(ChorusProSettings settings) {
    Duration long_ = Duration.ofSeconds(30);
    return new ChorusProClient(
        settings, new Patience(long_, long_, Duration.ofSeconds(60), long_), chorus.clock());
  }

  private ChorusProChannel channel(ChorusProClient over) {
    return new ChorusProChannel(over, (company, which) -> Optional.of(fields), chorus.clock());
  }

  private static byte[] pdf(String number) {
    return ("%PDF-1.7\n1 0 obj <<>> stream\n<CrossIndustryInvoice><ExchangedDocument><ID>"
            + number
            + "</ID></ExchangedDocument><SellerTradeParty><ID>"
            + ChorusProSimulator.SIRET
            + "</ID></SellerTradeParty></CrossIndustryInvoice>\nendstream endobj\n%%EOF")
        .getBytes(StandardCharsets.UTF_8);
  }

  private Submission sending(byte[] file) {
    return Handed.sending(Channel.FACTURX, "Facture F/1.pdf", file, chorus.clock().instant());
  }

  private Submission taken(Submission sending, byte[] file) {
    Sent.Taken taken = (Sent.Taken) channel.send(sending, file);
    return Handed.taken(sending, taken.reference(), chorus.clock().instant());
  }

  private Submission lost(Submission sending) {
    return sending.lost("lost", chorus.clock().instant());
  }

  @Test
  void a_deposit_is_pending_then_accepted_and_its_report_names_the_bytes() {
    byte[] file = pdf("F1");
    Submission sent = taken(sending(file), file);
    assertThat(channel.ask(sent)).isEqualTo(new Judged.Pending(null));
    chorus.clock().advance(Duration.ofMinutes(1));
    Judged.Accepted accepted = (Judged.Accepted) channel.ask(sent);
    assertThat(accepted.receipt()).isEqualTo(sent.reference().orElseThrow());
    SignedAnswer report = channel.fetch(sent, sent.reference().orElseThrow());
    assertThat(report.documentSha256())
        .isEqualTo(java.util.Objects.requireNonNull(sent.payload()).sha256());
    assertThat(report.seal()).isEqualTo("UNSIGNED");
    assertThat(chorus.desk().deposits().get(0).fileName())
        .matches("Facture-F-1-[0-9a-f]{64}\\.pdf");
  }

  @Test
  void a_rejection_tells_its_reasons() {
    chorus.faults().next(ChorusProOperation.DEPOSIT, FaultKind.REFUSAL);
    byte[] file = pdf("F1");
    Submission sent = taken(sending(file), file);
    chorus.clock().advance(Duration.ofMinutes(1));
    Judged.Rejected rejected = (Judged.Rejected) channel.ask(sent);
    assertThat(rejected.errors()).containsExactly("F1: Le service destinataire n'est pas actif.");
  }

  @Test
  void what_is_no_hybrid_file_is_refused_at_the_door() {
    byte[] file = "%PDF-1.7 nothing".getBytes(StandardCharsets.UTF_8);
    Sent.Refused refused = (Sent.Refused) channel.send(sending(file), file);
    assertThat(refused.errors().get(0)).contains("factur-x.xml");
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {"LOST_ANSWER", "ERROR_AFTER", "TRUNCATED", "WRONG_CONTENT_TYPE"})
  void a_deposit_whose_answer_is_lost_is_found_by_the_hash_in_its_name(FaultKind fault) {
    byte[] file = pdf("F1");
    Submission sending = sending(file);
    chorus.faults().next(ChorusProOperation.DEPOSIT, fault);
    assertThatThrownBy(() -> channel.send(sending, file))
        .isInstanceOf(AuthorityException.OutcomeUnknown.class);
    assertThat(channel.find(lost(sending), Handed.QUIET)).isInstanceOf(Found.Unclear.class);
    chorus.clock().advance(Duration.ofMinutes(1));
    Found.Taken found = (Found.Taken) channel.find(lost(sending), Handed.QUIET);
    assertThat(found.reference()).isEqualTo(chorus.desk().deposits().get(0).number());
    assertThat(chorus.desk().takenMoreThanOnce()).isEmpty();
  }

  @Test
  void another_file_of_the_same_number_is_not_taken_for_ours() {
    byte[] other = (new String(pdf("F1"), StandardCharsets.UTF_8) + " other").getBytes();
    channel.send(sending(other), other);
    byte[] file = pdf("F1");
    Submission sending = sending(file);
    chorus.clock().advance(ChorusProChannel.SAFE_TIME);
    assertThat(channel.find(lost(sending), Handed.QUIET)).isInstanceOf(Found.Absent.class);
  }

  @Test
  void what_never_arrived_counts_as_absent_after_the_safe_time_only() {
    byte[] file = pdf("F1");
    Submission sending = sending(file);
    chorus.faults().next(ChorusProOperation.DEPOSIT, FaultKind.LOST_REQUEST);
    assertThatThrownBy(() -> channel.send(sending, file))
        .isInstanceOf(AuthorityException.OutcomeUnknown.class);
    chorus.clock().advance(ChorusProChannel.SAFE_TIME.minusSeconds(1));
    assertThat(channel.find(lost(sending), Handed.QUIET)).isInstanceOf(Found.Unclear.class);
    chorus.clock().advance(Duration.ofSeconds(1));
    assertThat(channel.find(lost(sending), new Surroundings(true)))
        .isInstanceOf(Found.Unclear.class);
    assertThat(channel.find(lost(sending), Handed.QUIET)).isInstanceOf(Found.Absent.class);
  }

  @Test
  void a_repetition_that_is_rejected_names_the_deposit_that_was_accepted_before() {
    byte[] file = pdf("F1");
    Submission sending = sending(file);
    String first = taken(sending, file).reference().orElseThrow();
    Submission repeated =
        lost(sending)
            .cleared("absent", chorus.clock().instant())
            .begin(java.util.Objects.requireNonNull(sending.payload()), chorus.clock().instant());
    Submission sent = taken(repeated, file);
    chorus.clock().advance(Duration.ofMinutes(1));
    Judged.Rejected rejected = (Judged.Rejected) channel.ask(sent);
    SignedAnswer report = channel.fetch(sent, java.util.Objects.requireNonNull(rejected.receipt()));
    assertThat(report.earlierReference()).isEqualTo(first);
    assertThat(report.errors().get(0)).contains("doublon");
  }

  @ParameterizedTest
  @CsvSource({"ERROR_BEFORE", "FIREWALL", "TECHNICAL_ERROR"})
  void trouble_of_theirs_leaves_the_outcome_unknown(FaultKind fault) {
    chorus.faults().next(ChorusProOperation.DEPOSIT, fault);
    byte[] file = pdf("F1");
    assertThatThrownBy(() -> channel.send(sending(file), file))
        .isInstanceOf(AuthorityException.OutcomeUnknown.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {"ERROR_BEFORE", "LOST_ANSWER", "LOST_REQUEST", "FIREWALL", "TRUNCATED"})
  void without_a_token_nothing_was_sent(FaultKind fault) {
    chorus.faults().next(ChorusProOperation.TOKEN, fault);
    byte[] file = pdf("F1");
    assertThatThrownBy(() -> channel.send(sending(file), file))
        .isInstanceOf(AuthorityException.NotReached.class);
    assertThat(chorus.calls(ChorusProOperation.DEPOSIT)).isZero();
  }

  @Test
  void a_token_is_used_until_shortly_before_its_end_and_renewed_when_it_is_refused() {
    for (String number : List.of("F1", "F2", "F3")) {
      taken(sending(pdf(number)), pdf(number));
    }
    assertThat(chorus.clients().issued()).isEqualTo(1);
    chorus.clients().revokeAll();
    taken(sending(pdf("F4")), pdf("F4"));
    assertThat(chorus.clients().issued()).isEqualTo(2);
    chorus.clock().advance(Duration.ofHours(1));
    taken(sending(pdf("F5")), pdf("F5"));
    assertThat(chorus.clients().issued()).isEqualTo(3);
    assertThat(chorus.desk().deposits()).hasSize(5);
  }

  @Test
  void another_secret_does_not_use_the_token_of_the_right_one() {
    taken(sending(pdf("F1")), pdf("F1"));
    fields.put("clientSecret", "wrong");
    byte[] file = pdf("F2");
    assertThatThrownBy(() -> channel.send(sending(file), file))
        .isInstanceOf(AuthorityException.AccessRefused.class)
        .hasMessageContaining("invalid_client")
        .hasMessageNotContaining("wrong");
  }

  @Test
  void a_wrong_technical_account_is_refused_without_effect() {
    fields.put("technicalPassword", "wrong");
    byte[] file = pdf("F1");
    assertThatThrownBy(() -> channel.send(sending(file), file))
        .isInstanceOf(AuthorityException.AccessRefused.class);
    assertThat(chorus.desk().deposits()).isEmpty();
  }

  @Test
  void too_many_calls_are_told_as_a_limit() {
    chorus.faults().next(ChorusProOperation.REPORT, FaultKind.TOO_MANY_REQUESTS);
    Submission sent = taken(sending(pdf("F1")), pdf("F1"));
    assertThatThrownBy(() -> channel.ask(sent)).isInstanceOf(AuthorityException.LimitReached.class);
  }

  @Test
  void without_a_configuration_or_an_address_nothing_is_called() {
    ChorusProChannel none =
        new ChorusProChannel(client, (company, which) -> Optional.empty(), chorus.clock());
    assertThat(none.authorized(Handed.COMPANY)).isFalse();
    assertThatThrownBy(() -> none.admit(sending(pdf("F1"))))
        .isInstanceOf(AuthorityException.AccessRefused.class);
    ChorusProChannel nowhere = channel(client(ChorusProSettings.NONE));
    assertThatThrownBy(() -> nowhere.send(sending(pdf("F1")), pdf("F1")))
        .isInstanceOf(AuthorityException.NotReached.class)
        .hasMessageContaining("STORNO_CHORUS_URL");
    assertThat(chorus.calls()).isEmpty();
  }

  @Test
  void fields_are_checked_and_tried() {
    ChorusProConnection connection = new ChorusProConnection(client);
    assertThat(connection.problems(fields)).isEmpty();
    assertThat(connection.test(fields)).contains("60 minutes");
    assertThat(connection.problems(Map.of()))
        .containsOnlyKeys(
            "clientId", "clientSecret", "siret", "technicalLogin", "technicalPassword");
    fields.put("siret", "123");
    fields.put("technicalLogin", "a:b");
    fields.put("environment", "moon");
    assertThat(connection.problems(fields))
        .containsOnlyKeys("siret", "technicalLogin", "environment");
    assertThat(connection.fields()).filteredOn(field -> field.secret()).hasSize(2);
  }

  @Test
  void trials_go_to_the_hosts_for_trials_and_other_addresses_stay() {
    assertThat(ChorusProSettings.sandbox(ChorusProSettings.PISTE))
        .hasToString("https://sandbox-oauth.piste.gouv.fr");
    assertThat(ChorusProSettings.sandbox(ChorusProSettings.SERVICES))
        .hasToString("https://sandbox-api.piste.gouv.fr");
    assertThat(ChorusProSettings.sandbox(chorus.api())).isEqualTo(chorus.api());
  }
}
