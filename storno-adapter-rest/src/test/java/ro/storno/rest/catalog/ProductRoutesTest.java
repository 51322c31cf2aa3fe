package ro.storno.rest.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.InMemoryStorno;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class ProductRoutesTest extends WithStorno {
  private static final String PRODUCTS = "/api/v1/products";
  private static final String CATEGORIES = "/api/v1/product-categories";

  private String category(String name, int order) {
    return scene
        .owner()
        .post(
            CATEGORIES,
            "{\"name\":\"" + name + "\",\"color\":\"7C3AED\",\"sortOrder\":" + order + "}")
        .expect(201)
        .at("/id");
  }

  @Test
  void product_answers_under_the_names_of_pages_and_clients() {
    String category = category("Băuturi", 1);
    Answer made =
        scene
            .owner()
            .post(
                PRODUCTS,
                """
                {"name":"Apă","code":"APA","defaultPrice":"4.5","vatRate":11,"color":"1E40AF",
                 "categoryId":"%s","sgrAmount":"0.5","ncCode":"2201 10 11","cpvCode":"41110000-3",
                 "usage":"sale","isService":false}
                """
                    .formatted(category))
            .expect(201);
    assertThat(made.at("/id")).isEqualTo(made.at("/uuid"));
    assertThat(made.at("/unitPrice")).isEqualTo("4.50");
    assertThat(made.at("/defaultPrice")).isEqualTo("4.50");
    assertThat(made.at("/vatRate")).isEqualTo("11.00");
    assertThat(made.at("/vatCategoryCode")).isEqualTo("S");
    assertThat(made.at("/color")).isEqualTo("#1e40af");
    assertThat(made.at("/category/name")).isEqualTo("Băuturi");
    assertThat(made.at("/category/color")).isEqualTo("#7c3aed");
    assertThat(made.at("/sgrAmount")).isEqualTo("0.50");
    assertThat(made.at("/ncCode")).isEqualTo("22011011");
    assertThat(made.at("/usage")).isEqualTo("sale");
    Answer rates = scene.owner().get("/api/v1/vat-rates").expect(200);
    assertThat(rates.json().at("/data").toString()).contains(made.at("/vatRateId"));
    String path = PRODUCTS + "/" + made.at("/id");
    Answer shown = scene.owner().get(path).expect(200);
    assertThat(shown.at("/usageStats/totalUsage")).isEqualTo("0");
    assertThat(shown.at("/usageStats/totalRevenue")).isEqualTo("0.00");
    Answer cleared =
        scene
            .owner()
            .send("PATCH", path, "{\"color\":null,\"unitPrice\":5,\"isActive\":false}")
            .expect(200);
    assertThat(cleared.json().at("/color").isNull()).isTrue();
    assertThat(cleared.at("/defaultPrice")).isEqualTo("5.00");
    assertThat(cleared.at("/name")).isEqualTo("Apă");
    assertThat(scene.owner().get(PRODUCTS + "?isActive=true").expect(200).at("/total"))
        .isEqualTo("0");
    assertThat(scene.owner().get(PRODUCTS + "?search=apa").expect(200).at("/limit"))
        .isEqualTo("20");
  }

  @Test
  void issued_invoices_count_as_use() {
    LocalDate day = InMemoryStorno.today();
    String product =
        scene
            .owner()
            .post(PRODUCTS, "{\"name\":\"Găzduire\",\"unitPrice\":10}")
            .expect(201)
            .at("/id");
    String invoice =
        scene
            .owner()
            .post(
                "/api/v1/invoices",
                """
                {"clientId":"%s","issueDate":"%s","lines":[
                  {"description":"Găzduire","quantity":2,"unitPrice":10,"productId":"%s"}]}
                """
                    .formatted(scene.client(), day, product))
            .expect(201)
            .at("/invoice/id");
    scene.owner().call("POST", "/api/v1/invoices/" + invoice + "/issue").expect(200);
    Answer use = scene.owner().get(PRODUCTS + "/" + product + "/usage").expect(200);
    assertThat(use.at("/totalUsage")).isEqualTo("1");
    assertThat(use.at("/totalRevenue")).isEqualTo("20.00");
    assertThat(use.at("/averageQuantity")).isEqualTo("2.0000");
    assertThat(use.at("/lastUsedDate")).isEqualTo(day.toString());
  }

  @Test
  void malformed_products_are_refused_by_field_with_400() {
    Answer answer =
        scene.owner().post(PRODUCTS, "{\"defaultPrice\":-1,\"cpvCode\":\"x\"}").expect(400);
    assertThat(answer.json().at("/errors").fieldNames())
        .toIterable()
        .contains("name", "defaultPrice", "cpvCode");
  }

  @Test
  void products_are_deleted_one_by_one_and_together() {
    String one = scene.owner().post(PRODUCTS, "{\"name\":\"A\"}").expect(201).at("/id");
    String two = scene.owner().post(PRODUCTS, "{\"name\":\"B\"}").expect(201).at("/id");
    scene.owner().call("DELETE", PRODUCTS + "/" + one).expect(204);
    scene.owner().get(PRODUCTS + "/" + one).expect(404);
    Answer answer =
        scene
            .owner()
            .post(PRODUCTS + "/bulk-delete", "{\"ids\":[\"" + one + "\",\"" + two + "\"]}")
            .expect(200);
    assertThat(answer.at("/deleted")).isEqualTo("1");
    assertThat(answer.at("/errors/0/id")).isEqualTo(one);
    scene.owner().post(PRODUCTS + "/bulk-delete", "{}").expect(400);
  }

  @Test
  void categories_are_listed_in_order_changed_and_deleted_without_their_products() {
    String second = category("Sandvișuri", 1);
    String first = category("Cafele", 0);
    Answer list = scene.owner().get(CATEGORIES).expect(200);
    assertThat(list.at("/data/0/id")).isEqualTo(first);
    assertThat(list.at("/data/1/id")).isEqualTo(second);
    assertThat(list.json().at("/data/0/updatedAt").isNull()).isTrue();
    String path = CATEGORIES + "/" + first;
    scene.owner().send("PATCH", path, "{\"name\":\"\"}").expect(400);
    assertThat(
            scene
                .owner()
                .send("PATCH", path, "{\"color\":null,\"sortOrder\":5}")
                .expect(200)
                .at("/name"))
        .isEqualTo("Cafele");
    String product =
        scene
            .owner()
            .post(PRODUCTS, "{\"name\":\"Espresso\",\"categoryId\":\"" + first + "\"}")
            .expect(201)
            .at("/id");
    assertThat(scene.owner().call("DELETE", path).expect(200).at("/message"))
        .isEqualTo("Category deleted.");
    assertThat(
            scene.owner().get(PRODUCTS + "/" + product).expect(200).json().at("/category").isNull())
        .isTrue();
  }
}
