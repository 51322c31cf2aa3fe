package ro.storno.rest.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.notification.Notice;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.notification.NotificationType;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.memory.WithStorno;

class NotificationRoutesTest extends WithStorno {
  private static final String LIST = "/api/v1/notifications";
  private static final String PREFERENCES = "/api/v1/notification-preferences";

  @BeforeEach
  void tell() {
    storno()
        .tell(
            Notice.toCompany(
                new CompanyId(scene.company()),
                NotificationType.SYNC_COMPLETED,
                "run-1",
                Map.of("syncedCount", "5", "cif", "14399840")));
  }

  @Test
  void notification_is_listed_as_documented_with_counts_as_numbers() {
    JsonNode list = scene.owner().get(LIST).expect(200).json();
    assertThat(list.path("total").asInt()).isEqualTo(1);
    assertThat(list.path("pages").asInt()).isEqualTo(1);
    JsonNode one = list.at("/data/0");
    assertThat(one.path("type").asText()).isEqualTo("sync_completed");
    assertThat(one.path("message").asText()).contains("5 facturi noi");
    assertThat(one.at("/data/syncedCount").isInt()).isTrue();
    assertThat(one.at("/data/cif").asText()).isEqualTo("14399840");
    assertThat(one.path("isRead").asBoolean()).isFalse();
    assertThat(one.at("/push/attempted").asBoolean()).isFalse();
  }

  @Test
  void reading_one_lowers_the_count_and_may_be_repeated() {
    String id = scene.owner().get(LIST).at("/data/0/id");
    assertThat(scene.owner().get(LIST + "/unread-count").expect(200).at("/count")).isEqualTo("1");
    scene.owner().call("PATCH", LIST + "/" + id + "/read").expect(204);
    scene.owner().call("PATCH", LIST + "/" + id + "/read").expect(204);
    assertThat(scene.owner().get(LIST + "/unread-count").at("/count")).isEqualTo("0");
    assertThat(scene.owner().get(LIST).at("/data/0/isRead")).isEqualTo("true");
  }

  @Test
  void all_are_read_at_once() {
    scene.owner().call("POST", LIST + "/read-all").expect(204);
    assertThat(scene.owner().get(LIST + "/unread-count").at("/count")).isEqualTo("0");
  }

  @Test
  void another_users_notification_is_not_there() {
    Scene stranger = Scene.on(storno());
    String id = scene.owner().get(LIST).at("/data/0/id");
    stranger.owner().call("PATCH", LIST + "/" + id + "/read").expect(404);
    assertThat(stranger.owner().get(LIST).at("/total")).isEqualTo("0");
    assertThat(scene.owner().get(LIST + "/unread-count").at("/count")).isEqualTo("1");
  }

  @Test
  void preferences_begin_with_the_documented_defaults_and_are_replaced_whole() {
    JsonNode first = scene.owner().get(PREFERENCES).expect(200).json();
    assertThat(first.at("/preferences/syncCompleted/email").asBoolean()).isFalse();
    assertThat(first.at("/preferences/invoicePaid/push").asBoolean()).isFalse();
    assertThat(first.at("/preferences/tokenExpired/push").asBoolean()).isTrue();
    ObjectNode changed = first.deepCopy();
    ((ObjectNode) changed.at("/preferences/syncCompleted")).put("inApp", false);
    ((ObjectNode) changed.at("/preferences")).remove("invoiceValidated");
    scene.owner().send("PUT", PREFERENCES, changed.toString()).expect(200);
    assertThat(scene.owner().get(PREFERENCES).at("/preferences/syncCompleted/inApp"))
        .isEqualTo("false");
    assertThat(scene.owner().get(PREFERENCES).at("/preferences/invoiceValidated/inApp"))
        .isEqualTo("true");
  }

  @Test
  void preferences_that_leave_something_out_are_refused_by_name() {
    String partial = "{\"preferences\":{\"syncFailed\":{\"email\":true,\"inApp\":true}}}";
    JsonNode refused = scene.owner().send("PUT", PREFERENCES, partial).expect(422).json();
    assertThat(refused.path("errors").has("preferences.syncFailed")).isTrue();
    assertThat(refused.path("errors").has("preferences.tokenExpired")).isTrue();
    scene.owner().send("PUT", PREFERENCES, "{}").expect(422);
  }
}
