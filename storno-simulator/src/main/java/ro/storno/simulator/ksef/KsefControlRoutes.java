package ro.storno.simulator.ksef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import ro.storno.simulator.control.ControlHandles;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;

/** The simulator's own handles, below {@code /simulator}; they suffer no faults. */
final class KsefControlRoutes {
  private static final int LAST_CALLS = 100;

  private final KsefSimulator ksef;
  private final ControlHandles handles;

  KsefControlRoutes(KsefSimulator ksef) {
    this.ksef = ksef;
    this.handles =
        new ControlHandles(
            ksef.clock(),
            ksef.faults(),
            ksef.ledger()::history,
            ksef::reset,
            KsefOperation.values());
    handles.addIndex(ksef.seed());
    handles.add("GET", "/state", request -> state());
    handles.post("/limits", this::limits);
    handles.add("POST", "/inbox", this::inbox);
    handles.post("/tokens", this::tokens);
  }

  Reply.Answer handle(Request request) {
    return handles.handle(request);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
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
    return ControlHandles.json(200, body);
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

  private Reply.Answer limits(JsonNode body) {
    String limits = ControlHandles.text(body, "limits").orElse("official");
    if (!limits.equals("official") && !limits.equals("none")) {
      throw new IllegalArgumentException("'limits' is 'official' or 'none'");
    }
    ksef.limits(limits.equals("official"));
    return ControlHandles.done(200);
  }

  /** With a document as body it is delivered; without, {@code count} invoices are made up. */
  private Reply.Answer inbox(Request request) {
    if (request.body().length > 0) {
      KsefInvoice invoice = ksef.desk().deliver(request.body());
      return ControlHandles.json(201, object().put("ksefNumber", invoice.ksefNumber()));
    }
    String nip = ControlHandles.needed(request.query().get("nip"), "nip");
    int count = Integer.parseInt(request.query().get("count").orElse("1"));
    ksef.fillInbox(nip, count);
    return ControlHandles.json(201, object().put("delivered", count));
  }

  private Reply.Answer tokens(JsonNode body) {
    if (body.path("end").asBoolean(false)) {
      ksef.endTokens();
      return ControlHandles.done(200);
    }
    ksef.register(
        new KsefToken(
            ControlHandles.needed(body, "token"),
            ControlHandles.text(body, "nip").orElse(null),
            body.path("read").asBoolean(true),
            body.path("write").asBoolean(true)));
    return ControlHandles.done(201);
  }
}
