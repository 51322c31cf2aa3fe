package ro.storno.authority.efactura;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.storno.application.anaf.AnafAccessToken;
import ro.storno.application.anaf.AnafAuthorizationServer.Answer;
import ro.storno.application.anaf.BuyerMessages.BuyerMessage;
import ro.storno.application.anaf.EFactura.Filter;
import ro.storno.application.anaf.EFactura.MessagePage;
import ro.storno.application.anaf.EFactura.MessageQuery;
import ro.storno.application.anaf.EFactura.Standard;
import ro.storno.application.anaf.EFactura.StateAnswer;
import ro.storno.application.anaf.EFactura.Upload;
import ro.storno.application.anaf.EFactura.UploadAnswer;
import ro.storno.application.anaf.SealCheck.Archive;
import ro.storno.application.anaf.SealCheck.Verdict;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.authority.AuthorityException.AccessRefused;
import ro.storno.application.authority.AuthorityException.Gone;
import ro.storno.application.authority.AuthorityException.LimitReached;
import ro.storno.application.authority.AuthorityException.OutcomeUnknown;
import ro.storno.authority.authorization.AuthorizationSettings;
import ro.storno.authority.authorization.HttpAuthorizationServer;
import ro.storno.authority.call.Patience;
import ro.storno.authority.seal.Trust;
import ro.storno.authority.seal.XmlSealCheck;
import ro.storno.domain.anaf.DownloadId;
import ro.storno.domain.anaf.MessageType;
import ro.storno.domain.anaf.SpvMessage;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.party.Cif;
import ro.storno.simulator.anaf.AnafSimulator;
import ro.storno.simulator.anaf.AnafSimulatorSettings;
import ro.storno.simulator.anaf.call.AnafOperation;
import ro.storno.simulator.anaf.call.Limits;
import ro.storno.simulator.anaf.efactura.Delivery;
import ro.storno.simulator.anaf.oauth.CertificateHolder;
import ro.storno.simulator.fault.FaultKind;

/** The clients against the simulator, which was written by others from the same descriptions. */
class EFacturaOnSimulatorTest {
  private static final Cif SELLER = new Cif("18547290");
  private static final Cif BUYER = new Cif("14399840");
  private static final URI CALLBACK = URI.create("https://localhost/auth/callback/anaf");

  @TempDir Path folder;
  private static final AnafSimulator ANAF =
      AnafSimulator.start(
          AnafSimulatorSettings.defaults()
              .withSeed(7)
              .withClock(InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z")))
              .withSlowness(Duration.ofMillis(50)));
  private static final InstantSource CLOCK = ANAF.clock();
  private final Patience patience =
      new Patience(
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofSeconds(3));
  private final HttpEFactura efactura =
      new HttpEFactura(
          new EFacturaSettings(ANAF.api(), EFacturaSettings.Environment.PROD), patience, CLOCK);
  private final HttpAuthorizationServer oauth =
      new HttpAuthorizationServer(
          new AuthorizationSettings(
              ANAF.oauthBase(),
              ANAF.api(),
              AnafSimulatorSettings.CLIENT.id(),
              AnafSimulatorSettings.CLIENT.secret()),
          patience,
          CLOCK);
  private AnafAccessToken token = new AnafAccessToken("none");

  @BeforeEach
  void begin() {
    ANAF.reset();
    ANAF.limits(Limits.OFFICIAL);
    token = granted(oauth.exchange(code(), CALLBACK)).access();
  }

  @AfterAll
  static void stop() {
    ANAF.close();
  }

  private String code() {
    return ANAF.oauth()
        .approve(AnafSimulatorSettings.CLIENT, CALLBACK.toString(), AnafSimulatorSettings.HOLDER);
  }

  private static Answer.Granted granted(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Granted.class);
    return (Answer.Granted) answer;
  }

  private XmlSealCheck seals() throws Exception {
    Path anchor = folder.resolve("anchor.pem");
    ANAF.writeAnchor(anchor);
    return new XmlSealCheck(Trust.read(anchor), CLOCK);
  }

