package ro.storno.rest.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class ClientRoutesTest extends WithStorno {
  private static final String BODY =
      """
      {"name":"%s","cif":"RO18547290","tradeRegister":"J12/1/2020","address":"Str. Lunga 1",
       "city":"Cluj-Napoca","county":"Cluj","country":"RO","unknown":{"a":1}}
      """;

  @Test
  void a_client_is_added_once_per_tax_code() {
    Answer made = scene.owner().post("/api/v1/clients", BODY.formatted("Acme SRL")).expect(201);
    assertThat(made.at("/client/name")).isEqualTo("Acme SRL");
    assertThat(made.at("/client/registrationNumber")).isEqualTo("J12/1/2020");
    assertThat(made.json().at("/client/email").isNull()).isTrue();
    Answer again = scene.owner().post("/api/v1/clients", BODY.formatted("Other SRL")).expect(200);
    assertThat(again.at("/existing")).isEqualTo("true");
    assertThat(again.at("/client/id")).isEqualTo(made.at("/client/id"));
  }

  @Test
  void missing_fields_are_named() {
    Answer answer = scene.owner().post("/api/v1/clients", "{}");
    assertThat(answer.status()).isIn(400, 422);
    assertThat(answer.json().at("/errors").fieldNames()).toIterable().contains("name", "address");
  }

  @Test
  void lists_are_grouped_by_letter_without_diacritics() {
    scene.owner().post("/api/v1/clients", BODY.formatted("Știința SRL")).expect(201);
    Answer list = scene.owner().get("/api/v1/clients?limit=10").expect(200);
    assertThat(list.at("/data/S/0/name")).isEqualTo("Știința SRL");
    assertThat(list.at("/total")).isEqualTo("1");
    assertThat(list.at("/pages")).isEqualTo("1");
    assertThat(scene.owner().get("/api/v1/clients?search=nobody").expect(200).at("/total"))
        .isEqualTo("0");
    assertThat(scene.owner().get("/api/v1/clients?type=individual").expect(200).at("/total"))
        .isEqualTo("0");
    scene.owner().get("/api/v1/clients?type=robot").expect(400);
  }

  @Test
  void a_client_shows_its_invoices() {
    String id = scene.client();
    scene.owner().post("/api/v1/invoices", ro.storno.rest.memory.Scene.entry(id)).expect(201);
    Answer answer = scene.owner().get("/api/v1/clients/" + id).expect(200);
    assertThat(answer.at("/invoiceCount")).isEqualTo("1");
    assertThat(answer.at("/invoiceHistory/0/total")).isEqualTo("1210.00");
  }

  @Test
  void a_change_keeps_what_is_not_sent() {
    String path = "/api/v1/clients/" + scene.client();
    Answer changed =
        scene.owner().send("PATCH", path, "{\"email\":\"a@b.ro\",\"phone\":\"0721\"}").expect(200);
    assertThat(changed.at("/client/email")).isEqualTo("a@b.ro");
    changed = scene.owner().send("PATCH", path, "{\"phone\":null}").expect(200);
    assertThat(changed.json().at("/client/phone").isNull()).isTrue();
    assertThat(changed.at("/client/email")).isEqualTo("a@b.ro");
    assertThat(changed.at("/invoicesUpdated")).isEqualTo("0");
  }

  @Test
  void deleted_clients_leave_the_list() {
    String id = scene.client();
    scene.owner().call("DELETE", "/api/v1/clients/" + id).expect(204);
    assertThat(scene.owner().get("/api/v1/clients").expect(200).at("/total")).isEqualTo("0");
    scene.owner().call("DELETE", "/api/v1/clients/" + UUID.randomUUID()).expect(404);
  }

  @Test
  void several_are_deleted_each_for_itself() {
    String id = scene.client();
    Answer answer =
        scene
            .owner()
            .post(
                "/api/v1/clients/bulk-delete",
                "{\"ids\":[\"" + id + "\",\"" + UUID.randomUUID() + "\"]}")
            .expect(200);
    assertThat(answer.at("/deleted")).isEqualTo("1");
    assertThat(answer.json().at("/errors")).hasSize(1);
    scene.owner().post("/api/v1/clients/bulk-delete", "{\"ids\":[]}").expect(400);
  }
}
