package ro.storno.authority.ksef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import ro.storno.application.authority.AuthorityException;
import ro.storno.authority.ksef.KsefAccounts.Caller;
import ro.storno.authority.ksef.KsefCallPlan.Group;

/**
 * KSeF's operations with invoices, for a company that can call. Each call is within the plan of
 * calls. Thread-safe.
 */
final class KsefClient {
  private static final int LARGEST_INVOICE_PAGE = 1000;
  private static final int LARGEST_METADATA_PAGE = 250;
  private static final int MOST_PAGES = 100;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX").withZone(ZoneOffset.UTC);

  private final KsefHttp http;
  private final KsefEncryption encryption;

  KsefClient(KsefHttp http, KsefEncryption encryption) {
    this.http = http;
    this.encryption = encryption;
  }

  /** An invoice as a session, a state or a query tells of it. */
  record Entry(
      String session,
      String reference,
      String hash,
      Instant takenAt,
      int status,
      @Nullable String ksefNumber) {}

  /** Whose invoices are looked for. */
  enum Subject {
    /** Those that the company issued. */
    SELLER("Subject1"),
    /** Those that it received. */
    BUYER("Subject2");

    private final String wireName;

    Subject(String wireName) {
      this.wireName = wireName;
    }
  }

  private static HttpUrl at(HttpUrl address, String... segments) {
    HttpUrl.Builder url = address.newBuilder();
    for (String segment : segments) {
      url.addPathSegment(segment);
    }
    return url.build();
  }

  /** Opens a session for FA (3). */
  OpenSession.Opened open(Caller caller, Instant now) throws KsefHttp.Refused {
    KsefEncryption.SessionKey key = encryption.newKey();
    JsonNode answer =
        caller.call(
            Group.ONLINE_SESSION,
            (address, token) -> {
              KsefEncryption.ForKsef forKsef =
                  encryption.encrypt(address, KsefEncryption.Usage.SYMMETRIC_KEY, key.key());
              ObjectNode body = JsonNodeFactory.instance.objectNode();
              body.putObject("formCode")
                  .put("systemCode", "FA (3)")
                  .put("schemaVersion", "1-0E")
                  .put("value", "FA");
              ObjectNode encryptionNode = body.putObject("encryption");
              encryptionNode.put("encryptedSymmetricKey", forKsef.base64());
              encryptionNode.put(
                  "initializationVector", Base64.getEncoder().encodeToString(key.iv()));
              if (!forKsef.publicKeyId().isEmpty()) {
                encryptionNode.put("publicKeyId", forKsef.publicKeyId());
              }
              try {
                return http.ask(
                    KsefHttp.request(at(address, "sessions", "online"), token)
                        .post(KsefHttp.body(body))
                        .build());
              } catch (KsefHttp.Refused refused) {
                if (refused.with(KsefEncryption.UNKNOWN_KEY)) {
                  encryption.forgetKeys(address);
                }
                throw refused;
              }
            });
    return new OpenSession.Opened(needed(answer, "referenceNumber"), key, now, now);
  }

  private static String needed(JsonNode answer, String name) {
    String text = answer.path(name).asText("");
    if (!text.matches("[0-9A-Za-z-]{1,64}")) {
      throw new AuthorityException.OutcomeUnknown("KSeF's answer lacks " + name + ".", null);
    }
    return text;
  }

  /** Hands an invoice in; taken out of the plan before. Returns its reference. */
  String send(Caller caller, OpenSession.Opened session, byte[] xml, boolean offline)
      throws KsefHttp.Refused {
    byte[] encrypted = KsefEncryption.encrypted(session.key(), xml);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("invoiceHash", KsefEncryption.hash(xml));
    body.put("invoiceSize", xml.length);
    body.put("encryptedInvoiceHash", KsefEncryption.hash(encrypted));
    body.put("encryptedInvoiceSize", encrypted.length);
    body.put("encryptedInvoiceContent", Base64.getEncoder().encodeToString(encrypted));
    body.put("offlineMode", offline);
    JsonNode answer =
        caller.admitted(
            Group.INVOICE_SEND,
            (address, token) ->
                http.submit(
                    KsefHttp.request(
                            at(address, "sessions", "online", session.reference(), "invoices"),
                            token)
                        .post(KsefHttp.body(body))
                        .build()));
    return needed(answer, "referenceNumber");
  }

