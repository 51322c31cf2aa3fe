package ro.storno.authority.sdi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.inbox.InboundSource;
import ro.storno.application.provider.ItalianFields;
import ro.storno.application.submission.SubmissionChannel.Sent;
import ro.storno.authority.call.AuthorityClient;
import ro.storno.authority.call.ForeignEndpoints;
import ro.storno.authority.call.HttpAnswer;
import ro.storno.authority.call.Patience;
import ro.storno.authority.call.Quotation;
import ro.storno.domain.inbox.InboundDocument;
import ro.storno.domain.submission.Channel;

/**
 * Hands files to somebody who holds an accredited channel for others (docs/simulators.md has the
 * contract). Thread-safe.
 */
final class SdiIntermediary {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final int LARGEST_ANSWER = 16 * 1024 * 1024;
  private static final int MOST_NOTIFICATIONS = 50;
  private static final String FILE_NAME = "[A-Za-z0-9._-]{1,100}";
  private static final String ID = "[A-Za-z0-9._:-]{1,100}";

  private final AuthorityClient client;
  private final ForeignEndpoints endpoints;
  private final ObjectMapper json = new ObjectMapper();

  SdiIntermediary(ForeignEndpoints endpoints, Patience patience, InstantSource clock) {
    this.client = new AuthorityClient("The intermediary", patience, clock, endpoints);
    this.endpoints = endpoints;
  }

  /** A notification that the intermediary has received. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Notification(String kind, String name, byte[] content) {}

  /** What the intermediary says of a file. */
  record State(String status, List<String> errors, List<Notification> notifications, String raw) {}

  /** Returns what is wrong with an address, without a call. */
  Optional<String> problem(String address) {
    return endpoints.problem(address);
  }

  /** Asks whether the key is good. */
  void status(Map<String, String> fields) {
    client.ask(request(fields, "status").build(), LARGEST_ANSWER).good();
  }

  /** Hands a file over: one call. */
  Sent send(Map<String, String> fields, String name, String sha256, byte[] content) {
    ObjectNode body = json.createObjectNode();
    body.put("filename", name);
    body.put("xml", Base64.getEncoder().encodeToString(content));
    Request request =
        request(fields, "invoices").post(RequestBody.create(body.toString(), JSON)).build();
    HttpAnswer answer = client.submit(request, LARGEST_ANSWER);
    return switch (answer.status()) {
      case 200, 201, 202 -> taken(answer);
      case 409 -> known(answer, sha256);
      case 400, 413, 415, 422 -> refused(answer);
      default -> taken(answer.good());
    };
  }

  private Sent taken(HttpAnswer answer) {
    JsonNode body = body(answer);
    String id = body.path("id").asText("");
    if (!id.matches(ID)) {
      throw new AuthorityException.OutcomeUnknown(
          "The intermediary answered without an id that could be asked for.", null);
    }
    return new Sent.Taken(id, raw(answer));
  }

  /** A name that is there already: ours, unless it says that its bytes are others. */
  private Sent known(HttpAnswer answer, String sha256) {
    JsonNode body = body(answer);
    boolean other = !body.path("sha256").asText(sha256).equalsIgnoreCase(sha256);
    return other || body.path("id").asText("").isEmpty() ? refused(answer) : taken(answer);
  }

  private Sent refused(HttpAnswer answer) {
    JsonNode body = body(answer);
    String reason = body.path("error").asText(body.path("message").asText(""));
    List<String> errors = errors(body);
    return new Sent.Refused(
        errors.isEmpty()
            ? List.of(
                "The intermediary says: "
                    + (reason.isEmpty() ? "status " + answer.status() : Quotation.of(reason)))
            : errors,
        raw(answer));
  }

  /** Asks what became of a file. */
  State state(Map<String, String> fields, String id) {
    HttpAnswer answer = client.ask(request(fields, "invoices/" + id).build(), LARGEST_ANSWER);
    if (answer.status() == 404) {
      throw new AuthorityException.Declined(
          "The intermediary does not know file " + id + " (status 404).");
    }
    JsonNode body = body(answer.good());
    return new State(
        body.path("status").asText(""), errors(body), notifications(body), raw(answer));
  }

