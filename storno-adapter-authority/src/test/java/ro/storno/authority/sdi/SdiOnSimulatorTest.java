package ro.storno.authority.sdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.provider.InMemoryProviderNotices;
import ro.storno.application.provider.NoticeReader;
import ro.storno.application.provider.ProviderNotice;
import ro.storno.application.provider.Pushed;
import ro.storno.application.submission.SubmissionChannel.Found;
import ro.storno.application.submission.SubmissionChannel.Judged;
import ro.storno.application.submission.SubmissionChannel.Sent;
import ro.storno.application.submission.SubmissionChannel.SignedAnswer;
import ro.storno.authority.call.ForeignEndpoints;
import ro.storno.authority.call.Handed;
import ro.storno.authority.call.Patience;
import ro.storno.authority.seal.Trust;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.Submission;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.http.LoopbackServer;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.rest.RestSettings;
import ro.storno.simulator.sdi.SdiOperation;
import ro.storno.simulator.sdi.SdiRecipient;
import ro.storno.simulator.sdi.SdiSimulator;

/** The channel against the simulator, which knows nothing of it. */
class SdiOnSimulatorTest {
  private static final String NAME = "IT01234567890_00001.xml";
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Patience PATIENCE = new Patience(LONG, LONG, Duration.ofMinutes(1), LONG);

  @TempDir Path folder;
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryProviderNotices notices = new InMemoryProviderNotices(transactions);
  private final Map<String, String> fields = new HashMap<>();
  private SdiSimulator sdi;
  private LoopbackServer hook;
  private SdiChannel channel;

  @BeforeEach
  void start() throws IOException {
    sdi = SdiSimulator.startSecure(RestSettings.defaults().withSeed(11));
    hook = LoopbackServer.start(0, this::hook);
    sdi.courier().callback(hook.address());
    fields.put("certificate", Base64.getEncoder().encodeToString(sdi.clientKeys()));
    fields.put("certificatePassword", SdiSimulator.PASSWORD);
    fields.put(NoticeReader.TOKEN, "0123456789abcdefghij");
    Path trust = folder.resolve("trust.pem");
    Files.writeString(trust, sdi.trustPem());
    channel = channel(Trust.read(trust));
  }

  private SdiChannel channel(Trust trust) {
    return new SdiChannel(
        new SdiSettings(sdi.riceviFile(), trust),
        new ForeignEndpoints(true),
        PATIENCE,
        (company, which) -> Optional.of(fields),
        transactions,
        notices,
        sdi.clock());
  }

  @AfterEach
  void stop() {
    hook.close();
    sdi.close();
  }

  private Reply hook(ro.storno.simulator.http.Request request) {
    Optional<ProviderNotice.Told> told =
        new SdiPushes()
            .read(request.header("Content-Type").orElse(""), request.body())
            .filter(Pushed.Notice.class::isInstance)
            .map(pushed -> ((Pushed.Notice) pushed).told());
    if (told.isEmpty()) {
      return Reply.Answer.of(422, "text/plain", "");
    }
    transactions.inCompany(
        Handed.COMPANY,
        () ->
            notices.add(
                Handed.COMPANY,
                new ProviderNotice(
                    java.util.UUID.randomUUID(),
                    Handed.COMPANY,
                    Channel.SDI,
                    told.get(),
                    sdi.clock().instant())));
    return Reply.Answer.of(200, "text/xml", "");
  }

  private static byte[] invoice(String recipient) {
    return """
        <p:FatturaElettronica xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2">
          <FatturaElettronicaHeader>
            <DatiTrasmissione><FormatoTrasmissione>%s</FormatoTrasmissione>
              <CodiceDestinatario>%s</CodiceDestinatario></DatiTrasmissione>
            <CedentePrestatore><DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese>
              <IdCodice>01234567890</IdCodice></IdFiscaleIVA></DatiAnagrafici></CedentePrestatore>
            <CessionarioCommittente><DatiAnagrafici><CodiceFiscale>09876543210</CodiceFiscale>
              </DatiAnagrafici></CessionarioCommittente>
          </FatturaElettronicaHeader>
          <FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento>
              <TipoDocumento>TD01</TipoDocumento><Data>2026-01-15</Data><Numero>1</Numero>
            </DatiGeneraliDocumento></DatiGenerali></FatturaElettronicaBody>
        </p:FatturaElettronica>"""
        .formatted(recipient.length() == 6 ? "FPA12" : "FPR12", recipient)
        .getBytes(StandardCharsets.UTF_8);
  }

