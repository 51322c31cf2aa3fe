package ro.storno.rest.recurring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.InMemoryStorno;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

class RecurringRoutesTest extends WithStorno {
  private static final String ALL = "/api/v1/recurring-invoices";

  private String series() {
    return scene.owner().get("/api/v1/document-series?type=invoice").at("/data/0/id");
  }

  /** The body of the page's example. */
  private String body(String more) {
    String rate = scene.owner().get("/api/v1/vat-rates").at("/data/0/id");
    return """
        {"clientId":"%s","seriesId":"%s","reference":"MONTHLY-HOSTING-001",
         "documentType":"invoice","currency":"RON","invoiceTypeCode":"380","frequency":"monthly",
         "frequencyDay":1,"nextIssuanceDate":"%s","dueDateType":"relative","dueDateDays":30,
         "notes":"Monthly hosting services","paymentTerms":"Payment due within 30 days",
         "autoEmailEnabled":true,"autoEmailTime":"09:00","penaltyEnabled":true,
         "penaltyPercentPerDay":0.05,"penaltyGraceDays":5%s,
         "lines":[{"description":"Cloud Hosting - Business Plan","quantity":1,
                   "unitPrice":1499.00,"vatRateId":"%s","unitOfMeasure":"buc",
                   "priceRule":"fixed"}]}
        """
        .formatted(scene.client(), series(), InMemoryStorno.today().plusMonths(1), more, rate);
  }

  private Answer created() {
    return scene.owner().post(ALL, body("")).expect(201);
  }

  @Test
  void recurring_invoice_answers_as_its_page_and_its_object_show_it() {
    Answer made = created();
    assertThat(made.at("/uuid")).isEqualTo(made.at("/id"));
    assertThat(made.at("/frequency")).isEqualTo("monthly");
    assertThat(made.json().at("/frequencyMonth").isNull()).isTrue();
    assertThat(made.at("/isActive")).isEqualTo("true");
    assertThat(made.at("/autoEmailTime")).isEqualTo("09:00");
    assertThat(made.at("/autoEmailDayOffset")).isEqualTo("0");
    assertThat(made.at("/penaltyPercentPerDay")).isEqualTo("0.05");
    assertThat(made.at("/lines/0/unitPrice")).isEqualTo("1499.00");
    assertThat(made.at("/lines/0/vatRate")).isEqualTo("21.00");
    assertThat(made.at("/lines/0/vatAmount")).isEqualTo("314.79");
    assertThat(made.at("/lines/0/totalAmount")).isEqualTo("1813.79");
    assertThat(made.at("/lines/0/position")).isEqualTo("1");
    assertThat(made.at("/subtotal")).isEqualTo("1499.00");
    assertThat(made.at("/totalAmount")).isEqualTo(made.at("/total")).isEqualTo("1813.79");
    assertThat(made.at("/estimatedTotal")).isEqualTo("1813.79");
    Answer shown = scene.owner().get(ALL + "/" + made.at("/id")).expect(200);
    assertThat(shown.at("/client/uuid")).isEqualTo(made.at("/clientId"));
    assertThat(shown.at("/series/type")).isEqualTo("invoice");
    assertThat(shown.at("/series/uuid")).isEqualTo(made.at("/seriesId"));
    Answer list =
        scene.owner().get(ALL + "?isActive=true&frequency=monthly&search=hosting").expect(200);
    assertThat(list.at("/total")).isEqualTo("1");
    assertThat(list.at("/data/0/clientName")).isEqualTo(shown.at("/client/name"));
    assertThat(list.at("/data/0/seriesPrefix")).isEqualTo("FACT");
    assertThat(scene.owner().get(ALL + "?isActive=false").at("/total")).isEqualTo("0");
  }

  @Test
  void recurring_invoice_is_changed_paused_issued_and_removed() {
    String path = ALL + "/" + created().at("/id");
    Answer changed =
        scene
            .owner()
            .send("PUT", path, "{\"reference\":\"B\",\"penaltyPercentPerDay\":0.10}")
            .expect(200);
    assertThat(changed.at("/reference")).isEqualTo("B");
    assertThat(changed.at("/penaltyPercentPerDay")).isEqualTo("0.10");
    assertThat(changed.at("/lines/0/unitPrice")).isEqualTo("1499.00");
    scene.owner().send("PUT", path, "{}").expect(422);
    assertThat(scene.owner().call("POST", path + "/toggle").expect(200).at("/isActive"))
        .isEqualTo("false");
    LocalDate before = InMemoryStorno.today();
    Answer issued = scene.owner().call("POST", path + "/issue-now").expect(201);
    LocalDate issueDate = LocalDate.parse(issued.at("/issueDate"));
    assertThat(issued.at("/recurringInvoiceId")).isEqualTo(changed.at("/id"));
    assertThat(
            scene
                .owner()
                .get("/api/v1/invoices/" + issued.at("/id"))
                .expect(200)
                .at("/recurringInvoiceId"))
        .isEqualTo(changed.at("/id"));
    assertThat(issueDate).isBetween(before, InMemoryStorno.today());
    assertThat(issued.at("/dueDate")).isEqualTo(issueDate.plusDays(30).toString());
    assertThat(issued.at("/number")).isEqualTo("FACT-0001");
    assertThat(issued.at("/seriesPrefix")).isEqualTo("FACT");
    assertThat(issued.at("/seriesNumber")).isEqualTo("1");
    assertThat(issued.at("/amountPaid")).isEqualTo("0.00");
    assertThat(issued.at("/paymentStatus")).isEqualTo("unpaid");
    assertThat(issued.at("/invoice/penaltyEnabled")).isEqualTo("true");
    assertThat(issued.at("/invoice/penaltyPercentPerDay")).isEqualTo("0.10");
    assertThat(issued.at("/invoice/penaltyGraceDays")).isEqualTo("5");
    Answer after = scene.owner().get(path).expect(200);
    assertThat(after.at("/lastInvoiceNumber")).isEqualTo("FACT-0001");
    assertThat(after.at("/nextIssuanceDate")).isEqualTo(changed.at("/nextIssuanceDate"));
    scene.owner().call("DELETE", path).expect(204);
    scene.owner().get(path).expect(404);
    scene.owner().get("/api/v1/invoices/" + issued.at("/id")).expect(200);
  }

