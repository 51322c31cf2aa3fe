package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.application.Sha256;
import ro.storno.application.anaf.Evidence;
import ro.storno.domain.anaf.InboxMessageId;
import ro.storno.persistence.anaf.JdbiEvidence;
import ro.storno.persistence.job.JobSettings;
import ro.storno.rest.server.ApiTester;
import ro.storno.simulator.anaf.AnafSimulatorSettings;
import ro.storno.simulator.anaf.efactura.Delivery;
import ro.storno.simulator.anaf.efactura.Message;
import ro.storno.simulator.anaf.efactura.MessageKind;
import ro.storno.simulator.anaf.efactura.SupplierInvoice;
import ro.storno.simulator.fault.FaultKind;

/**
 * Whatever ANAF, or somebody in its place, puts into the inbox: the good is received, the bad ends
 * in a state that the user sees, and what was handed out is kept byte for byte. On PostgreSQL, with
 * the real reader, the real check of seals, and over HTTP.
 */
class ReceivingFromSimulatorTest {
  private static final int GOOD = 6;

  /** The steps of repetition last hours. No heartbeat is due meanwhile: there is one node. */
  private static final long SPEED = 3600;

  private static final JobSettings JOBS =
      new JobSettings(
          2,
          4,
          10,
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMillis(50),
          Duration.ofDays(30),
          Duration.ofSeconds(10));

  @TempDir Path folder;
  private final Map<String, Message> delivered = new LinkedHashMap<>();
  private final Map<String, byte[]> given = new HashMap<>();
  private final AtomicInteger fetchedByDocuments = new AtomicInteger();
  private HttpServer trap;
  private RacingNodes nodes;
  private List<SupplierInvoice> invoices;

