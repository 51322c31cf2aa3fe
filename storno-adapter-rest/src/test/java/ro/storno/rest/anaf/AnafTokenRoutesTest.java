package ro.storno.rest.anaf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.InMemoryStorno;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class AnafTokenRoutesTest extends WithStorno {
  private static final String TOKENS = "/api/v1/anaf/tokens";
  private static final String LINKS = "/api/v1/anaf/token-links";

  @BeforeEach
  void rights() {
    storno().certificates().allow("ana", InMemoryStorno.KNOWN_CIF);
  }

  private Answer save(Scene of) {
    String token = storno().certificates().token("ana", Duration.ofDays(40));
    return of.owner().post(TOKENS, "{\"token\":\"" + token + "\",\"label\":\"Cabinet\"}");
  }

  @Test
  void nobody_is_connected_at_first() {
    JsonNode status = scene.owner().get("/api/v1/anaf/status").expect(200).json();
    assertThat(status.path("tokenCount").asInt()).isZero();
    assertThat(status.path("hasValidToken").asBoolean()).isFalse();
    assertThat(status.path("connected").asBoolean()).isFalse();
    assertThat(status.path("nearestExpiry").isNull()).isTrue();
    assertThat(scene.owner().get(TOKENS).expect(200).json().path("data")).isEmpty();
  }

  @Test
  void saved_token_is_answered_flat_and_wrapped_and_never_shown_itself() {
    Answer saved = save(scene).expect(201);
    assertThat(saved.json().path("id").isIntegralNumber()).isTrue();
    assertThat(saved.at("/cif")).isEqualTo(InMemoryStorno.KNOWN_CIF);
    assertThat(saved.at("/isValid")).isEqualTo("true");
    assertThat(saved.at("/status")).isEqualTo("ok");
    assertThat(saved.at("/data/id")).isEqualTo(saved.at("/id"));
    assertThat(saved.at("/data/validatedCifs/0")).isEqualTo(InMemoryStorno.KNOWN_CIF);
    Answer list = scene.owner().get(TOKENS).expect(200);
    assertThat(list.at("/data/0/label")).isEqualTo("Cabinet");
    assertThat(list.at("/data/0/isExpired")).isEqualTo("false");
    assertThat(saved.text() + list.text()).doesNotContain("access.ana");
    Answer status = scene.owner().get("/api/v1/anaf/status").expect(200);
    assertThat(status.at("/tokenCount")).isEqualTo("1");
    assertThat(status.at("/tokens/0/cif")).isEqualTo(InMemoryStorno.KNOWN_CIF);
    assertThat(status.at("/nearestExpiry")).isEqualTo(list.at("/data/0/expiresAt"));
  }

  @Test
  void company_tells_whether_it_has_a_token() {
    String path = "/api/v1/companies/" + scene.company();
    assertThat(scene.owner().get(path).at("/hasValidToken")).isEqualTo("false");
    String expiresAt = save(scene).at("/expiresAt");
    Answer company = scene.owner().get(path).expect(200);
    assertThat(company.at("/hasValidToken")).isEqualTo("true");
    assertThat(company.at("/tokenStatus/hasToken")).isEqualTo("true");
    assertThat(company.at("/tokenStatus/isValid")).isEqualTo("true");
    assertThat(company.at("/tokenStatus/expiresAt")).isEqualTo(expiresAt);
    assertThat(scene.owner().get("/api/v1/companies").at("/data/0/hasValidToken"))
        .isEqualTo("true");
  }

  @Test
  void malformed_expired_and_known_tokens_are_refused_as_documented() {
    assertThat(scene.owner().post(TOKENS, "{}").expect(400).json().at("/errors").has("token"))
        .isTrue();
    scene.owner().post(TOKENS, "{\"token\":\"short\"}").expect(400);
    String expired = storno().certificates().token("ana", Duration.ofSeconds(-1));
    scene.owner().post(TOKENS, "{\"token\":\"" + expired + "\"}").expect(400);
    String token = storno().certificates().token("ana", Duration.ofDays(3));
    scene.owner().post(TOKENS, "{\"token\":\"" + token + "\"}").expect(201);
    scene.owner().post(TOKENS, "{\"token\":\"" + token + "\"}").expect(422);
  }

  @Test
  void token_is_checked_and_forgotten_by_its_keeper_only() {
    String path = TOKENS + "/" + save(scene).at("/id");
    Scene stranger = Scene.on(storno());
    stranger.owner().call("DELETE", path).expect(404);
    stranger.owner().call("POST", path + "/validate-cif").expect(404);
    Answer valid = scene.owner().call("POST", path + "/validate-cif").expect(200);
    assertThat(valid.at("/valid")).isEqualTo("true");
    assertThat(valid.json().path("errors")).isEmpty();
    assertThat(valid.at("/companyName")).isEqualTo("Dante International SA");
    Answer foreign =
        scene.owner().post(path + "/validate-cif", "{\"cif\":\"18547290\"}").expect(200);
    assertThat(foreign.at("/valid")).isEqualTo("false");
    assertThat(foreign.at("/errors/0")).isEqualTo("CIF does not belong to your organization");
    scene.owner().call("DELETE", path).expect(204);
    scene.owner().call("DELETE", path).expect(404);
  }

  @Test
  void number_that_is_none_is_not_found() {
    for (String id : new String[] {"0", "-1", "abc", "99999999999999999999", "1.5"}) {
      scene.owner().call("DELETE", TOKENS + "/" + id).expect(404);
    }
  }

  @Test
  void sync_is_refused_by_key_without_a_token_and_ends_with_the_last_one() {
    String path = "/api/v1/companies/" + scene.company();
    Answer refused = scene.owner().call("POST", path + "/toggle-sync").expect(422);
    assertThat(refused.at("/messageKey")).isEqualTo("ERR_SYNC_ENABLE_NO_TOKEN");
    assertThat(refused.at("/error")).isNotEmpty();
    String token = save(scene).at("/id");
    Answer on = scene.owner().call("POST", path + "/toggle-sync").expect(200);
    assertThat(on.text()).isEqualTo("{\"syncEnabled\":true,\"message\":\"Sync enabled\"}");
    assertThat(scene.owner().get(path).at("/syncEnabled")).isEqualTo("true");
    scene.owner().call("DELETE", TOKENS + "/" + token).expect(204);
    assertThat(scene.owner().get(path).at("/syncEnabled")).isEqualTo("false");
    Scene stranger = Scene.on(storno());
    stranger.owner().call("POST", path + "/toggle-sync").expect(404);
  }

  @Test
  void link_is_made_with_both_addresses_and_its_state_is_open_to_who_knows_it() {
    Answer made = scene.owner().call("POST", LINKS).expect(201);
    String token = made.at("/linkToken");
    assertThat(made.at("/url")).isEqualTo("https://storno.example/auth/anaf/device?token=" + token);
    assertThat(made.at("/linkUrl")).isEqualTo("https://storno.example/anaf/link/" + token);
    Answer state = scene.anyone().get(LINKS + "/" + token).expect(200);
    assertThat(state.at("/status")).isEqualTo("pending");
    assertThat(state.json().path("tokenId").isNull()).isTrue();
    assertThat(state.at("/used")).isEqualTo("false");
    assertThat(scene.owner().get(LINKS).expect(200).text()).doesNotContain(token);
    scene.anyone().get(LINKS + "/unknown").expect(404);
  }

  @Test
  void sixth_link_has_to_wait() {
    for (int i = 0; i < 5; i++) {
      scene.owner().call("POST", LINKS).expect(201);
    }
    Answer refused = scene.owner().call("POST", LINKS).expect(429);
    assertThat(refused.at("/message")).isEqualTo("Too many active links (maximum 5)");
    assertThat(refused.header("Retry-After")).isPresent();
    assertThat(scene.owner().get(LINKS).expect(200).json().path("data")).hasSize(5);
  }
}
