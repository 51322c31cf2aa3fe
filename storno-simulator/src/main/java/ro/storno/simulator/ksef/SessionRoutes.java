package ro.storno.simulator.ksef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ro.storno.simulator.digest.Sha256;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;

/** Sessions for single invoices, and what becomes of the invoices: {@code /sessions}. */
final class SessionRoutes {
  private static final String REFERENCE = "([^/]{36})";
  private static final Pattern IN_PATH = Pattern.compile("/invoices/(?:ksef/)?([^/]+)");
  private static final int SMALLEST_PAGE = 10;
  private static final int LARGEST_PAGE = 1000;

  private final KsefDesk desk;
  private final KsefKeys keys;
  private final UpoXml upos;
  private final KsefErrors errors;

  SessionRoutes(KsefDesk desk, KsefKeys keys, UpoXml upos, KsefErrors errors) {
    this.desk = desk;
    this.keys = keys;
    this.upos = upos;
    this.errors = errors;
  }

  List<KsefCall.Route> routes(String base) {
    String sessions = base + "/sessions";
    String one = sessions + "/" + REFERENCE;
    return List.of(
        route(KsefOperation.OPEN_SESSION, "POST", sessions + "/online", this::open),
        new KsefCall.Route(
            KsefOperation.SEND,
            "POST",
            Pattern.compile(sessions + "/online/" + REFERENCE + "/invoices"),
            request -> KsefCall.json(request).path("invoiceHash").asText(),
            this::send),
        route(
            KsefOperation.CLOSE_SESSION,
            "POST",
            sessions + "/online/" + REFERENCE + "/close",
            inSession(true, this::close)),
        route(KsefOperation.SESSIONS, "GET", sessions, this::list),
        route(KsefOperation.SESSION_STATE, "GET", one, inSession(false, this::state)),
        route(
            KsefOperation.SESSION_INVOICES,
            "GET",
            one + "/invoices",
            inSession(false, this::invoices)),
        route(
            KsefOperation.INVOICE_STATE,
            "GET",
            one + "/invoices/" + REFERENCE,
            inSession(false, this::invoice)),
        route(
            KsefOperation.UPO,
            "GET",
            one + "/invoices/ksef/([^/]{35,36})/upo",
            inSession(false, this::upoByNumber)),
        route(
            KsefOperation.UPO,
            "GET",
            one + "/invoices/" + REFERENCE + "/upo",
            inSession(false, this::upoByReference)));
  }

  /** Chance decides by the invoice in the path; sessions are drawn by chance themselves. */
  private static KsefCall.Route route(
      KsefOperation operation, String method, String path, Function<KsefCall, Reply> handler) {
    return new KsefCall.Route(
        operation, method, Pattern.compile(path), SessionRoutes::invoiceInPath, handler);
  }

  private static String invoiceInPath(Request request) {
    Matcher found = IN_PATH.matcher(request.path());
    return found.find() ? found.group(1) : "";
  }

  private Function<KsefCall, Reply> inSession(
      boolean writes, BiFunction<KsefCall, Session, Reply> handler) {
    return call -> {
      if (writes ? !call.access().mayWrite() : !mayLook(call.access())) {
        return errors.forbidden();
      }
      String reference = call.path().group(1);
      return desk.session(reference, call.access())
          .map(session -> handler.apply(call, session))
          .orElseGet(() -> noSession(reference));
    };
  }

  private static boolean mayLook(KsefAccess access) {
    return access.mayWrite() || access.mayRead();
  }

  private Reply noSession(String reference) {
    return errors.refused(
        21173,
        "Brak sesji o wskazanym numerze referencyjnym.",
        "Sesja o numerze referencyjnym " + reference + " nie została odnaleziona.");
  }