  private static byte[] invoice(String number) {
    return ("""
            <?xml version="1.0" encoding="UTF-8"?>
            <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" \
            xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" \
            xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
              <cbc:ID>%s</cbc:ID><cbc:IssueDate>2026-11-20</cbc:IssueDate>
              %s%s
              <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="RON">121.00\
            </cbc:PayableAmount></cac:LegalMonetaryTotal>
            </Invoice>
            """)
        .formatted(
            number,
            party("AccountingSupplierParty", SELLER),
            party("AccountingCustomerParty", BUYER))
        .getBytes(UTF_8);
  }

  private static String party(String role, Cif cif) {
    return """
    <cac:%1$s><cac:Party><cac:PostalAddress><cac:Country><cbc:IdentificationCode>RO\
    </cbc:IdentificationCode></cac:Country></cac:PostalAddress><cac:PartyTaxScheme>\
    <cbc:CompanyID>%2$s</cbc:CompanyID></cac:PartyTaxScheme><cac:PartyLegalEntity>\
    <cbc:CompanyID>J40/1/2020</cbc:CompanyID></cac:PartyLegalEntity></cac:Party></cac:%1$s>
    """
        .formatted(role, cif.withPrefix());
  }

  private UploadAnswer upload(byte[] xml) {
    return efactura.upload(
        token, new Upload(SELLER, Standard.UBL, false, false, false, false, xml));
  }

  private UploadIndex taken(byte[] xml) {
    UploadAnswer answer = upload(xml);
    assertThat(answer).as(answer.raw()).isInstanceOf(UploadAnswer.Taken.class);
    return ((UploadAnswer.Taken) answer).index();
  }

  private MessagePage messages(Cif cif) {
    Instant now = CLOCK.instant();
    return efactura.messages(
        token,
        new MessageQuery(cif, now.minus(Duration.ofDays(59)), now.minusSeconds(1), 1, Filter.ALL));
  }

  @Test
  void an_invoice_goes_out_is_accepted_and_comes_back_sealed() throws Exception {
    byte[] xml = invoice("A-1");
    Instant sentAt = CLOCK.instant();
    UploadIndex index = taken(xml);
    StateAnswer state = efactura.state(token, index);
    assertThat(state).as(state.raw()).isInstanceOf(StateAnswer.Accepted.class);

    DownloadId id = ((StateAnswer.Accepted) state).download();
    Archive archive = seals().open(efactura.download(token, id));
    assertThat(archive.problems()).isEmpty();
    assertThat(archive.document()).isEqualTo(xml);
    assertThat(seals().check(archive.document(), archive.signature()).verdict())
        .isEqualTo(Verdict.VALID);

    ANAF.clock().advance(Duration.ofMinutes(2));
    SpvMessage sent = messages(SELLER).messages().get(0);
    assertThat(sent.id()).isEqualTo(id);
    assertThat(sent.uploadIndex()).isEqualTo(index);
    assertThat(sent.type()).contains(MessageType.INVOICE_SENT);
    assertThat(sent.buyer()).contains(BUYER);
    assertThat(Duration.between(sent.createdAt(), sentAt).abs()).isLessThan(Duration.ofMinutes(3));
    SpvMessage received = messages(BUYER).messages().get(0);
    assertThat(received.type()).contains(MessageType.INVOICE_RECEIVED);
    assertThat(seals().open(efactura.download(token, received.id())).document()).isEqualTo(xml);
  }

  @Test
  void a_rejected_invoice_comes_back_with_its_reasons() throws Exception {
    ANAF.faults().next(AnafOperation.UPLOAD, FaultKind.REFUSAL);
    StateAnswer state = efactura.state(token, taken(invoice("A-1")));
    assertThat(state).isInstanceOf(StateAnswer.Rejected.class);
    DownloadId id = ((StateAnswer.Rejected) state).download();
    assertThat(id).isNotNull();
    Archive archive = seals().open(efactura.download(token, id));
    assertThat(archive.errors()).isNotEmpty();
    assertThat(seals().check(archive.document(), archive.signature()).verdict())
        .isEqualTo(Verdict.VALID);
  }

