package ro.storno.simulator.ksef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.FaultPlan;
import ro.storno.simulator.fault.Probability;

/** What goes wrong when it is asked to, and the handles by which it is asked. */
class KsefFaultTest {
  private final KsefSimulator ksef = start(FaultPlan.NONE);

  private static KsefSimulator start(FaultPlan plan) {
    return KsefSimulator.start(
        KsefSimulatorSettings.defaults()
            .withSeed(7)
            .withLimits(false)
            .withSlowness(Duration.ZERO)
            .withFaults(plan)
            .withClock(InstantSource.fixed(KsefProtocolTest.NOW)));
  }

  @AfterEach
  void stop() {
    ksef.close();
  }

  @Test
  void a_lost_answer_is_of_an_invoice_that_is_there_and_a_lost_request_of_none() throws Exception {
    KsefUser user = KsefUser.of(ksef);
    String session = user.session();
    ObjectNode call = user.invoiceCall(KsefUser.invoice("F/1"), user.key);
    ksef.faults().next(KsefOperation.SEND, FaultKind.LOST_REQUEST);
    assertThatThrownBy(() -> user.send(session, call)).isInstanceOf(IOException.class);
    assertThat(ksef.ledger().invoices()).isEmpty();
    ksef.faults().next(KsefOperation.SEND, FaultKind.LOST_ANSWER);
    assertThatThrownBy(() -> user.send(session, call)).isInstanceOf(IOException.class);
    assertThat(ksef.ledger().invoices()).singleElement().matches(KsefInvoice::accepted);
    JsonNode list = KsefUser.json(user.get("/sessions/" + session + "/invoices"));
    assertThat(list.at("/invoices/0/invoiceHash").asText())
        .isEqualTo(KsefUser.hash(KsefUser.invoice("F/1")));
  }

  @Test
  void a_late_acceptance_is_seen_minutes_later() throws Exception {
    KsefUser user = KsefUser.of(ksef);
    String session = user.session();
    ksef.faults().next(KsefOperation.SEND, FaultKind.LATE_ACCEPTANCE);
    ObjectNode call = user.invoiceCall(KsefUser.invoice("F/2"), user.key);
    assertThatThrownBy(() -> user.send(session, call)).isInstanceOf(IOException.class);
    assertThat(ksef.ledger().invoices()).isEmpty();
    ksef.clock().advance(Duration.ofMinutes(8));
    assertThat(ksef.ledger().invoices()).singleElement().matches(KsefInvoice::accepted);
  }

  @ParameterizedTest
  @CsvSource({"REFUSAL,450", "NOT_TAKEN,430", "TECHNICAL_ERROR,550"})
  void an_invoice_that_is_to_fail_does_with_its_status(FaultKind kind, int code) throws Exception {
    KsefUser user = KsefUser.of(ksef);
    String session = user.session();
    ksef.faults().next(KsefOperation.SEND, kind);
    assertThat(user.code(session, user.sent(session, KsefUser.invoice("F/3")))).isEqualTo(code);
  }

