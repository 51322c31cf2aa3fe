package ro.storno.simulator.sdi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.http.LoopbackServer;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;
import ro.storno.simulator.rest.RestCall;
import ro.storno.simulator.rest.RestRoute;
import ro.storno.simulator.rest.RestSettings;
import ro.storno.simulator.rest.RestSimulator;
import ro.storno.simulator.seal.EnvelopedSeal;
import ro.storno.simulator.seal.SealAuthority;

/**
 * The Sistema di Interscambio on this machine: SDICoop, whose notifications are pushed, and an
 * intermediary before it, which is asked; docs/simulators.md has both contracts.
 *
 * <pre>{@code
 * try (SdiSimulator sdi = SdiSimulator.startSecure(RestSettings.defaults().withSeed(7))) {
 *   sdi.courier().callback(URI.create("http://127.0.0.1:8080/hooks/sdi/…"));
 *   sdi.faults().next(SdiOperation.RECEIVE_FILE, FaultKind.LOST_ANSWER);
 *   // let a client with sdi.riceviFile() and sdi.clientKeys() hand a file in
 *   sdi.courier().push();
 *   assertThat(sdi.desk().acceptedMoreThanOnce()).isEmpty();
 * }
 * }</pre>
 */
public final class SdiSimulator extends RestSimulator {
  /** The key that the intermediary knows. */
  public static final String API_KEY = "simulator-api-key";

  /** The password of {@link #clientKeys}. */
  public static final String PASSWORD = "simulator-password";

  private static final int PAGE = 20;

  private static final Duration LIFE = Duration.ofDays(3 * 365);

  private final SealAuthority seal;
  private final SdiKeys keys;
  private final SdiDesk desk;
  private final SdiCourier courier;
  private final boolean secure;
  private final ObjectMapper json = new ObjectMapper();
  private @Nullable ScheduledExecutorService rounds;

  private SdiSimulator(RestSettings settings, boolean secure) {
    super(settings, Optional.empty(), SdiOperation.values());
    this.secure = secure;
    this.seal = new SealAuthority(seed(), clock().instant());
    this.keys = new SdiKeys(seed(), clock().instant());
    NoticeXml notices = new NoticeXml(new EnvelopedSeal(seal.key(SealAuthority.Signer.AUTHORITY)));
    this.desk = new SdiDesk(clock(), seed(), settings.judging(), notices);
    this.courier = new SdiCourier(clock(), faults(), desk);
    open(routes(), secure ? keys.server() : null);
  }

  private List<RestRoute> routes() {
    return List.of(
        RestRoute.open(
            SdiOperation.RECEIVE_FILE,
            "POST",
            "/ricevi_file",
            Request::bodyHash,
            this::receiveFile),
        RestRoute.open(
            SdiOperation.POST_INVOICE,
            "POST",
            "/intermediary/invoices",
            Request::bodyHash,
            this::post),
        RestRoute.open(
            SdiOperation.GET_INVOICE,
            "GET",
            "/intermediary/invoices/([^/]+)",
            Request::path,
            this::get),
        RestRoute.open(
            SdiOperation.LIST_RECEIVED,
            "GET",
            "/intermediary/received",
            Request::path,
            this::received),
        RestRoute.open(
            SdiOperation.GET_RECEIVED,
            "GET",
            "/intermediary/received/([^/]+)",
            Request::path,
            this::oneReceived),
        RestRoute.open(
            SdiOperation.STATUS, "GET", "/intermediary/status", request -> "", this::status));
  }

  /**
   * Starts a simulator that speaks plain HTTP.
   *
   * @param settings not null
   * @throws java.io.UncheckedIOException if the port cannot be had
   */
  public static SdiSimulator start(RestSettings settings) {
    return new SdiSimulator(settings, false);
  }

  /** Starts a simulator with default settings at a free port. */
  public static SdiSimulator start() {
    return start(RestSettings.defaults());
  }

  /**
   * Starts a simulator that speaks TLS and takes files only from the holder of {@link #clientKeys}.
   *
   * @param settings not null
   * @throws java.io.UncheckedIOException if the port cannot be had
   */
  public static SdiSimulator startSecure(RestSettings settings) {
    return new SdiSimulator(settings, true);
  }

  /** Returns what stands for {@code https://servizi.fatturapa.it/ricevi_file}. */
  public URI riceviFile() {
    return URI.create(address() + "/ricevi_file");
  }

  /** Returns the address below which the intermediary is. */
  public URI apiEndpoint() {
    return URI.create(address() + "/intermediary");
  }

  /** Returns what takes files in and judges them. */
  public SdiDesk desk() {
    return desk;
  }

  /** Returns what pushes notifications. */
  public SdiCourier courier() {
    return courier;
  }

  /** Returns PKCS#12 with the key and certificate of the accredited client. */
  public byte[] clientKeys() {
    return keys.client(PASSWORD, LIFE);
  }