  private Reply open(KsefCall call) {
    if (!call.access().mayWrite()) {
      return errors.forbidden();
    }
    JsonNode body = call.json();
    JsonNode form = body.path("formCode");
    if (!form.path("systemCode").asText().equals("FA (3)")
        || !form.path("schemaVersion").asText().equals("1-0E")
        || !form.path("value").asText().equals("FA")) {
      return errors.invalid("formCode: obsługiwane jest FA (3), 1-0E, FA.");
    }
    JsonNode encryption = body.path("encryption");
    Optional<byte[]> key = KsefCall.bytes(encryption.path("encryptedSymmetricKey"));
    Optional<byte[]> iv = KsefCall.bytes(encryption.path("initializationVector"));
    if (key.isEmpty() || iv.isEmpty()) {
      return errors.invalid("encryption: wymagane encryptedSymmetricKey, initializationVector.");
    }
    String keyId = encryption.path("publicKeyId").asText("");
    if (!keys.knows(KsefKeys.Usage.SYMMETRIC_KEY, keyId)) {
      return errors.refused(
          21470,
          "Przesłany identyfikator klucza jest nieznany lub wskazuje na wycofany klucz.",
          "Klucz o identyfikatorze " + keyId + " nie jest wspierany.");
    }
    Session session =
        desk.open(
            call.access(),
            keys.decrypted(KsefKeys.Usage.SYMMETRIC_KEY, key.get()).orElse(null),
            iv.get());
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("referenceNumber", session.reference());
    answer.put("validUntil", session.opened().plus(Session.LIFE).toString());
    return KsefErrors.json(201, answer);
  }

  private Reply send(KsefCall call) {
    return inSession(true, this::taken).apply(call);
  }

  private Reply taken(KsefCall call, Session session) {
    JsonNode body = call.json();
    Optional<byte[]> content = KsefCall.bytes(body.path("encryptedInvoiceContent"));
    Optional<byte[]> hash = KsefCall.bytes(body.path("invoiceHash"));
    if (content.isEmpty()
        || hash.filter(bytes -> bytes.length == 32).isEmpty()
        || body.path("invoiceSize").asLong() < 1) {
      return errors.invalid("Wymagane: invoiceHash, invoiceSize, encryptedInvoiceContent.");
    }
    if (!desk.isOpen(session)) {
      return errors.refused(
          21180,
          "Status sesji nie pozwala na wykonanie operacji.",
          "Status sesji " + desk.state(session).code() + " uniemożliwia wysyłkę faktur.");
    }
    if (content.get().length != body.path("encryptedInvoiceSize").asLong()) {
      return errors.refused(
          21402,
          "Nieprawidłowy rozmiar pliku.",
          "Długość treści nie zgadza się z rozmiarem pliku.");
    }
    if (!base64Hash(content.get()).equals(body.path("encryptedInvoiceHash").asText())) {
      return errors.refused(
          21403, "Nieprawidłowy skrót pliku.", "Skrót treści nie zgadza się ze skrótem pliku.");
    }
    Optional<KsefInvoice> invoice =
        desk.take(
            session,
            new KsefDesk.HandedIn(
                body.path("invoiceHash").asText(),
                body.path("invoiceSize").asLong(),
                content.get(),
                body.path("offlineMode").asBoolean(false),
                call.decision()));
    if (invoice.isEmpty()) {
      return new Reply.Dropped();
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("referenceNumber", invoice.get().reference());
    return KsefErrors.json(202, answer);
  }

  private static String base64Hash(byte[] bytes) {
    return Base64.getEncoder().encodeToString(Sha256.of(bytes));
  }

  private Reply close(KsefCall call, Session session) {
    if (!desk.isOpen(session)) {
      return errors.refused(
          21180,
          "Status sesji nie pozwala na wykonanie operacji.",
          "Status sesji " + desk.state(session).code() + " uniemożliwia jej zamknięcie.");
    }
    desk.close(session);
    return Reply.Answer.of(204, "application/json", "");
  }

  private Reply list(KsefCall call) {
    if (!mayLook(call.access())) {
      return errors.forbidden();
    }
    if (call.request().query().get("sessionType").isEmpty()) {
      return errors.invalid("sessionType: wymagane Online lub Batch.");
    }
    Instant opened;
    Instant modified;
    try {
      opened = moment(call, "dateCreatedFrom");
      modified = moment(call, "dateModifiedFrom");
    } catch (DateTimeParseException e) {
      return errors.invalid("Nieprawidłowa data.");
    }
    boolean online = call.request().query().get("sessionType").orElse("").equals("Online");
    List<Session> sessions =
        online ? desk.sessions(call.access().nip(), opened, modified) : List.of();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode entries = body.putArray("sessions");
    page(call, sessions, body).forEach(session -> session(entries.addObject(), session));
    return KsefErrors.json(200, body);
  }

  private static Instant moment(KsefCall call, String name) {
    return call.request()
        .query()
        .get(name)
        .map(text -> OffsetDateTime.parse(text).toInstant())
        .orElse(Instant.EPOCH);
  }

  /** Cuts a page out, and says in the answer where the next begins. */
  private static <T> List<T> page(KsefCall call, List<T> all, ObjectNode body) {
    int size = call.request().query().get("pageSize").map(Integer::valueOf).orElse(SMALLEST_PAGE);
    size = Math.min(Math.max(size, SMALLEST_PAGE), LARGEST_PAGE);
    int from =
        call.request()
            .header("x-continuation-token")
            .map(token -> token.replaceAll("\\D", ""))
            .filter(digits -> !digits.isEmpty())
            .map(Integer::valueOf)
            .orElse(0);
    int to = Math.min(from + size, all.size());
    if (to < all.size()) {
      body.put("continuationToken", String.format(Locale.ROOT, "next-%d", to));
    }
    return from >= to ? List.of() : all.subList(from, to);
  }

  private void session(ObjectNode entry, Session session) {
    List<KsefDesk.Kept> invoices = desk.invoices(session);
    entry.put("referenceNumber", session.reference());
    status(entry.putObject("status"), desk.state(session));
    entry.put("dateCreated", session.opened().toString());
    entry.put("dateUpdated", session.modified().toString());
    entry.put("validUntil", session.opened().plus(Session.LIFE).toString());
    entry.put("totalInvoiceCount", invoices.size());
    long good = invoices.stream().filter(each -> each.invoice().accepted()).count();
    entry.put("successfulInvoiceCount", good);
    entry.put("failedInvoiceCount", invoices.size() - good);
  }

  private static void status(ObjectNode node, KsefInvoice.Status status) {
    node.put("code", status.code());
    node.put("description", status.description());
    if (!status.details().isEmpty()) {
      status.details().forEach(node.withArray("details")::add);
    }
    if (!status.extensions().isEmpty()) {
      status.extensions().forEach(node.putObject("extensions")::put);
    }
  }

  private Reply state(KsefCall call, Session session) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    session(body, session);
    body.set("invoiceCount", body.remove("totalInvoiceCount"));
    return KsefErrors.json(200, body);
  }

