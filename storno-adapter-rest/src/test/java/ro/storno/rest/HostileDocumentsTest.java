package ro.storno.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import ro.storno.rest.memory.InMemoryStorno;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

/**
 * What people and programs send by mistake or on purpose, in every kind of document: a refusal that
 * names the field, or a document that is right.
 */
class HostileDocumentsTest extends WithStorno {
  private static final String LINE =
      "{\"description\":\"%s\",\"quantity\":%s,\"unitPrice\":\"%s\",\"unitOfMeasure\":\"buc\","
          + "\"vatRate\":21}";

  /** The kinds of documents that have lines. */
  enum Kind {
    INVOICE("/api/v1/invoices", 400),
    PROFORMA("/api/v1/proforma-invoices", 422),
    DELIVERY_NOTE("/api/v1/delivery-notes", 422),
    RECEIPT("/api/v1/receipts", 422);

    private final String path;

    /** What its page documents for fields that are wrong. */
    private final int refusal;

    Kind(String path, int refusal) {
      this.path = path;
      this.refusal = refusal;
    }
  }

  private String body(String client, String more, String lines) {
    return """
        {"clientId":"%s","issueDate":"%s","currency":"RON","cashRegisterName":"Casa 1",
         "fiscalNumber":"AAAA123456","paymentMethod":"cash",%s"lines":[%s]}
        """
        .formatted(client, InMemoryStorno.today(), more, lines);
  }

  private static String line(String description, String quantity, String price) {
    return LINE.formatted(description, quantity, price);
  }

  private Answer send(Kind kind, String more, String lines) {
    return scene.owner().post(kind.path, body(scene.client(), more, lines));
  }

  /** The document in an answer, which for invoices has a name of its own. */
  private static String document(Kind kind) {
    return kind == Kind.INVOICE ? "/invoice" : "";
  }

  @ParameterizedTest
  @EnumSource
  void quantity_of_zero_is_refused_by_its_place(Kind kind) {
    String lines = line("Cafea", "1", "2.00") + "," + line("Ceai", "0", "2.00");
    assertThat(send(kind, "", lines).expect(kind.refusal).json().at("/errors").fieldNames())
        .toIterable()
        .containsExactly("lines[1].quantity");
  }

