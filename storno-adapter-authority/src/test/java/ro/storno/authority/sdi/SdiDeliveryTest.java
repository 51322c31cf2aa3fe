package ro.storno.authority.sdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.inbox.InboundSource;
import ro.storno.application.provider.ProviderNotice;
import ro.storno.application.provider.Pushed;
import ro.storno.authority.call.ForeignEndpoints;
import ro.storno.authority.call.Patience;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.inbox.InboundDocument;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.http.LoopbackServer;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.rest.RestSettings;
import ro.storno.simulator.sdi.SdiDelivery;
import ro.storno.simulator.sdi.SdiOperation;
import ro.storno.simulator.sdi.SdiSimulator;

/** Invoices of others: sent by SDI, and asked for at an intermediary. */
class SdiDeliveryTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String NAME = "IT09999999999_0000A.xml.p7m";
  private static final CompanyId COMPANY = new CompanyId(UUID.randomUUID());
  private static final byte[] FILE = "\0 not even XML".getBytes(StandardCharsets.UTF_8);

  /** One for all: its keys take their time. */
  private static SdiSimulator sdi;

  private final List<Optional<Pushed>> pushes = new ArrayList<>();
  private final Map<String, String> fields = new HashMap<>();
  private LoopbackServer hook;

  @BeforeAll
  static void start() {
    sdi = SdiSimulator.start(RestSettings.defaults().withSeed(5));
  }

  @AfterAll
  static void end() {
    sdi.close();
  }

  @BeforeEach
  void listen() {
    sdi.reset();
    sdi.courier().attachments(true);
    fields.putAll(sdi.providerFields());
    hook =
        LoopbackServer.start(
            0,
            request -> {
              pushes.add(
                  new SdiPushes().read(request.header("Content-Type").orElse(""), request.body()));
              return Reply.Answer.of(200, "text/xml", "");
            });
    sdi.courier().callback(URI.create(hook.address() + "/hook"));
  }

  @AfterEach
  void stop() {
    hook.close();
  }

  private Pushed.Document pushed() {
    assertThat(sdi.courier().push()).isOne();
    return (Pushed.Document) pushes.get(pushes.size() - 1).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void invoice_comes_as_it_was_sent_with_its_metadata(boolean beside) {
    sdi.courier().attachments(beside);
    SdiDelivery sent = sdi.courier().deliver(NAME, FILE);
    Pushed.Document document = pushed();
    assertThat(document.reference()).isEqualTo(sent.id());
    assertThat(document.fileName()).isEqualTo(NAME);
    assertThat(document.content()).isEqualTo(FILE);
    ProviderNotice.Told metadata = document.metadata();
    assertThat(metadata).isNotNull();
    assertThat(metadata.kind()).isEqualTo("MT");
    assertThat(metadata.content()).isEqualTo(sent.metadata());
    assertThat(metadata.documentName()).isEqualTo(NAME);
    assertThat(metadata.documentSha256()).hasSize(64);
  }

  @Test
  void invoice_comes_again_until_its_arrival_was_heard() {
    sdi.courier().deliver(NAME, FILE);
    sdi.faults().next(SdiOperation.NOTIFY, FaultKind.LOST_ANSWER);
    assertThat(sdi.courier().push()).isZero();
    sdi.clock().advance(Duration.ofMinutes(11));
    assertThat(sdi.courier().push()).isOne();
    assertThat(sdi.courier().push()).isZero();
    assertThat(pushes).hasSize(2);
  }

  private static String message(String namespace, String name, String metadata) {
    return "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>"
        + "<x:fileSdIConMetadati xmlns:x='"
        + namespace
        + "'><IdentificativoSdI>77</IdentificativoSdI><NomeFile>"
        + name
        + "</NomeFile><File>"
        + Base64.getEncoder().encodeToString(FILE)
        + "</File>"
        + metadata
        + "</x:fileSdIConMetadati></s:Body></s:Envelope>";
  }

  private static Optional<Pushed> read(String message) {
    return new SdiPushes().read("text/xml", message.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void later_versions_of_the_service_are_understood_and_metadata_may_be_missing() {
    Optional<Pushed> read =
        read(message("http://www.fatturapa.gov.it/sdi/ws/ricezione/v1.1/types", "a.xml", ""));
    assertThat(read).isPresent();
    assertThat(((Pushed.Document) read.get()).metadata()).isNull();
  }

  @Test
  void term_that_ran_out_is_told_by_the_service_that_brings_invoices() {
    String told =
        message("http://www.fatturapa.gov.it/sdi/ws/ricezione/v1.0/types", "a_DT_001.xml", "")
            .replace("fileSdIConMetadati", "notificaDecorrenzaTermini");
    assertThat(read(told).orElseThrow()).isInstanceOf(Pushed.Notice.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://www.fatturapa.gov.it/sdi/ws/trasmissione/v1.0/types",
        "http://evil.example/sdi/ws/ricezione/v1.0/types",
        ""
      })
  void messages_of_other_services_bring_no_invoice(String namespace) {
    assertThat(read(message(namespace, "a.xml", ""))).isEmpty();
  }

  @Test
  void names_numbers_and_entities_that_are_none_are_refused() {
    String service = "http://www.fatturapa.gov.it/sdi/ws/ricezione/v1.0/types";
    assertThat(read(message(service, "../../etc/passwd", ""))).isEmpty();
    assertThat(read(message(service, "a.xml", "").replace(">77<", ">7;7<"))).isEmpty();
    assertThat(
            read(
                "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>"
                    + message(service, "a.xml", "").replace(">77<", ">&y;<")))
        .isEmpty();
    assertThat(new SdiPushes().read("text/xml", new byte[10 * 1024 * 1024])).isEmpty();
  }

  private SdiInbox inbox() {
    return new SdiInbox(
        new ForeignEndpoints(true),
        new Patience(LONG, LONG, Duration.ofMinutes(1), LONG),
        (company, channel) -> Optional.of(fields),
        sdi.clock());
  }

  @Test
  void intermediary_lists_by_pages_and_hands_out_the_bytes() {
    Instant start = sdi.clock().instant();
    for (int i = 0; i < 25; i++) {
      sdi.courier()
          .deliver(
              "IT09999999999_%05d.xml".formatted(i),
              ("file " + i).getBytes(StandardCharsets.UTF_8));
    }
    fields.put("partitaIva", "IT01234567897");
    InboundSource.Page first = inbox().list(COMPANY, start, 0);
    InboundSource.Page second = inbox().list(COMPANY, start, 1);
    assertThat(first.more()).isTrue();
    assertThat(second.more()).isFalse();
    assertThat(first.documents()).hasSize(20);
    assertThat(second.documents()).hasSize(5);
    InboundDocument.Told last = second.documents().get(4);
    assertThat(last.taxpayer()).isEqualTo("IT01234567897");
    assertThat(inbox().fetch(COMPANY, last.reference())).asString().isEqualTo("file 24");
    assertThatThrownBy(() -> inbox().fetch(COMPANY, "1"))
        .isInstanceOf(AuthorityException.Gone.class);
  }

  @Test
  void nobody_is_asked_without_an_intermediary_and_a_wrong_key_is_told() {
    fields.put("apiKey", "wrong");
    assertThatThrownBy(() -> inbox().list(COMPANY, Instant.EPOCH, 0))
        .isInstanceOf(AuthorityException.AccessRefused.class);
    fields.clear();
    assertThat(inbox().subject(COMPANY)).isEmpty();
  }
}
