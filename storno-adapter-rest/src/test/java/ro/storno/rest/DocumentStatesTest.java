package ro.storno.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import ro.storno.rest.memory.InMemoryStorno;
import ro.storno.rest.memory.WithStorno;
import ro.storno.rest.server.ApiTester.Answer;

/**
 * Every operation in every state of every kind of document, against the table in {@code
 * document-states.txt}: each cell makes a document, brings it into the state over HTTP as people
 * do, asks for the operation once, and where that is refused, sees the document unchanged.
 */
class DocumentStatesTest extends WithStorno {
  private static final String API = "/api/v1/";

  private String client;

  /** A note to be converted together with the one that is looked at. */
  private String other;

  /** One cell of the table. */
  private record Cell(String kind, String state, String operation, int status) {}

  @TestFactory
  Stream<DynamicNode> each_operation_answers_in_each_state_as_documented() throws IOException {
    return cells().stream()
        .map(
            cell ->
                DynamicTest.dynamicTest(
                    cell.kind + " " + cell.state + ": " + cell.operation + " " + cell.status,
                    () -> check(cell)));
  }

  private void check(Cell cell) {
    String path = made(cell.kind, cell.state);
    if (cell.operation.equals("convert-together")) {
      other = deliveryNote("issued");
    }
    Answer before = cell.kind.equals("share-link") ? null : scene.owner().get(path);
    Answer answer = asked(cell.kind, path, cell.operation);
    assertThat(answer.status()).as("%s: %s", cell, answer.text()).isEqualTo(cell.status);
    if (before != null && answer.status() >= 400) {
      assertThat(scene.owner().get(path).text()).as("is as before").isEqualTo(before.text());
    }
  }

  private static List<Cell> cells() throws IOException {
    List<Cell> cells = new ArrayList<>();
    String kind = "";
    List<String> states = List.of();
    for (String line : table().lines().filter(each -> !each.isBlank()).toList()) {
      List<String> words = List.of(line.strip().split("\\s+"));
      if (words.get(0).equals("kind")) {
        kind = words.get(1);
        states = words.subList(2, words.size());
      } else if (!words.get(0).startsWith("#")) {
        assertThat(words).as(line).hasSize(states.size() + 1);
        for (int i = 0; i < states.size(); i++) {
          cells.add(
              new Cell(kind, states.get(i), words.get(0), Integer.parseInt(words.get(i + 1))));
        }
      }
    }
    return cells;
  }

