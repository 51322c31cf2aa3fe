package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.cli.server.Server;
import ro.storno.rest.server.ApiTester;

/** An invoice on its way from the API through the outbox in PostgreSQL to a mail server. */
class DocumentMailOverHttpTest {
  @TempDir Path folder;
  private GreenMail smtp;
  private Server server;
  private ApiTester ana;

  @BeforeEach
  void start() {
    smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    smtp.start();
    Map<String, String> environment = new HashMap<>();
    environment.put("STORNO_DATA_DIR", folder.resolve("data").toString());
    environment.put("STORNO_DATABASE_URL", SharedPostgres.url());
    environment.put("STORNO_LOG_LEVEL", "error");
    environment.put("STORNO_RATE_LIMITS", "off");
    environment.put("STORNO_EMAIL_CONFIRMATION", "off");
    environment.put("STORNO_SMTP_URL", "smtp-plain://127.0.0.1:" + smtp.getSmtp().getPort());
    environment.put("STORNO_MAIL_FROM", "Storno <no-reply@storno.example>");
    environment.put("STORNO_PORT", "0");
    server = new LocalInstallation(environment, folder, line -> {}).start(Map.of());
    ana = owner();
  }

  @AfterEach
  void stop() {
    server.close();
    smtp.stop();
  }

  private ApiTester owner() {
    ApiTester open = new ApiTester(server.address().toString());
    String account = "{\"email\":\"ana@x.example\",\"password\":\"a-good-password-1\"}";
    open.post("/api/auth/register", account).expect(201);
    ApiTester signedIn = open.as(open.post("/api/auth", account).expect(200).at("/token"));
    String company =
        signedIn
            .post(
                "/api/v1/companies",
                """
                {"cif":"RO99001234","name":"Firma Mea SRL","registrationNumber":"J40/99123/2021",
                 "vatPayer":true,"address":"Strada Lipscani nr. 1","city":"SECTOR3",
                 "county":"București","country":"RO","bankName":"Banca",
                 "bankAccount":"RO77DEMO0000000012345678"}""")
            .expect(201)
            .at("/id");
    return signedIn.with("X-Company", company);
  }

  private String issued() {
    String client =
        ana.post(
                "/api/v1/clients",
                """
                {"type":"company","name":"Librăria Exemplu SRL","cui":"RO99004567",
                 "vatCode":"RO99004567","isVatPayer":true,"registrationNumber":"J12/99456/2019",
                 "address":"Strada Memorandumului nr. 10","city":"Cluj-Napoca","county":"Cluj",
                 "country":"RO","email":"office@librarie.example"}""")
            .expect(201)
            .at("/client/id");
    String id =
        ana.post(
                "/api/v1/invoices",
                """
                {"clientId":"%s","issueDate":"%s","dueDate":"2099-12-31","currency":"RON",
                 "lines":[{"description":"Consultanță","quantity":"2","unitPrice":"100.00",
                           "vatRate":"21","unitOfMeasure":"ore"}]}"""
                    .formatted(client, LocalDate.now(ZoneId.of("Europe/Bucharest"))))
            .expect(201)
            .at("/invoice/id");
    ana.post("/api/v1/invoices/" + id + "/issue", "").expect(200);
    return "/api/v1/invoices/" + id;
  }

  /** Beside it arrives the mail that asks to confirm the account's address. */
  private MimeMessage arrived(String reader) throws MessagingException {
    assertThat(smtp.waitForIncomingEmail(120_000, 2)).isTrue();
    for (MimeMessage mail : smtp.getReceivedMessages()) {
      if (mail.getAllRecipients()[0].toString().equals(reader)) {
        return mail;
      }
    }
    throw new AssertionError("nothing for " + reader);
  }

  /** The server's yes is noted a moment after the mail arrived. */
  private List<String> settled(String invoice) {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    List<String> states;
    do {
      states = ana.get(invoice + "/emails").expect(200).json().findValuesAsText("deliveryStatus");
    } while (states.contains("queued") && System.nanoTime() < end);
    return states;
  }

  @Test
  void invoice_arrives_with_pdf_and_xml_and_its_reader_unsubscribes() throws Exception {
    String invoice = issued();
    ana.get("/api/v1/email-templates").expect(200);
    String to = ana.get(invoice + "/email-defaults").expect(200).at("/to");
    assertThat(to).isEqualTo("office@librarie.example");
    String later = "{\"to\":\"" + to + "\",\"scheduledEmailAt\":\"%sT00:00:00Z\"}";
    ana.post(invoice + "/email", later.formatted(LocalDate.now(ZoneId.of("UTC")).plusDays(30)))
        .expect(200);
    ana.post(invoice + "/email", "{\"to\":\"" + to + "\",\"attachXml\":true}").expect(200);

    MimeMessage mail = arrived(to);
    assertThat(mail.getSubject()).contains("Factura", "Firma Mea SRL");
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    byte[] pdf = parts.getBodyPart(1).getInputStream().readAllBytes();
    assertThat(new String(Arrays.copyOf(pdf, 4), StandardCharsets.US_ASCII)).isEqualTo("%PDF");
    assertThat(
            new String(
                parts.getBodyPart(2).getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("CIUS-RO", ana.get(invoice).at("/number"));
    assertThat(ana.call("POST", invoice + "/cancel-scheduled-email").expect(200).status())
        .isEqualTo(200);

    String link = mail.getHeader("List-Unsubscribe")[0];
    URI unsubscribe = URI.create(link.substring(1, link.length() - 1));
    assertThat(unsubscribe.getAuthority()).isEqualTo(server.address().getAuthority());
    HttpResponse<String> clicked =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(unsubscribe)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(clicked.statusCode()).isEqualTo(200);
    assertThat(clicked.body()).contains("Firma Mea SRL", to);
    assertThat(ana.post(invoice + "/email", "{\"to\":\"" + to + "\"}").expect(422).text())
        .contains("unsubscribed");
    String forged = unsubscribe.toString().replace("token=", "token=A");
    assertThat(
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(URI.create(forged)).build(),
                    HttpResponse.BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(404);
    assertThat(settled(invoice)).containsExactly("sent", "cancelled");
  }
}
