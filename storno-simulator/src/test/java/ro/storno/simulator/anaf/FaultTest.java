package ro.storno.simulator.anaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ro.storno.simulator.anaf.call.AnafOperation;
import ro.storno.simulator.anaf.call.Limits;
import ro.storno.simulator.anaf.efactura.UploadState;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.FaultPlan;

class FaultTest {
  private final AnafSimulator anaf =
      AnafSimulator.start(
          AnafSimulatorSettings.defaults().withSeed(1).withSlowness(Duration.ofMillis(1)));
  private final AnafClient client = AnafClient.of(anaf);

  @AfterEach
  void stop() {
    anaf.close();
  }

  private HttpResponse<byte[]> uploadWith(FaultKind kind) throws IOException {
    anaf.faults().next(AnafOperation.UPLOAD, kind);
    return client.post(
        "/prod/FCTEL/rest/upload?standard=UBL&cif=" + Documents.SELLER, Documents.invoice("A-1"));
  }

  @Test
  void the_firewall_answers_html_with_status_200_and_nothing_is_done() throws Exception {
    HttpResponse<byte[]> response = uploadWith(FaultKind.FIREWALL);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(AnafClient.text(response)).contains("Request Rejected");
    assertThat(anaf.ledger().uploads()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"TOO_MANY_REQUESTS", "ERROR_BEFORE", "EXPIRED_TOKEN"})
  void before_acceptance_nothing_is_done(FaultKind kind) throws Exception {
    assertThat(uploadWith(kind).statusCode()).isIn(429, 500, 502, 503, 401);
    assertThat(anaf.ledger().uploads()).isEmpty();
  }

  @Test
  void a_lost_request_did_nothing_and_a_lost_answer_did_everything() throws Exception {
    assertThatThrownBy(() -> uploadWith(FaultKind.LOST_REQUEST)).isInstanceOf(IOException.class);
    assertThat(anaf.ledger().uploads()).isEmpty();
    assertThatThrownBy(() -> uploadWith(FaultKind.LOST_ANSWER)).isInstanceOf(IOException.class);
    assertThat(anaf.ledger().count(UploadState.ACCEPTED)).isEqualTo(1);
    assertThat(client.list(Documents.SELLER, 1).path("mesaje")).hasSize(1);
  }

  @Test
  void an_error_after_acceptance_hides_what_was_done() throws Exception {
    assertThat(uploadWith(FaultKind.ERROR_AFTER).statusCode()).isGreaterThanOrEqualTo(500);
    assertThat(anaf.ledger().count(UploadState.ACCEPTED)).isEqualTo(1);
  }

  @Test
  void a_late_document_appears_minutes_after_its_answer_was_lost() throws Exception {
    assertThatThrownBy(() -> uploadWith(FaultKind.LATE_ACCEPTANCE)).isInstanceOf(IOException.class);
    assertThat(anaf.ledger().count(UploadState.WAITING)).isEqualTo(1);
    assertThat(client.list(Documents.SELLER, 1).has("mesaje")).isFalse();
    anaf.clock().advance(Duration.ofMinutes(10));
    assertThat(client.list(Documents.SELLER, 1).path("mesaje")).hasSize(1);
    assertThat(anaf.ledger().count(UploadState.ACCEPTED)).isEqualTo(1);
  }

  @Test
  void a_late_document_that_was_sent_again_meanwhile_is_the_duplicate() throws Exception {
    assertThatThrownBy(() -> uploadWith(FaultKind.LATE_ACCEPTANCE)).isInstanceOf(IOException.class);
    client.taken("UBL", Documents.SELLER, Documents.invoice("A-1"));
    anaf.clock().advance(Duration.ofMinutes(10));
    assertThat(anaf.ledger().takenMoreThanOnce()).hasSize(1);
    assertThat(anaf.ledger().count(UploadState.ACCEPTED)).isEqualTo(1);
    assertThat(anaf.ledger().count(UploadState.REJECTED)).isEqualTo(1);
  }