  @BeforeEach
  void start() throws IOException {
    trap =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    trap.createContext(
        "/",
        exchange -> {
          fetchedByDocuments.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    trap.start();
    nodes = RacingNodes.open(folder, settings -> settings.withSeed(20261128));
    invoices = nodes.anaf.supplierInvoices(RacingNodes.CIF).stream(40).toList();
  }

  @AfterEach
  void stop() {
    nodes.close();
    trap.stop(0);
  }

  private Delivery invoice(int number) {
    SupplierInvoice each = invoices.get(number);
    return Delivery.invoice(RacingNodes.CIF, each.seller(), each.xml());
  }

  private void deliver(String name, Delivery delivery) {
    Instant at = nodes.clock.instant().minus(Duration.ofHours(2)).plusSeconds(delivered.size());
    delivered.put(name, nodes.anaf.efactura().deliver(delivery.at(at)));
  }

  private void archived(String name, int number, byte[] archive) {
    given.put(name, archive);
    deliver(name, invoice(number).archived(archive));
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private String text(int number) {
    return new String(invoices.get(number).xml(), StandardCharsets.UTF_8);
  }

  private byte[] withDoctype(int number) {
    String trapped = "http://127.0.0.1:" + trap.getAddress().getPort() + "/evil.dtd";
    String doctype =
        "<!DOCTYPE Invoice SYSTEM \""
            + trapped
            + "\" [<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY y SYSTEM \""
            + trapped
            + "\">]>";
    String xml = text(number);
    int root = xml.indexOf('<', xml.indexOf("?>"));
    return (xml.substring(0, root) + doctype + xml.substring(root).replaceFirst("SF-", "&x;&y;"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private void deliverAll() throws IOException {
    for (int i = 0; i < GOOD; i++) {
      deliver("good " + i, invoice(i));
    }
    byte[] xml = invoices.get(10).xml();
    archived("bomb", 10, zip(Map.of("1.xml", new byte[15 * 1024 * 1024])));
    archived("external entity", 11, zip(Map.of("1.xml", withDoctype(11))));
    archived("slip", 12, zip(Map.of("../../../../slip.xml", invoices.get(12).xml())));
    archived("nested", 13, zip(Map.of("1.zip", zip(Map.of("1.xml", xml)))));
    archived("two documents", 14, zip(Map.of("1.xml", xml, "2.xml", invoices.get(14).xml())));
    archived("no document", 15, zip(Map.of("readme.txt", new byte[] {'?'})));
    archived("other root", 16, zip(Map.of("1.xml", "<ceva/>".getBytes(StandardCharsets.UTF_8))));
    archived("empty", 18, new byte[0]);
    archived(
        "firewall",
        19,
        "<html><body>Request Rejected</body></html>".getBytes(StandardCharsets.UTF_8));
    deliver("cut off", invoice(20).flawed(FaultKind.BROKEN_ARCHIVE));
    deliver("no seal", invoice(21).flawed(FaultKind.NO_SEAL));
    deliver("tampered", invoice(22).flawed(FaultKind.TAMPERED));
    deliver("foreign seal", invoice(23).flawed(FaultKind.FOREIGN_SEAL));
    deliver(
        "unknown type",
        Delivery.invoice(
            RacingNodes.CIF,
            invoices.get(24).seller(),
            text(24).replace(">380<", ">999<").getBytes(StandardCharsets.UTF_8)));
    SupplierInvoice foreign = nodes.anaf.supplierInvoices("18547290").stream(1).toList().get(0);
    deliver(
        "somebody else's",
        Delivery.invoice(RacingNodes.CIF, foreign.seller(), foreign.xml())
            .as(
                MessageKind.RECEIVED,
                "Factura emisa de cif_emitent="
                    + foreign.seller()
                    + " pentru cif_beneficiar=18547290"));
    String id = Long.toString(delivered.get("good 0").id());
    deliver("listed twice", invoice(30).listedWith("id", id));
    deliver("no number", invoice(31).listedWith("id", "fără"));
    deliver("no time", invoice(32).listedWith("data_creare", "ieri"));
  }

  @Test
  void the_good_is_received_and_the_bad_is_shown_and_kept() throws Exception {
    nodes.node(JOBS);
    deliverAll();
    nodes.owner().call("POST", "/api/v1/sync/trigger").expect(202);
    await("the list is read", () -> nodes.number(ALL) > 0);
    nodes.clock.speed(SPEED);
    await("nothing waits any more", () -> nodes.number(WAITING) == 0);
    nodes.clock.speed(1);

    ApiTester ana = nodes.owner();
    Map<String, JsonNode> shown = shown(ana);
    for (int i = 0; i < GOOD; i++) {
      is(shown, "good " + i, "ok", "processed", null);
      assertThat(detail(ana, shown, "good " + i).at("/signature/verdict").asText())
          .isEqualTo("valid");
    }
    is(shown, "bomb", "error", "failed", "packed more than 200 times");
    is(shown, "external entity", "error", "failed", "DOCTYPE");
    is(shown, "nested", "error", "failed", "another archive");
    is(shown, "two documents", "error", "failed", "more than one document");
    is(shown, "no document", "error", "failed", "no document");
    is(shown, "other root", "error", "failed", "");
    is(shown, "empty", "error", "failed", "neither ZIP nor JSON");
    is(shown, "firewall", "error", "failed", "firewall");
    is(shown, "cut off", "error", "failed", "cut off");
    is(shown, "somebody else's", "warning", "processed", "neither as seller nor as buyer");
    is(shown, "unknown type", "ok", "processed", null);
    sealed(ana, shown, "slip", "unsigned");
    sealed(ana, shown, "no seal", "unsigned");
    sealed(ana, shown, "tampered", "tampered");
    sealed(ana, shown, "foreign seal", "untrusted");
    assertThat(shown).doesNotContainKeys("listed twice", "no number", "no time");

    theListIsToldIncomplete(ana);
    assertThat(ana.get("/api/v1/invoices?direction=incoming&limit=1").at("/total"))
        .as("the good ones, the slip, three with bad seals and the unknown type")
        .isEqualTo(Integer.toString(GOOD + 5));
    assertThat(fetchedByDocuments).as("a document made us fetch something").hasValue(0);
    originalsAreKept(shown);
  }

  private static final String ALL = "select count(*) from anaf_message";
  private static final String WAITING =
      "select count(*) from anaf_message where state in ('PENDING', 'FETCHED')";

  private static void await(String what, java.util.function.BooleanSupplier condition)
      throws InterruptedException {
    Instant limit = Instant.now().plusSeconds(900);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(limit);
      Thread.sleep(100);
    }
  }

  /** Messages as the API lists them, by the names of this test. */
  private Map<String, JsonNode> shown(ApiTester ana) {
    Map<String, JsonNode> byId = new HashMap<>();
    ana.get("/api/v1/efactura-messages?limit=100")
        .expect(200)
        .json()
        .path("data")
        .forEach(each -> byId.put(each.path("messageId").asText(), each));
    Map<String, JsonNode> shown = new LinkedHashMap<>();
    delivered.forEach(
        (name, message) -> {
          JsonNode found = byId.remove(Long.toString(message.id()));
          if (found != null) {
            shown.put(name, found);
          }
        });
    assertThat(byId).as("messages that nobody delivered").isEmpty();
    return shown;
  }

  private static void is(
      Map<String, JsonNode> shown, String name, String status, String state, String error) {
    JsonNode message = shown.get(name);
    assertThat(message).as(name).isNotNull();
    assertThat(message.path("status").asText()).as("%s: %s", name, message).isEqualTo(status);
    assertThat(message.path("state").asText()).as("%s: %s", name, message).isEqualTo(state);
    if (error == null) {
      assertThat(message.path("invoice").isNull()).as("%s has an invoice", name).isFalse();
    } else {
      assertThat(message.path("errorMessage").asText()).as(name).contains(error).isNotBlank();
      assertThat(message.path("invoice").isNull()).as("%s has an invoice", name).isTrue();
    }
  }

  private static JsonNode detail(ApiTester ana, Map<String, JsonNode> shown, String name) {
    return ana.get("/api/v1/efactura-messages/" + shown.get(name).path("id").asText())
        .expect(200)
        .json();
  }

  /** Received all the same, with a warning. */
  private static void sealed(
      ApiTester ana, Map<String, JsonNode> shown, String name, String verdict) {
    is(shown, name, "warning", "processed", null);
    assertThat(detail(ana, shown, name).at("/signature/verdict").asText())
        .as(name)
        .isEqualTo(verdict);
  }

  private void theListIsToldIncomplete(ApiTester ana) {
    JsonNode status = ana.get("/api/v1/sync/status").expect(200).json();
    assertThat(status.at("/companies/0/lastError").isNull()).as(status.toString()).isTrue();
    assertThat(status.at("/companies/0/note").asText())
        .contains("entries that cannot be read (2)", "counts 1 messages more than it lists");
    JsonNode log = ana.get("/api/v1/sync/log").expect(200).json();
    List<String> unreadable =
        log.path("data").findParents("invoiceId").stream()
            .filter(line -> line.path("invoiceId").asText().equals("unreadable"))
            .map(line -> line.path("error").asText())
            .toList();
    assertThat(unreadable)
        .hasSize(2)
        .anyMatch(error -> error.contains("fără"))
        .anyMatch(error -> error.contains("ieri"));
  }

  private void originalsAreKept(Map<String, JsonNode> shown) throws Exception {
    for (Map.Entry<String, JsonNode> each : shown.entrySet()) {
      String name = each.getKey();
      InboxMessageId id = new InboxMessageId(UUID.fromString(each.getValue().path("id").asText()));
      List<String> never = List.of("empty", "firewall", "cut off");
      Evidence.Archive kept = archive(id);
      assertThat(kept == null).as(name).isEqualTo(never.contains(name));
      if (kept != null) {
        byte[] handedOut = given.containsKey(name) ? given.get(name) : handedOut(name);
        assertThat(kept.sha256()).as(name).isEqualTo(Sha256.of(handedOut));
        assertThat(nodes.files().get(nodes.company(), kept.storageKey()).orElseThrow())
            .as(name)
            .isEqualTo(handedOut);
      }
    }
  }

  private Evidence.Archive archive(InboxMessageId id) {
    return nodes
        .transactions()
        .inCompany(
            nodes.company(),
            () -> new JdbiEvidence(nodes.transactions()).archive(nodes.company(), id))
        .orElse(null);
  }

  private byte[] handedOut(String name) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    nodes.anaf.api()
                        + "/prod/FCTEL/rest/descarcare?id="
                        + delivered.get(name).id()))
            .header(
                "Authorization",
                "Bearer " + nodes.anaf.oauth().issue(AnafSimulatorSettings.HOLDER).access())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body();
  }
}
