package ro.storno.benchmarks.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A client of our HTTP API on loopback; any answer but the expected one is a failure. It asks for
 * no compression, which would only cost both ends time on loopback.
 */
final class Api {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final OkHttpClient http;
  private final String base;
  private final @Nullable String token;
  private final @Nullable String company;

  private Api(OkHttpClient http, String base, @Nullable String token, @Nullable String company) {
    this.http = http;
    this.base = base;
    this.token = token;
    this.company = company;
  }

  /** A client that has not logged in yet. */
  static Api at(int port) {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .dispatcher(new Dispatcher())
            .connectionPool(new ConnectionPool(64, 5, java.util.concurrent.TimeUnit.MINUTES))
            .readTimeout(Duration.ofSeconds(60))
            .build();
    return new Api(http, "http://127.0.0.1:" + port, null, null);
  }

  /** The same, logged in. */
  Api withToken(String newToken) {
    return new Api(http, base, newToken, company);
  }

  /** The same, for a company. */
  Api inCompany(String newCompany) {
    return new Api(http, base, token, newCompany);
  }

  /** What a GET answers, which has to be 200. */
  JsonNode get(String path) {
    return parsed(send(request(path).get().build(), 200));
  }

  /** What a POST answers. */
  JsonNode post(String path, Object body, int expected) {
    return parsed(post(path, json(body), expected));
  }

  /** What a POST of ready JSON answers, unparsed. */
  byte[] post(String path, byte[] json, int expected) {
    return send(request(path).post(RequestBody.create(json, JSON)).build(), expected);
  }

  /** Reads a GET to its end without looking at it; the answer has to be 200. */
  int size(String path) {
    return send(request(path).get().build(), 200).length;
  }

  static byte[] json(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static JsonNode parsed(byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  private Request.Builder request(String path) {
    Request.Builder request =
        new Request.Builder().url(base + path).header("Accept-Encoding", "identity");
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (company != null) {
      request.header("X-Company", company);
    }
    return request;
  }

  private byte[] send(Request request, int expected) {
    try (Response response = http.newCall(request).execute()) {
      byte[] body = response.body().bytes();
      if (response.code() != expected) {
        throw new IllegalStateException(
            request.method()
                + " "
                + request.url().encodedPath()
                + " answered "
                + response.code()
                + ": "
                + new String(body, java.nio.charset.StandardCharsets.UTF_8));
      }
      return body;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
