package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.application.FlatJson;
import ro.storno.persistence.job.JobSettings;
import ro.storno.rest.server.ApiTester;
import ro.storno.simulator.choruspro.ChorusProOperation;
import ro.storno.simulator.choruspro.ChorusProSimulator;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.xrechnung.XRechnungOperation;
import ro.storno.simulator.xrechnung.XRechnungSimulator;

/**
 * Invoices on their way over HTTP to simulated Chorus Pro, to an inbox for XRechnung and to a mail
 * server, until their verdict is known. The clock of the server races, that of the simulators does
 * not.
 */
class DeliveredAbroadTest {
  private static final long SPEED = 120;
  private static final String GERMAN =
      """
        {"type":"company","name":"Bezirksamt Mitte","cui":"DE136695976",
         "vatCode":"DE136695976","address":"Karl-Marx-Allee 31","city":"Berlin",
         "postalCode":"10178","country":"DE","email":"rechnung@stadt.example",
         "einvoiceIdentifiers":{"xrechnung":{"leitwegId":"04011000-1234512345-06"}}}""";

  private static final JobSettings JOBS =
      new JobSettings(
          2,
          4,
          10,
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMillis(50),
          Duration.ofDays(2),
          Duration.ofSeconds(10));

  @TempDir Path folder;
  private ChorusProSimulator chorus;
  private XRechnungSimulator inbox;
  private GreenMail smtp;
  private RacingNodes nodes;
  private ApiTester ana;

  @BeforeEach
  void start() {
    chorus = ChorusProSimulator.start();
    inbox = XRechnungSimulator.start();
    smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    smtp.start();
    Map<String, String> environment = new HashMap<>(chorus.stornoSettings());
    environment.put("STORNO_PRIVATE_HOSTS", "on");
    environment.put("STORNO_SMTP_URL", "smtp-plain://127.0.0.1:" + smtp.getSmtp().getPort());
    environment.put("STORNO_MAIL_FROM", "Storno <no-reply@storno.example>");
    nodes = RacingNodes.open(folder, defaults -> defaults, environment);
    nodes.node(JOBS);
    ana = nodes.owner();
    ana.send(
            "PATCH",
            "/api/v1/companies/" + nodes.company(),
            "{\"phone\":\"+40 21 1234567\",\"email\":\"firma@x.example\","
                + "\"representative\":\"Ana Pop\"}")
        .expect(200);
  }

  @AfterEach
  void stop() {
    nodes.close();
    smtp.stop();
    inbox.close();
    chorus.close();
  }

  private void configure(String provider, Map<String, String> fields) {
    ana.post(
            "/api/v1/companies/" + nodes.company() + "/einvoice-config",
            "{\"provider\":\""
                + provider
                + "\",\"enabled\":true,\"config\":"
                + FlatJson.write(fields)
                + "}")
        .expect(200);
  }

  private String issued(String client) {
    return issued(client, "");
  }

  private String issued(String client, String more) {
    String today = LocalDate.now(nodes.clock.withZone(ZoneId.of("Europe/Bucharest"))).toString();
    String buyer = ana.post("/api/v1/clients", client).expect(201).at("/client/id");
    String id =
        ana.post(
                "/api/v1/invoices",
                """
                {"clientId":"%s","issueDate":"%s","dueDate":"2099-12-31","currency":"EUR",
                 "exchangeRate":"5.00","paymentMethod":"bank_transfer",%s
                 "lines":[{"description":"Consulting","quantity":"2","unitPrice":"100.00",
                           "vatRate":"21","unitOfMeasure":"ore"}]}"""
                    .formatted(buyer, today, more))
            .expect(201)
            .at("/invoice/id");
    ana.post("/api/v1/invoices/" + id + "/issue", "").expect(200);
    return id;
  }

  private String french() {
    return issued(
        """
        {"type":"company","name":"Mairie de Lyon","cui":"21690123100011",
         "address":"1 place de la Comedie","city":"Lyon","postalCode":"69001","country":"FR",
         "email":"factures@lyon.example",
         "einvoiceIdentifiers":{"facturx":{"siret":"21690123100011","serviceCode":"SERVICE-1"}}}""");
  }

  private String german() {
    return issued(GERMAN);
  }

  private void submit(String invoice, String provider) {
    ana.post(
            "/api/v1/invoices/" + invoice + "/submit-einvoice",
            "{\"provider\":\"" + provider + "\"}")
        .expect(200);
    nodes.clock.speed(SPEED);
  }