  private Submission sending(byte[] file) {
    return Handed.sending(Channel.SDI, NAME, file, sdi.clock().instant());
  }

  private Submission taken(Submission sending, byte[] file) {
    Sent.Taken taken = (Sent.Taken) channel.send(sending, file);
    return Handed.taken(sending, taken.reference(), sdi.clock().instant());
  }

  private Submission lost(Submission sending, byte[] file) {
    assertThatThrownBy(() -> channel.send(sending, file))
        .isInstanceOf(AuthorityException.OutcomeUnknown.class);
    return sending.lost("lost", sdi.clock().instant());
  }

  private Submission again(Submission lost, byte[] file) {
    Submission queued = lost.cleared("rule", sdi.clock().instant());
    Submission again =
        queued.begin(Objects.requireNonNull(queued.payload()), sdi.clock().instant());
    return taken(again, file);
  }

  private static String hash(Submission submission) {
    return Objects.requireNonNull(submission.payload()).sha256();
  }

  @Test
  void a_delivered_file_is_accepted_with_its_sealed_receipt() {
    byte[] file = invoice("ABCDEF1");
    Submission sent = taken(sending(file), file);
    assertThat(channel.ask(sent)).isInstanceOf(Judged.Pending.class);
    sdi.courier().push();
    Judged.Accepted accepted = (Judged.Accepted) channel.ask(sent);
    assertThat(accepted.receipt()).isEqualTo("IT01234567890_00001_RC_001.xml");
    SignedAnswer answer = channel.fetch(sent, Objects.requireNonNull(accepted.receipt()));
    assertThat(answer.documentSha256()).isEqualTo(hash(sent));
    assertThat(answer.seal()).isEqualTo("VALID");
    assertThat(channel(Trust.NOBODY).fetch(sent, accepted.receipt()).seal()).isEqualTo("UNTRUSTED");
  }

  @Test
  void a_file_in_the_tax_drawer_is_accepted_too() {
    byte[] file = invoice("0000000");
    Submission sent = taken(sending(file), file);
    sdi.courier().attachments(false);
    sdi.courier().push();
    Judged.Accepted accepted = (Judged.Accepted) channel.ask(sent);
    assertThat(accepted.receipt()).isEqualTo("IT01234567890_00001_MC_001.xml");
    assertThat(accepted.raw()).contains("tax drawer");
  }

  @ParameterizedTest
  @EnumSource
  void an_administration_is_understood_whatever_it_does(SdiRecipient recipient) {
    sdi.desk().recipient("ABCDEF", recipient);
    byte[] file = invoice("ABCDEF");
    Submission sent = taken(sending(file), file);
    sdi.courier().push();
    Judged.Accepted accepted = (Judged.Accepted) channel.ask(sent);
    SignedAnswer answer = channel.fetch(sent, Objects.requireNonNull(accepted.receipt()));
    assertThat(answer.documentSha256()).as("told by its name").isEqualTo(hash(sent));
    sdi.clock().advance(Duration.ofDays(16));
    sdi.courier().push();
    assertThat(((Judged.Accepted) channel.ask(sent)).receipt()).isEqualTo(accepted.receipt());
    for (var notice : sdi.desk().notices()) {
      SignedAnswer each = channel.fetch(sent, notice.name());
      assertThat(each.file()).isEqualTo(notice.content());
      if (notice.name().contains("_NE_")) {
        assertThat(each.explanation())
            .contains(recipient == SdiRecipient.REFUSES ? "EC02" : "EC01");
      }
    }
  }

