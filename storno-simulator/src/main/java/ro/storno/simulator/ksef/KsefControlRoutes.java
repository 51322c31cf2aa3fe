package ro.storno.simulator.ksef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.FaultPlan;
import ro.storno.simulator.fault.Span;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;

/** The simulator's own handles, below {@code /simulator}; they suffer no faults. */
final class KsefControlRoutes {
  static final String PREFIX = "/simulator";
  private static final int LAST_CALLS = 100;

  private final KsefSimulator ksef;
  private final Map<String, Function<Request, Reply.Answer>> handles = new LinkedHashMap<>();

  KsefControlRoutes(KsefSimulator ksef) {
    this.ksef = ksef;
    handles.put("GET " + PREFIX, request -> index());
    handles.put("GET " + PREFIX + "/state", request -> state());
    handles.put("GET " + PREFIX + "/history", request -> history());
    handles.put("POST " + PREFIX + "/clock", request -> clock(body(request)));
    handles.put("POST " + PREFIX + "/faults", request -> faults(body(request)));
    handles.put("POST " + PREFIX + "/limits", request -> limits(body(request)));
    handles.put("POST " + PREFIX + "/inbox", this::inbox);
    handles.put("POST " + PREFIX + "/tokens", request -> tokens(body(request)));
    handles.put("POST " + PREFIX + "/reset", request -> reset());
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

  private static JsonNode body(Request request) {
    JsonNode body = KsefCall.json(request);
    if (!body.isObject()) {
      throw new IllegalArgumentException("The body must be a JSON object");
    }
    return body;
  }

  private static Optional<String> text(JsonNode body, String name) {
    return Optional.ofNullable(body.get(name)).filter(n -> !n.isNull()).map(JsonNode::asText);
  }

  private static String needed(JsonNode body, String name) {
    return text(body, name)
        .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is missing"));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private Reply.Answer index() {
    ObjectNode body = object();
    body.put("seed", ksef.seed().value());
    handles.keySet().forEach(body.putArray("handles")::add);
    return KsefErrors.json(200, body);
  }

  private Reply.Answer state() {
    KsefLedger ledger = ksef.ledger();
    ObjectNode body = object();
    body.put("seed", ksef.seed().value());
    body.put("time", ksef.clock().instant().toString());
    body.put("faults", ksef.faults().plan().toString());
    body.put("openSessions", ksef.desk().openSessions());
    ObjectNode calls = body.putObject("calls");
    ledger.counts().forEach((operation, count) -> calls.put(operation.wireName(), count));
    ledger.takenMoreThanOnce().forEach(body.putObject("takenMoreThanOnce")::put);
    ledger.acceptedMoreThanOnce().forEach(body.putObject("acceptedMoreThanOnce")::put);
    ArrayNode invoices = body.putArray("invoices");
    ledger.invoices().forEach(invoice -> invoice(invoices.addObject(), invoice));
    List<KsefCallRecord> all = ledger.calls();
    ArrayNode last = body.putArray("lastCalls");
    all.subList(Math.max(0, all.size() - LAST_CALLS), all.size())
        .forEach(call -> call(last.addObject(), call));
    return KsefErrors.json(200, body);
  }

  private static void invoice(ObjectNode entry, KsefInvoice invoice) {
    entry.put("session", invoice.session());
    entry.put("reference", invoice.reference());
    entry.put("hash", invoice.hash());
    entry.put("seller", invoice.seller());
    entry.put("number", invoice.number());
    entry.put("ksefNumber", invoice.ksefNumber());
    entry.put("status", invoice.status().code());
    entry.put("offline", invoice.offline());
    entry.put("arrivedAt", invoice.arrivedAt().toString());
    entry.put("takenAt", invoice.takenAt().toString());
    entry.put("judgedAt", invoice.judgedAt().toString());
  }

  private static void call(ObjectNode entry, KsefCallRecord call) {
    FaultKind fault = call.fault();
    entry.put("at", call.at().toString());
    entry.put("operation", call.operation().wireName());
    entry.put("identity", call.identity());
    entry.put("ordinal", call.ordinal());
    entry.put("fault", fault == null ? null : fault.wireName());
    entry.put("status", call.status());
  }

  private Reply.Answer history() {
    return Reply.Answer.of(
        200, "text/plain; charset=utf-8", String.join("\n", ksef.ledger().history()) + "\n");
  }

  private Reply.Answer clock(JsonNode body) {
    text(body, "advance").map(Span::duration).ifPresent(ksef.clock()::advance);
    text(body, "to").map(Instant::parse).ifPresent(ksef.clock()::moveTo);
    text(body, "skew").map(Span::duration).ifPresent(ksef.clock()::skew);
    return KsefErrors.json(200, object().put("time", ksef.clock().instant().toString()));
  }

  private Reply.Answer faults(JsonNode body) {
    text(body, "plan")
        .map(plan -> FaultPlan.parse(plan, KsefOperation.values()))
        .ifPresent(ksef.faults()::plan);
    if (body.has("operation")) {
      String name = needed(body, "operation");
      String fault = needed(body, "fault");
      ksef.faults()
          .next(
              Arrays.stream(KsefOperation.values())
                  .filter(operation -> operation.wireName().equals(name))
                  .findFirst()
                  .orElseThrow(
                      () -> new IllegalArgumentException("There is no operation '" + name + "'")),
              FaultKind.ofWireName(fault)
                  .orElseThrow(
                      () -> new IllegalArgumentException("There is no fault '" + fault + "'")),
              body.path("times").asInt(1));
    }
    return KsefErrors.json(200, object().put("plan", ksef.faults().plan().toString()));
  }

  private Reply.Answer limits(JsonNode body) {
    String limits = text(body, "limits").orElse("official");
    if (!limits.equals("official") && !limits.equals("none")) {
      throw new IllegalArgumentException("'limits' is 'official' or 'none'");
    }
    ksef.limits(limits.equals("official"));
    return done(200);
  }

  /** With a document as body it is delivered; without, {@code count} invoices are made up. */
  private Reply.Answer inbox(Request request) {
    if (request.body().length > 0) {
      KsefInvoice invoice = ksef.desk().deliver(request.body());
      return KsefErrors.json(201, object().put("ksefNumber", invoice.ksefNumber()));
    }
    String nip =
        request
            .query()
            .get("nip")
            .orElseThrow(() -> new IllegalArgumentException("'nip' is missing"));
    int count = Integer.parseInt(request.query().get("count").orElse("1"));
    ksef.fillInbox(nip, count);
    return KsefErrors.json(201, object().put("delivered", count));
  }

  private Reply.Answer tokens(JsonNode body) {
    if (body.path("end").asBoolean(false)) {
      ksef.endTokens();
      return done(200);
    }
    ksef.register(
        new KsefToken(
            needed(body, "token"),
            text(body, "nip").orElse(null),
            body.path("read").asBoolean(true),
            body.path("write").asBoolean(true)));
    return done(201);
  }

  private Reply.Answer reset() {
    ksef.reset();
    return done(200);
  }

  private static Reply.Answer done(int status) {
    return KsefErrors.json(status, object().put("done", true));
  }

  private static Reply.Answer error(int status, String message) {
    return KsefErrors.json(status, object().put("error", message));
  }
}
