package ro.storno.authority.efactura;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.anaf.AnafAccessToken;
import ro.storno.application.anaf.EFactura.Filter;
import ro.storno.application.anaf.EFactura.MessagePage;
import ro.storno.application.anaf.EFactura.MessageQuery;
import ro.storno.application.anaf.EFactura.Standard;
import ro.storno.application.anaf.EFactura.StateAnswer;
import ro.storno.application.anaf.EFactura.Upload;
import ro.storno.application.anaf.EFactura.UploadAnswer;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.authority.AuthorityException.AccessRefused;
import ro.storno.application.authority.AuthorityException.Declined;
import ro.storno.application.authority.AuthorityException.Gone;
import ro.storno.application.authority.AuthorityException.LimitReached;
import ro.storno.application.authority.AuthorityException.NotReached;
import ro.storno.application.authority.AuthorityException.OutcomeUnknown;
import ro.storno.authority.call.Patience;
import ro.storno.domain.anaf.DownloadId;
import ro.storno.domain.anaf.MessageType;
import ro.storno.domain.anaf.SpvMessage;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.party.Cif;

class HttpEFacturaTest {
  /** Half past ten in the evening in Bucharest. */
  private static final Instant NOW = Instant.parse("2026-11-20T20:30:00Z");

  private static final AnafAccessToken TOKEN = new AnafAccessToken("eyJ.secret-token.x");
  private static final Cif CIF = new Cif("8000000000");
  private static final String XML_TYPE = "application/xml";
  private static final String JSON_TYPE = "application/json";

  private final MockWebServer anaf = new MockWebServer();
  private HttpEFactura efactura;

  @BeforeEach
  void start() throws Exception {
    anaf.start();
    efactura = client(anaf.url("/").uri(), patience(Duration.ofSeconds(30)), NOW);
  }

  @AfterEach
  void stop() {
    anaf.close();
  }

  private static Patience patience(Duration call) {
    return new Patience(
        Duration.ofSeconds(30), Duration.ofSeconds(30), call, Duration.ofSeconds(3));
  }

  private static HttpEFactura client(URI base, Patience patience, Instant now) {
    return new HttpEFactura(
        new EFacturaSettings(base, EFacturaSettings.Environment.TEST),
        patience,
        InstantSource.fixed(now));
  }

  private void answers(int status, String type, String body) {
    anaf.enqueue(
        new MockResponse.Builder().code(status).addHeader("Content-Type", type).body(body).build());
  }