  /** Lists the invoices of others that have come for the company. */
  InboundSource.Page received(Map<String, String> fields, Instant since, int page) {
    HttpUrl.Builder address = request(fields, "received").build().url().newBuilder();
    address.addQueryParameter("since", since.toString());
    address.addQueryParameter("page", String.valueOf(page));
    JsonNode body =
        body(
            client
                .ask(request(fields, "received").url(address.build()).build(), LARGEST_ANSWER)
                .good());
    List<InboundDocument.Told> documents = new ArrayList<>();
    Instant reached = since;
    for (JsonNode each : body.path("documents")) {
      String id = each.path("sdiId").asText("");
      String name = each.path("filename").asText("");
      Instant at = instant(each.path("receivedAt").asText(""));
      if (!id.matches(ID)) {
        throw new AuthorityException.OutcomeUnknown(
            "The intermediary lists an invoice without an id that could be asked for.", null);
      }
      reached = at.isAfter(reached) ? at : reached;
      documents.add(
          new InboundDocument.Told(
              Channel.SDI,
              id,
              name.matches(FILE_NAME) ? name : null,
              SdiFields.value(fields, ItalianFields.VAT_NUMBER.wireName()).orElse(null),
              at));
    }
    return new InboundSource.Page(documents, reached, body.path("more").asBoolean(false));
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new AuthorityException.OutcomeUnknown(
          "The intermediary lists an invoice without a time (receivedAt).", e);
    }
  }

  /** Fetches an invoice of somebody else, as SDI has handed it over. */
  byte[] received(Map<String, String> fields, String id) {
    HttpAnswer answer = client.ask(request(fields, "received/" + id).build(), LARGEST_ANSWER);
    if (answer.status() == 404) {
      throw new AuthorityException.Gone(
          "The intermediary does not have invoice " + id + " any more.");
    }
    try {
      byte[] content =
          Base64.getMimeDecoder().decode(body(answer.good()).path("content").asText(""));
      if (content.length > 0) {
        return content;
      }
    } catch (IllegalArgumentException e) {
      throw new AuthorityException.OutcomeUnknown(
          "The intermediary gave an invoice that is no base64.", e);
    }
    throw new AuthorityException.OutcomeUnknown("The intermediary gave an empty invoice.", null);
  }

  private static List<String> errors(JsonNode body) {
    List<String> errors = new ArrayList<>();
    for (JsonNode error : body.path("errors")) {
      String code = error.path("code").asText("");
      String text = error.path("description").asText(error.asText(""));
      errors.add(Quotation.of(code.isEmpty() ? text : code + " - " + text));
    }
    return errors;
  }

  private static List<Notification> notifications(JsonNode body) {
    List<Notification> notifications = new ArrayList<>();
    for (JsonNode each : body.path("notifications")) {
      String name = each.path("filename").asText("");
      if (name.matches(FILE_NAME) && notifications.size() < MOST_NOTIFICATIONS) {
        try {
          notifications.add(
              new Notification(
                  each.path("type").asText(""),
                  name,
                  Base64.getMimeDecoder().decode(each.path("content").asText(""))));
        } catch (IllegalArgumentException e) {
          throw new AuthorityException.OutcomeUnknown(
              "The intermediary gave a notification that is no base64.", e);
        }
      }
    }
    return notifications;
  }

  private JsonNode body(HttpAnswer answer) {
    try {
      JsonNode body = json.readTree(answer.body());
      if (body != null && body.isObject()) {
        return body;
      }
    } catch (IOException e) {
      throw new AuthorityException.OutcomeUnknown(
          "The intermediary answered something that is not JSON (status " + answer.status() + ").",
          e);
    }
    throw new AuthorityException.OutcomeUnknown(
        "The intermediary answered no JSON object (status " + answer.status() + ").", null);
  }

  private static String raw(HttpAnswer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private Request.Builder request(Map<String, String> fields, String path) {
    String key = SdiFields.value(fields, SdiFields.API_KEY).orElse("");
    if (!key.matches("[\\x21-\\x7e]{1,4000}")) {
      throw new AuthorityException.AccessRefused(
          "The API key is missing, or no key; the intermediary was not asked.");
    }
    String address = SdiFields.value(fields, SdiFields.API_ENDPOINT).orElse("");
    return new Request.Builder()
        .url(endpoints.url(address).newBuilder().addPathSegments(path).build())
        .header("Authorization", "Bearer " + key)
        .header("Accept", "application/json");
  }
}