  private Reply invoices(KsefCall call, Session session) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode entries = body.putArray("invoices");
    page(call, desk.invoices(session), body)
        .forEach(kept -> invoice(entries.addObject(), kept.invoice()));
    return KsefErrors.json(200, body);
  }

  private Reply invoice(KsefCall call, Session session) {
    Optional<KsefDesk.Kept> found = desk.invoice(session, call.path().group(2));
    if (found.isEmpty()) {
      return errors.invalid("Brak faktury " + call.path().group(2) + " w sesji.");
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    invoice(body, found.get().invoice());
    return KsefErrors.json(200, body);
  }

  private void invoice(ObjectNode entry, KsefInvoice invoice) {
    KsefInvoice.Status told = desk.told(invoice);
    entry.put("ordinalNumber", invoice.ordinal());
    entry.put("referenceNumber", invoice.reference());
    entry.put("invoiceHash", invoice.hash());
    entry.put("invoicingDate", invoice.takenAt().toString());
    entry.put("invoicingMode", invoice.offline() ? "Offline" : "Online");
    if (!invoice.number().isEmpty()) {
      entry.put("invoiceNumber", invoice.number());
    }
    if (told.code() == KsefDesk.ACCEPTED) {
      entry.put("ksefNumber", invoice.ksefNumber());
      entry.put("acquisitionDate", invoice.judgedAt().toString());
    }
    status(entry.putObject("status"), told);
  }

  private Reply upoByNumber(KsefCall call, Session session) {
    return upo(
        call,
        session,
        desk.invoices(session).stream()
            .filter(each -> call.path().group(2).equals(each.invoice().ksefNumber()))
            .findFirst());
  }

  private Reply upoByReference(KsefCall call, Session session) {
    return upo(call, session, desk.invoice(session, call.path().group(2)));
  }

  private Reply upo(KsefCall call, Session session, Optional<KsefDesk.Kept> found) {
    Optional<KsefDesk.Kept> accepted =
        found.filter(each -> desk.told(each.invoice()).code() == KsefDesk.ACCEPTED);
    if (accepted.isEmpty()) {
      return errors.refused(
          21178,
          "Nie znaleziono UPO dla podanych kryteriów.",
          "Faktura nie istnieje w sesji lub nie ma jeszcze UPO.");
    }
    String hash = accepted.get().invoice().hash();
    String shown =
        call.decision().is(FaultKind.TAMPERED)
            ? base64Hash(hash.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
            : hash;
    byte[] xml = upos.of(session.opener(), accepted.get(), shown);
    return Reply.Answer.of(200, "application/xml", xml)
        .withHeader("x-ms-meta-hash", base64Hash(xml));
  }
}
