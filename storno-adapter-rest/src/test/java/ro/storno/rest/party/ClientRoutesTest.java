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
  void lists_tell_what_was_invoiced() {
    String id = scene.client();
    String invoice =
        scene
            .owner()
            .post("/api/v1/invoices", ro.storno.rest.memory.Scene.entry(id))
            .expect(201)
            .at("/invoice/id");
    Answer before = scene.owner().get("/api/v1/clients").expect(200);
    assertThat(before.at("/data/C/0/invoiceCount")).isEqualTo("0");
    scene.owner().call("POST", "/api/v1/invoices/" + invoice + "/issue").expect(200);
    Answer after = scene.owner().get("/api/v1/clients").expect(200);
    assertThat(after.at("/data/C/0/invoiceCount")).isEqualTo("1");
    assertThat(after.at("/data/C/0/totalRevenue")).isEqualTo("1210.00");
    assertThat(after.at("/currency")).isEqualTo("RON");
    assertThat(after.at("/hasForeignCurrencies")).isEqualTo("false");
    assertThat(after.json().at("/distinctCountries").toString()).isEqualTo("[\"RO\"]");
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

  @Test
  void a_taxpayer_is_looked_up_with_and_without_prefix() {
    Answer answer = scene.owner().get("/api/v1/clients/anaf-lookup?cui=RO14399840").expect(200);
    assertThat(answer.at("/data/cui")).isEqualTo("14399840");
    assertThat(answer.at("/data/vatCode")).isEqualTo("RO14399840");
    assertThat(answer.at("/data/isVatPayer")).isEqualTo("true");
    assertThat(answer.at("/data/city")).isEqualTo("SECTOR6");
    assertThat(answer.at("/data/county")).isEqualTo("Bucuresti");
    assertThat(answer.at("/data/countyCode")).isEqualTo("RO-B");
    assertThat(answer.json().at("/data/phone").isNull()).isTrue();
    scene.owner().get("/api/v1/clients/anaf-lookup").expect(422);
    scene.owner().get("/api/v1/clients/anaf-lookup?cui=DE1").expect(422);
    scene.owner().get("/api/v1/clients/anaf-lookup?cui=18547290").expect(404);
    storno().registry().silent(true);
    try {
      assertThat(
              scene
                  .owner()
                  .get("/api/v1/clients/anaf-lookup?cui=14399840")
                  .expect(503)
                  .at("/message"))
          .contains("registry");
    } finally {
      storno().registry().silent(false);
    }
  }

  @Test
  void a_client_is_added_by_its_cui_once() {
    String path = "/api/v1/clients/from-registry";
    Answer made = scene.owner().post(path, "{\"cui\":\"RO14399840\"}").expect(201);
    assertThat(made.at("/client/name")).isEqualTo("Dante International SA");
    assertThat(made.at("/client/county")).isEqualTo("Bucuresti");
    assertThat(made.at("/anafValidated")).isEqualTo("true");
    Answer again = scene.owner().post(path, "{\"cui\":\"14399840\"}").expect(200);
    assertThat(again.at("/existing")).isEqualTo("true");
    assertThat(again.at("/client/id")).isEqualTo(made.at("/client/id"));
    assertThat(scene.owner().post(path, "{}").expect(422).at("/message"))
        .isEqualTo("CUI is required");
    scene.owner().post(path, "{\"cui\":\"361757\"}").expect(422);
    storno().registry().silent(true);
    try {
      Answer bare = scene.owner().post(path, "{\"cui\":\"361757\"}").expect(201);
      assertThat(bare.at("/client/name")).isEqualTo("CUI 361757");
      assertThat(bare.at("/anafValidated")).isEqualTo("false");
    } finally {
      storno().registry().silent(false);
    }
  }

  @Test
  void vies_is_asked_about_an_identifier_and_about_foreign_clients() {
    storno().vies().know("DE136695976", "EXAMPLE GMBH");
    String path = "/api/v1/clients/vies-lookup?vatCode=";
    Answer answer = scene.owner().get(path + "DE136695976").expect(200);
    assertThat(answer.at("/data/valid")).isEqualTo("true");
    assertThat(answer.at("/data/name")).isEqualTo("EXAMPLE GMBH");
    assertThat(answer.at("/data/countryCode")).isEqualTo("DE");
    assertThat(answer.at("/data/vatNumber")).isEqualTo("136695976");
    assertThat(scene.owner().get(path + "DE811907980").expect(200).at("/data/valid"))
        .isEqualTo("false");
    scene.owner().get(path).expect(422);
    scene.owner().get(path + "US123").expect(422);
    Answer made =
        scene
            .owner()
            .post(
                "/api/v1/clients",
                """
                {"name":"Example GmbH","vatCode":"DE136695976","isVatPayer":true,"country":"DE",
                 "address":"Musterstrasse 1","city":"Berlin"}
                """)
            .expect(201);
    assertThat(made.at("/client/viesValid")).isEqualTo("true");
    assertThat(made.at("/client/viesName")).isEqualTo("EXAMPLE GMBH");
    assertThat(made.json().at("/client/viesValidatedAt").isTextual()).isTrue();
    storno().vies().silent(true);
    try {
      scene.owner().get(path + "DE136695976").expect(503);
    } finally {
      storno().vies().silent(false);
    }
  }
}