  @Test
  void other_states_are_understood() {
    ANAF.faults().next(AnafOperation.UPLOAD, FaultKind.NOT_TAKEN);
    assertThat(efactura.state(token, taken(invoice("A-1"))))
        .isInstanceOf(StateAnswer.NotTaken.class);
    ANAF.faults().next(AnafOperation.UPLOAD, FaultKind.LAG);
    assertThat(efactura.state(token, taken(invoice("A-2"))))
        .isInstanceOf(StateAnswer.InProgress.class);
    assertThat(efactura.state(token, new UploadIndex("1")))
        .isInstanceOf(StateAnswer.Unanswered.class);
  }

  @Test
  void what_is_no_invoice_is_refused_at_the_door() {
    assertThat(upload("<Invoice1/>".getBytes(UTF_8))).isInstanceOf(UploadAnswer.Refused.class);
    assertThat(upload(new byte[0])).isInstanceOf(UploadAnswer.Refused.class);
  }

  @Test
  void a_buyer_answers_and_the_seller_hears_it() throws Exception {
    UploadIndex invoice = taken(invoice("A-1"));
    BuyerMessage message = new BuyerMessage(invoice, "Preț greșit:\n\"12\" & nu <13>");
    XmlBuyerMessages messages = new XmlBuyerMessages();
    UploadAnswer answer =
        efactura.upload(
            token,
            new Upload(BUYER, Standard.RASP, false, false, false, false, messages.write(message)));
    assertThat(answer).as(answer.raw()).isInstanceOf(UploadAnswer.Taken.class);
    ANAF.clock().advance(Duration.ofMinutes(2));
    SpvMessage heard =
        messages(SELLER).messages().stream()
            .filter(m -> m.type().equals(Optional.of(MessageType.BUYER_MESSAGE_RECEIVED)))
            .findFirst()
            .orElseThrow();
    Archive archive = seals().open(efactura.download(token, heard.id()));
    byte[] document = archive.document();
    assertThat(document).isNotNull();
    assertThat(messages.read(document)).contains(message);
  }

  @Test
  void nothing_found_and_many_found_are_both_pages() {
    assertThat(messages(BUYER).messages()).isEmpty();
    for (int i = 0; i < 501; i++) {
      ANAF.efactura().deliver(Delivery.invoice(BUYER.digits(), SELLER.digits(), invoice("B-" + i)));
    }
    ANAF.clock().advance(Duration.ofMinutes(1));
    MessagePage first = messages(BUYER);
    assertThat(first.messages()).hasSize(500);
    assertThat(first.pages()).isEqualTo(2);
    assertThat(first.total()).isEqualTo(501);
    assertThat(first.unreadable()).isEmpty();
  }

  @Test
  void what_is_older_than_sixty_days_is_gone() {
    long id =
        ANAF.efactura()
            .deliver(Delivery.invoice(BUYER.digits(), SELLER.digits(), invoice("B")))
            .id();
    ANAF.clock().advance(Duration.ofDays(61));
    assertThatThrownBy(() -> efactura.download(token, new DownloadId(Long.toString(id))))
        .isInstanceOf(Gone.class);
  }

  @Test
  void limits_are_understood() {
    ANAF.limits(Limits.OFFICIAL.withStatesPerDay(1).withDownloadsPerDay(1).withPagedListsPerDay(1));
    UploadIndex index = taken(invoice("A-1"));
    DownloadId id = ((StateAnswer.Accepted) efactura.state(token, index)).download();
    assertThatThrownBy(() -> efactura.state(token, index)).isInstanceOf(LimitReached.class);
    efactura.download(token, id);
    assertThatThrownBy(() -> efactura.download(token, id)).isInstanceOf(LimitReached.class);
    messages(SELLER);
    assertThatThrownBy(() -> messages(SELLER)).isInstanceOf(LimitReached.class);
    ANAF.limits(Limits.OFFICIAL.withCallsPerMinute(1));
    assertThatThrownBy(() -> messages(BUYER)).isInstanceOf(LimitReached.class);
  }