  @Test
  void invoice_that_is_to_be_mailed_waits_among_its_mails_or_says_why_there_is_none() {
    Answer made = created();
    String path = ALL + "/" + made.at("/id");
    Answer first = scene.owner().call("POST", path + "/issue-now").expect(201);
    String mailless = "/api/v1/invoices/" + first.at("/id");
    assertThat(scene.owner().get(mailless + "/emails").expect(200).json().findValues("status"))
        .isEmpty();
    assertThat(scene.owner().get(mailless + "/events").expect(200).text())
        .contains("the client has no e-mail address");
    scene
        .owner()
        .send("PATCH", "/api/v1/clients/" + made.at("/clientId"), "{\"email\":\"ana@client.ro\"}")
        .expect(200);
    Answer second = scene.owner().call("POST", path + "/issue-now").expect(201);
    assertThat(
            scene
                .owner()
                .get("/api/v1/invoices/" + second.at("/id") + "/emails")
                .expect(200)
                .text())
        .contains("ana@client.ro");
  }

  @Test
  void several_are_paused_issued_and_removed_at_once() {
    String ids = "\"ids\":[\"" + created().at("/id") + "\",\"x\"]";
    Answer paused =
        scene
            .owner()
            .post(ALL + "/bulk-toggle-active", "{" + ids + ",\"active\":false}")
            .expect(200);
    assertThat(paused.at("/updated")).isEqualTo("1");
    assertThat(paused.at("/errors/0/id")).isEqualTo("x");
    scene.owner().post(ALL + "/bulk-toggle-active", "{" + ids + ",\"isActive\":true}").expect(200);
    scene.owner().post(ALL + "/bulk-toggle-active", "{" + ids + "}").expect(400);
    assertThat(
            scene.owner().post(ALL + "/bulk-issue-now", "{" + ids + "}").expect(200).at("/issued"))
        .isEqualTo("1");
    assertThat(scene.owner().post(ALL + "/bulk-delete", "{" + ids + "}").expect(200).at("/deleted"))
        .isEqualTo("1");
    scene.owner().post(ALL + "/bulk-delete", "{\"ids\":[]}").expect(400);
  }

  @Test
  void what_is_missing_or_wrong_is_refused_with_422_by_field() {
    Answer empty = scene.owner().post(ALL, "{}").expect(422);
    assertThat(empty.json().at("/errors").fieldNames())
        .toIterable()
        .contains("clientId", "seriesId", "currency", "frequency", "dueDateType", "lines");
    Answer weekly =
        scene
            .owner()
            .post(
                ALL, body("").replace("\"monthly\"", "\"weekly\"").replace("Day\":1,", "Day\":9,"))
            .expect(422);
    assertThat(weekly.json().at("/errors").fieldNames())
        .toIterable()
        .containsExactly("frequencyDay");
    assertThat(weekly.at("/errors/frequencyDay")).contains("Monday");
  }

  @Test
  void older_spellings_are_accepted() {
    Answer made =
        scene
            .owner()
            .post(
                ALL,
                body(",\"frequencyMonth\":2")
                    .replace("\"monthly\"", "\"yearly\"")
                    .replace("\"relative\"", "\"days_after\"")
                    .replace("\"seriesId\"", "\"documentSeriesId\"")
                    .replace(
                        "\"priceRule\":\"fixed\"",
                        "\"priceRule\":\"apply_exchange_rate\",\"referenceCurrency\":\"EUR\""))
            .expect(201);
    assertThat(made.at("/frequency")).isEqualTo("annual");
    assertThat(made.at("/dueDateType")).isEqualTo("relative");
    assertThat(made.at("/lines/0/priceRule")).isEqualTo("exchange_rate");
    assertThat(made.json().at("/estimatedTotal").isNull()).isTrue();
  }
}