  @Test
  void answers_can_break_off_be_mislabelled_or_come_late() throws Exception {
    assertThatThrownBy(() -> uploadWith(FaultKind.TRUNCATED)).isInstanceOf(IOException.class);
    HttpResponse<byte[]> mislabelled = uploadWith(FaultKind.WRONG_CONTENT_TYPE);
    assertThat(mislabelled.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/html");
    assertThat(AnafClient.text(mislabelled)).contains("index_incarcare");
    assertThat(AnafClient.text(uploadWith(FaultKind.SLOW))).contains("index_incarcare");
  }

  @Test
  void a_foreign_token_has_no_rights_and_a_technical_error_has_status_200() throws Exception {
    assertThat(AnafClient.text(uploadWith(FaultKind.FOREIGN_TOKEN)))
        .contains("Nu exista niciun CIF pentru care sa aveti drept in SPV");
    assertThat(AnafClient.text(uploadWith(FaultKind.TECHNICAL_ERROR)))
        .contains("A aparut o eroare tehnica");
    anaf.faults().next(AnafOperation.LIST, FaultKind.TECHNICAL_ERROR);
    assertThat(client.list(Documents.SELLER, 1).path("eroare").asText())
        .startsWith("A aparut o eroare tehnica");
  }

  @Test
  void documents_can_be_refused_or_not_taken_or_lag() throws Exception {
    String refused =
        AnafClient.attribute(AnafClient.text(uploadWith(FaultKind.REFUSAL)), "index_incarcare");
    assertThat(client.state(refused)).contains("stare=\"nok\"");
    String notTaken =
        AnafClient.attribute(AnafClient.text(uploadWith(FaultKind.NOT_TAKEN)), "index_incarcare");
    assertThat(client.state(notTaken))
        .contains("stare=\"XML cu erori nepreluat de sistem\"")
        .doesNotContain("id_descarcare");
    String lagging =
        AnafClient.attribute(AnafClient.text(uploadWith(FaultKind.LAG)), "index_incarcare");
    assertThat(client.state(lagging)).contains("in prelucrare");
    anaf.clock().advance(Duration.ofMinutes(15));
    assertThat(client.state(lagging)).contains("stare=\"ok\"");
  }

  @Test
  void a_thousand_calls_a_minute_are_the_most() throws Exception {
    anaf.limits(Limits.OFFICIAL.withCallsPerMinute(2));
    client.state("1");
    client.state("1");
    assertThat(client.get("/prod/FCTEL/rest/stareMesaj?id_incarcare=1").statusCode())
        .isEqualTo(429);
    anaf.clock().advance(Duration.ofSeconds(61));
    assertThat(client.get("/prod/FCTEL/rest/stareMesaj?id_incarcare=1").statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_state_can_be_asked_for_a_hundred_times_a_day() throws Exception {
    anaf.limits(Limits.OFFICIAL.withStatesPerDay(2));
    String index = client.taken("UBL", Documents.SELLER, Documents.invoice("A-1"));
    client.state(index);
    client.state(index);
    assertThat(client.state(index))
        .contains("S-au facut deja 2 descarcari de mesaj in cursul zilei")
        .doesNotContain("stare=");
  }

  /** The promise of the seed: whichever thread comes first, the same happens to each document. */
  @Test
  void the_same_seed_replays_the_same_history_in_any_order() throws Exception {
    List<String> first = history(42, 1);
    assertThat(history(42, 2)).isEqualTo(first);
    assertThat(history(43, 1)).isNotEqualTo(first);
    assertThat(first)
        .anyMatch(line -> line.contains("lost-answer"))
        .anyMatch(line -> line.contains("late-acceptance"))
        .anyMatch(line -> line.contains("error-after"))
        .anyMatch(line -> line.contains(" - "));
  }

  private static List<String> history(long seed, int order) throws Exception {
    FaultPlan plan =
        FaultPlan.parse(
            "upload.lost-answer=20%,upload.late-acceptance=5%,upload.error-after=5%,"
                + "upload.refusal=5%",
            AnafOperation.values());
    try (AnafSimulator there =
        AnafSimulator.start(
            AnafSimulatorSettings.defaults()
                .withSeed(seed)
                .withFaults(plan)
                .withLimits(Limits.NONE))) {
      AnafClient client = AnafClient.of(there);
      List<Integer> numbers =
          new ArrayList<>(java.util.stream.IntStream.range(0, 100).boxed().toList());
      Collections.shuffle(numbers, new Random(order));
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        List<Future<?>> running = new ArrayList<>();
        for (int number : numbers) {
          running.add(threads.submit(() -> twice(client, Documents.invoice("A-" + number))));
        }
        for (Future<?> each : running) {
          each.get();
        }
      } finally {
        threads.shutdownNow();
      }
      there.clock().advance(Duration.ofHours(1));
      return there.ledger().history();
    }
  }

  private static void twice(AnafClient client, byte[] xml) {
    for (int i = 0; i < 2; i++) {
      try {
        client.upload("UBL", Documents.SELLER, xml);
      } catch (IOException e) {
        // the lost answer is what this is about
        assertThat(e).isNotNull();
      }
    }
  }
}
