package ro.storno.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.FaultPlan;
import ro.storno.simulator.fault.Faults;
import ro.storno.simulator.fault.Operation;
import ro.storno.simulator.fault.Seed;
import ro.storno.simulator.fault.Span;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;

/**
 * A simulator's own handles, below {@code /simulator}: those that every simulator has, to which it
 * adds its own. They suffer no faults and stand in no ledger.
 */
public final class ControlHandles {
  /** Where the handles are. */
  public static final String PREFIX = "/simulator";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SimulatorClock clock;
  private final Faults faults;
  private final Operation[] operations;
  private final Map<String, Function<Request, Reply.Answer>> handles = new LinkedHashMap<>();

  /**
   * The handles that every simulator has.
   *
   * @param clock that can be moved; not null
   * @param faults that can be planned and ordered; not null
   * @param history what happened, a line each; not null
   * @param reset forgets it; not null
   * @param operations everything that can be asked; not null
   */
  public ControlHandles(
      SimulatorClock clock,
      Faults faults,
      Supplier<List<String>> history,
      Runnable reset,
      Operation... operations) {
    this.clock = clock;
    this.faults = faults;
    this.operations = operations.clone();
    add(
        "GET",
        "/history",
        request ->
            Reply.Answer.of(
                200, "text/plain; charset=utf-8", String.join("\n", history.get()) + "\n"));
    post("/clock", this::clock);
    post("/faults", this::faults);
    add(
        "POST",
        "/reset",
        request -> {
          reset.run();
          return done(200);
        });
  }

  /**
   * Adds a handle.
   *
   * @param method such as {@code GET}; not null
   * @param path below the prefix, empty or with a slash before it; not null
   * @param handle refuses what it does not understand with {@link IllegalArgumentException}; not
   *     null
   */
  public void add(String method, String path, Function<Request, Reply.Answer> handle) {
    handles.put(method + " " + PREFIX + path, handle);
  }

  /** Adds a handle that takes a JSON object. */
  public void post(String path, Function<JsonNode, Reply.Answer> handle) {
    add("POST", path, request -> handle.apply(body(request)));
  }

  /** Adds handles by method and whole path, such as {@code GET /simulator/trust.pem}. */
  public void addAll(Map<String, Function<Request, Reply.Answer>> more) {
    handles.putAll(more);
  }

  /** Adds {@code GET /simulator}, which names the seed and the handles. */
  public void addIndex(Seed seed) {
    add(
        "GET",
        "",
        request -> {
          ObjectNode body = JsonNodeFactory.instance.objectNode().put("seed", seed.value());
          handles.keySet().forEach(body.putArray("handles")::add);
          return json(200, body);
        });
  }

  /** Answers a request below the prefix. */
  public Reply.Answer handle(Request request) {
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

  private static JsonNode body(Request request) {
    try {
      JsonNode body = JSON.readTree(request.body());
      if (body.isObject()) {
        return body;
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("The body is no JSON: " + e.getMessage(), e);
    }
    throw new IllegalArgumentException("The body must be a JSON object");
  }

  /** Returns a text of a body; empty if it is not there or null. */
  public static Optional<String> text(JsonNode body, String name) {
    return Optional.ofNullable(body.get(name)).filter(n -> !n.isNull()).map(JsonNode::asText);
  }

  /** Returns a text of a body that must be there. */
  public static String needed(JsonNode body, String name) {
    return needed(text(body, name), name);
  }

  /** Returns a value that must be there. */
  public static String needed(Optional<String> value, String name) {
    return value.orElseThrow(() -> new IllegalArgumentException("'" + name + "' is missing"));
  }

  /** Returns the fault of a name. */
  public static FaultKind fault(String name) {
    return FaultKind.ofWireName(name)
        .orElseThrow(() -> new IllegalArgumentException("There is no fault '" + name + "'"));
  }

  /** Returns an answer with a JSON object. */
  public static Reply.Answer json(int status, ObjectNode body) {
    return Reply.Answer.of(status, "application/json", body.toString());
  }

  /** Returns the answer of handles that have nothing to tell. */
  public static Reply.Answer done(int status) {
    return json(status, JsonNodeFactory.instance.objectNode().put("done", true));
  }

  private static Reply.Answer error(int status, String message) {
    return json(status, JsonNodeFactory.instance.objectNode().put("error", message));
  }

  private Reply.Answer clock(JsonNode body) {
    text(body, "advance").map(Span::duration).ifPresent(clock::advance);
    text(body, "to").map(Instant::parse).ifPresent(clock::moveTo);
    text(body, "skew").map(Span::duration).ifPresent(clock::skew);
    return json(200, JsonNodeFactory.instance.objectNode().put("time", clock.instant().toString()));
  }

  private Reply.Answer faults(JsonNode body) {
    text(body, "plan").map(plan -> FaultPlan.parse(plan, operations)).ifPresent(faults::plan);
    if (body.has("operation")) {
      faults.next(
          operation(needed(body, "operation")),
          fault(needed(body, "fault")),
          body.path("times").asInt(1));
    }
    return json(200, JsonNodeFactory.instance.objectNode().put("plan", faults.plan().toString()));
  }

  private Operation operation(String name) {
    return Arrays.stream(operations)
        .filter(o -> o.wireName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no operation '" + name + "'"));
  }
}
