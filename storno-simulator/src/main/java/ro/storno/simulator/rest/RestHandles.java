package ro.storno.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.FaultPlan;
import ro.storno.simulator.fault.Operation;
import ro.storno.simulator.fault.Span;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;

/**
 * A simulator's own handles, below {@code /simulator}, for tests in other processes and other
 * languages. They suffer no faults and stand in no ledger.
 */
final class RestHandles {
  static final String PREFIX = "/simulator";

  private final RestSimulator simulator;
  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Function<Request, Reply.Answer>> handles = new LinkedHashMap<>();

  RestHandles(RestSimulator simulator) {
    this.simulator = simulator;
    handles.put("GET " + PREFIX + "/state", request -> state());
    handles.put("GET " + PREFIX + "/history", request -> history());
    handles.put("POST " + PREFIX + "/clock", request -> clock(body(request)));
    handles.put("POST " + PREFIX + "/faults", request -> faults(body(request)));
    handles.put("POST " + PREFIX + "/reset", request -> reset());
    handles.putAll(simulator.moreHandles());
  }

  Reply.Answer handle(Request request) {
    Function<Request, Reply.Answer> handle = handles.get(request.method() + " " + request.path());
    if (handle == null) {
      return error(404, "There is no " + request.method() + " " + request.path());
    }
    try {
      return handle.apply(request);
    } catch (IllegalArgumentException | DateTimeException e) {
      return error(400, String.valueOf(e.getMessage()));
    }
  }

  private JsonNode body(Request request) {
    try {
      JsonNode body = json.readTree(request.body());
      if (body.isObject()) {
        return body;
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("The body is no JSON: " + e.getMessage(), e);
    }
    throw new IllegalArgumentException("The body must be a JSON object");
  }

  private static Optional<String> text(JsonNode body, String name) {
    return Optional.ofNullable(body.get(name)).filter(n -> !n.isNull()).map(JsonNode::asText);
  }

  private static String needed(JsonNode body, String name) {
    return text(body, name)
        .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is missing"));
  }

  private Reply.Answer state() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("seed", simulator.seed().value());
    body.put("time", simulator.clock().instant().toString());
    body.put("plan", simulator.faults().plan().toString());
    ObjectNode calls = body.putObject("calls");
    simulator
        .calls()
        .forEach(
            call -> {
              String name = call.operation().wireName();
              calls.put(name, calls.path(name).asInt() + 1);
            });
    simulator.describe(body);
    return answer(200, body);
  }

  private Reply.Answer history() {
    return Reply.Answer.of(
        200, "text/plain; charset=utf-8", String.join("\n", simulator.history()) + "\n");
  }

  private Reply.Answer clock(JsonNode body) {
    text(body, "advance").map(Span::duration).ifPresent(simulator.clock()::advance);
    text(body, "to").map(Instant::parse).ifPresent(simulator.clock()::moveTo);
    text(body, "skew").map(Span::duration).ifPresent(simulator.clock()::skew);
    return answer(
        200,
        JsonNodeFactory.instance.objectNode().put("time", simulator.clock().instant().toString()));
  }

  private Reply.Answer faults(JsonNode body) {
    text(body, "plan")
        .map(plan -> FaultPlan.parse(plan, simulator.operations()))
        .ifPresent(simulator.faults()::plan);
    if (body.has("operation")) {
      String fault = needed(body, "fault");
      simulator
          .faults()
          .next(
              operation(needed(body, "operation")),
              FaultKind.ofWireName(fault)
                  .orElseThrow(
                      () -> new IllegalArgumentException("There is no fault '" + fault + "'")),
              body.path("times").asInt(1));
    }
    return answer(
        200,
        JsonNodeFactory.instance.objectNode().put("plan", simulator.faults().plan().toString()));
  }

  private Operation operation(String name) {
    return Arrays.stream(simulator.operations())
        .filter(o -> o.wireName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no operation '" + name + "'"));
  }

  private Reply.Answer reset() {
    simulator.reset();
    return answer(200, JsonNodeFactory.instance.objectNode().put("done", true));
  }

  private static Reply.Answer error(int status, String message) {
    return answer(status, JsonNodeFactory.instance.objectNode().put("error", message));
  }

  private static Reply.Answer answer(int status, ObjectNode body) {
    return Reply.Answer.of(status, "application/json", body.toString());
  }
}
