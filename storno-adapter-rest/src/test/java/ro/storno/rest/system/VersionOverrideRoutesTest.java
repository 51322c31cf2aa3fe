package ro.storno.rest.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester;
import ro.storno.rest.server.ApiTester.Answer;

class VersionOverrideRoutesTest extends WithStorno {
  private static final String PATH = "/api/v1/admin/version-overrides";

  private Answer demand(String platform, String json) {
    return operator().send("PUT", PATH + "/" + platform, json);
  }

  private ApiTester operator() {
    return scene.anyone().as(storno().operator(scene.organization()));
  }

  @Test
  void demanded_version_turns_old_apps_away_at_once_until_it_is_taken_back() {
    ApiTester old = scene.owner().with("X-Platform", "Android").with("X-App-Version", "1.9.9+42");
    old.get("/api/v1/me").expect(200);
    Answer changed =
        demand(
            "android",
            "{\"minOverride\":\"2.0\",\"latestOverride\":\"2.1\",\"messageOverride\":{\"ro\":\"Actualizați\"},\"notify\":true}");
    assertThat(changed.expect(200).at("/override/hasOverride")).isEqualTo("true");
    Answer refused = old.get("/api/v1/me").expect(426);
    assertThat(refused.at("/tier")).isEqualTo("blocking");
    assertThat(refused.at("/gate/message/ro")).isEqualTo("Actualizați");
    Answer version = old.get("/api/v1/version?platform=android&version=2.0").expect(200);
    assertThat(version.at("/gate/tier")).isEqualTo("recommended");
    assertThat(version.at("/mobile/android/min")).isEqualTo("2.0");
    old.get("/api/health").expect(200);
    Answer list = operator().get(PATH).expect(200);
    assertThat(list.at("/platforms/1/effective/min")).isEqualTo("2.0");
    assertThat(list.json().at("/platforms/0/override").isNull()).isTrue();
    demand("android", "{\"minOverride\":null}").expect(200);
    old.get("/api/v1/me").expect(200);
    assertThat(operator().get(PATH).at("/platforms/1/effective/latest")).isEqualTo("2.1");
  }

  @Test
  void unknown_platforms_and_malformed_versions_are_refused() {
    demand("web", "{}").expect(404);
    demand("ios", "{\"minOverride\":\"latest\"}").expect(422);
    demand("ios", "{\"storeUrlOverride\":\"javascript:alert(1)\"}").expect(422);
  }

  @Test
  void owners_are_no_operators() {
    scene.owner().get(PATH).expect(403);
    scene.owner().send("PUT", PATH + "/ios", "{\"minOverride\":\"9.0\"}").expect(403);
  }
}