  /** The facts that matter afterwards: what we say, and what the authority did. */
  @ParameterizedTest
  @CsvSource({
    "FIREWALL,           OutcomeUnknown, 0",
    "TOO_MANY_REQUESTS,  LimitReached,   0",
    "ERROR_BEFORE,       OutcomeUnknown, 0",
    "LOST_REQUEST,       OutcomeUnknown, 0",
    "EXPIRED_TOKEN,      AccessRefused,  0",
    "FOREIGN_TOKEN,      AccessRefused,  0",
    "TECHNICAL_ERROR,    OutcomeUnknown, 0",
    "LATE_ACCEPTANCE,    OutcomeUnknown, 1",
    "ERROR_AFTER,        OutcomeUnknown, 1",
    "LOST_ANSWER,        OutcomeUnknown, 1",
    "TRUNCATED,          OutcomeUnknown, 1",
    "WRONG_CONTENT_TYPE, OutcomeUnknown, 1",
  })
  void an_upload_that_fails_is_never_said_to_have_had_no_effect_when_it_had(
      FaultKind fault, String kind, int documents) {
    ANAF.faults().next(AnafOperation.UPLOAD, fault);
    assertThatThrownBy(() -> upload(invoice("A-1")))
        .isInstanceOf(AuthorityException.class)
        .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(kind));
    ANAF.clock().advance(Duration.ofHours(1));
    assertThat(messages(SELLER).messages()).hasSize(documents);
    assertThat(ANAF.ledger().calls(AnafOperation.UPLOAD)).isEqualTo(1);
  }

  @Test
  void a_slow_answer_is_waited_for() {
    ANAF.faults().next(AnafOperation.UPLOAD, FaultKind.SLOW);
    assertThat(upload(invoice("A-1"))).isInstanceOf(UploadAnswer.Taken.class);
  }

  @ParameterizedTest
  @CsvSource({
    "FIREWALL, OutcomeUnknown",
    "TOO_MANY_REQUESTS, LimitReached",
    "ERROR_BEFORE, OutcomeUnknown",
    "LOST_REQUEST, OutcomeUnknown",
    "EXPIRED_TOKEN, AccessRefused",
    "FOREIGN_TOKEN, AccessRefused",
    "TECHNICAL_ERROR, OutcomeUnknown",
    "ERROR_AFTER, OutcomeUnknown",
    "LOST_ANSWER, OutcomeUnknown",
    "TRUNCATED, OutcomeUnknown",
  })
  void a_question_that_fails_fails_for_the_same_reasons(FaultKind fault, String kind) {
    UploadIndex index = taken(invoice("A-1"));
    DownloadId id = ((StateAnswer.Accepted) efactura.state(token, index)).download();
    for (AnafOperation operation :
        List.of(AnafOperation.STATE, AnafOperation.PAGED_LIST, AnafOperation.DOWNLOAD)) {
      ANAF.faults().next(operation, fault);
      assertThatThrownBy(
              () -> {
                switch (operation) {
                  case STATE -> efactura.state(token, index);
                  case PAGED_LIST -> messages(SELLER);
                  default -> efactura.download(token, id);
                }
              })
          .as(operation.name())
          .isInstanceOf(AuthorityException.class)
          .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(kind));
    }
  }

  @Test
  void a_mislabelled_answer_is_believed_only_where_it_proves_itself() {
    UploadIndex index = taken(invoice("A-1"));
    DownloadId id = ((StateAnswer.Accepted) efactura.state(token, index)).download();
    ANAF.faults().next(AnafOperation.STATE, FaultKind.WRONG_CONTENT_TYPE);
    assertThatThrownBy(() -> efactura.state(token, index)).isInstanceOf(OutcomeUnknown.class);
    ANAF.faults().next(AnafOperation.PAGED_LIST, FaultKind.WRONG_CONTENT_TYPE);
    assertThatThrownBy(() -> messages(SELLER)).isInstanceOf(OutcomeUnknown.class);
    byte[] archive = efactura.download(token, id);
    ANAF.faults().next(AnafOperation.DOWNLOAD, FaultKind.WRONG_CONTENT_TYPE);
    assertThat(efactura.download(token, id)).isEqualTo(archive);
  }

  @ParameterizedTest
  @CsvSource({
    "TAMPERED, TAMPERED, signature_mismatch",
    "FOREIGN_SEAL, UNTRUSTED, invalid_chain",
    "EXPIRED_SEAL, UNTRUSTED, certificate_expired",
    "NO_SEAL, UNSIGNED, no_signature",
  })
  void a_flawed_seal_is_told_as_what_it_is(FaultKind flaw, Verdict verdict, String reason)
      throws Exception {
    Archive archive = seals().open(efactura.download(token, delivered(flaw)));
    assertThat(archive.problems()).isEmpty();
    byte[] document = archive.document();
    assertThat(document).isNotNull();
    var result = seals().check(document, archive.signature());
    assertThat(result.verdict()).as(result.explanation()).isEqualTo(verdict);
    assertThat(result.reason()).isEqualTo(reason);
  }

  @Test
  void a_broken_archive_is_told_as_such() throws Exception {
    DownloadId id = delivered(FaultKind.BROKEN_ARCHIVE);
    try {
      assertThat(seals().open(efactura.download(token, id)).problems()).isNotEmpty();
    } catch (OutcomeUnknown e) {
      assertThat(e).hasMessageContaining("cut off");
    }
  }

  private DownloadId delivered(FaultKind flaw) {
    return new DownloadId(
        Long.toString(
            ANAF.efactura()
                .deliver(
                    Delivery.invoice(BUYER.digits(), SELLER.digits(), invoice("B")).flawed(flaw))
                .id()));
  }

  @Test
  void tokens_are_exchanged_refreshed_and_checked() {
    Answer.Granted first = granted(oauth.exchange(code(), CALLBACK));
    assertThat(first.accessExpiresAt()).isEqualTo(CLOCK.instant().plus(Duration.ofDays(90)));
    assertThat(first.refreshExpiresAt()).contains(CLOCK.instant().plus(Duration.ofDays(365)));
    oauth.check(first.access());
    var refreshToken = first.refresh();
    assertThat(refreshToken).isNotNull();
    Answer.Granted second = granted(oauth.refresh(refreshToken));
    assertThat(second.refresh()).isNotNull().isNotEqualTo(refreshToken);
    assertThat(oauth.refresh(refreshToken)).isInstanceOf(Answer.GrantRefused.class);
    oauth.check(second.access());
    assertThatThrownBy(() -> oauth.check(new AnafAccessToken("e30.e30.e30")))
        .isInstanceOf(AccessRefused.class);
  }

  @Test
  void a_code_is_good_once_for_a_minute_and_for_its_address() {
    String code = code();
    assertThat(oauth.exchange(code, URI.create("https://localhost/other")))
        .isInstanceOf(Answer.GrantRefused.class);
    String late = code();
    ANAF.clock().advance(Duration.ofSeconds(61));
    assertThat(oauth.exchange(late, CALLBACK)).isInstanceOf(Answer.GrantRefused.class);
    String once = code();
    granted(oauth.exchange(once, CALLBACK));
    assertThat(oauth.exchange(once, CALLBACK)).isInstanceOf(Answer.GrantRefused.class);
  }

  @Test
  void a_taxpayer_of_others_is_refused() {
    CertificateHolder other = CertificateHolder.of("77", "Other", BUYER.digits());
    token = new AnafAccessToken(ANAF.oauth().issue(other).access());
    assertThatThrownBy(() -> messages(SELLER)).isInstanceOf(AccessRefused.class);
    assertThatThrownBy(() -> upload(invoice("A-1"))).isInstanceOf(AccessRefused.class);
    assertThat(messages(BUYER).messages()).isEmpty();
  }
}