  @Test
  void a_discarded_file_is_rejected_with_the_codes() {
    byte[] file = invoice("abcdef1");
    Submission sent = taken(sending(file), file);
    sdi.courier().push();
    Judged.Rejected rejected = (Judged.Rejected) channel.ask(sent);
    assertThat(rejected.errors()).containsExactly("00311 - 1.1.4 <CodiceDestinatario> non valido");
    SignedAnswer answer = channel.fetch(sent, Objects.requireNonNull(rejected.receipt()));
    assertThat(answer.errors()).isEqualTo(rejected.errors());
    assertThat(answer.earlierReference()).isNull();
    assertThat(answer.seal()).isEqualTo("VALID");
  }

  @Test
  void a_lost_answer_is_found_by_the_notification() {
    sdi.faults().next(SdiOperation.RECEIVE_FILE, FaultKind.LOST_ANSWER);
    byte[] file = invoice("ABCDEF1");
    Submission lost = lost(sending(file), file);
    assertThat(channel.find(lost, Handed.QUIET)).isInstanceOf(Found.Unclear.class);
    sdi.courier().push();
    Found.Taken found = (Found.Taken) channel.find(lost, Handed.QUIET);
    assertThat(found.reference()).isEqualTo(sdi.desk().files().get(0).id());
  }

  @Test
  void a_file_that_never_arrived_is_sent_again_after_a_while_and_not_before() {
    sdi.faults().next(SdiOperation.RECEIVE_FILE, FaultKind.LOST_REQUEST);
    byte[] file = invoice("ABCDEF1");
    Submission lost = lost(sending(file), file);
    assertThat(channel.find(lost, Handed.QUIET)).isInstanceOf(Found.Unclear.class);
    sdi.clock().advance(SdiChannel.SAFE_TIME);
    assertThat(channel.find(lost, Handed.QUIET)).isInstanceOf(Found.Absent.class);
    Submission sent = again(lost, file);
    sdi.courier().push();
    assertThat(channel.ask(sent)).isInstanceOf(Judged.Accepted.class);
    assertThat(sdi.desk().files()).hasSize(1);
  }

  @Test
  void a_repetition_that_was_discarded_leads_to_the_file_that_counts() {
    sdi.faults().next(SdiOperation.RECEIVE_FILE, FaultKind.LOST_ANSWER);
    sdi.faults().next(SdiOperation.NOTIFY, FaultKind.LAG);
    byte[] file = invoice("ABCDEF1");
    Submission lost = lost(sending(file), file);
    sdi.courier().push();
    sdi.clock().advance(SdiChannel.SAFE_TIME);
    Submission sent = again(lost, file);
    sdi.courier().push();
    assertThat(channel.ask(sent))
        .as("NS 00002 is here, RC is late")
        .isInstanceOf(Judged.Pending.class);
    sdi.clock().advance(Duration.ofHours(4));
    sdi.courier().push();
    Judged.Rejected rejected = (Judged.Rejected) channel.ask(sent);
    SignedAnswer answer = channel.fetch(sent, Objects.requireNonNull(rejected.receipt()));
    String earlier = sdi.desk().files().get(0).id();
    assertThat(answer.earlierReference()).isEqualTo(earlier);
    Submission adopted = sent.adopted(earlier, "adopted", null, sdi.clock().instant());
    Judged.Accepted accepted = (Judged.Accepted) channel.ask(adopted);
    assertThat(channel.fetch(adopted, Objects.requireNonNull(accepted.receipt())).documentSha256())
        .isEqualTo(hash(sent));
    assertThat(sdi.desk().acceptedMoreThanOnce()).isEmpty();
  }

  @Test
  void a_repetition_whose_original_stays_silent_is_rejected_in_the_end() {
    sdi.faults().next(SdiOperation.RECEIVE_FILE, FaultKind.LOST_ANSWER);
    byte[] file = invoice("ABCDEF1");
    Submission sent = again(lost(sending(file), file), file);
    sdi.faults().next(SdiOperation.NOTIFY, FaultKind.LAG);
    sdi.courier().push();
    assertThat(channel.ask(sent)).isInstanceOf(Judged.Pending.class);
    sdi.clock().advance(SdiChannel.REPETITION);
    assertThat(channel.ask(sent)).isInstanceOf(Judged.Rejected.class);
  }

