package ro.storno.authority.xrechnung;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import ro.storno.authority.call.AuthorityClient;
import ro.storno.authority.call.ClientTokens;
import ro.storno.authority.call.ForeignEndpoints;
import ro.storno.authority.call.HttpAnswer;
import ro.storno.authority.call.Patience;
import ro.storno.authority.call.Quotation;

/**
 * Calls an inbox for XRechnung documents by the contract in docs/simulators.md. Its addresses are
 * what a company typed, so that they are called through {@link ForeignEndpoints}. Thread-safe.
 */
public final class InboxClient {
  private static final String NAME = "The receiver's service";
  private static final int LARGEST_ANSWER = 1024 * 1024;
  private static final int MOST_ERRORS = 100;
  private static final MediaType XML = MediaType.get("application/xml");

  private final ForeignEndpoints endpoints;
  private final AuthorityClient http;
  private final ClientTokens tokens;
  private final JsonMapper json = JsonMapper.builder().build();

  /**
   * A client.
   *
   * @param endpoints what may be called; not null
   * @param patience not null
   * @param clock not null
   */
  public InboxClient(ForeignEndpoints endpoints, Patience patience, InstantSource clock) {
    this.endpoints = endpoints;
    this.http = new AuthorityClient(NAME, patience, clock, endpoints);
    this.tokens =
        new ClientTokens(NAME, new AuthorityClient(NAME, patience, clock, endpoints), clock);
  }

  /** Where a document stands. */
  enum Status {
    RECEIVED,
    ACCEPTED,
    REJECTED
  }

  /**
   * A document in the inbox.
   *
   * @param id the receiver's; not null
   * @param status not null
   * @param sha256 of its bytes, or empty if it is not told; not null
   * @param receivedAt or null if it is not told
   * @param errors why it was rejected; not null
   * @param raw as it was told; not null
   */
  record Document(
      String id,
      Status status,
      String sha256,
      @Nullable Instant receivedAt,
      List<String> errors,
      String raw) {}

  /** What came of handing a document in. */
  sealed interface Delivery {
    /** It was taken in, now or before. */
    record Taken(Document document) implements Delivery {}

    /** It was refused at the door. */
    record Refused(List<String> errors, String raw) implements Delivery {}
  }

  /** Asks for a fresh token; returns for how long it counts. */
  Duration signIn(Map<String, String> fields) {
    return tokens.exchange(credentials(fields));
  }

  /**
   * Hands a document in.
   *
   * @param key under which it is taken in once only; not null
   */
  Delivery deliver(Map<String, String> fields, byte[] xml, String key) {
    HttpUrl url = documents(fields).build();
    HttpAnswer answer =
        called(
            fields,
            new Request.Builder()
                .url(url)
                .header("Idempotency-Key", key)
                .post(RequestBody.create(xml, XML)),
            request -> http.submit(request, LARGEST_ANSWER));
    if (answer.status() == 409
        || answer.status() == 413
        || answer.status() == 422
        || answer.status() == 400) {
      return new Delivery.Refused(errors(object(answer), answer), answer.text());
    }
    return new Delivery.Taken(document(object(answer), answer));
  }

  /**
   * Asks for the state of a document.
   *
   * @return empty if the receiver does not know it
   */
  Optional<Document> status(Map<String, String> fields, String id) {
    HttpUrl url = documents(fields).addPathSegment(id).build();
    HttpAnswer answer =
        called(
            fields, new Request.Builder().url(url), request -> http.ask(request, LARGEST_ANSWER));
    return answer.status() == 404
        ? Optional.empty()
        : Optional.of(document(object(answer), answer));
  }

  /** Finds the documents of exactly some bytes. */
  List<Document> find(Map<String, String> fields, String sha256) {
    HttpUrl url = documents(fields).addQueryParameter("sha256", sha256).build();
    HttpAnswer answer =
        called(
            fields, new Request.Builder().url(url), request -> http.ask(request, LARGEST_ANSWER));
    JsonNode list = answer.status() == 404 ? null : object(answer).path("documents");
    if (list == null || !list.isArray()) {
      throw answer.unreadable("no list of documents");
    }
    List<Document> found = new ArrayList<>();
    list.forEach(each -> found.add(document(each, answer)));
    return found.stream().filter(each -> each.sha256().equals(sha256)).toList();
  }

  private HttpAnswer called(
      Map<String, String> fields, Request.Builder request, Function<Request, HttpAnswer> how) {
    return tokens.call(
        credentials(fields),
        authorization -> {
          HttpAnswer answer =
              how.apply(
                  request
                      .header("Authorization", authorization)
                      .header("Accept", "application/json")
                      .build());
          return understood(answer);
        });
  }

  private static HttpAnswer understood(HttpAnswer answer) {
    if (answer.form() == HttpAnswer.Form.PAGE) {
      throw answer.unreadable("a page for eyes");
    }
    return switch (answer.status()) {
      case 201, 202, 400, 404, 409, 413, 422 -> answer;
      default -> answer.good();
    };
  }

  private HttpUrl.Builder documents(Map<String, String> fields) {
    return endpoints
        .url(XRechnungFields.value(fields, XRechnungFields.API_ENDPOINT))
        .newBuilder()
        .addPathSegment("documents");
  }

  private ClientTokens.Credentials credentials(Map<String, String> fields) {
    return new ClientTokens.Credentials(
        endpoints.url(XRechnungFields.value(fields, XRechnungFields.TOKEN_ENDPOINT)),
        XRechnungFields.value(fields, XRechnungFields.CLIENT_ID),
        XRechnungFields.value(fields, XRechnungFields.CLIENT_SECRET),
        null);
  }

  private Document document(JsonNode object, HttpAnswer answer) {
    String id = object.path("id").asText("");
    Status status =
        switch (object.path("status").asText("")) {
          case "received" -> Status.RECEIVED;
          case "accepted" -> Status.ACCEPTED;
          case "rejected" -> Status.REJECTED;
          default -> throw answer.unreadable("no status of the document");
        };
    if (!id.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}")) {
      throw answer.unreadable("no id of the document");
    }
    return new Document(
        id,
        status,
        object.path("sha256").asText(""),
        instant(object.path("receivedAt").asText("")),
        texts(object.path("errors")),
        object.toString());
  }

  private static @Nullable Instant instant(String text) {
    try {
      return text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null; // only for people
    }
  }

  private static List<String> errors(JsonNode object, HttpAnswer answer) {
    List<String> errors = texts(object.path("errors"));
    return errors.isEmpty()
        ? List.of(NAME + " refused the document (status " + answer.status() + ").")
        : errors;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    for (JsonNode each : list) {
      if (texts.size() < MOST_ERRORS && each.isTextual()) {
        texts.add(Quotation.of(each.asText()));
      }
    }
    return texts;
  }

  private JsonNode object(HttpAnswer answer) {
    try {
      JsonNode object = json.readTree(answer.body());
      if (object != null && object.isObject()) {
        return object;
      }
    } catch (IOException e) {
      throw answer.unreadable("no JSON");
    }
    throw answer.unreadable("no JSON object");
  }
}
