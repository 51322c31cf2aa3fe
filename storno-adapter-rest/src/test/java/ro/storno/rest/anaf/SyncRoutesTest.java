package ro.storno.rest.anaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import ro.storno.domain.anaf.MessageType;
import ro.storno.domain.identity.Role;
import ro.storno.rest.memory.InMemoryStorno;
import ro.storno.rest.memory.Received;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class SyncRoutesTest extends WithStorno {
  private void connected() {
    storno().certificates().allow("ana", InMemoryStorno.KNOWN_CIF);
    String token = storno().certificates().token("ana", Duration.ofDays(40));
    scene.owner().post("/api/v1/anaf/tokens", "{\"token\":\"" + token + "\"}").expect(201);
  }

  @Test
  void without_a_token_nothing_is_triggered() {
    Answer refused = scene.owner().call("POST", "/api/v1/sync/trigger").expect(403);
    assertThat(refused.at("/code")).isEqualTo("NO_TOKEN");
  }

  @Test
  void with_a_token_it_is_triggered_once_in_five_minutes() {
    connected();
    Answer queued = scene.owner().call("POST", "/api/v1/sync/trigger").expect(202);
    assertThat(queued.at("/message")).isEqualTo("Sync triggered");
    assertThat(queued.at("/status")).isEqualTo("queued");
    Answer again =
        scene
            .owner()
            .with("X-Company", scene.company().toString())
            .call("POST", "/api/v1/sync/trigger")
            .expect(429);
    assertThat(again.at("/code")).isEqualTo("SYNC_RATE_LIMITED");
    assertThat(again.json().path("retryAfter").asInt()).isBetween(1, 300);
    assertThat(again.header("Retry-After")).isPresent();
    assertThat(storno().waitingJobs()).anyMatch(job -> job.kind().equals("anaf.sync"));
  }

  @Test
  void employee_may_look_but_not_trigger() {
    scene
        .anyone()
        .as(storno().member(scene.organization(), Role.EMPLOYEE, null))
        .call("POST", "/api/v1/sync/trigger")
        .expect(403);
    scene
        .anyone()
        .as(storno().member(scene.organization(), Role.EMPLOYEE, null))
        .get("/api/v1/sync/status")
        .expect(200);
  }

  @Test
  void status_is_told_under_the_names_of_page_and_clients() {
    Answer before = scene.owner().get("/api/v1/sync/status").expect(200);
    assertThat(before.at("/enabled")).isEqualTo("false");
    assertThat(before.at("/syncEnabled")).isEqualTo("false");
    assertThat(before.json().path("lastSync").isNull()).isTrue();
    assertThat(before.at("/syncInterval")).isEqualTo("manual");
    assertThat(before.at("/tokenValid")).isEqualTo("false");
    connected();
    Received.sync(scene);
    Answer after =
        scene
            .owner()
            .with("X-Company", scene.company().toString())
            .get("/api/v1/sync/status")
            .expect(200);
    assertThat(after.at("/hasValidToken")).isEqualTo("true");
    assertThat(after.at("/lastSyncedAt")).isEqualTo(after.at("/lastSync")).isNotBlank();
    assertThat(after.at("/companies/0/id")).isEqualTo(scene.company().toString());
    assertThat(scene.owner().get("/api/v1/companies/" + scene.company()).at("/lastSyncedAt"))
        .isEqualTo(after.at("/lastSync"));
  }

  @Test
  void log_tells_what_came_and_what_failed() {
    Received.invoice(scene, "LOG-1");
    String failed = Received.document(scene, MessageType.INVOICE_RECEIVED, "<html/>");
    Answer log = scene.owner().get("/api/v1/sync/log").expect(200);
    assertThat(log.at("/total")).isEqualTo("2");
    assertThat(log.json().path("data")).isEqualTo(log.json().path("entries"));
    assertThat(log.json().findValuesAsText("invoiceId")).contains("LOG-1", "9" + failed);
    assertThat(log.json().findValuesAsText("status")).contains("success", "failed");
    assertThat(log.at("/data/0/cif")).isEqualTo(InMemoryStorno.KNOWN_CIF);
  }
}
