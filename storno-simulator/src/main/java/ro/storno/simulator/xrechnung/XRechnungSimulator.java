package ro.storno.simulator.xrechnung;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;
import ro.storno.simulator.rest.RestCall;
import ro.storno.simulator.rest.RestRoute;
import ro.storno.simulator.rest.RestSettings;
import ro.storno.simulator.rest.RestSimulator;

/**
 * An authority's inbox for XRechnung documents on this machine, with the contract that our client
 * expects of any such inbox; docs/simulators.md has it.
 */
public final class XRechnungSimulator extends RestSimulator {
  /** The application that is registered unless others are. */
  public static final String CLIENT_ID = "storno";

  /** The secret of {@link #CLIENT_ID}. */
  public static final String CLIENT_SECRET = "simulator-secret";

  private final Inbox inbox;

  private XRechnungSimulator(RestSettings settings) {
    super(settings, Optional.empty(), XRechnungOperation.values());
    this.inbox = new Inbox(clock(), seed(), settings.judging());
    clients().register(CLIENT_ID, CLIENT_SECRET);
    open(
        List.of(
            RestRoute.open(
                XRechnungOperation.TOKEN,
                "POST",
                "/oauth/token",
                request -> "token",
                call -> clients().answer(call.request())),
            RestRoute.guarded(
                XRechnungOperation.POST, "POST", "/api/documents", Request::bodyHash, this::post),
            RestRoute.guarded(
                XRechnungOperation.FIND,
                "GET",
                "/api/documents",
                request -> request.query().encoded(),
                this::find),
            RestRoute.guarded(
                XRechnungOperation.STATUS,
                "GET",
                "/api/documents/([^/]+)",
                Request::path,
                this::status)));
  }

  /**
   * Starts a simulator.
   *
   * @param settings not null
   * @throws java.io.UncheckedIOException if the port cannot be had
   */
  public static XRechnungSimulator start(RestSettings settings) {
    return new XRechnungSimulator(settings);
  }

  /** Starts a simulator with default settings at a free port. */
  public static XRechnungSimulator start() {
    return start(RestSettings.defaults());
  }

  /** Returns the token endpoint. */
  public URI tokenEndpoint() {
    return URI.create(address() + "/oauth/token");
  }

  /** Returns the address below which documents are. */
  public URI apiEndpoint() {
    return URI.create(address() + "/api");
  }

  /** Returns what takes documents in and judges them. */
  public Inbox inbox() {
    return inbox;
  }

  private Reply post(RestCall call) {
    Request request = call.request();
    if (request.oversized()) {
      return errors(413, "Das Dokument ist zu groß.");
    }
    Optional<String> key = request.header("Idempotency-Key").filter(k -> !k.isBlank());
    if (key.isEmpty()) {
      return errors(400, "Der Header Idempotency-Key fehlt.");
    }
    Optional<InvoiceFacts> facts = InvoiceFacts.of(request.body());
    if (facts.isEmpty()) {
      return errors(422, "Das Dokument ist keine Rechnung in UBL oder CII.");
    }
    String leitwegId = facts.get().buyerReference();
    if (leitwegId == null || leitwegId.isEmpty()) {
      return errors(422, "BT-10 (Leitweg-ID) fehlt.");
    }
    Inbox.Taken taken =
        inbox.take(call.client(), key.get(), request.bodyHash(), facts.get(), call.decision());
    if (!taken.document().sha256().equals(request.bodyHash())) {
      return errors(409, "Unter diesem Idempotency-Key liegt ein anderes Dokument vor.");
    }
    return call.suffers(FaultKind.LATE_ACCEPTANCE)
        ? new Reply.Dropped()
        : answer(taken.fresh() ? 202 : 200, shown(taken.document()));
  }

  private Reply find(RestCall call) {
    String sha256 = call.request().query().get("sha256").orElse("");
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode documents = body.putArray("documents");
    inbox.arrived(call.client()).stream()
        .filter(document -> document.sha256().equals(sha256))
        .forEach(document -> documents.add(shown(document)));
    return answer(200, body);
  }

  private Reply status(RestCall call) {
    return inbox.arrived(call.client()).stream()
        .filter(document -> document.id().equals(call.path().group(1)))
        .findFirst()
        .<Reply>map(document -> answer(200, shown(document)))
        .orElseGet(() -> errors(404, "Das Dokument ist nicht bekannt."));
  }

  private ObjectNode shown(InboxDocument document) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("id", document.id());
    body.put("sha256", document.sha256());
    body.put("receivedAt", document.takenAt().toString());
    String status = document.status(clock().instant());
    body.put("status", status);
    ArrayNode errors = body.putArray("errors");
    if (status.equals("rejected")) {
      document.errors().forEach(errors::add);
    }
    return body;
  }

  private static Reply errors(int status, String error) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("errors").add(error);
    return answer(status, body);
  }

  private static Reply.Answer answer(int status, ObjectNode body) {
    return Reply.Answer.of(status, "application/json", body.toString());
  }

  @Override
  public Map<String, String> stornoSettings() {
    return Map.of(); // where the inbox is stands in the configuration of each company
  }

  @Override
  public Map<String, String> providerFields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("tokenEndpoint", tokenEndpoint().toString());
    fields.put("apiEndpoint", apiEndpoint().toString());
    fields.put("clientId", CLIENT_ID);
    fields.put("clientSecret", CLIENT_SECRET);
    return fields;
  }

  @Override
  protected void describe(ObjectNode state) {
    ArrayNode documents = state.putArray("documents");
    for (InboxDocument document : inbox.documents()) {
      ObjectNode entry = shown(document);
      entry.put("number", document.number());
      entry.put("leitwegId", document.leitwegId());
      documents.add(entry);
    }
    ObjectNode twice = state.putObject("takenMoreThanOnce");
    inbox.takenMoreThanOnce().forEach(twice::put);
  }

  @Override
  protected Stream<String> documentLines() {
    return inbox.documents().stream()
        .map(
            document ->
                "document "
                    + document.sha256()
                    + " "
                    + document.id()
                    + (document.errors().isEmpty() ? " accepted" : " rejected"));
  }

  @Override
  protected void forget() {
    inbox.reset();
  }
}