  /** Returns the same with a certificate that ends, or ended, at another time. */
  public byte[] clientKeysEnding(Duration fromNow) {
    return keys.client(PASSWORD, fromNow);
  }

  /** Returns the certificates that vouch for the server and for the seals, as PEM. */
  public String trustPem() {
    return keys.authorityPem() + seal.anchorPem();
  }

  /** Pushes what is due again and again, by the clock of the world, until closed. */
  public synchronized void pushEvery(Duration pause) {
    if (rounds == null) {
      ScheduledExecutorService started =
          Executors.newSingleThreadScheduledExecutor(
              task -> {
                Thread thread = new Thread(task, "sdi-courier");
                thread.setDaemon(true);
                return thread;
              });
      started.scheduleWithFixedDelay(
          courier::push, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
      rounds = started;
    }
  }

  private Reply receiveFile(RestCall call) {
    Request request = call.request();
    if (secure && request.header(LoopbackServer.CLIENT_CERTIFICATE).isEmpty()) {
      return Reply.Answer.of(403, "text/html", "<html><body>Forbidden</body></html>");
    }
    if (request.oversized()) {
      return Reply.Answer.of(413, "text/html", "<html><body>Too large</body></html>");
    }
    Optional<SoapMessage.Handed> handed = SoapMessage.handed(request);
    if (handed.isEmpty()) {
      return SoapMessage.fault("Messaggio non conforme al WSDL SdIRiceviFile v1.0");
    }
    if (call.suffers(FaultKind.TECHNICAL_ERROR)) {
      return receipt("0", clock().instant(), "EI02");
    }
    if (handed.get().content().length == 0) {
      return receipt("0", clock().instant(), "EI01");
    }
    SdiFile file = desk.take(handed.get().name(), handed.get().content(), false, call.decision());
    return call.suffers(FaultKind.LATE_ACCEPTANCE)
        ? new Reply.Dropped()
        : receipt(file.id(), file.takenAt(), "");
  }

  private static Reply receipt(String id, Instant at, String error) {
    return SoapMessage.answer(
        "<ns3:rispostaSdIRiceviFile xmlns:ns3=\""
            + SoapMessage.TYPES
            + "\"><IdentificativoSdI>"
            + id
            + "</IdentificativoSdI><DataOraRicezione>"
            + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(SdiDesk.ROME))
            + "</DataOraRicezione>"
            + (error.isEmpty() ? "" : "<Errore>" + error + "</Errore>")
            + "</ns3:rispostaSdIRiceviFile>");
  }

  private Reply post(RestCall call) {
    if (unknown(call)) {
      return error(401, "The API key is not known.");
    }
    JsonNode body;
    byte[] xml;
    try {
      body = json.readTree(call.request().body());
      xml = Base64.getDecoder().decode(body.path("xml").asText());
    } catch (IOException | IllegalArgumentException e) {
      return error(400, "The body must be JSON with filename and xml in base64.");
    }
    String name = body.path("filename").asText();
    if (name.isEmpty() || xml.length == 0) {
      return error(422, "filename and xml must be given.");
    }
    Optional<SdiFile> earlier = desk.atIntermediary(name);
    if (earlier.isPresent()) {
      return answer(
          409, shown(earlier.get()).put("error", "There is a file with this name already."));
    }
    SdiFile file = desk.take(name, xml, true, call.decision());
    return call.suffers(FaultKind.LATE_ACCEPTANCE) ? new Reply.Dropped() : answer(201, shown(file));
  }

  private Reply get(RestCall call) {
    if (unknown(call)) {
      return error(401, "The API key is not known.");
    }
    Instant now = clock().instant();
    return desk.files().stream()
        .filter(file -> file.viaIntermediary() && !file.takenAt().isAfter(now))
        .filter(file -> intermediaryId(file).equals(call.path().group(1)))
        .findFirst()
        .<Reply>map(file -> answer(200, shown(file)))
        .orElseGet(() -> error(404, "There is no such invoice."));
  }

  /** The invoices of others since a moment, in the order of their arrival, by pages. */
  private Reply received(RestCall call) {
    if (unknown(call)) {
      return error(401, "The API key is not known.");
    }
    Instant since;
    int page;
    try {
      since = Instant.parse(call.request().query().get("since").orElse(""));
      page = Integer.parseInt(call.request().query().get("page").orElse("0"));
    } catch (DateTimeParseException | NumberFormatException e) {
      return error(400, "since must be a moment, and page a number.");
    }
    Instant now = clock().instant();
    List<SdiDelivery> all =
        courier.deliveries().stream()
            .filter(each -> !each.dueAt().isBefore(since) && !each.dueAt().isAfter(now))
            .toList();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode documents = body.putArray("documents");
    all.stream()
        .skip((long) page * PAGE)
        .limit(PAGE)
        .forEach(
            each ->
                documents
                    .addObject()
                    .put("sdiId", each.id())
                    .put("filename", each.name())
                    .put("receivedAt", each.dueAt().toString()));
    return answer(200, body.put("more", all.size() > (page + 1) * PAGE));
  }

