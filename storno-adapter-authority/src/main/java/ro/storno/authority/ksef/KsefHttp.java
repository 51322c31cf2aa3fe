package ro.storno.authority.ksef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import ro.storno.application.authority.AuthorityException;
import ro.storno.authority.call.AuthorityClient;
import ro.storno.authority.call.HttpAnswer;
import ro.storno.authority.call.Patience;

/**
 * Single exchanges with KSeF, and what its answers mean. An answer with status 400 is a refusal
 * with a code ({@link Refused}), and surely had no effect. Thread-safe.
 */
final class KsefHttp {
  static final int LARGEST_ANSWER = 16 * 1024 * 1024;
  private static final int SMALL_ANSWER = 1024 * 1024;
  private static final int LONGEST_TEXT = 500;
  private static final MediaType JSON = MediaType.get("application/json");
  private static final MediaType XML = MediaType.get("application/xml");

  private final AuthorityClient http;
  private final ObjectMapper json = new ObjectMapper();

  KsefHttp(Patience patience, InstantSource clock) {
    this.http = new AuthorityClient("KSeF", patience, clock);
  }

  /** A refusal with KSeF's codes; nothing was done. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final List<Integer> codes;
    private final List<String> reasons;
    private final String raw;

    Refused(List<Integer> codes, List<String> reasons, String raw) {
      super(String.join(" ", reasons));
      this.codes = List.copyOf(codes);
      this.reasons = List.copyOf(reasons);
      this.raw = raw;
    }

    boolean with(int code) {
      return codes.contains(code);
    }

    List<String> reasons() {
      return reasons;
    }

    String raw() {
      return raw;
    }

    AuthorityException.Declined declined() {
      return new AuthorityException.Declined("KSeF declined: " + getMessage());
    }
  }

  /** Which request; the token is null where none is needed. */
  static Request.Builder request(HttpUrl url, @Nullable String token) {
    Request.Builder request =
        new Request.Builder().url(url).header("Accept", "application/json, application/xml");
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  static RequestBody body(JsonNode body) {
    return RequestBody.create(body.toString().getBytes(StandardCharsets.UTF_8), JSON);
  }

  static RequestBody xml(byte[] body) {
    return RequestBody.create(body, XML);
  }

  static RequestBody nothing() {
    return RequestBody.create(new byte[0], null);
  }

  /** Asks for JSON. */
  JsonNode ask(Request request) throws Refused {
    return read(checked(http.ask(request, LARGEST_ANSWER)));
  }

  /** Asks for bytes. */
  byte[] bytes(Request request) throws Refused {
    HttpAnswer answer = checked(http.ask(request, LARGEST_ANSWER));
    if (answer.form() != HttpAnswer.Form.XML) {
      throw answer.unreadable("something that is not XML");
    }
    return answer.body();
  }

  /** Asks for nothing but success. */
  void tell(Request request) throws Refused {
    checked(http.ask(request, SMALL_ANSWER));
  }

  /** Sends what has an effect. */
  JsonNode submit(Request request) throws Refused {
    return read(checked(http.submit(request, SMALL_ANSWER)));
  }

  private HttpAnswer checked(HttpAnswer answer) throws Refused {
    switch (answer.status()) {
      case 200, 201, 202, 204:
        return answer;
      case 400:
        throw refused(answer);
      case 410:
        throw new AuthorityException.Gone("KSeF keeps this no longer (status 410).");
      default:
        answer.good(); // 401, 403, 429 and the page of a firewall have their own meaning
        throw answer.unreadable("something that is not documented");
    }
  }

  private JsonNode read(HttpAnswer answer) {
    try {
      JsonNode body = json.readTree(answer.body());
      if (body != null && (body.isObject() || body.isArray())) {
        return body;
      }
      throw answer.unreadable("something that is not JSON");
    } catch (IOException e) {
      throw answer.unreadable("something that is not JSON");
    }
  }

  /** Reads either form of a refusal: that with an exception, and the problem details. */
  private Refused refused(HttpAnswer answer) {
    List<Integer> codes = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    JsonNode body = read(answer);
    for (JsonNode each : body.at("/exception/exceptionDetailList")) {
      codes.add(each.path("exceptionCode").asInt());
      reasons.add(reason(each, "exceptionCode", "exceptionDescription"));
    }
    for (JsonNode each : body.path("errors")) {
      codes.add(each.path("code").asInt());
      reasons.add(reason(each, "code", "description"));
    }
    if (reasons.isEmpty()) {
      throw answer.unreadable("a refusal without a reason");
    }
    return new Refused(codes, reasons, answer.text());
  }

  private static String reason(JsonNode entry, String code, String description) {
    StringBuilder text = new StringBuilder();
    text.append(entry.path(code).asText()).append(": ").append(entry.path(description).asText());
    for (JsonNode detail : entry.path("details")) {
      text.append(' ').append(detail.asText());
    }
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text.toString();
  }
}