  private static String uploadHeader(String rest) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n"
        + "<header xmlns=\"mfp:anaf:dgti:spv:respUploadFisier:v1\" dateResponse=\"202108051140\" "
        + rest;
  }

  private static String stateHeader(String rest) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        + "<header xmlns=\"mfp:anaf:dgti:efactura:stareMesajFactura:v1\""
        + rest;
  }

  private static String eroare(String text) {
    return "{\"eroare\":\"" + text + "\",\"titlu\":\"Lista Mesaje\"}";
  }

  private static Upload invoice(byte[] xml) {
    return new Upload(CIF, Standard.UBL, false, false, false, false, xml);
  }

  private UploadAnswer upload() {
    return efactura.upload(TOKEN, invoice("<Invoice/>".getBytes(UTF_8)));
  }

  private StateAnswer state() {
    return efactura.state(TOKEN, new UploadIndex("18"));
  }

  private static MessageQuery lastDay() {
    return new MessageQuery(CIF, NOW.minus(Duration.ofDays(1)), NOW, 1, Filter.ALL);
  }

  private MessagePage messages() {
    return efactura.messages(TOKEN, lastDay());
  }

  private byte[] download() {
    return efactura.download(TOKEN, new DownloadId("123"));
  }

  private static byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("1.xml"));
      zip.write("<Invoice/>".getBytes(UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  @Nested
  class Uploading {
    @Test
    void a_document_is_sent_byte_for_byte_with_what_it_is() throws Exception {
      answers(200, XML_TYPE, uploadHeader("ExecutionStatus=\"0\" index_incarcare=\"3828\"/>"));
      byte[] xml = "\uFEFF<Invoice>\r\n ț</Invoice>\n".getBytes(UTF_8);

      UploadAnswer answer = efactura.upload(TOKEN, invoice(xml));

      assertThat(answer)
          .isInstanceOfSatisfying(
              UploadAnswer.Taken.class,
              taken -> {
                assertThat(taken.index()).isEqualTo(new UploadIndex("3828"));
                assertThat(taken.raw()).startsWith("<?xml").contains("index_incarcare=\"3828\"");
              });
      RecordedRequest request = anaf.takeRequest();
      assertThat(request.getMethod()).isEqualTo("POST");
      assertThat(request.getTarget())
          .isEqualTo("/test/FCTEL/rest/upload?standard=UBL&cif=8000000000");
      assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer eyJ.secret-token.x");
      assertThat(request.getHeaders().get("Content-Type")).isEqualTo("text/plain");
      assertThat(request.getBody().toByteArray()).isEqualTo(xml);
    }

    @Test
    void a_sale_to_a_consumer_and_the_flags_are_told() throws Exception {
      answers(200, XML_TYPE, uploadHeader("ExecutionStatus=\"0\" index_incarcare=\"1\"/>"));
      efactura.upload(TOKEN, new Upload(CIF, Standard.CN, true, true, true, true, new byte[] {1}));
      assertThat(anaf.takeRequest().getTarget())
          .isEqualTo(
              "/test/FCTEL/rest/uploadb2c?standard=CN&cif=8000000000"
                  + "&extern=DA&autofactura=DA&executare=DA");
    }

    @Test
    void production_has_its_own_path() throws Exception {
      answers(200, XML_TYPE, uploadHeader("ExecutionStatus=\"0\" index_incarcare=\"1\"/>"));
      new HttpEFactura(
              new EFacturaSettings(
                  URI.create(anaf.url("/proxy").toString()), EFacturaSettings.Environment.PROD),
              patience(Duration.ofSeconds(30)),
              InstantSource.fixed(NOW))
          .upload(TOKEN, invoice(new byte[] {1}));
      assertThat(anaf.takeRequest().getTarget())
          .startsWith("/proxy/prod/FCTEL/rest/upload?standard=UBL");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Valorile acceptate pentru parametrul standard sunt UBL, CN, CII sau RASP",
          "Marime fisier transmis mai mare de 10 MB.",
          "CIF introdus= 123a nu este un numar",
          "CIF introdus= 1234 nu este inregistrat in Registrul RO e-Factura executari silite",
          "Daca parametrul extern trebuie completat, valoarea acceptata este DA",
          "Fisierul transmis nu este valid. org.xml.sax.SAXParseException; lineNumber: 15;"
              + " cvc-elt.1.a: Cannot find the declaration of element 'limita de apeluri'. ",
        })
    void a_document_refused_at_the_door_is_refused_in_anafs_words(String text) {
      answers(
          200,
          XML_TYPE,
          uploadHeader(
              "ExecutionStatus=\"1\">\n <Errors errorMessage=\"" + text + "\"/></header>"));
      assertThat(upload())
          .isInstanceOfSatisfying(
              UploadAnswer.Refused.class,
              refused -> {
                assertThat(refused.errors()).containsExactly(text.strip());
                assertThat(refused.raw()).contains(text);
              });
    }

    @Test
    void every_reason_of_a_refusal_is_kept() {
      answers(
          200,
          XML_TYPE,
          uploadHeader(
              "ExecutionStatus=\"1\" index_incarcare=\"7\"><Errors errorMessage=\"a\"/>"
                  + "<Errors errorMessage=\"b\"/></header>"));
      assertThat(upload())
          .isInstanceOfSatisfying(
              UploadAnswer.Refused.class,
              refused -> assertThat(refused.errors()).containsExactly("a", "b"));
    }

    @Test
    void a_refusal_without_a_reason_is_still_one() {
      answers(200, XML_TYPE, uploadHeader("ExecutionStatus=\"1\"/>"));
      assertThat(upload())
          .isInstanceOfSatisfying(
              UploadAnswer.Refused.class, refused -> assertThat(refused.errors()).hasSize(1));
    }

    @Test
    void a_bad_request_in_anafs_form_is_a_refusal() {
      answers(
          400,
          JSON_TYPE,
          "{\"timestamp\":\"05-08-2021 12:03:04\",\"status\":400,\"error\":\"Bad Request\","
              + "\"message\":\"Trebuie sa aveti atasat in request un fisier de tip xml\"}");
      assertThat(upload())
          .isInstanceOfSatisfying(
              UploadAnswer.Refused.class,
              refused ->
                  assertThat(refused.errors())
                      .containsExactly("Trebuie sa aveti atasat in request un fisier de tip xml"));
    }

    @Test
    void a_missing_right_is_no_verdict_about_the_document() {
      answers(
          200,
          XML_TYPE,
          uploadHeader(
              "ExecutionStatus=\"1\"><Errors errorMessage=\"Nu aveti drept in SPV pentru"
                  + " CIF=1234\"/></header>"));
      assertThatThrownBy(HttpEFacturaTest.this::upload)
          .isInstanceOf(AccessRefused.class)
          .hasMessageContaining("Nu aveti drept in SPV pentru CIF=1234");
    }

    @Test
    void a_technical_error_leaves_the_outcome_open() {
      answers(
          200,
          XML_TYPE,
          uploadHeader(
              "ExecutionStatus=\"1\"><Errors errorMessage=\"A aparut o eroare tehnica. Cod:"
                  + " 1814\"/></header>"));
      assertThatThrownBy(HttpEFacturaTest.this::upload)
          .isInstanceOf(OutcomeUnknown.class)
          .hasMessageContaining("1814");
    }

    @Test
    void a_used_up_quota_is_no_verdict_about_the_document() {
      answers(
          200,
          XML_TYPE,
          uploadHeader(
              "ExecutionStatus=\"1\"><Errors errorMessage=\"S-au incarcat deja 1000 de mesaje de"
                  + " tip RASP pentru cui=1234 in cursul zilei\"/></header>"));
      assertLimit(HttpEFacturaTest.this::upload)
          .satisfies(e -> assertThat(pause(e)).isEqualTo(Duration.ofMinutes(90)));
    }

    @Test
    void more_than_ten_megabytes_are_not_sent() {
      assertThatThrownBy(
              () -> efactura.upload(TOKEN, invoice(new byte[HttpEFactura.LARGEST_UPLOAD + 1])))
          .isInstanceOf(Declined.class)
          .hasMessageContaining("10 MB");
      assertThat(anaf.getRequestCount()).isZero();
    }

    @Test
    void ten_megabytes_are_sent() throws Exception {
      answers(200, XML_TYPE, uploadHeader("ExecutionStatus=\"0\" index_incarcare=\"1\"/>"));
      assertThat(efactura.upload(TOKEN, invoice(new byte[HttpEFactura.LARGEST_UPLOAD])))
          .isInstanceOf(UploadAnswer.Taken.class);
      assertThat(anaf.takeRequest().getBodySize()).isEqualTo(HttpEFactura.LARGEST_UPLOAD);
    }

    static Stream<String> answersThatDecideNothing() {
      return Stream.of(
          "",
          "OK",
          uploadHeader("ExecutionStatus=\"0\"/>"),
          uploadHeader("ExecutionStatus=\"0\" index_incarcare=\"\"/>"),
          uploadHeader("ExecutionStatus=\"0\" index_incarcare=\"12a\"/>"),
          uploadHeader("ExecutionStatus=\"2\" index_incarcare=\"12\"/>"),
          uploadHeader("index_incarcare=\"12\"/>"),
          uploadHeader("ExecutionStatus=\"0\" index_incarcare=\"12\""),
          uploadHeader("ExecutionStatus=\"1\"><Errors errorMessage=\"a\"/>"),
          uploadHeader("ExecutionStatus=\"0\" index_incarcare=\"12\"/>")
              .replace("respUploadFisier", "other"),
          uploadHeader("ExecutionStatus=\"0\" index_incarcare=\"12\"/>").replace("header", "head"),
          stateHeader(" stare=\"ok\" id_descarcare=\"1234\"/>"),
          "<!DOCTYPE header [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
              + "<header xmlns=\"mfp:anaf:dgti:spv:respUploadFisier:v1\" ExecutionStatus=\"0\""
              + " index_incarcare=\"12\"/>",
          "<html><head><title>Request Rejected</title></head><body>ID: 1</body></html>",
          "{\"index_incarcare\":\"12\"}",
          "{\"eroare\":");
    }

    @ParameterizedTest
    @MethodSource("answersThatDecideNothing")
    void an_answer_that_decides_nothing_leaves_the_outcome_open(String body) {
      answers(200, XML_TYPE, body);
      assertThatThrownBy(HttpEFacturaTest.this::upload).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void a_good_answer_that_says_it_is_a_page_leaves_the_outcome_open() {
      answers(200, "text/html", uploadHeader("ExecutionStatus=\"0\" index_incarcare=\"12\"/>"));
      assertThatThrownBy(HttpEFacturaTest.this::upload).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void a_bad_request_that_is_not_anafs_leaves_the_outcome_open() {
      answers(400, "text/html", "<html>400 Bad Request</html>");
      assertThatThrownBy(HttpEFacturaTest.this::upload).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void an_upload_is_not_repeated_when_a_503_invites_to_it() {
      anaf.enqueue(new MockResponse.Builder().code(503).addHeader("Retry-After", "0").build());
      answers(200, XML_TYPE, uploadHeader("ExecutionStatus=\"0\" index_incarcare=\"2\"/>"));
      assertThatThrownBy(HttpEFacturaTest.this::upload).isInstanceOf(OutcomeUnknown.class);
      assertThat(anaf.getRequestCount()).isEqualTo(1);
    }

    @Test
    void an_upload_does_not_ride_on_a_connection_that_another_call_left() throws Exception {
      for (int i = 0; i < 2; i++) {
        answers(200, XML_TYPE, stateHeader(" stare=\"in prelucrare\"/>"));
        answers(200, XML_TYPE, uploadHeader("ExecutionStatus=\"0\" index_incarcare=\"2\"/>"));
      }
      for (int i = 0; i < 2; i++) {
        state();
        upload();
      }
      assertThat(anaf.takeRequest().getExchangeIndex()).isZero();
      assertThat(anaf.takeRequest().getExchangeIndex()).isZero(); // upload: a connection of its own
      assertThat(anaf.takeRequest().getExchangeIndex()).isEqualTo(1); // question: the first again
      assertThat(anaf.takeRequest().getExchangeIndex()).isZero();
    }

    @Test
    void an_upload_succeeds_although_anaf_has_dropped_its_idle_connections() throws Exception {
      anaf.enqueue(
          new MockResponse.Builder()
              .addHeader("Content-Type", XML_TYPE)
              .body(stateHeader(" stare=\"in prelucrare\"/>"))
              .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
              .build());
      answers(200, XML_TYPE, uploadHeader("ExecutionStatus=\"0\" index_incarcare=\"2\"/>"));
      state();
      assertThat(upload()).isInstanceOf(UploadAnswer.Taken.class);
    }
  }

  @Nested
  class States {
    @Test
    void an_accepted_document_names_its_download() throws Exception {
      answers(200, XML_TYPE, stateHeader(" stare=\"ok\" id_descarcare=\"1234\"/>"));
      assertThat(state())
          .isInstanceOfSatisfying(
              StateAnswer.Accepted.class,
              accepted -> {
                assertThat(accepted.download()).isEqualTo(new DownloadId("1234"));
                assertThat(accepted.raw()).contains("id_descarcare=\"1234\"");
              });
      assertThat(anaf.takeRequest().getTarget())
          .isEqualTo("/test/FCTEL/rest/stareMesaj?id_incarcare=18");
    }

    @Test
    void a_rejected_document_names_its_download_if_it_has_one() {
      answers(200, XML_TYPE, stateHeader(" stare=\"nok\" id_descarcare=\"123\"/>"));
      answers(200, XML_TYPE, stateHeader(" stare=\"nok\"/>"));
      assertThat(((StateAnswer.Rejected) state()).download()).isEqualTo(new DownloadId("123"));
      assertThat(((StateAnswer.Rejected) state()).download()).isNull();
    }

    @Test
    void the_other_states_are_known() {
      answers(200, XML_TYPE, stateHeader(" stare=\"in prelucrare\"/>"));
      answers(200, XML_TYPE, stateHeader(" stare=\"XML cu erori nepreluat de sistem\"/>"));
      assertThat(state()).isInstanceOf(StateAnswer.InProgress.class);
      assertThat(state()).isInstanceOf(StateAnswer.NotTaken.class);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Nu exista factura cu id_incarcare= 15000",
          "Id_incarcare introdus= aaa nu este un numar intreg",
        })
    void a_question_that_failed_says_nothing_about_the_document(String text) {
      answers(
          200, XML_TYPE, stateHeader(">\n  <Errors errorMessage=\"" + text + "\"/>\n</header>"));
      assertThat(state())
          .isInstanceOfSatisfying(
              StateAnswer.Unanswered.class,
              unanswered -> assertThat(unanswered.errors()).containsExactly(text));
    }

    @Test
    void a_bad_request_is_a_question_that_failed() {
      answers(
          400,
          JSON_TYPE,
          "{\"timestamp\":\"19-08-2021 11:01:56\",\"status\":400,\"error\":\"Bad Request\","
              + "\"message\":\"Parametrul id_incarcare este obligatoriu\"}");
      assertThat(state()).isInstanceOf(StateAnswer.Unanswered.class);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Nu aveti dreptul de inteorgare pentru id_incarcare= 18",
          "Nu exista niciun CIF petru care sa aveti drept",
        })
    void a_missing_right_is_told_as_such(String text) {
      answers(200, XML_TYPE, stateHeader("><Errors errorMessage=\"" + text + "\"/></header>"));
      assertThatThrownBy(HttpEFacturaTest.this::state).isInstanceOf(AccessRefused.class);
    }

    @Test
    void a_used_up_quota_is_told_as_such() {
      answers(
          200,
          XML_TYPE,
          stateHeader(
              "><Errors errorMessage=\"S-au facut deja 20 descarcari de mesaj in cursul"
                  + " zilei\"/></header>"));
      assertLimit(HttpEFacturaTest.this::state);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          " stare=\"ok\"/>",
          " stare=\"okay\" id_descarcare=\"1\"/>",
          "/>",
          " stare=\"ok\" id_descarcare=\"1\">",
        })
    void a_state_that_cannot_be_understood_is_none(String rest) {
      answers(200, XML_TYPE, stateHeader(rest));
      assertThatThrownBy(HttpEFacturaTest.this::state).isInstanceOf(OutcomeUnknown.class);
    }
  }

  @Nested
  class Lists {
    private static final String PAGE =
        """
        {"mesaje":[
          {"data_creare":"202611201330","cif":"8000000000","id_solicitare":"5001131297",
           "detalii":"Factura cu id_incarcare=5001131297 emisa de cif_emitent=8000000000 pentru \
        cif_beneficiar=33","tip":"FACTURA TRIMISA","id":"3001503294"},
          {"data_creare":"202611201452","cif":8000000000,"id_solicitare":5001120362,
           "detalii":"Erori","tip":"CEVA NOU","id":3001474425}],
         "numar_inregistrari_in_pagina":2,"numar_total_inregistrari_per_pagina":500,
         "numar_total_inregistrari":14130,"numar_total_pagini":29,"index_pagina_curenta":29,
         "serial":"1234AA456","cui":"8000000000","titlu":"Lista Mesaje"}""";

    @Test
    void a_page_is_read_in_full() throws Exception {
      answers(200, JSON_TYPE, PAGE);
      MessagePage page =
          efactura.messages(
              TOKEN,
              new MessageQuery(
                  CIF, NOW.minus(Duration.ofDays(60)), NOW.minusSeconds(60), 29, Filter.ERRORS));
      assertThat(page.page()).isEqualTo(29);
      assertThat(page.pages()).isEqualTo(29);
      assertThat(page.total()).isEqualTo(14130);
      assertThat(page.unreadable()).isEmpty();
      SpvMessage first = page.messages().get(0);
      assertThat(first.id()).isEqualTo(new DownloadId("3001503294"));
      assertThat(first.uploadIndex()).isEqualTo(new UploadIndex("5001131297"));
      assertThat(first.type()).contains(MessageType.INVOICE_SENT);
      assertThat(first.cif()).isEqualTo(CIF);
      assertThat(first.createdAt()).isEqualTo(Instant.parse("2026-11-20T11:30:00Z"));
      assertThat(first.seller()).contains(CIF);
      assertThat(first.buyer()).contains(new Cif("33"));
      assertThat(first.raw())
          .containsEntry("data_creare", "202611201330")
          .containsEntry("id", "3001503294");
      SpvMessage second = page.messages().get(1);
      assertThat(second.id()).isEqualTo(new DownloadId("3001474425"));
      assertThat(second.typeText()).isEqualTo("CEVA NOU");
      assertThat(second.type()).isEmpty();
      assertThat(anaf.takeRequest().getTarget())
          .isEqualTo(
              "/test/FCTEL/rest/listaMesajePaginatieFactura?startTime="
                  + NOW.minus(Duration.ofDays(60)).toEpochMilli()
                  + "&endTime="
                  + NOW.minusSeconds(60).toEpochMilli()
                  + "&cif=8000000000&pagina=29&filtru=E");
    }

    @Test
    void each_filter_has_its_letter() throws Exception {
      List<String> targets = new ArrayList<>();
      for (Filter filter : Filter.values()) {
        answers(200, JSON_TYPE, eroare("Nu exista mesaje in intervalul selectat"));
        efactura.messages(TOKEN, new MessageQuery(CIF, NOW.minusSeconds(9), NOW, 1, filter));
        targets.add(anaf.takeRequest().getTarget().replaceFirst(".*&pagina=1", ""));
      }
      assertThat(targets).containsExactly("", "&filtru=E", "&filtru=T", "&filtru=P", "&filtru=R");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Nu exista mesaje in intervalul selectat",
          "Nu exista mesaje in ultimele 15 zile",
        })
    void nothing_found_is_an_empty_page(String text) {
      answers(200, JSON_TYPE, eroare(text));
      assertThat(messages()).isEqualTo(new MessagePage(List.of(), 1, 0, 0));
    }

    @Test
    void an_entry_that_cannot_be_understood_is_handed_out_and_holds_up_nothing() {
      answers(
          200,
          JSON_TYPE,
          PAGE.replace("\"202611201330\"", "\"yesterday\"").replace("\"CEVA NOU\"", "\"X\""));
      MessagePage page = messages();
      assertThat(page.messages()).extracting(m -> m.id().value()).containsExactly("3001474425");
      assertThat(page.unreadable()).hasSize(1);
      assertThat(page.unreadable().get(0)).contains("yesterday").contains("3001503294");
    }

    @Test
    void an_entry_about_a_person_is_in_the_list_of_the_taxpayer_asked_for() {
      answers(200, JSON_TYPE, PAGE.replace("\"cif\":\"8000000000\"", "\"cif\":\"1900101123456\""));
      SpvMessage message = messages().messages().get(0);
      assertThat(message.cif()).isEqualTo(CIF);
      assertThat(message.raw()).containsEntry("cif", "1900101123456");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "CIF introdus= aaa nu este un numar sau nu are o valoare acceptata de sistem",
          "startTime = 09-07-2022 10:41:11 nu poate fi mai vechi de 60 de zile fata de momentul"
              + " requestului",
          "endTime = 02-12-2022 11:49:24 nu poate in viitor fata de momentul requestului",
          "Pagina solicitata 50 este mai mare decat numarul toatal de pagini 29",
          "Valorile acceptate pentru parametrul filtru sunt E, T, P sau R",
        })
    void any_other_error_is_declined_in_anafs_words(String text) {
      answers(200, JSON_TYPE, eroare(text));
      assertThatThrownBy(HttpEFacturaTest.this::messages)
          .isInstanceOf(Declined.class)
          .hasMessageContaining(text);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Nu aveti drept in SPV pentru CIF=8000000000",
          "Nu exista niciun CIF pentru care sa aveti drept in SPV",
        })
    void a_missing_right_is_told_as_such(String text) {
      answers(200, JSON_TYPE, eroare(text));
      assertThatThrownBy(HttpEFacturaTest.this::messages).isInstanceOf(AccessRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "S-au facut deja 1000 interogari de lista mesaje de catre utilizator in cursul zilei",
          "S-au facut deja 1000 de apeluri in cursul zilei",
          "A fost atinsa limita de apeluri zilnice",
          "Numarul maxim de apeluri a fost depasit",
          "Ati depasit limita de interogari",
        })
    void a_used_up_quota_is_told_as_such(String text) {
      answers(200, JSON_TYPE, eroare(text));
      assertLimit(HttpEFacturaTest.this::messages);
    }

    @Test
    void a_page_over_the_size_of_the_simple_list_is_no_quota() {
      answers(
          200,
          JSON_TYPE,
          eroare(
              "Lista de mesaje este mai mare decat numarul de 500 elemente permise in pagina."
                  + " Folositi endpoint-ul cu paginatie."));
      assertThatThrownBy(HttpEFacturaTest.this::messages).isInstanceOf(Declined.class);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "[]",
          "null",
          "{}",
          "{\"mesaje\":[]}",
          "{\"mesaje\":{},\"numar_total_pagini\":1,\"numar_total_inregistrari\":1}",
          "{\"mesaje\":[{\"id\":\"3001",
          "<header/>",
        })
    void a_list_that_cannot_be_understood_is_none(String body) {
      answers(200, JSON_TYPE, body);
      assertThatThrownBy(HttpEFacturaTest.this::messages).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void impossible_questions_are_not_asked() {
      Instant from = NOW.minusSeconds(600);
      assertNotAsked(new MessageQuery(CIF, from, NOW, 0, Filter.ALL), "no page 0");
      assertNotAsked(new MessageQuery(CIF, NOW, from, 1, Filter.ALL), "before it begins");
      assertNotAsked(new MessageQuery(CIF, from, from, 1, Filter.ALL), "before it begins");
      assertNotAsked(new MessageQuery(CIF, from, NOW.plusMillis(1), 1, Filter.ALL), "future");
      assertNotAsked(
          new MessageQuery(CIF, NOW.minus(Duration.ofDays(60)).minusMillis(1), NOW, 1, Filter.ALL),
          "60 days");
      assertThat(anaf.getRequestCount()).isZero();
    }

    private void assertNotAsked(MessageQuery query, String why) {
      assertThatThrownBy(() -> efactura.messages(TOKEN, query))
          .isInstanceOf(Declined.class)
          .hasMessageContaining(why)
          .hasMessageContaining("not asked");
    }

    /** On 25 October 2026 the clocks go from 04:00 (+03) back to 03:00 (+02). */
    @Test
    void an_hour_that_happens_twice_is_the_one_in_the_window_or_else_the_earlier() {
      Instant earlier = Instant.parse("2026-10-25T00:30:00Z");
      Instant later = Instant.parse("2026-10-25T01:30:00Z");
      assertThat(createdAt("2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z")).isEqualTo(earlier);
      assertThat(createdAt("2026-10-25T01:00:00Z", "2026-10-25T12:00:00Z")).isEqualTo(later);
      assertThat(createdAt("2026-10-24T12:00:00Z", "2026-10-25T00:45:00Z")).isEqualTo(earlier);
      // the list knows only minutes, so an entry may seem older than the window it is in
      assertThat(createdAt("2026-10-25T01:30:40Z", "2026-10-25T12:00:00Z")).isEqualTo(later);
    }

    private Instant createdAt(String from, String to) {
      answers(200, JSON_TYPE, PAGE.replace("202611201330", "202610250330"));
      Instant end = Instant.parse(to);
      return client(anaf.url("/").uri(), patience(Duration.ofSeconds(30)), end)
          .messages(TOKEN, new MessageQuery(CIF, Instant.parse(from), end, 1, Filter.ALL))
          .messages()
          .get(0)
          .createdAt();
    }

    @Test
    void an_hour_that_never_happened_is_moved_on() {
      answers(200, JSON_TYPE, PAGE.replace("202611201330", "202603290330"));
      Instant end = Instant.parse("2026-03-29T12:00:00Z");
      assertThat(
              client(anaf.url("/").uri(), patience(Duration.ofSeconds(30)), end)
                  .messages(
                      TOKEN, new MessageQuery(CIF, end.minusSeconds(86400), end, 1, Filter.ALL))
                  .messages()
                  .get(0)
                  .createdAt())
          .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    }
  }

  @Nested
  class Downloads {
    @Test
    void an_archive_comes_byte_for_byte_whatever_it_is_called() throws Exception {
      byte[] archive = zip();
      for (String type : List.of("application/zip", "application/octet-stream", "text/html")) {
        anaf.enqueue(
            new MockResponse.Builder()
                .addHeader("Content-Type", type)
                .body(new Buffer().write(archive))
                .build());
        assertThat(download()).isEqualTo(archive);
        assertThat(anaf.takeRequest().getTarget()).isEqualTo("/test/FCTEL/rest/descarcare?id=123");
      }
    }

    @Test
    void what_is_older_than_sixty_days_is_gone() {
      answers(
          200,
          JSON_TYPE,
          eroare(
              "Fisierul nu mai poate fi descarcat pentru ca a trecut perioada de 60 de zile in"
                  + " care este disponibil"));
      assertThatThrownBy(HttpEFacturaTest.this::download).isInstanceOf(Gone.class);
    }

    @Test
    void a_used_up_quota_is_told_as_such_even_with_anafs_extra_brace() {
      answers(
          200,
          "text/plain",
          "{\"eroare\":\"S-au facut deja 10 descarcari de mesaj in cursul zilei\","
              + "\"titlu\":\"Descarcare mesaj\"}}");
      assertLimit(HttpEFacturaTest.this::download);
    }

    @Test
    void a_missing_right_is_told_as_such() {
      answers(200, JSON_TYPE, eroare("Nu aveti dreptul sa descarcati acesta factura"));
      assertThatThrownBy(HttpEFacturaTest.this::download).isInstanceOf(AccessRefused.class);
    }

    @Test
    void any_other_error_is_declined() {
      answers(200, JSON_TYPE, eroare("Pentru id=21 nu exista inregistrata nici o factura"));
      assertThatThrownBy(HttpEFacturaTest.this::download)
          .isInstanceOf(Declined.class)
          .hasMessageContaining("id=21");
      answers(
          400,
          JSON_TYPE,
          "{\"timestamp\":\"05-08-2021 12:04:01\",\"status\":400,\"error\":\"Bad Request\","
              + "\"message\":\"Parametrul id este obligatoriu\"}");
      assertThatThrownBy(HttpEFacturaTest.this::download).isInstanceOf(Declined.class);
    }

    @Test
    void an_archive_that_was_cut_off_is_no_answer() {
      byte[] whole = zip();
      anaf.enqueue(
          new MockResponse.Builder().body(new Buffer().write(whole, 0, whole.length - 1)).build());
      assertThatThrownBy(HttpEFacturaTest.this::download)
          .isInstanceOf(OutcomeUnknown.class)
          .hasMessageContaining("cut off");
    }

    @Test
    void an_archive_that_is_too_large_is_not_read() {
      anaf.enqueue(
          new MockResponse.Builder()
              .body(new Buffer().write(zip()))
              .setHeader("Content-Length", "33554433")
              .build());
      assertThatThrownBy(HttpEFacturaTest.this::download)
          .isInstanceOf(OutcomeUnknown.class)
          .hasMessageContaining("more than 33554432 bytes");
    }

    @Test
    void something_else_is_no_archive() {
      answers(200, "application/pdf", "%PDF-1.7");
      assertThatThrownBy(HttpEFacturaTest.this::download).isInstanceOf(OutcomeUnknown.class);
    }
  }

  /** What is the same for each of the four operations. */
  @Nested
  class Everywhere {
    private List<Runnable> operations() {
      return List.of(
          HttpEFacturaTest.this::upload,
          HttpEFacturaTest.this::state,
          HttpEFacturaTest.this::messages,
          HttpEFacturaTest.this::download);
    }

    private void each(MockResponse answer, Class<? extends AuthorityException> kind, String word) {
      int before = anaf.getRequestCount();
      for (Runnable operation : operations()) {
        anaf.enqueue(answer);
        assertThatThrownBy(operation::run)
            .isInstanceOf(kind)
            .hasMessageContaining(word)
            .hasMessageNotContaining("secret-token");
      }
      assertThat(anaf.getRequestCount()).isEqualTo(before + operations().size());
    }

    private static MockResponse.Builder page(int status, String html) {
      return new MockResponse.Builder()
          .code(status)
          .addHeader("Content-Type", "text/html; charset=utf-8")
          .body(html);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void a_refused_token_is_told_as_such(int status) {
      each(new MockResponse.Builder().code(status).build(), AccessRefused.class, "" + status);
      each(page(status, "<html>Forbidden</html>").build(), AccessRefused.class, "" + status);
    }

    @Test
    void a_limit_is_told_with_the_time_it_lasts() {
      for (Runnable operation : operations()) {
        anaf.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "17").build());
        assertLimit(operation)
            .satisfies(e -> assertThat(pause(e)).isEqualTo(Duration.ofSeconds(17)));
        anaf.enqueue(
            new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "Fri, 20 Nov 2026 20:31:30 GMT")
                .build());
        assertLimit(operation)
            .satisfies(e -> assertThat(pause(e)).isEqualTo(Duration.ofSeconds(90)));
        anaf.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "soon").build());
        assertLimit(operation)
            .satisfies(e -> assertThat(pause(e)).isEqualTo(Duration.ofMinutes(1)));
      }
    }

    @Test
    void the_firewalls_page_leaves_the_outcome_open_whatever_its_status() {
      String html =
          "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected."
              + " Your support ID is: 1</body></html>";
      each(page(200, html).build(), OutcomeUnknown.class, "firewall");
      each(page(403, html).build(), OutcomeUnknown.class, "firewall");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 404, 408, 413, 421, 500, 502, 503, 504})
    void any_other_status_leaves_the_outcome_open(int status) {
      each(new MockResponse.Builder().code(status).build(), OutcomeUnknown.class, "" + status);
    }

    @Test
    void a_redirect_is_not_followed() {
      for (int status : List.of(301, 302, 307, 308)) {
        each(
            new MockResponse.Builder()
                .code(status)
                .addHeader("Location", anaf.url("/my.policy"))
                .build(),
            OutcomeUnknown.class,
            "" + status);
      }
    }

    @Test
    void a_503_that_invites_to_repeat_is_not_repeated() {
      each(
          new MockResponse.Builder().code(503).addHeader("Retry-After", "0").build(),
          OutcomeUnknown.class,
          "503");
    }

    @Test
    void a_connection_that_breaks_after_the_request_leaves_the_outcome_open() {
      each(
          new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build(),
          OutcomeUnknown.class,
          "connection failed");
      each(
          new MockResponse.Builder().onRequestStart(new SocketEffect.CloseSocket()).build(),
          OutcomeUnknown.class,
          "connection failed");
    }

    @Test
    void an_answer_that_breaks_off_leaves_the_outcome_open() {
      each(
          new MockResponse.Builder()
              .body("x".repeat(100_000))
              .onResponseBody(new SocketEffect.CloseSocket())
              .build(),
          OutcomeUnknown.class,
          "connection failed");
    }

    @Test
    void silence_leaves_the_outcome_open() {
      efactura = client(anaf.url("/").uri(), patience(Duration.ofMillis(300)), NOW);
      each(
          new MockResponse.Builder().headersDelay(60, TimeUnit.SECONDS).build(),
          OutcomeUnknown.class,
          "time ran out");
    }

    @Test
    void an_answer_without_end_is_not_read_to_its_end() {
      Buffer endless = new Buffer();
      endless.writeUtf8("{" + " ".repeat(33 * 1024 * 1024));
      for (Runnable operation : operations()) {
        anaf.enqueue(new MockResponse.Builder().chunkedBody(endless.clone(), 1024 * 1024).build());
        assertThatThrownBy(operation::run)
            .isInstanceOf(OutcomeUnknown.class)
            .hasMessageContaining("were not read");
      }
    }

    @Test
    void an_answer_that_blows_up_when_unpacked_is_not_read_to_its_end() throws IOException {
      Buffer bomb = new Buffer();
      try (okio.BufferedSink gzip = okio.Okio.buffer(new okio.GzipSink(bomb))) {
        gzip.writeUtf8("{" + " ".repeat(64 * 1024 * 1024));
      }
      for (Runnable operation : operations()) {
        anaf.enqueue(
            new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(bomb.clone())
                .build());
        assertThatThrownBy(operation::run).isInstanceOf(OutcomeUnknown.class);
      }
    }

    @Test
    void nobody_at_the_address_means_that_nothing_left() {
      URI nobody = anaf.url("/").uri();
      anaf.close();
      efactura = client(nobody, patience(Duration.ofSeconds(30)), NOW);
      for (Runnable operation : operations()) {
        assertThatThrownBy(operation::run).isInstanceOf(NotReached.class);
      }
    }

    @Test
    void a_host_without_an_address_means_that_nothing_left() {
      efactura = client(URI.create("http://anaf.invalid"), patience(Duration.ofSeconds(30)), NOW);
      for (Runnable operation : operations()) {
        assertThatThrownBy(operation::run)
            .isInstanceOf(NotReached.class)
            .hasMessageContaining("host name is unknown");
      }
    }

    @Test
    void an_address_that_speaks_no_tls_means_that_nothing_left() throws Exception {
      try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
        Thread server = new Thread(() -> answerInPlain(plain));
        server.start();
        efactura =
            client(
                URI.create("https://127.0.0.1:" + plain.getLocalPort()),
                patience(Duration.ofSeconds(30)),
                NOW);
        for (Runnable operation : operations()) {
          assertThatThrownBy(operation::run).isInstanceOf(NotReached.class);
        }
        server.join();
      }
    }

    private void answerInPlain(ServerSocket plain) {
      for (int i = 0; i < operations().size(); i++) {
        try (Socket caller = plain.accept()) {
          assertThat(caller.getInputStream().read(new byte[8192])).isPositive();
          caller.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
        } catch (IOException e) {
          throw new AssertionError(e);
        }
      }
    }

    /** A backlog of one that is full: the kernel lets the next connection wait. */
    @Test
    void a_connection_that_is_not_made_in_time_means_that_nothing_left() throws Exception {
      try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        List<Socket> waiting = new ArrayList<>();
        try {
          for (int i = 0; i < 4; i++) {
            Socket socket = new Socket();
            waiting.add(socket);
            fill(socket, full);
          }
          efactura =
              client(
                  URI.create("http://127.0.0.1:" + full.getLocalPort()),
                  new Patience(
                      Duration.ofMillis(200),
                      Duration.ofSeconds(30),
                      Duration.ofSeconds(30),
                      Duration.ofSeconds(3)),
                  NOW);
          assertThatThrownBy(HttpEFacturaTest.this::upload)
              .isInstanceOf(NotReached.class)
              .hasMessageContaining("time ran out");
        } finally {
          for (Socket socket : waiting) {
            socket.close();
          }
        }
      }
    }

    private void fill(Socket socket, ServerSocket full) throws IOException {
      try {
        socket.connect(full.getLocalSocketAddress(), 100);
      } catch (java.net.SocketTimeoutException e) {
        assertThat(socket.isConnected()).isFalse(); // the backlog is full, as wanted
      }
    }

    @Test
    void without_an_address_it_says_which_setting_to_set() {
      efactura =
          new HttpEFactura(
              new EFacturaSettings(null, EFacturaSettings.Environment.PROD),
              Patience.STANDARD,
              InstantSource.fixed(NOW));
      for (Runnable operation : operations()) {
        assertThatThrownBy(operation::run)
            .isInstanceOf(NotReached.class)
            .hasMessageContaining("STORNO_ANAF_BASE_URL");
      }
    }

    @Test
    void what_is_no_token_is_not_sent() {
      for (String odd : List.of("", "a b", "a\r\nX-Evil: 1", "ț", "x".repeat(16_385))) {
        assertThatThrownBy(() -> efactura.state(new AnafAccessToken(odd), new UploadIndex("1")))
            .isInstanceOf(AccessRefused.class)
            .hasMessageContaining("no token");
      }
      assertThat(anaf.getRequestCount()).isZero();
    }
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertLimit(Runnable call) {
    return assertThatThrownBy(call::run).isInstanceOf(LimitReached.class);
  }

  private static Duration pause(Throwable limit) {
    return ((LimitReached) limit).retryAfter().orElseThrow();
  }
}