  @ParameterizedTest
  @EnumSource
  void currency_that_does_not_exist_is_refused(Kind kind) {
    for (String currency : new String[] {"XQZ", "R", "RO N", "🙂"}) {
      String sent =
          body(scene.client(), "", line("Cafea", "1", "2.00"))
              .replace("\"RON\"", "\"" + currency + "\"");
      Answer answer = scene.owner().post(kind.path, sent).expect(kind.refusal);
      assertThat(answer.json().at("/errors").fieldNames())
          .toIterable()
          .as(currency)
          .containsExactly("currency");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RECEIPT")
  void day_to_pay_before_the_day_of_issue_is_refused(Kind kind) {
    String early = "\"dueDate\":\"" + InMemoryStorno.today().minusDays(1) + "\",";
    assertThat(
            send(kind, early, line("Cafea", "1", "2.00"))
                .expect(422)
                .json()
                .at("/errors")
                .fieldNames())
        .toIterable()
        .containsExactly("dueDate");
  }

  @ParameterizedTest
  @EnumSource
  void document_without_lines_is_refused(Kind kind) {
    assertThat(send(kind, "", "").expect(kind.refusal).json().at("/errors").fieldNames())
        .toIterable()
        .containsExactly("lines");
  }

  @ParameterizedTest
  @EnumSource
  void client_series_product_and_rate_of_others_are_nobody_s(Kind kind) {
    Scene other = Scene.on(storno());
    String theirs = other.client();
    String rate = other.owner().get("/api/v1/vat-rates").expect(200).at("/data/0/id");
    String series = other.owner().get("/api/v1/document-series").expect(200).at("/data/0/id");
    String good = line("Cafea", "1", "2.00");
    Stream.of(
            body(theirs, "", good),
            body(scene.client(), "\"documentSeriesId\":\"" + series + "\",", good),
            body(
                scene.client(),
                "",
                good.replace("\"vatRate\":21", "\"vatRateId\":\"" + rate + "\"")),
            body(
                scene.client(),
                "",
                good.replace("\"vatRate\"", "\"productId\":\"" + theirs + "\",\"vatRate\"")))
        .forEach(
            sent ->
                assertThat(scene.owner().post(kind.path, sent).status())
                    .as(sent)
                    .isIn(400, 404, 422));
  }

  static Stream<String> names() {
    return Stream.of(
        "Cafenea 🙂👩🏽‍🍳🇷🇴",
        "קפה שחור 12 ש\\\"ח",
        "قهوة عربية ١٢٣",
        "Ștefan Țîrlea & Fiii <b>„SRL\\\"</b>",
        "日本語の請求書",
        "A\\u0301\\u0302\\u0303\\u0304 e\\u0301",
        "=cmd|'/c calc'!A1");
  }

  @ParameterizedTest
  @MethodSource("names")
  void names_in_any_script_come_back_as_they_were_sent(String name) {
    for (Kind kind : Kind.values()) {
      Answer made = send(kind, "\"notes\":\"" + name + "\",", line(name, "1", "2.00")).expect(201);
      String shown = made.at(document(kind) + "/lines/0/description");
      assertThat(shown).isEqualTo(made.at(document(kind) + "/notes")).isNotBlank();
      Answer read = scene.owner().get(kind.path + "/" + made.at(document(kind) + "/id"));
      assertThat(read.expect(200).at("/lines/0/description")).isEqualTo(shown);
      assertThat(json(name)).isEqualTo(shown);
    }
  }

  private static String json(String escaped) {
    try {
      return new com.fasterxml.jackson.databind.ObjectMapper()
          .readTree("\"" + escaped + "\"")
          .asText();
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void ten_thousand_lines_are_added_up_to_the_cent(Kind kind) {
    String lines = String.join(",", Collections.nCopies(10_000, line("Ștampilă", "3", "0.33")));
    Answer made = send(kind, "", lines).expect(201);
    String at = document(kind);
    assertThat(made.at(at + "/subtotal")).isEqualTo("9900.00");
    assertThat(made.at(at + "/vatTotal")).isEqualTo("2079.00");
    assertThat(made.at(at + "/total")).isEqualTo("11979.00");
    Answer read = scene.owner().get(kind.path + "/" + made.at(at + "/id")).expect(200);
    assertThat(read.json().at("/lines")).hasSize(10_000);
  }

  @Test
  void refund_of_a_line_of_another_receipt_takes_nothing_from_either() {
    String mine = receipt();
    String other = receipt();
    String foreign = scene.owner().get(other).expect(200).at("/lines/0/id");
    for (String line : new String[] {foreign, UUID.randomUUID().toString(), "x", "-1"}) {
      String refund =
          "{\"lineSelections\":[{\"sourceLineId\":\"" + line + "\",\"quantity\":\"1\"}]}";
      assertThat(scene.owner().post(mine + "/refund", refund).status()).as(line).isIn(400, 422);
    }
    for (String path : new String[] {mine, other}) {
      Answer left = scene.owner().get(path).expect(200);
      assertThat(left.at("/status")).isEqualTo("issued");
      assertThat(left.at("/lines/0/refundableQuantity")).isEqualTo("2.0000");
    }
  }

  private String receipt() {
    Answer made =
        scene
            .owner()
            .post(
                Kind.RECEIPT.path,
                body(scene.client(), "\"cashPayment\":\"242.00\",", line("Cafea", "2", "100.00")))
            .expect(201);
    String path = Kind.RECEIPT.path + "/" + made.at("/id");
    scene.owner().call("POST", path + "/issue").expect(200);
    return path;
  }

  @Test
  void attachment_of_a_hundred_megabytes_is_refused_and_the_server_lives_on() {
    String all = Kind.INVOICE.path + "/" + scene.draft() + "/attachments";
    byte[] huge = new byte[100 * 1024 * 1024];
    Answer answer = scene.owner().upload(all, "file", "huge.pdf", "application/pdf", huge);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.at("/error")).isNotBlank();
    assertThat(scene.owner().get(all).expect(200).json().at("/data")).isEmpty();
    scene
        .owner()
        .upload(all, "file", "small.pdf", "application/pdf", bytes("%PDF-1.4 small"))
        .expect(201);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
