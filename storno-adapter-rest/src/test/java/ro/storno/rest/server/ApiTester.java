package ro.storno.rest.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ro.storno.rest.openapi.ApiConformance;

/**
 * Calls a running server and checks every answer against its OpenAPI document.
 *
 * <p>For tests of all modules. A call whose answer does not conform fails right away.
 */
public final class ApiTester {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String base;
  private final HttpClient http;
  private final ApiConformance conformance;
  private final Map<String, String> headers;

  /**
   * Fetches the document of a server.
   *
   * @param base such as {@code http://localhost:8080}, not null
   */
  public ApiTester(String base) {
    this.base = base;
    this.http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    this.headers = Map.of();
    this.conformance =
        ApiConformance.to(raw("GET", "/openapi.json", BodyPublishers.noBody()).text());
  }

  private ApiTester(ApiTester other, Map<String, String> headers) {
    this.base = other.base;
    this.http = other.http;
    this.conformance = other.conformance;
    this.headers = headers;
  }

  /**
   * The same tester, sending one more header.
   *
   * @param name not null
   * @param value not null
   * @return not null
   */
  public ApiTester with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new ApiTester(this, more);
  }

  /**
   * The same tester, signed in.
   *
   * @param token access token, not null
   * @return not null
   */
  public ApiTester as(String token) {
    return with("Authorization", "Bearer " + token);
  }

  /** Calls without a body. */
  public Answer call(String method, String path) {
    return checked(method, path, BodyPublishers.noBody());
  }

  /** Calls with a JSON text as body. */
  public Answer send(String method, String path, String json) {
    ApiTester typed =
        headers.containsKey("Content-Type") ? this : with("Content-Type", "application/json");
    return typed.checked(method, path, BodyPublishers.ofString(json));
  }

  /** GET. */
  public Answer get(String path) {
    return call("GET", path);
  }

  /** POST of a JSON text. */
  public Answer post(String path, String json) {
    return send("POST", path, json);
  }

  /** POST of one file as a form. */
  public Answer upload(String path, String field, String name, String type, byte[] content) {
    String boundary = "----storno-test";
    String head =
        "--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\""
            + field
            + "\"; filename=\""
            + name
            + "\"\r\nContent-Type: "
            + type
            + "\r\n\r\n";
    String tail = "\r\n--" + boundary + "--\r\n";
    byte[] body = new byte[head.length() + content.length + tail.length()];
    System.arraycopy(head.getBytes(StandardCharsets.ISO_8859_1), 0, body, 0, head.length());
    System.arraycopy(content, 0, body, head.length(), content.length);
    System.arraycopy(
        tail.getBytes(StandardCharsets.ISO_8859_1),
        0,
        body,
        head.length() + content.length,
        tail.length());
    return with("Content-Type", "multipart/form-data; boundary=" + boundary)
        .checked("POST", path, BodyPublishers.ofByteArray(body));
  }

  private Answer checked(String method, String path, BodyPublisher body) {
    Answer answer = raw(method, path, body);
    assertThat(
            conformance.problems(
                method,
                URI.create(path).getPath(),
                answer.status(),
                answer.header("Content-Type").orElse(""),
                answer.body()))
        .as("answer against /openapi.json")
        .isEmpty();
    return answer;
  }

  private Answer raw(String method, String path, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(60))
            .method(method, body);
    headers.forEach(request::header);
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(response);
    } catch (IOException e) {
      throw new AssertionError(method + " " + path + " got no answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /**
   * What came back.
   *
   * @param response not null
   */
  public record Answer(HttpResponse<byte[]> response) {
    /** HTTP status. */
    public int status() {
      return response.statusCode();
    }

    /** The bytes of the body. */
    public byte[] body() {
      return response.body();
    }

    /** The body as text. */
    public String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** A header. */
    public Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }

    /** The body as JSON. */
    public JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (IOException e) {
        throw new AssertionError("not JSON: " + text(), e);
      }
    }

    /** A value inside the JSON body as text, such as {@code /lines/0/quantity}. */
    public String at(String pointer) {
      return json().at(pointer).asText();
    }

    /** Fails unless the status is as expected. */
    public Answer expect(int status) {
      assertThat(status()).as(text()).isEqualTo(status);
      return this;
    }
  }
}
