package ro.storno.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ro.storno.simulator.digest.Sha256;

/**
 * One request, read whole.
 *
 * @param method in upper case; not null
 * @param path decoded, without the query; not null
 * @param query parameters of the URL; not null
 * @param headers names in lower case; not null
 * @param body empty if there was none, or if it was oversized; not null
 * @param oversized whether the body was longer than the server reads
 */
public record Request(
    String method,
    String path,
    Parameters query,
    Map<String, List<String>> headers,
    byte[] body,
    boolean oversized) {

  /** Returns the first header with a name, in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)))
        .flatMap(values -> values.stream().findFirst());
  }

  /** Returns the body as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Returns the SHA-256 of the body in lower-case hex. */
  public String bodyHash() {
    return Sha256.hex(body);
  }

  /** Returns the parameters of a submitted form; those of the URL are not among them. */
  public Parameters form() {
    return Parameters.parse(text());
  }
}
