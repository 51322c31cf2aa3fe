package ro.storno.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import ro.storno.application.invoice.InvoiceEntry;
import ro.storno.rest.memory.InMemoryStorno;
import ro.storno.rest.memory.Scene;
import ro.storno.rest.route.Route;
import ro.storno.rest.route.RouteTable;
import ro.storno.rest.server.ApiTester.Answer;

/**
 * Every route that takes a body, with every field of it set to what nobody means: the answer is
 * always one of the documented refusals, or a success, and never a failure of ours.
 */
class HostileBodiesTest {
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e999999999",
          "99999999999999999999999999",
          "0.0000000001",
          "\"\"",
          "\"   \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"a\\u0007b\"",
          "\"" + "x".repeat(70_000) + "\"",
          "\"'; drop table invoice; --\"",
          "\"9999-12-31\"",
          "\"2026-02-30\"",
          "\"NaN\"",
          "\"🙂\"",
          "{}",
          "[]",
          "[null]",
          "[{}]",
          "[[]]",
          "{\"a\":{\"b\":[1,2,3]}}");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static InMemoryStorno storno;
  private static Scene scene;

  @BeforeAll
  static void start() {
    storno = new InMemoryStorno();
    scene = Scene.on(storno);
  }

  @AfterAll
  static void stop() {
    storno.close();
  }

  @TestFactory
  Stream<DynamicTest> no_value_of_any_field_is_a_failure_of_ours() {
    return storno.table().routes().stream()
        .filter(route -> route.body().isPresent())
        .map(route -> DynamicTest.dynamicTest(route.label(), () -> attack(route)));
  }

  @TestFactory
  Stream<DynamicTest> no_value_of_any_field_of_an_otherwise_good_invoice_is_a_failure_of_ours() {
    return Stream.of(
            Map.entry("", InvoiceEntry.class),
            Map.entry("lines.0", InvoiceEntry.Line.class),
            Map.entry("collect", InvoiceEntry.Collect.class),
            Map.entry("ublExtensions", InvoiceEntry.Extensions.class),
            Map.entry("ublExtensions.delivery", InvoiceEntry.DeliveryEntry.class),
            Map.entry("ublExtensions.allowanceCharges.0", InvoiceEntry.AllowanceChargeEntry.class),
            Map.entry("lines.0.ublExtensions", InvoiceEntry.LineExtensions.class))
        .map(
            at ->
                DynamicTest.dynamicTest(
                    "invoice " + at.getKey(), () -> attackInvoice(at.getKey(), at.getValue())));
  }

  private static void attackInvoice(String at, Class<?> type) throws Exception {
    String client = scene.client();
    for (RecordComponent field : type.getRecordComponents()) {
      for (String value : VALUES) {
        ObjectNode entry = (ObjectNode) JSON.readTree(Scene.entry(client));
        place(entry, at).set(field.getName(), null);
        String body =
            JSON.writeValueAsString(entry)
                .replaceFirst(
                    "\"" + field.getName() + "\":null",
                    Matcher.quoteReplacement("\"" + field.getName() + "\":" + value));
        Answer answer = scene.owner().post("/api/v1/invoices", body);
        assertThat(answer.status())
            .as(at + " " + field.getName() + " = " + value + " -> " + answer.text())
            .isLessThan(500);
      }
    }
  }

  /** Finds the object at a path of names and indexes, making what is missing. */
  private static ObjectNode place(ObjectNode root, String path) {
    ObjectNode at = root;
    String[] steps = path.isEmpty() ? new String[0] : path.split("\\.");
    for (int i = 0; i < steps.length; i++) {
      boolean list = i + 1 < steps.length && steps[i + 1].equals("0");
      if (list) {
        ArrayNode array = at.withArray(steps[i++]);
        at = (ObjectNode) (array.isEmpty() ? array.addObject() : array.get(0));
      } else {
        at = at.withObject("/" + steps[i]);
      }
    }
    return at;
  }

  private static void attack(Route route) {
    String path = route.path();
    for (String name : RouteTable.pathParams(path)) {
      path = path.replace("{" + name + "}", id(route));
    }
    List<String> bodies = new ArrayList<>(List.of("null", "7", "\"x\"", "[1]", "{\"a\":", "[[]]"));
    List<Class<?>> records = new ArrayList<>(List.of(route.body().orElseThrow()));
    records.addAll(route.moreBodies());
    for (Class<?> record : records) {
      for (RecordComponent field : record.getRecordComponents()) {
        for (String value : VALUES) {
          bodies.add("{\"" + field.getName() + "\":" + value + "}");
        }
      }
    }
    for (String body : bodies) {
      Answer answer = scene.owner().send(route.method(), path, body);
      assertThat(answer.status())
          .as(body.substring(0, Math.min(200, body.length())) + " -> " + answer.text())
          .isLessThan(500);
    }
  }

  private static String id(Route route) {
    return switch (route.path().split("/")[3]) {
      case "invoices" -> scene.draft();
      case "clients" -> scene.client();
      case "companies" -> scene.company().toString();
      case "document-series", "vat-rates" ->
          scene.owner().get("/api/v1/" + route.path().split("/")[3]).at("/data/0/id");
      default -> "01930000-0000-7000-8000-00000000dead";
    };
  }
}