  @Test
  void an_invoice_that_another_file_has_brought_is_rejected_at_once() {
    byte[] file = invoice("ABCDEF1");
    taken(sending(file), file);
    Submission other =
        Handed.sending(Channel.SDI, "IT01234567890_00002.xml", file, sdi.clock().instant());
    Submission sent = taken(other, file);
    sdi.courier().push();
    assertThat(((Judged.Rejected) channel.ask(sent)).errors())
        .containsExactly("00404 - Fattura duplicata");
  }

  @Test
  void a_service_out_of_order_took_nothing_and_is_asked_again_later() {
    sdi.faults().next(SdiOperation.RECEIVE_FILE, FaultKind.TECHNICAL_ERROR);
    byte[] file = invoice("ABCDEF1");
    assertThatThrownBy(() -> channel.send(sending(file), file))
        .isInstanceOf(AuthorityException.LimitReached.class);
    assertThat(sdi.desk().files()).isEmpty();
  }

  @Test
  void a_file_over_five_megabytes_is_not_sent() {
    byte[] file = new byte[5 * 1024 * 1024 + 1];
    assertThat(channel.send(sending(file), file)).isInstanceOf(Sent.Refused.class);
    assertThat(sdi.calls()).isEmpty();
  }

  @Test
  void a_server_for_whom_nobody_vouches_gets_nothing() {
    byte[] file = invoice("ABCDEF1");
    assertThatThrownBy(() -> channel(Trust.NOBODY).send(sending(file), file))
        .isInstanceOf(AuthorityException.NotReached.class);
    assertThat(sdi.desk().files()).isEmpty();
  }

  @Test
  void a_wrong_password_is_told_before_anything_is_sent() {
    fields.put("certificatePassword", "wrong");
    byte[] file = invoice("ABCDEF1");
    assertThatThrownBy(() -> channel.send(sending(file), file))
        .isInstanceOf(AuthorityException.AccessRefused.class)
        .hasMessageContaining("password");
    assertThat(connection().problems(fields)).containsOnlyKeys("certificatePassword");
  }

  private SdiConnection connection() {
    return new SdiConnection(new ForeignEndpoints(true), PATIENCE, sdi.clock());
  }

  @Test
  void a_certificate_is_tested_by_its_end() {
    assertThat(connection().problems(fields)).isEmpty();
    assertThat(connection().test(fields))
        .contains("SDI Simulator Client")
        .doesNotContain(SdiSimulator.PASSWORD);
    fields.put(
        "certificate",
        Base64.getEncoder().encodeToString(sdi.clientKeysEnding(Duration.ofDays(1))));
    sdi.clock().advance(Duration.ofDays(2));
    assertThatThrownBy(() -> connection().test(fields))
        .isInstanceOf(AuthorityException.AccessRefused.class)
        .hasMessageContaining("until");
  }

  @Test
  void what_is_missing_is_told_by_field() {
    assertThat(connection().problems(Map.of())).containsOnlyKeys("apiEndpoint");
    assertThat(connection().problems(Map.of("apiEndpoint", "https://x.example")))
        .containsOnlyKeys("apiKey");
    assertThat(connection().problems(Map.of("certificate", "AAAA", "regimeFiscale", "RF99")))
        .containsOnlyKeys("certificate", "notificationToken", "regimeFiscale");
    SdiConnection strict = new SdiConnection(new ForeignEndpoints(false), PATIENCE, sdi.clock());
    assertThat(strict.problems(Map.of("apiEndpoint", "http://x.example", "apiKey", "k")))
        .containsOnlyKeys("apiEndpoint");
  }

  @Test
  void a_weak_token_is_a_problem_with_an_intermediary_as_well() {
    Map<String, String> through =
        Map.of("apiEndpoint", "https://x.example", "apiKey", "k", "notificationToken", "weak");
    assertThat(connection().problems(through)).containsOnlyKeys("notificationToken");
  }

  @Test
  void notifications_are_expected_by_whoever_has_a_certificate_only() {
    assertThat(new SdiPushes().expected(fields)).isTrue();
    assertThat(new SdiPushes().expected(Map.of("apiEndpoint", "https://x.example"))).isFalse();
  }

