package ro.storno.simulator.anaf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
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
import ro.storno.simulator.control.ControlHandles;
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
  private final AnafSimulator anaf;
  private final StateView view = new StateView();
  private final ControlHandles handles;

  ControlRoutes(AnafSimulator anaf) {
    this.anaf = anaf;
    this.handles =
        new ControlHandles(
            anaf.clock(),
            anaf.faults(),
            anaf.ledger()::history,
            anaf::reset,
            AnafOperation.values());
    handles.addIndex(anaf.seed());
    handles.add("GET", "/state", request -> ControlHandles.json(200, view.of(anaf)));
    handles.add("GET", "/anchor.pem", request -> anchor());
    handles.post("/limits", this::limits);
    handles.add("POST", "/inbox", this::inbox);
    handles.post("/tokens", this::tokens);
    handles.post("/holders", this::holder);
    handles.post("/clients", this::client);
    handles.post("/taxpayers", this::taxpayer);
    handles.post("/vies", this::vies);
  }

  Reply.Answer handle(Request request) {
    return handles.handle(request);
  }

  private Reply.Answer anchor() {
    return Reply.Answer.of(200, "application/x-pem-file", anaf.seal().anchorPem());
  }

  private Reply.Answer limits(JsonNode body) {
    Limits limits =
        switch (ControlHandles.text(body, "limits").orElse("official")) {
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
    return ControlHandles.done(200);
  }

  private static int number(JsonNode body, String name, int otherwise) {
    return body.path(name).asInt(otherwise);
  }

  /** With a document as body it is delivered; without, {@code count} invoices are made up. */
  private Reply.Answer inbox(Request request) {
    Parameters query = request.query();
    String cif = ControlHandles.needed(query.get("cif"), "cif");
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
      return ControlHandles.json(201, answer);
    }
    Delivery delivery =
        Delivery.invoice(cif, query.get("seller").orElse("0"), request.body())
            .flawed(query.get("flaw").map(ControlHandles::fault).orElse(null));
    Message message = anaf.efactura(environment).deliver(delivery);
    answer.put("delivered", 1);
    answer.put("id", Long.toString(message.id()));
    answer.put("id_solicitare", Long.toString(message.index()));
    return ControlHandles.json(201, answer);
  }

  private Reply.Answer tokens(JsonNode body) {
    Optional<String> serial = ControlHandles.text(body, "holder");
    CertificateHolder holder =
        (serial.isPresent()
                ? anaf.oauth().holder(serial.get())
                : anaf.oauth().holders().stream().findFirst())
            .orElseThrow(() -> new IllegalArgumentException("There is no such holder"));
    Tokens tokens = anaf.oauth().issue(holder);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("access_token", tokens.access());
    answer.put("refresh_token", tokens.refresh());
    return ControlHandles.json(201, answer);
  }

  private Reply.Answer holder(JsonNode body) {
    String serial = ControlHandles.needed(body, "serial");
    String name = ControlHandles.text(body, "name").orElse(serial);
    anaf.oauth()
        .register(
            body.path("everyone").asBoolean(false)
                ? CertificateHolder.ofEveryone(serial, name)
                : CertificateHolder.of(serial, name, texts(body, "cifs")));
    return ControlHandles.done(200);
  }

  private Reply.Answer client(JsonNode body) {
    anaf.oauth()
        .register(
            new OauthClient(
                ControlHandles.needed(body, "id"),
                ControlHandles.needed(body, "secret"),
                java.util.Set.of(texts(body, "redirectUris"))));
    return ControlHandles.done(200);
  }

  private static String[] texts(JsonNode body, String name) {
    return java.util.stream.StreamSupport.stream(body.path(name).spliterator(), false)
        .map(JsonNode::asText)
        .distinct()
        .toArray(String[]::new);
  }

  private Reply.Answer taxpayer(JsonNode body) {
    String cif = ControlHandles.needed(body, "cif");
    if (body.path("absent").asBoolean(false)) {
      anaf.directory().remove(cif);
      return ControlHandles.done(200);
    }
    Taxpayer before = anaf.directory().find(cif).orElseGet(() -> TaxpayerDirectory.madeUp(cif));
    Registrations were = before.registrations();
    anaf.directory()
        .put(
            before
                .named(ControlHandles.text(body, "name").orElse(before.name()))
                .registered(
                    new Registrations(
                        date(body, "vatSince", were.vatSince()),
                        date(body, "cashVatSince", were.cashVatSince()),
                        date(body, "splitVatSince", were.splitVatSince()),
                        date(body, "inactiveSince", were.inactiveSince()),
                        date(body, "efacturaSince", were.efacturaSince()))));
    return ControlHandles.done(200);
  }

  /** A date that is given, null if null is given, else the present one. */
  private static @Nullable LocalDate date(JsonNode body, String name, @Nullable LocalDate present) {
    return body.has(name)
        ? ControlHandles.text(body, name).map(LocalDate::parse).orElse(null)
        : present;
  }

  private Reply.Answer vies(JsonNode body) {
    if (body.path("recover").asBoolean(false)) {
      anaf.vies().recover();
    } else {
      anaf.vies()
          .fail(
              ControlHandles.needed(body, "country"),
              ControlHandles.needed(body, "error"),
              body.path("userError").asBoolean(false)
                  ? VatNumbers.ErrorShape.USER_ERROR
                  : VatNumbers.ErrorShape.WRAPPERS);
    }
    return ControlHandles.done(200);
  }
}