  private Reply oneReceived(RestCall call) {
    if (unknown(call)) {
      return error(401, "The API key is not known.");
    }
    return courier.deliveries().stream()
        .filter(each -> each.id().equals(call.path().group(1)))
        .findFirst()
        .<Reply>map(
            each ->
                answer(
                    200,
                    JsonNodeFactory.instance
                        .objectNode()
                        .put("filename", each.name())
                        .put("content", Base64.getEncoder().encodeToString(each.content()))))
        .orElseGet(() -> error(404, "There is no such invoice."));
  }

  private Reply status(RestCall call) {
    return unknown(call)
        ? error(401, "The API key is not known.")
        : answer(200, JsonNodeFactory.instance.objectNode().put("status", "ok"));
  }

  private static boolean unknown(RestCall call) {
    return !call.request().header("Authorization").equals(Optional.of("Bearer " + API_KEY));
  }

  private static String intermediaryId(SdiFile file) {
    return "inv-" + file.id();
  }

  private ObjectNode shown(SdiFile file) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("id", intermediaryId(file));
    body.put("filename", file.name());
    body.put("sha256", file.sha256());
    body.put("sdiId", file.id());
    List<SdiNotice> due =
        desk.notices().stream()
            .filter(n -> n.file().id().equals(file.id()))
            .filter(n -> !n.dueAt().isAfter(clock().instant()))
            .toList();
    body.put("status", due.isEmpty() ? "submitted" : status(due.get(due.size() - 1)));
    ArrayNode errors = body.putArray("errors");
    if (!due.isEmpty()) {
      file.errors()
          .forEach(
              e -> errors.addObject().put("code", e.code()).put("description", e.description()));
    }
    ArrayNode notifications = body.putArray("notifications");
    due.forEach(
        n ->
            notifications
                .addObject()
                .put("type", n.kind().name())
                .put("filename", n.name())
                .put("content", Base64.getEncoder().encodeToString(n.content())));
    return body;
  }

  private static String status(SdiNotice last) {
    return switch (last.kind()) {
      case RC -> "delivered";
      case NS -> "rejected";
      case MC, AT -> "not_delivered";
      case DT -> "expired";
      case NE ->
          new String(last.content(), java.nio.charset.StandardCharsets.UTF_8).contains("EC02")
              ? "refused"
              : "accepted";
    };
  }

  private static Reply.Answer error(int status, String message) {
    return answer(status, JsonNodeFactory.instance.objectNode().put("error", message));
  }

  private static Reply.Answer answer(int status, JsonNode body) {
    return Reply.Answer.of(status, "application/json", body.toString());
  }

  @Override
  protected Map<String, Function<Request, Reply.Answer>> moreHandles() {
    return Map.of(
        "GET /simulator/trust.pem",
        request -> Reply.Answer.of(200, "application/x-pem-file", trustPem()),
        "POST /simulator/callback",
        request -> {
          courier.callback(URI.create(request.text().strip()));
          pushEvery(Duration.ofSeconds(1));
          return answer(200, JsonNodeFactory.instance.objectNode().put("done", true));
        },
        "POST /simulator/deliver",
        request ->
            answer(
                200,
                JsonNodeFactory.instance
                    .objectNode()
                    .put(
                        "sdiId",
                        courier
                            .deliver(
                                request.query().get("name").orElse("IT00000000000_00001.xml"),
                                request.body())
                            .id())),
        "POST /simulator/push",
        request -> answer(200, JsonNodeFactory.instance.objectNode().put("taken", courier.push())));
  }

  @Override
  protected void describe(ObjectNode state) {
    ArrayNode files = state.putArray("files");
    desk.files().forEach(file -> files.add(shown(file)));
    ArrayNode pushes = state.putArray("pushes");
    courier.attempts().forEach(pushes::add);
  }

  @Override
  protected Stream<String> documentLines() {
    return desk.notices().stream()
        .map(n -> "file " + n.file().sha256() + " " + n.name() + " " + n.kind());
  }

  @Override
  protected void forget() {
    desk.reset();
    courier.reset();
  }

  @Override
  protected synchronized void stopped() {
    if (rounds != null) {
      rounds.shutdownNow();
    }
  }

  @Override
  public Map<String, String> stornoSettings() {
    return Map.of("STORNO_SDI_URL", riceviFile().toString());
  }

  @Override
  public Map<String, String> providerFields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("apiEndpoint", apiEndpoint().toString());
    fields.put("apiKey", API_KEY);
    return fields;
  }
}