  void close(Caller caller, String session) throws KsefHttp.Refused {
    caller.call(
        Group.ONLINE_SESSION,
        (address, token) -> {
          http.tell(
              KsefHttp.request(at(address, "sessions", "online", session, "close"), token)
                  .post(KsefHttp.nothing())
                  .build());
          return session;
        });
  }

  /** Returns what KSeF says of an invoice in a session. */
  JsonNode state(Caller caller, String session, String invoice) throws KsefHttp.Refused {
    return caller.call(
        Group.INVOICE_STATUS,
        (address, token) ->
            http.ask(
                KsefHttp.request(at(address, "sessions", session, "invoices", invoice), token)
                    .build()));
  }

  /** Returns the confirmation of an accepted invoice. */
  byte[] upo(Caller caller, String session, String ksefNumber) throws KsefHttp.Refused {
    return caller.call(
        Group.SESSION_MISC,
        (address, token) ->
            http.bytes(
                KsefHttp.request(
                        at(address, "sessions", session, "invoices", "ksef", ksefNumber, "upo"),
                        token)
                    .build()));
  }

  /** Returns an invoice by its number. */
  byte[] download(Caller caller, String ksefNumber) throws KsefHttp.Refused {
    return caller.call(
        Group.INVOICE_DOWNLOAD,
        (address, token) ->
            http.bytes(
                KsefHttp.request(at(address, "invoices", "ksef", ksefNumber), token).build()));
  }

  /** Returns the sessions for single invoices that were opened in a span and used since. */
  List<String> sessions(Caller caller, Instant openedFrom, Instant openedTo, Instant usedFrom)
      throws KsefHttp.Refused {
    List<String> references = new ArrayList<>();
    pages(
        caller,
        Group.SESSION_LIST,
        address ->
            at(address, "sessions")
                .newBuilder()
                .addQueryParameter("sessionType", "Online")
                .addQueryParameter("pageSize", "1000")
                .addQueryParameter("dateCreatedFrom", TIME.format(openedFrom))
                .addQueryParameter("dateCreatedTo", TIME.format(openedTo))
                .addQueryParameter("dateModifiedFrom", TIME.format(usedFrom))
                .build(),
        page -> page.path("sessions").forEach(s -> references.add(needed(s, "referenceNumber"))));
    return references;
  }

  /** Returns the invoices of a session. */
  List<Entry> invoices(Caller caller, String session) throws KsefHttp.Refused {
    List<Entry> entries = new ArrayList<>();
    pages(
        caller,
        Group.SESSION_INVOICE_LIST,
        address ->
            at(address, "sessions", session, "invoices")
                .newBuilder()
                .addQueryParameter("pageSize", Integer.toString(LARGEST_INVOICE_PAGE))
                .build(),
        page -> page.path("invoices").forEach(each -> entries.add(inSession(session, each))));
    return entries;
  }

  private static Entry inSession(String session, JsonNode entry) {
    return new Entry(
        session,
        needed(entry, "referenceNumber"),
        entry.path("invoiceHash").asText(),
        moment(entry, "invoicingDate").orElse(Instant.EPOCH),
        entry.path("status").path("code").asInt(),
        KsefAccounts.text(entry, "ksefNumber").orElse(null));
  }

