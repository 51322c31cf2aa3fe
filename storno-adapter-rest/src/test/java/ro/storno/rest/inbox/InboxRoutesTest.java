package ro.storno.rest.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import ro.storno.application.anaf.FakeAnaf;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;
import ro.storno.rest.memory.InMemoryStorno;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class InboxRoutesTest extends WithStorno {
  private static final String INBOX = "/api/v1/einvoice/inbox";

  private static String arrived(Scene scene, String reference, String text) {
    return scene
        .storno()
        .inbound()
        .arrive(new CompanyId(scene.company()), Channel.KSEF, reference, text)
        .id()
        .toString();
  }

  private static String invoice(String number) {
    return FakeAnaf.document(
        number, "14399840", InMemoryStorno.KNOWN_CIF, "100.00", "21.00", "380");
  }

  @Test
  void documents_are_listed_with_the_invoices_that_they_became() {
    arrived(scene, "K-1", invoice("L-1"));
    Answer list = scene.owner().get(INBOX + "?provider=ksef&status=ok").expect(200);
    assertThat(list.at("/total")).isEqualTo("1");
    assertThat(list.at("/data/0/provider")).isEqualTo("ksef");
    assertThat(list.at("/data/0/reference")).isEqualTo("K-1");
    assertThat(list.at("/data/0/state")).isEqualTo("processed");
    assertThat(list.at("/data/0/invoices/0/number")).isEqualTo("L-1");
    assertThat(scene.owner().get(INBOX + "?provider=sdi").expect(200).at("/total")).isEqualTo("0");
    String invoice = list.at("/data/0/invoices/0/id");
    assertThat(scene.owner().get("/api/v1/invoices/" + invoice).expect(200).at("/direction"))
        .isEqualTo("incoming");
    scene.owner().get(INBOX + "?provider=post").expect(422);
    scene.owner().get(INBOX + "?status=happy").expect(422);
  }

  @Test
  void what_cannot_be_read_is_shown_with_its_reason_and_bytes() {
    String id = arrived(scene, "K-2", "<rr/>");
    Answer shown = scene.owner().get(INBOX + "/" + id).expect(200);
    assertThat(shown.at("/document/status")).isEqualTo("error");
    assertThat(shown.at("/document/errorMessage")).isEqualTo("This is no invoice.");
    assertThat(shown.at("/findings/0/rule")).isEqualTo("READ-ROOT");
    Answer file = scene.owner().get(INBOX + "/" + id + "/file").expect(200);
    assertThat(file.text()).isEqualTo("<rr/>");
  }

  @Test
  void another_companys_document_is_not_there() {
    String id = arrived(scene, "K-3", invoice("L-3"));
    Scene other = Scene.on(scene.storno());
    for (String path : new String[] {"/" + id, "/" + id + "/file", "/" + UUID.randomUUID()}) {
      other.owner().get(INBOX + path).expect(404);
    }
    assertThat(other.owner().get(INBOX).expect(200).at("/total")).isEqualTo("0");
  }

  @Test
  void a_look_is_set_going_once_in_a_while() {
    scene.owner().post(INBOX + "/sync", "{\"provider\":\"sdi\"}").expect(202);
    scene.owner().post(INBOX + "/sync", "{\"provider\":\"sdi\"}").expect(429);
    scene.owner().post(INBOX + "/sync", "{\"provider\":\"anaf\"}").expect(422);
    scene.owner().post(INBOX + "/sync", "{}").expect(422);
    Answer status = scene.owner().get(INBOX + "-status").expect(200);
    assertThat(status.at("/0/provider")).isEqualTo("sdi");
    assertThat(status.at("/0/failures")).isEqualTo("0");
  }
}