  private static String table() throws IOException {
    try (InputStream table = DocumentStatesTest.class.getResourceAsStream("/document-states.txt")) {
      return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  // ---- documents in their states ----

  /** Makes a document and brings it into a state; returns its path. */
  private String made(String kind, String state) {
    return switch (kind) {
      case "proforma" -> proforma(state);
      case "delivery-note" -> deliveryNote(state);
      case "invoice" -> invoice(state);
      case "credit-note" -> creditNote(state);
      case "receipt" -> receipt(state);
      case "recurring-invoice" -> recurring(state);
      case "share-link" -> shareLink(state);
      case "email" -> mailed(state);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static String line(String quantity) {
    return "\"lines\":[{\"description\":\"Servicii\",\"quantity\":"
        + quantity
        + ",\"unitPrice\":\"100.00\",\"unitOfMeasure\":\"buc\",\"vatRate\":21}]";
  }

  /** One who can be mailed; the same for all documents. */
  private String client() {
    if (client == null) {
      client = scene.client();
      scene
          .owner()
          .send("PATCH", API + "clients/" + client, "{\"email\":\"office@client.ro\"}")
          .expect(200);
    }
    return client;
  }

  private static LocalDate today() {
    return InMemoryStorno.today();
  }

  private String sale(String more) {
    return """
        {"idempotencyKey":"%s","clientId":"%s","issueDate":"%s","dueDate":"%s","currency":"RON",
         %s%s}
        """
        .formatted(UUID.randomUUID(), client(), today(), today().plusDays(30), more, line("10"));
  }

  private String create(String area, String body) {
    Answer answer = scene.owner().post(API + area, body).expect(201);
    return API
        + area
        + "/"
        + (answer.json().has("invoice") ? answer.at("/invoice/id") : answer.at("/id"));
  }

  private void done(String path, String... operations) {
    for (String operation : operations) {
      Answer answer = scene.owner().post(path + "/" + operation, "{}");
      assertThat(answer.status()).as("%s: %s", operation, answer.text()).isBetween(200, 299);
    }
  }

  private static IllegalArgumentException unknown(String state) {
    return new IllegalArgumentException(state);
  }

  private String proforma(String state) {
    String path = create("proforma-invoices", sale(""));
    switch (state) {
      case "draft" -> {}
      case "sent" -> done(path, "send");
      case "accepted" -> done(path, "send", "accept");
      case "rejected" -> done(path, "send", "reject");
      case "cancelled" -> done(path, "cancel");
      case "converted" -> done(path, "send", "accept", "convert");
      default -> throw unknown(state);
    }
    return path;
  }

  private String deliveryNote(String state) {
    String path = create("delivery-notes", sale(""));
    switch (state) {
      case "draft" -> {}
      case "issued" -> done(path, "issue");
      case "converted" -> done(path, "issue", "convert");
      case "cancelled" -> done(path, "issue", "cancel");
      case "reversed" -> done(path, "issue", "storno");
      default -> throw unknown(state);
    }
    return path;
  }

  private String invoice(String state) {
    String path = create("invoices", sale(""));
    if (!state.equals("draft")) {
      done(path, "issue");
    }
    switch (state) {
      case "draft", "issued" -> {}
      case "partially-paid" -> pay(path, "10.00").expect(201);
      case "paid" -> pay(path, "1210.00").expect(201);
      case "cancelled" -> cancel(path).expect(200);
      case "restored" -> {
        cancel(path).expect(200);
        done(path, "restore");
      }
      case "credited" -> credit(path).expect(201);
      default -> throw unknown(state);
    }
    return path;
  }

  private String creditNote(String state) {
    String made = credit(invoice("issued")).expect(201).at("/invoice/id");
    String path = API + "invoices/" + made;
    if (!state.equals("draft")) {
      done(path, "issue");
    }
    if (state.equals("cancelled") || state.equals("restored")) {
      cancel(path).expect(200);
    }
    if (state.equals("restored")) {
      done(path, "restore");
    }
    return path;
  }

  private String receipt(String state) {
    String path = create("receipts", receiptBody());
    if (!state.equals("draft")) {
      done(path, "issue");
    }
    switch (state) {
      case "draft", "issued" -> {}
      case "partially-refunded" -> refundOne(path).expect(201);
      case "refunded" -> done(path, "refund");
      case "refund" -> {
        return API + "receipts/" + refundOne(path).expect(201).at("/id");
      }
      case "invoiced" -> done(path, "convert");
      case "cancelled" -> done(path, "cancel");
      case "restored" -> done(path, "cancel", "restore");
      default -> throw unknown(state);
    }
    return path;
  }

  private String receiptBody() {
    return sale("\"cashRegisterName\":\"Casa 1\",\"fiscalNumber\":\"AAAA123456\","
            + "\"paymentMethod\":\"cash\",")
        .replaceFirst("\"dueDate\":\"[^\"]*\",", "");
  }

  private Answer refundOne(String path) {
    return scene
        .owner()
        .post(path + "/refund", "{\"lineSelections\":[{\"position\":1,\"quantity\":1}]}");
  }

  private String recurring(String state) {
    String series = scene.owner().get(API + "document-series?type=invoice").at("/data/0/id");
    String path =
        create(
            "recurring-invoices",
            """
            {"clientId":"%s","seriesId":"%s","documentType":"invoice","currency":"RON",
             "frequency":"monthly","frequencyDay":1,"nextIssuanceDate":"%s",
             "dueDateType":"relative","dueDateDays":30,
             "lines":[{"description":"Abonament","quantity":1,"unitPrice":"100.00","vatRate":21,
                       "unitOfMeasure":"buc","priceRule":"fixed"}]}
            """
                .formatted(client(), series, today().plusMonths(1)));
    switch (state) {
      case "active" -> {}
      case "paused" -> done(path, "toggle");
      case "removed" -> scene.owner().call("DELETE", path).expect(204);
      default -> throw unknown(state);
    }
    return path;
  }

  /** Returns the path by which the owner knows the link, and after a blank its secret. */
  private String shareLink(String state) {
    String links = invoice("issued") + "/share-links";
    Answer made = scene.owner().post(links, "{}").expect(201);
    String path = links + "/" + made.at("/id");
    if (state.equals("revoked")) {
      scene.owner().call("DELETE", path).expect(204);
    }
    return path + " " + made.at("/token");
  }

  private String mailed(String state) {
    String path = invoice("issued");
    if (state.equals("sent")) {
      email(path, "").expect(200);
    } else {
      email(path, ",\"scheduledEmailAt\":\"" + Instant.now().plusSeconds(86_400) + "\"")
          .expect(200);
    }
    if (state.equals("stopped")) {
      done(path, "cancel-scheduled-email");
    }
    return path;
  }

  // ---- operations ----

  private Answer asked(String kind, String path, String operation) {
    if (kind.equals("share-link")) {
      return link(path.split(" ", -1), operation);
    }
    return switch (operation) {
      case "show" -> scene.owner().get(path);
      case "change" -> scene.owner().send("PUT", path, change(kind, path));
      case "delete" -> scene.owner().call("DELETE", path);
      case "pdf", "xml", "emails" -> scene.owner().get(path + "/" + operation);
      case "pay" -> pay(path, "5.00");
      case "cancel" -> cancel(path);
      case "credit" -> credit(path);
      case "share" -> scene.owner().post(path + "/share-links", "{}");
      case "email" -> email(path, "");
      case "refund" -> refundOne(path);
      case "deliver" ->
          scene
              .owner()
              .post(API + "delivery-notes/from-proforma", "{\"proformaId\":\"" + id(path) + "\"}");
      case "convert-together" ->
          scene
              .owner()
              .post(
                  API + "delivery-notes/bulk-convert",
                  "{\"ids\":[\"" + id(path) + "\",\"" + id(other) + "\"]}");
      default -> scene.owner().post(path + "/" + operation, "{}");
    };
  }

  private static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private String change(String kind, String path) {
    return switch (kind) {
      case "receipt" -> receiptBody();
      case "recurring-invoice" -> "{\"reference\":\"alta\"}";
      default -> "{\"notes\":\"" + id(path).toUpperCase(Locale.ROOT) + "\"}";
    };
  }

  private Answer pay(String path, String amount) {
    return scene
        .owner()
        .post(
            path + "/payments",
            "{\"amount\":\"%s\",\"paymentDate\":\"%s\",\"paymentMethod\":\"bank_transfer\"}"
                .formatted(amount, today()));
  }

  private Answer cancel(String path) {
    return scene.owner().post(path + "/cancel", "{\"reason\":\"Întocmită greșit\"}");
  }

  private Answer credit(String path) {
    String client = scene.owner().get(path).at("/clientId");
    return scene
        .owner()
        .post(
            API + "invoices",
            """
            {"idempotencyKey":"%s","isCreditNote":true,"parentDocumentId":"%s","clientId":"%s",
             "issueDate":"%s","currency":"RON",%s}
            """
                .formatted(UUID.randomUUID(), id(path), client, today(), line("-1")));
  }

  private Answer email(String path, String more) {
    return scene.owner().post(path + "/email", "{\"to\":\"office@client.ro\"" + more + "}");
  }

  private Answer link(String[] link, String operation) {
    String open = API + "share/" + link[1];
    return switch (operation) {
      case "show" -> scene.anyone().get(open);
      case "page" -> scene.anyone().get("/share/" + link[1]);
      case "pdf", "xml" -> scene.anyone().get(open + "/" + operation);
      case "revoke" -> scene.owner().call("DELETE", link[0]);
      default -> throw new IllegalArgumentException(operation);
    };
  }
}