  private static Optional<Instant> moment(JsonNode entry, String name) {
    try {
      return Optional.of(OffsetDateTime.parse(entry.path(name).asText()).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private void pages(
      Caller caller,
      Group group,
      java.util.function.UnaryOperator<HttpUrl> url,
      java.util.function.Consumer<JsonNode> each)
      throws KsefHttp.Refused {
    String next = "";
    for (int i = 0; i < MOST_PAGES; i++) {
      String continuation = next;
      JsonNode page =
          caller.call(
              group,
              (address, token) -> {
                Request.Builder request = KsefHttp.request(url.apply(address), token);
                if (!continuation.isEmpty()) {
                  request.header("x-continuation-token", continuation);
                }
                return http.ask(request.build());
              });
      each.accept(page);
      next = page.path("continuationToken").asText("");
      if (next.isEmpty()) {
        return;
      }
    }
    throw new AuthorityException.OutcomeUnknown("KSeF's list does not end.", null);
  }

  /** An invoice of a list in the order of permanent storage. */
  record Stored(String ksefNumber, Instant at) {}

  /**
   * A page of such a list.
   *
   * @param complete up to when nothing can appear in the list any more, or null if not told
   * @param more whether pages follow
   */
  record StoredPage(List<Stored> invoices, @Nullable Instant complete, boolean more) {}

  /**
   * Lists what KSeF stored for good within a span, up to where the list is complete.
   *
   * @param to at most three months later
   * @param page from 0
   */
  StoredPage stored(Caller caller, Subject subject, Instant from, Instant to, int page)
      throws KsefHttp.Refused {
    ObjectNode filters = JsonNodeFactory.instance.objectNode();
    filters.put("subjectType", subject.wireName);
    filters
        .putObject("dateRange")
        .put("dateType", "PermanentStorage")
        .put("from", TIME.format(from))
        .put("to", TIME.format(to))
        .put("restrictToPermanentStorageHwmDate", true);
    JsonNode answer = metadata(caller, filters, page);
    List<Stored> invoices = new ArrayList<>();
    answer
        .path("invoices")
        .forEach(
            each ->
                invoices.add(
                    new Stored(
                        needed(each, "ksefNumber"),
                        moment(each, "permanentStorageDate")
                            .orElseThrow(
                                () ->
                                    new AuthorityException.OutcomeUnknown(
                                        "KSeF's list lacks permanentStorageDate.", null)))));
    return new StoredPage(
        invoices,
        moment(answer, "permanentStorageHwmDate").orElse(null),
        answer.path("hasMore").asBoolean());
  }

  private JsonNode metadata(Caller caller, ObjectNode filters, int page) throws KsefHttp.Refused {
    return caller.call(
        Group.INVOICE_METADATA,
        (address, token) ->
            http.ask(
                KsefHttp.request(
                        at(address, "invoices", "query", "metadata")
                            .newBuilder()
                            .addQueryParameter("sortOrder", "Asc")
                            .addQueryParameter("pageSize", Integer.toString(LARGEST_METADATA_PAGE))
                            .addQueryParameter("pageOffset", Integer.toString(page))
                            .build(),
                        token)
                    .post(KsefHttp.body(filters))
                    .build()));
  }

  /**
   * Finds invoices that KSeF took in within a span.
   *
   * @param dateType {@code Invoicing} or {@code PermanentStorage}; not null
   */
  List<Entry> query(Caller caller, Subject subject, String dateType, Instant from, Instant to)
      throws KsefHttp.Refused {
    ObjectNode filters = JsonNodeFactory.instance.objectNode();
    filters.put("subjectType", subject.wireName);
    filters
        .putObject("dateRange")
        .put("dateType", dateType)
        .put("from", TIME.format(from))
        .put("to", TIME.format(to));
    List<Entry> entries = new ArrayList<>();
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode answer = metadata(caller, filters, page);
      answer.path("invoices").forEach(each -> entries.add(found(each)));
      if (!answer.path("hasMore").asBoolean()) {
        return entries;
      }
    }
    throw new AuthorityException.OutcomeUnknown("KSeF finds too many invoices to read.", null);
  }

  private static Entry found(JsonNode entry) {
    String number = needed(entry, "ksefNumber");
    return new Entry(
        "",
        number,
        entry.path("invoiceHash").asText(),
        moment(entry, "invoicingDate").orElse(Instant.EPOCH),
        KsefStatus.ACCEPTED,
        number);
  }
}
