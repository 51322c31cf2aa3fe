package ro.storno.rest.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class CompanyRoutesTest extends WithStorno {
  private static final byte[] PIXEL =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJ"
                  + "RU5ErkJggg==");

  @Test
  void a_company_comes_from_the_registry() {
    Answer company = scene.owner().get("/api/v1/companies/" + scene.company()).expect(200);
    assertThat(company.at("/name")).isEqualTo("Dante International SA");
    assertThat(company.at("/cif")).isEqualTo("14399840");
    assertThat(company.at("/uuid")).isEqualTo(company.at("/id"));
    assertThat(company.at("/defaultCurrency")).isEqualTo("RON");
    assertThat(company.json().at("/efacturaDelayHours").isNull()).isTrue();
    assertThat(scene.owner().get("/api/v1/companies").expect(200).json().at("/data")).hasSize(1);
  }

  @Test
  void a_second_company_with_the_same_cif_is_refused_by_code() {
    Answer answer = scene.owner().post("/api/v1/companies", "{\"cif\":\"14399840\"}").expect(409);
    assertThat(answer.at("/code")).isEqualTo("DUPLICATE_CIF");
  }

  @Test
  void a_missing_or_impossible_cif_is_named() {
    assertThat(
            scene
                .owner()
                .post("/api/v1/companies", "{}")
                .expect(400)
                .json()
                .at("/errors")
                .has("cif"))
        .isTrue();
    scene.owner().post("/api/v1/companies", "{\"cif\":\"RO27\"}").status();
  }

  @Test
  void settings_change_one_by_one() {
    String path = "/api/v1/companies/" + scene.company();
    Answer changed =
        scene
            .owner()
            .send("PATCH", path, "{\"website\":\"https://emag.ro\",\"efacturaDelayHours\":24}");
    assertThat(changed.expect(200).at("/efacturaDelayHours")).isEqualTo("24");
    changed = scene.owner().send("PATCH", path, "{\"efacturaDelayHours\":null}").expect(200);
    assertThat(changed.json().at("/efacturaDelayHours").isNull()).isTrue();
    assertThat(changed.at("/website")).isEqualTo("https://emag.ro");
    scene.owner().send("PATCH", path, "{\"syncDaysBack\":1000}").expect(400);
    scene.owner().send("PATCH", "/api/v1/companies/" + UUID.randomUUID(), "{}").expect(404);
  }

  @Test
  void a_logo_is_kept_shown_and_removed() {
    String path = "/api/v1/companies/" + scene.company() + "/logo";
    scene.owner().get(path).expect(404);
    assertThat(
            scene
                .owner()
                .upload(path, "logo", "l.png", "image/png", PIXEL)
                .expect(200)
                .at("/hasLogo"))
        .isEqualTo("true");
    Answer logo = scene.owner().get(path).expect(200);
    assertThat(logo.body()).isEqualTo(PIXEL);
    assertThat(logo.header("Content-Type")).contains("image/png");
    scene.owner().call("DELETE", path).expect(200);
    scene.owner().get(path).expect(404);
  }

  @Test
  void bank_accounts_come_and_go() {
    Answer made =
        scene
            .owner()
            .post(
                "/api/v1/bank-accounts",
                "{\"iban\":\"RO49AAAA1B31007593840000\",\"bankName\":\"AAA\"}")
            .expect(201);
    assertThat(made.at("/isDefault")).isEqualTo("true");
    assertThat(made.at("/type")).isEqualTo("bank");
    scene
        .owner()
        .post("/api/v1/bank-accounts", "{\"iban\":\"RO49 AAAA 1B31 0075 9384 0000\"}")
        .expect(409);
    String path = "/api/v1/bank-accounts/" + made.at("/id");
    assertThat(
            scene.owner().send("PATCH", path, "{\"bankName\":\"BBB\"}").expect(200).at("/bankName"))
        .isEqualTo("BBB");
    assertThat(scene.owner().get("/api/v1/bank-accounts").expect(200).json().at("/data"))
        .hasSize(1);
    scene.owner().call("DELETE", "/api/v1/bank-accounts/" + UUID.randomUUID()).expect(404);
    scene.owner().post("/api/v1/bank-accounts", "{}").status();
  }

  @Test
  void a_company_is_refreshed_from_the_registry_once_a_minute() {
    String path = "/api/v1/companies/" + scene.company() + "/refresh-anaf";
    Answer answer = scene.owner().call("POST", path).expect(200);
    assertThat(answer.at("/name")).isEqualTo("Dante International SA");
    Answer soon = scene.owner().call("POST", path).expect(429);
    assertThat(soon.at("/retryAfter")).isEqualTo("60");
  }
}
