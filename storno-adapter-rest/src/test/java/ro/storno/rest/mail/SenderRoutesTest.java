package ro.storno.rest.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.mail.MailCarrier;
import ro.storno.application.mail.RecordingCarrier.Carried;
import ro.storno.domain.licensing.Subscription;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class SenderRoutesTest extends WithStorno {
  private static final String PATH = "/api/v1/mailer-config";
  private static final String COMPLETE =
      """
      {"host":"SMTP.example.com","port":2525,"encryption":"ssl","username":"facturi",
       "password":"secret-1","fromAddress":"Facturi@example.com","fromName":"Exemplu SRL"}
      """;

  @AfterEach
  void recover() {
    storno().carrier().recover();
  }

  private Answer put(String body) {
    return scene.owner().send("PUT", PATH, body);
  }

  private Answer tried(String body) {
    return scene.owner().post(PATH + "/test", body);
  }

  @Test
  void nothing_is_there_at_first() {
    Answer answer = scene.owner().get(PATH).expect(200);
    assertThat(answer.json().at("/data").isNull()).isTrue();
    assertThat(answer.json().at("/entitled").asBoolean()).isTrue();
    scene.owner().call("DELETE", PATH).expect(404);
  }

  @Test
  void saved_configuration_is_shown_without_its_password() {
    Answer saved = put(COMPLETE).expect(200);
    assertThat(saved.at("/data/host")).isEqualTo("smtp.example.com");
    assertThat(saved.at("/data/fromAddress")).isEqualTo("facturi@example.com");
    Answer shown = scene.owner().get(PATH).expect(200);
    assertThat(shown.json().at("/data/hasPassword").asBoolean()).isTrue();
    assertThat(shown.at("/data/encryption")).isEqualTo("ssl");
    assertThat(shown.text() + saved.text()).doesNotContain("secret-1");
    put("{\"fromName\":null,\"enabled\":false}").expect(200);
    assertThat(scene.owner().get(PATH).at("/data/port")).isEqualTo("2525");
    scene.owner().call("DELETE", PATH).expect(200);
    assertThat(scene.owner().get(PATH).json().at("/data").isNull()).isTrue();
  }

  @Test
  void port_and_encryption_have_defaults() {
    Answer saved =
        put("{\"host\":\"smtp.example.com\",\"password\":\"x\",\"fromAddress\":\"a@b.ro\"}")
            .expect(200);
    assertThat(saved.at("/data/port")).isEqualTo("587");
    assertThat(saved.at("/data/encryption")).isEqualTo("tls");
    assertThat(saved.json().at("/data/enabled").asBoolean()).isTrue();
  }

  @Test
  void what_is_missing_or_wrong_is_named() {
    assertThat(put("{}").expect(400).json().at("/errors").fieldNames())
        .toIterable()
        .containsExactly("host", "fromAddress");
    assertThat(put("{\"host\":\"h.example\",\"fromAddress\":\"a@b.ro\"}").expect(400).text())
        .contains("password");
    assertThat(put(COMPLETE.replace("\"ssl\"", "\"magic\"")).expect(400).text())
        .contains("encryption");
    assertThat(put(COMPLETE.replace("2525", "0")).expect(400).text()).contains("port");
    assertThat(put(COMPLETE.replace("Facturi@", "a b@")).expect(400).text())
        .contains("fromAddress");
    assertThat(put(COMPLETE.replace("Exemplu SRL", "x\\r\\nBcc: eve@x.ro")).expect(400).text())
        .contains("fromName");
    assertThat(
            put(COMPLETE.replace("Facturi@example.com", "a@b.ro\\r\\nBcc: eve@x.ro"))
                .expect(400)
                .text())
        .contains("fromAddress");
  }

  @Test
  void stored_password_never_goes_to_another_server() {
    put(COMPLETE).expect(200);
    for (String change :
        new String[] {
          "{\"host\":\"evil.example\"}",
          "{\"port\":25}",
          "{\"username\":\"eve\"}",
          "{\"encryption\":\"none\"}"
        }) {
      assertThat(put(change).expect(400).text()).contains("password");
      assertThat(tried(change).expect(400).text()).contains("password");
    }
    int before = storno().carrier().carried().size();
    tried("{\"host\":\"evil.example\",\"password\":\"given\"}").expect(200);
    Carried carried = storno().carrier().carried().get(before);
    assertThat(carried.server().password()).isEqualTo("given");
  }

  @Test
  void test_goes_through_the_stored_server_as_one_that_a_user_named() {
    put(COMPLETE).expect(200);
    int before = storno().carrier().carried().size();
    Answer tested = tried("{\"testEmail\":\"me@example.com\"}").expect(200);
    assertThat(tested.json().at("/success").asBoolean()).isTrue();
    assertThat(tested.at("/message")).isEqualTo("Test email sent to me@example.com.");
    Carried carried = storno().carrier().carried().get(before);
    assertThat(carried.trust()).isEqualTo(MailCarrier.Trust.USER);
    assertThat(carried.server().password()).isEqualTo("secret-1");
    assertThat(carried.parcel().recipient().value()).isEqualTo("me@example.com");
    assertThat(scene.owner().get(PATH).at("/data/lastTestedAt")).isNotEmpty();
    assertThat(tried("{}").expect(200).at("/message")).contains("facturi@example.com");
  }

  @Test
  void refusal_of_the_server_is_told_and_not_noted_as_a_test() {
    put(COMPLETE).expect(200);
    storno().carrier().refuse("535 bad credentials", false);
    Answer tested = tried("{}").expect(200);
    assertThat(tested.json().at("/success").asBoolean()).isFalse();
    assertThat(tested.at("/error")).isEqualTo("535 bad credentials");
    assertThat(scene.owner().get(PATH).json().at("/data/lastTestedAt").isNull()).isTrue();
  }

  @Test
  void trial_without_anything_stored_needs_the_whole_server() {
    assertThat(tried("{}").expect(400).text()).contains("host");
    tried(COMPLETE).expect(200);
    assertThat(scene.owner().get(PATH).json().at("/data").isNull()).isTrue();
  }

  @Test
  void smaller_plan_shows_that_it_covers_no_sender_and_takes_none() {
    storno()
        .subscribe(
            scene.organization(), "professional", Subscription.unlimited(scene.organization()));
    assertThat(scene.owner().get(PATH).expect(200).at("/entitled")).isEqualTo("false");
    assertThat(put(COMPLETE).expect(403).at("/code")).isEqualTo("PLAN_LIMIT");
    int before = storno().carrier().carried().size();
    tried(COMPLETE).expect(403);
    assertThat(storno().carrier().carried()).hasSize(before);
  }

  @Test
  void organizations_do_not_see_each_other() {
    put(COMPLETE).expect(200);
    Scene other = Scene.on(storno());
    assertThat(other.owner().get(PATH).json().at("/data").isNull()).isTrue();
    other.owner().call("DELETE", PATH).expect(404);
    scene.owner().get(PATH).expect(200);
  }
}