  @Test
  void a_notification_that_hides_its_hash_finds_no_lost_file() {
    sdi.faults().next(SdiOperation.RECEIVE_FILE, FaultKind.LOST_REQUEST);
    byte[] file = invoice("ABCDEF1");
    Submission lost = lost(sending(file), file);
    String forged =
        "<t:RicevutaConsegna"
            + " xmlns:t='http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fattura/messaggi/v1.0'>"
            + "<IdentificativoSdI>9</IdentificativoSdI><NomeFile>"
            + NAME
            + "</NomeFile></t:RicevutaConsegna>";
    ProviderNotice.Told told =
        new ProviderNotice.Told(
            "RC",
            "9",
            NAME,
            null,
            "IT01234567890_00001_RC_009.xml",
            forged.getBytes(StandardCharsets.UTF_8));
    transactions.inCompany(
        Handed.COMPANY,
        () ->
            notices.add(
                Handed.COMPANY,
                new ProviderNotice(
                    java.util.UUID.randomUUID(),
                    Handed.COMPANY,
                    Channel.SDI,
                    told,
                    sdi.clock().instant())));
    assertThat(channel.find(lost, Handed.QUIET)).isInstanceOf(Found.Unclear.class);
    Submission adopted = sending(file).taken("9", Instant.EPOCH, "x", null, Instant.EPOCH);
    assertThat(channel.fetch(adopted, told.fileName()).documentSha256()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no xml",
        "<x/>",
        "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><x>&y;</x>",
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>"
            + "<t:ricevutaConsegna"
            + " xmlns:t='http://www.fatturapa.gov.it/sdi/ws/trasmissione/v1.0/types'>"
            + "<IdentificativoSdI>1</IdentificativoSdI><NomeFile>../../etc</NomeFile>"
            + "<File>AAAA</File></t:ricevutaConsegna></s:Body></s:Envelope>",
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>"
            + "<t:somethingElse"
            + " xmlns:t='http://www.fatturapa.gov.it/sdi/ws/trasmissione/v1.0/types'>"
            + "<IdentificativoSdI>1</IdentificativoSdI><NomeFile>a.xml</NomeFile>"
            + "<File>AAAA</File></t:somethingElse></s:Body></s:Envelope>"
      })
  void what_is_no_notification_is_none(String body) {
    assertThat(new SdiPushes().read("text/xml", body.getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(
            new SdiPushes()
                .read("multipart/related; boundary=b", body.getBytes(StandardCharsets.UTF_8)))
        .isEmpty();
  }

  @Test
  void a_notification_that_was_changed_is_no_proof() {
    byte[] file = invoice("ABCDEF1");
    Submission sent = taken(sending(file), file);
    sdi.courier().push();
    ProviderNotice real =
        transactions
            .inCompany(
                Handed.COMPANY,
                () -> notices.about(Handed.COMPANY, Channel.SDI, sent.reference().orElseThrow()))
            .get(0);
    String text = new String(real.told().content(), StandardCharsets.UTF_8);
    byte[] changed =
        text.replace("Destinatario simulato", "Qualcun altro").getBytes(StandardCharsets.UTF_8);
    transactions.inCompany(
        Handed.COMPANY,
        () ->
            notices.add(
                Handed.COMPANY,
                new ProviderNotice(
                    java.util.UUID.randomUUID(),
                    Handed.COMPANY,
                    Channel.SDI,
                    new ProviderNotice.Told(
                        "RC", "9", NAME, null, "IT01234567890_00001_RC_009.xml", changed),
                    Instant.EPOCH)));
    Submission other = sending(file).taken("9", Instant.EPOCH, "x", null, Instant.EPOCH);
    SignedAnswer answer = channel.fetch(other, "IT01234567890_00001_RC_009.xml");
    assertThat(answer.seal()).isEqualTo("TAMPERED");
  }

  private SdiChannel throughIntermediary(SdiSimulator plain) {
    fields.clear();
    fields.putAll(plain.providerFields());
    return new SdiChannel(
        new SdiSettings(null, Trust.NOBODY),
        new ForeignEndpoints(true),
        PATIENCE,
        (company, which) -> Optional.of(fields),
        transactions,
        notices,
        plain.clock());
  }

  @Test
  void an_intermediary_is_asked_and_hands_the_receipt_over() {
    try (SdiSimulator plain = SdiSimulator.start(RestSettings.defaults().withSeed(3))) {
      SdiChannel through = throughIntermediary(plain);
      byte[] file = invoice("ABCDEF1");
      Submission sending = sending(file);
      Sent.Taken taken = (Sent.Taken) through.send(sending, file);
      Submission sent = Handed.taken(sending, taken.reference(), plain.clock().instant());
      Judged.Accepted accepted = (Judged.Accepted) through.ask(sent);
      SignedAnswer answer = through.fetch(sent, Objects.requireNonNull(accepted.receipt()));
      assertThat(answer.documentSha256()).isEqualTo(hash(sent));
      assertThat(answer.seal()).isEqualTo("UNTRUSTED");
      assertThat(connection().test(fields)).contains("answers");
      fields.put("apiKey", "wrong");
      assertThatThrownBy(() -> connection().test(fields))
          .isInstanceOf(AuthorityException.AccessRefused.class);
    }
  }

  @Test
  void an_intermediary_takes_a_lost_file_once() {
    try (SdiSimulator plain = SdiSimulator.start(RestSettings.defaults().withSeed(3))) {
      SdiChannel through = throughIntermediary(plain);
      byte[] file = invoice("ABCDEF1");
      Submission sending = sending(file);
      plain.faults().next(SdiOperation.POST_INVOICE, FaultKind.LOST_ANSWER);
      assertThatThrownBy(() -> through.send(sending, file))
          .isInstanceOf(AuthorityException.OutcomeUnknown.class);
      Sent.Taken again = (Sent.Taken) through.send(sending, file);
      assertThat(again.reference())
          .isEqualTo("intermediary:inv-" + plain.desk().files().get(0).id());
      assertThat(plain.desk().files()).hasSize(1);
      byte[] other = invoice("ABCDEF2");
      assertThat(through.send(sending(other), other)).isInstanceOf(Sent.Refused.class);
    }
  }

  @Test
  void an_intermediary_tells_why_sdi_has_discarded() {
    try (SdiSimulator plain = SdiSimulator.start(RestSettings.defaults().withSeed(3))) {
      SdiChannel through = throughIntermediary(plain);
      byte[] file = invoice("abcdef1");
      Submission sending = sending(file);
      Sent.Taken taken = (Sent.Taken) through.send(sending, file);
      Submission sent = Handed.taken(sending, taken.reference(), plain.clock().instant());
      Judged.Rejected rejected = (Judged.Rejected) through.ask(sent);
      assertThat(rejected.errors()).hasSize(1).allMatch(e -> e.startsWith("00311 - "));
      assertThat(List.of(Objects.requireNonNull(rejected.receipt())))
          .containsExactly("IT01234567890_00001_NS_001.xml");
    }
  }

  @Test
  void what_an_intermediary_calls_a_repetition_of_a_lost_file_is_no_rejection() {
    try (SdiSimulator plain = SdiSimulator.start(RestSettings.defaults().withSeed(3))) {
      SdiChannel through = throughIntermediary(plain);
      byte[] file = invoice("ABCDEF1");
      through.send(sending(file), file);
      // the intermediary hands the same invoice to SDI once more, under another name
      Submission sending =
          Handed.sending(Channel.SDI, "IT01234567890_00002.xml", file, plain.clock().instant());
      Sent.Taken again = (Sent.Taken) through.send(sending, file);
      Instant now = plain.clock().instant();
      Submission first = Handed.taken(sending, again.reference(), now);
      assertThat(through.ask(first)).isInstanceOf(Judged.Rejected.class);
      Submission queued = sending.lost("lost", now).cleared("rule", now);
      Submission repeated = queued.begin(Objects.requireNonNull(queued.payload()), now);
      Judged judged = through.ask(Handed.taken(repeated, again.reference(), now));
      assertThat(judged).isInstanceOf(Judged.Pending.class);
      assertThat(((Judged.Pending) judged).reason()).contains("00404");
    }
  }
}
