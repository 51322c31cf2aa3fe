package ro.storno.simulator.anaf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.anaf.call.AnafOperation;
import ro.storno.simulator.anaf.call.Limits;
import ro.storno.simulator.anaf.efactura.Delivery;
import ro.storno.simulator.anaf.efactura.Environment;
import ro.storno.simulator.anaf.efactura.Message;
import ro.storno.simulator.anaf.oauth.CertificateHolder;
import ro.storno.simulator.anaf.oauth.OauthClient;
import ro.storno.simulator.anaf.oauth.Tokens;
import ro.storno.simulator.anaf.taxpayer.Registrations;
import ro.storno.simulator.anaf.taxpayer.Taxpayer;
import ro.storno.simulator.anaf.taxpayer.TaxpayerDirectory;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.FaultPlan;
import ro.storno.simulator.fault.Span;
import ro.storno.simulator.http.Parameters;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;
import ro.storno.simulator.vies.VatNumbers;

/**
 * The simulator's own handles, below {@code /simulator}, for tests in other processes and other
 * languages; what they do is what {@link AnafSimulator} offers in Java. They suffer no faults and
 * stand in no ledger.
 */
final class ControlRoutes {
  static final String PREFIX = "/simulator";

  private final AnafSimulator anaf;
  private final ObjectMapper json = new ObjectMapper();
  private final StateView view = new StateView();
  private final Map<String, Function<Request, Reply.Answer>> handles = new LinkedHashMap<>();

  ControlRoutes(AnafSimulator anaf) {
    this.anaf = anaf;
    handles.put("GET " + PREFIX, request -> index());
    handles.put("GET " + PREFIX + "/state", request -> json(200, view.of(anaf)));
    handles.put("GET " + PREFIX + "/history", request -> history());
    handles.put("GET " + PREFIX + "/anchor.pem", request -> anchor());
    handles.put("POST " + PREFIX + "/clock", request -> clock(body(request)));
    handles.put("POST " + PREFIX + "/faults", request -> faults(body(request)));
    handles.put("POST " + PREFIX + "/limits", request -> limits(body(request)));
    handles.put("POST " + PREFIX + "/inbox", this::inbox);
    handles.put("POST " + PREFIX + "/tokens", request -> tokens(body(request)));
    handles.put("POST " + PREFIX + "/holders", request -> holder(body(request)));
    handles.put("POST " + PREFIX + "/clients", request -> client(body(request)));
    handles.put("POST " + PREFIX + "/taxpayers", request -> taxpayer(body(request)));
    handles.put("POST " + PREFIX + "/vies", request -> vies(body(request)));
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

  private static String needed(Optional<String> value, String name) {
    return value.orElseThrow(() -> new IllegalArgumentException("'" + name + "' is missing"));
  }

  private Reply.Answer index() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("seed", anaf.seed().value());
    ArrayNode names = body.putArray("handles");
    handles.keySet().forEach(names::add);
    return json(200, body);
  }

  private Reply.Answer history() {
    return Reply.Answer.of(
        200, "text/plain; charset=utf-8", String.join("\n", anaf.ledger().history()) + "\n");
  }

  private Reply.Answer anchor() {
    return Reply.Answer.of(200, "application/x-pem-file", anaf.seal().anchorPem());
  }

  private Reply.Answer clock(JsonNode body) {
    text(body, "advance").map(Span::duration).ifPresent(anaf.clock()::advance);
    text(body, "to").map(Instant::parse).ifPresent(anaf.clock()::moveTo);
    text(body, "skew").map(Span::duration).ifPresent(anaf.clock()::skew);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("time", anaf.clock().instant().toString());
    return json(200, answer);
  }

