package ro.storno.cli.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;

/** Speaks to the HTTP API as any client would. */
final class ApiClient {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final ObjectMapper mapper = new ObjectMapper();
  private final URI server;
  private @Nullable String token;
  private @Nullable String company;

  /** The last cookie of the server: the way to an authority and back is bound to one. */
  private @Nullable String cookie;

  ApiClient(URI server) {
    this.server = server;
  }

  void signedIn(String accessToken) {
    this.token = accessToken;
  }

  void in(String companyId) {
    this.company = companyId;
  }

  JsonNode get(String path) {
    return json(request("GET", path, null));
  }

  JsonNode post(String path, @Nullable Object body) {
    return json(request("POST", path, body));
  }

  JsonNode patch(String path, Object body) {
    return json(request("PATCH", path, body));
  }

  /** Posts nothing; returns whether it was not too early for it. */
  boolean postUnlessTooMany(String path) {
    HttpResponse<byte[]> response = exchange("POST", path, null);
    if (response.statusCode() == 429) {
      return false;
    }
    successful("POST", path, response);
    return true;
  }

  byte[] download(String path) {
    return request("GET", path, null);
  }

  /** Returns a file, or nothing where the server has none yet. */
  Optional<byte[]> downloadIfThere(String path) {
    HttpResponse<byte[]> response = exchange("GET", path, null);
    return response.statusCode() == 404
        ? Optional.empty()
        : Optional.of(successful("GET", path, response));
  }

  /** Opens a page as a browser does: with cookies, without a token. Redirects are not followed. */
  HttpResponse<byte[]> visit(URI page) {
    HttpRequest.Builder request = HttpRequest.newBuilder(page).timeout(PATIENCE);
    if (cookie != null && server.getAuthority().equals(page.getAuthority())) {
      request.header("Cookie", cookie);
    }
    return send(request.build(), "GET " + page.getHost());
  }

  private byte[] request(String method, String path, @Nullable Object body) {
    return successful(method, path, exchange(method, path, body));
  }

  private HttpResponse<byte[]> exchange(String method, String path, @Nullable Object body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .timeout(PATIENCE)
            .header("Accept", "application/json, */*");
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (company != null) {
      request.header("X-Company", company);
    }
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofByteArray(bytes(body)));
    }
    return send(request.build(), method + " " + path);
  }

  private HttpResponse<byte[]> send(HttpRequest request, String what) {
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      response
          .headers()
          .firstValue("Set-Cookie")
          .ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
      return response;
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE, what + ": the server does not answer (" + e + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.NEGATIVE, "Interrupted");
    }
  }

  private static byte[] successful(String method, String path, HttpResponse<byte[]> response) {
    if (response.statusCode() >= 300) {
      throw new CommandFailure(
          ExitCode.NEGATIVE,
          method
              + " "
              + path
              + " answered "
              + response.statusCode()
              + ": "
              + new String(response.body(), StandardCharsets.UTF_8));
    }
    return response.body();
  }

  private byte[] bytes(Object body) {
    try {
      return mapper.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not representable in JSON", e);
    }
  }

  private JsonNode json(byte[] answer) {
    try {
      return mapper.readTree(answer);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.NEGATIVE, "The server answered something else than JSON");
    }
  }
}