  @Test
  void statuses_and_pages_are_those_that_were_ordered() throws Exception {
    KsefUser user = KsefUser.of(ksef);
    String path = "/sessions?sessionType=Online";
    ksef.faults().next(KsefOperation.SESSIONS, FaultKind.TOO_MANY_REQUESTS);
    HttpResponse<byte[]> tooMany = user.get(path);
    assertThat(tooMany.statusCode()).isEqualTo(429);
    assertThat(tooMany.headers().firstValue("Retry-After")).contains("30");
    ksef.faults().next(KsefOperation.SESSIONS, FaultKind.EXPIRED_TOKEN);
    assertThat(user.get(path).statusCode()).isEqualTo(401);
    ksef.faults().next(KsefOperation.SESSIONS, FaultKind.FOREIGN_TOKEN);
    assertThat(user.get(path).statusCode()).isEqualTo(403);
    ksef.faults().next(KsefOperation.SESSIONS, FaultKind.ERROR_BEFORE);
    assertThat(user.get(path).statusCode()).isBetween(500, 503);
    ksef.faults().next(KsefOperation.SESSIONS, FaultKind.FIREWALL);
    assertThat(new String(user.get(path).body(), StandardCharsets.UTF_8)).startsWith("<html>");
    ksef.faults().next(KsefOperation.SESSIONS, FaultKind.SLOW);
    assertThat(user.get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void tampered_documents_are_not_those_that_were_accepted() throws Exception {
    KsefUser user = KsefUser.of(ksef);
    String session = user.session();
    byte[] xml = KsefUser.invoice("F/4");
    String invoice = user.sent(session, xml);
    String number = user.state(session, invoice).path("ksefNumber").asText();
    ksef.faults().next(KsefOperation.DOWNLOAD, FaultKind.TAMPERED);
    assertThat(user.get("/invoices/ksef/" + number).body()).isNotEqualTo(xml);
    ksef.faults().next(KsefOperation.UPO, FaultKind.TAMPERED);
    assertThat(
            new String(
                user.get("/sessions/" + session + "/invoices/" + invoice + "/upo").body(),
                StandardCharsets.UTF_8))
        .doesNotContain(KsefUser.hash(xml));
  }

  private static List<String> historyOfADay() throws Exception {
    FaultPlan plan =
        FaultPlan.NONE
            .with(KsefOperation.SEND, FaultKind.LOST_ANSWER, Probability.percent(30))
            .with(KsefOperation.SEND, FaultKind.ERROR_BEFORE, Probability.percent(30));
    try (KsefSimulator day = start(plan)) {
      KsefUser user = KsefUser.of(day);
      String session = user.session();
      for (int i = 0; i < 20; i++) {
        try {
          user.send(session, user.invoiceCall(KsefUser.invoice("H/" + i), user.key));
        } catch (IOException lost) {
          assertThat(day.ledger().calls()).last().extracting(KsefCallRecord::status).isEqualTo(0);
        }
      }
      return day.ledger().history();
    }
  }

  @Test
  void the_same_seed_and_calls_give_the_same_history() throws Exception {
    List<String> history = historyOfADay();
    assertThat(history).isEqualTo(historyOfADay()).anyMatch(line -> line.contains("lost-answer"));
  }

  private HttpResponse<byte[]> control(String method, String path, String body) throws Exception {
    KsefUser root =
        new KsefUser(java.net.URI.create(ksef.api().toString().replace("/v2", "/simulator")));
    return root.call(method, path, "", body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void the_handles_do_what_java_can_do() throws Exception {
    control("POST", "/faults", "{\"operation\":\"session-list\",\"fault\":\"error-before\"}");
    KsefUser user = KsefUser.of(ksef);
    assertThat(user.get("/sessions?sessionType=Online").statusCode()).isGreaterThanOrEqualTo(500);
    JsonNode plan = KsefUser.json(control("POST", "/faults", "{\"plan\":\"*.slow=1%\"}"));
    assertThat(plan.path("plan").asText()).isEqualTo("*.slow=1%");
    control("POST", "/faults", "{\"plan\":\"\"}");
    assertThat(control("POST", "/inbox?nip=" + KsefUser.BUYER + "&count=3", "").statusCode())
        .isEqualTo(201);
    JsonNode one =
        KsefUser.json(
            control("POST", "/inbox", new String(KsefUser.invoice("F/5"), StandardCharsets.UTF_8)));
    assertThat(one.path("ksefNumber").asText()).startsWith(KsefUser.NIP);
    JsonNode state = KsefUser.json(control("GET", "/state", ""));
    assertThat(state.path("invoices")).hasSize(4);
    assertThat(state.at("/calls/session-list").asInt()).isEqualTo(1);
    control("POST", "/clock", "{\"advance\":\"1h\"}");
    assertThat(ksef.clock().instant()).isEqualTo(KsefProtocolTest.NOW.plusSeconds(3600));
    control("POST", "/tokens", "{\"token\":\"t\",\"nip\":\"" + KsefUser.NIP + "\"}");
    assertThat(user.authenticate(KsefUser.NIP, "t")).isEqualTo(200);
    control("POST", "/limits", "{\"limits\":\"official\"}");
    for (int i = 0; i < 6; i++) {
      assertThat(user.get("/sessions?sessionType=Online").statusCode()).isIn(200, 429);
    }
    assertThat(user.get("/sessions?sessionType=Online").statusCode()).isEqualTo(429);
    control("POST", "/reset", "{}");
    assertThat(ksef.ledger().invoices()).isEmpty();
    assertThat(control("POST", "/clock", "{\"advance\":\"-1h\"}").statusCode()).isEqualTo(400);
    assertThat(control("POST", "/faults", "{\"plan\":\"x.slow=1%\"}").statusCode()).isEqualTo(400);
    assertThat(control("POST", "/nothing", "{}").statusCode()).isEqualTo(404);
  }

  private static String page() throws Exception {
    return Files.readString(Path.of("..", "docs", "simulators.md"));
  }

  @ParameterizedTest
  @EnumSource
  void an_operation_is_on_the_page(KsefOperation operation) throws Exception {
    assertThat(page()).contains("`" + operation.wireName() + "`");
  }

  @Test
  void every_handle_is_on_the_page() throws Exception {
    JsonNode handles = KsefUser.json(control("GET", "", "")).path("handles");
    assertThat(handles).hasSizeGreaterThan(5);
    String section = page().substring(page().indexOf("## KSeF"));
    for (JsonNode handle : handles) {
      if (!handle.asText().endsWith("/simulator")) {
        assertThat(section).contains("`" + handle.asText());
      }
    }
  }
}