  private Reply.Answer faults(JsonNode body) {
    text(body, "plan")
        .map(plan -> FaultPlan.parse(plan, AnafOperation.values()))
        .ifPresent(anaf.faults()::plan);
    if (body.has("operation")) {
      anaf.faults()
          .next(
              operation(needed(text(body, "operation"), "operation")),
              fault(needed(text(body, "fault"), "fault")),
              body.path("times").asInt(1));
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("plan", anaf.faults().plan().toString());
    return json(200, answer);
  }

  private static AnafOperation operation(String name) {
    return Arrays.stream(AnafOperation.values())
        .filter(o -> o.wireName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no operation '" + name + "'"));
  }

  private static FaultKind fault(String name) {
    return FaultKind.ofWireName(name)
        .orElseThrow(() -> new IllegalArgumentException("There is no fault '" + name + "'"));
  }

  private Reply.Answer limits(JsonNode body) {
    Limits limits =
        switch (text(body, "limits").orElse("official")) {
          case "official" -> Limits.OFFICIAL;
          case "none" -> Limits.NONE;
          default -> throw new IllegalArgumentException("'limits' is 'official' or 'none'");
        };
    limits = limits.withCallsPerMinute(number(body, "callsPerMinute", limits.callsPerMinute()));
    limits =
        limits.withBuyerMessagesPerDay(
            number(body, "buyerMessagesPerDay", limits.buyerMessagesPerDay()));
    limits = limits.withStatesPerDay(number(body, "statesPerDay", limits.statesPerDay()));
    limits = limits.withListsPerDay(number(body, "listsPerDay", limits.listsPerDay()));
    limits =
        limits.withPagedListsPerDay(number(body, "pagedListsPerDay", limits.pagedListsPerDay()));
    limits = limits.withDownloadsPerDay(number(body, "downloadsPerDay", limits.downloadsPerDay()));
    anaf.limits(limits);
    return done();
  }

  private static int number(JsonNode body, String name, int otherwise) {
    return body.path(name).asInt(otherwise);
  }

  /** With a document as body it is delivered; without, {@code count} invoices are made up. */
  private Reply.Answer inbox(Request request) {
    Parameters query = request.query();
    String cif = needed(query.get("cif"), "cif");
    Environment environment =
        query
            .get("environment")
            .map(name -> Environment.valueOf(name.toUpperCase(Locale.ROOT)))
            .orElse(Environment.PROD);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (request.body().length == 0) {
      int count = Integer.parseInt(query.get("count").orElse("1"));
      Duration over = query.get("over").map(Span::duration).orElse(Duration.ZERO);
      anaf.fillInbox(environment, cif, count, over);
      answer.put("delivered", count);
      return json(201, answer);
    }
    Delivery delivery =
        Delivery.invoice(cif, query.get("seller").orElse("0"), request.body())
            .flawed(query.get("flaw").map(ControlRoutes::fault).orElse(null));
    Message message = anaf.efactura(environment).deliver(delivery);
    answer.put("delivered", 1);
    answer.put("id", Long.toString(message.id()));
    answer.put("id_solicitare", Long.toString(message.index()));
    return json(201, answer);
  }

  private Reply.Answer tokens(JsonNode body) {
    Optional<String> serial = text(body, "holder");
    CertificateHolder holder =
        (serial.isPresent()
                ? anaf.oauth().holder(serial.get())
                : anaf.oauth().holders().stream().findFirst())
            .orElseThrow(() -> new IllegalArgumentException("There is no such holder"));
    Tokens tokens = anaf.oauth().issue(holder);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("access_token", tokens.access());
    answer.put("refresh_token", tokens.refresh());
    return json(201, answer);
  }

  private Reply.Answer holder(JsonNode body) {
    String serial = needed(text(body, "serial"), "serial");
    String name = text(body, "name").orElse(serial);
    anaf.oauth()
        .register(
            body.path("everyone").asBoolean(false)
                ? CertificateHolder.ofEveryone(serial, name)
                : CertificateHolder.of(serial, name, texts(body, "cifs")));
    return done();
  }

  private Reply.Answer client(JsonNode body) {
    anaf.oauth()
        .register(
            new OauthClient(
                needed(text(body, "id"), "id"),
                needed(text(body, "secret"), "secret"),
                java.util.Set.of(texts(body, "redirectUris"))));
    return done();
  }

  private static String[] texts(JsonNode body, String name) {
    return java.util.stream.StreamSupport.stream(body.path(name).spliterator(), false)
        .map(JsonNode::asText)
        .distinct()
        .toArray(String[]::new);
  }

  private Reply.Answer taxpayer(JsonNode body) {
    String cif = needed(text(body, "cif"), "cif");
    if (body.path("absent").asBoolean(false)) {
      anaf.directory().remove(cif);
      return done();
    }
    Taxpayer before = anaf.directory().find(cif).orElseGet(() -> TaxpayerDirectory.madeUp(cif));
    Registrations were = before.registrations();
    anaf.directory()
        .put(
            before
                .named(text(body, "name").orElse(before.name()))
                .registered(
                    new Registrations(
                        date(body, "vatSince", were.vatSince()),
                        date(body, "cashVatSince", were.cashVatSince()),
                        date(body, "splitVatSince", were.splitVatSince()),
                        date(body, "inactiveSince", were.inactiveSince()),
                        date(body, "efacturaSince", were.efacturaSince()))));
    return done();
  }

  /** A date that is given, null if null is given, else the present one. */
  private static @Nullable LocalDate date(JsonNode body, String name, @Nullable LocalDate present) {
    return body.has(name) ? text(body, name).map(LocalDate::parse).orElse(null) : present;
  }

  private Reply.Answer vies(JsonNode body) {
    if (body.path("recover").asBoolean(false)) {
      anaf.vies().recover();
    } else {
      anaf.vies()
          .fail(
              needed(text(body, "country"), "country"),
              needed(text(body, "error"), "error"),
              body.path("userError").asBoolean(false)
                  ? VatNumbers.ErrorShape.USER_ERROR
                  : VatNumbers.ErrorShape.WRAPPERS);
    }
    return done();
  }

  private Reply.Answer reset() {
    anaf.reset();
    return done();
  }

  private static Reply.Answer done() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("done", true);
    return json(200, body);
  }

  private static Reply.Answer error(int status, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("error", Objects.requireNonNull(message));
    return json(status, body);
  }

  private static Reply.Answer json(int status, ObjectNode body) {
    return Reply.Answer.of(status, "application/json", body.toString());
  }
}