  private JsonNode settled(String invoice) throws InterruptedException {
    Instant limit = Instant.now().plusSeconds(240);
    JsonNode newest = submission(invoice);
    while (!newest.path("status").asText().matches("accepted|rejected")) {
      assertThat(Instant.now()).as("in time; %s", newest).isBefore(limit);
      Thread.sleep(200);
      newest = submission(invoice);
    }
    nodes.clock.speed(1);
    return newest;
  }

  /** Sessions end soon where time races. */
  private JsonNode submission(String invoice) {
    return nodes
        .owner()
        .get("/api/v1/invoices/" + invoice + "/einvoice-submissions")
        .expect(200)
        .json()
        .get(0);
  }

  @Test
  void chorus_pro_accepts_a_hybrid_file_whose_answer_was_lost() throws Exception {
    configure("facturx", chorus.providerFields());
    String invoice = french();
    chorus.faults().next(ChorusProOperation.DEPOSIT, FaultKind.LOST_ANSWER);
    submit(invoice, "facturx");
    JsonNode settled = settled(invoice);
    assertThat(settled.path("status").asText()).isEqualTo("accepted");
    assertThat(settled.path("externalId").asText())
        .isEqualTo(chorus.desk().deposits().get(0).number());
    assertThat(chorus.desk().deposits()).hasSize(1);
    assertThat(ChorusProSimulator.SIRET).startsWith(chorus.desk().deposits().get(0).supplier());
  }

  @Test
  void chorus_pro_rejects_with_reasons() throws Exception {
    configure("facturx", chorus.providerFields());
    String invoice = french();
    chorus.faults().next(ChorusProOperation.DEPOSIT, FaultKind.REFUSAL);
    submit(invoice, "facturx");
    JsonNode settled = settled(invoice);
    assertThat(settled.path("status").asText()).isEqualTo("rejected");
    assertThat(settled.toString()).contains("Le service destinataire n'est pas actif.");
  }

  @Test
  void an_inbox_accepts_a_document_whose_answer_was_lost() throws Exception {
    configure("xrechnung", inbox.providerFields());
    String invoice = german();
    inbox.faults().next(XRechnungOperation.POST, FaultKind.LOST_ANSWER);
    submit(invoice, "xrechnung");
    JsonNode settled = settled(invoice);
    assertThat(settled.path("status").asText()).isEqualTo("accepted");
    assertThat(inbox.inbox().documents()).hasSize(1);
    assertThat(inbox.inbox().documents().get(0).leitwegId()).isEqualTo("04011000-1234512345-06");
  }

  @Test
  void an_inbox_rejects_with_reasons() throws Exception {
    configure("xrechnung", inbox.providerFields());
    String invoice = german();
    inbox.faults().next(XRechnungOperation.POST, FaultKind.REFUSAL);
    submit(invoice, "xrechnung");
    JsonNode settled = settled(invoice);
    assertThat(settled.path("status").asText()).isEqualTo("rejected");
    assertThat(settled.toString()).contains("nicht angebunden");
  }

  @Test
  void by_mail_the_document_arrives_once_and_counts_as_accepted() throws Exception {
    configure("xrechnung", Map.of("email", "rechnung@stadt.example"));
    String invoice = german();
    submit(invoice, "xrechnung");
    JsonNode settled = settled(invoice);
    assertThat(settled.path("status").asText()).isEqualTo("accepted");
    int toAuthority = 0;
    for (MimeMessage mail : smtp.getReceivedMessages()) {
      if (mail.getAllRecipients()[0].toString().equals("rechnung@stadt.example")) {
        toAuthority++;
        assertThat(mail.getSubject()).contains("Leitweg-ID 04011000-1234512345-06");
      }
    }
    assertThat(toAuthority).isEqualTo(1);
  }

  @Test
  void access_points_of_peppol_get_what_their_rules_find_valid() {
    String refused = ana.get("/api/v1/invoices/" + german() + "/peppol").expect(422).text();
    assertThat(refused).contains("PEPPOL-EN16931-R003");
    String another = GERMAN.replace("DE136695976", "DE129273398");
    String path =
        "/api/v1/invoices/" + issued(another, "\"buyerReference\":\"04011000-1\",") + "/peppol";
    String bare = ana.get(path).expect(200).text();
    assertThat(bare)
        .contains("urn:fdc:peppol.eu:2017:poacc:billing:3.0")
        .contains("<cbc:EndpointID schemeID=\"9930\">DE129273398</cbc:EndpointID>");
    String envelope = ana.get(path + "?envelope=sbdh").expect(200).text();
    assertThat(envelope)
        .contains("StandardBusinessDocumentHeader", "9930:DE129273398", "9947:RO99001234");
  }
}
