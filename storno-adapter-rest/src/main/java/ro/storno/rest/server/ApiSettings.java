package ro.storno.rest.server;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the HTTP server runs.
 *
 * @param host address to listen on, null for all
 * @param port port to listen on, 0 for any free one
 * @param threads which kind of threads serves requests, not null
 * @param maxThreads how many platform threads at most
 * @param jsonLimit largest JSON body in bytes
 * @param uploadLimit largest multipart body in bytes
 * @param allowedOrigins origins of web pages that may call the API; {@code *} for all; not null
 * @param trustedProxies addresses of proxies whose X-Forwarded-For is believed, not null
 * @param https whether the public address is https, so that browsers may insist on it
 * @param drain how long requests in flight may take when the server stops, not null
 */
public record ApiSettings(
    @Nullable String host,
    int port,
    Threads threads,
    int maxThreads,
    int jsonLimit,
    int uploadLimit,
    Set<String> allowedOrigins,
    Set<String> trustedProxies,
    boolean https,
    Duration drain) {

  /** Kinds of threads. */
  public enum Threads {
    /** Virtual threads where the Java runtime has them (21 and later), else platform threads. */
    AUTO,
    PLATFORM,
    VIRTUAL
  }

  /** Takes copies of the sets. */
  public ApiSettings {
    allowedOrigins = Set.copyOf(allowedOrigins);
    trustedProxies = Set.copyOf(trustedProxies);
  }

  /**
   * All addresses, 2 MiB of JSON, 20 MiB of upload, no foreign origins, ten seconds to drain.
   *
   * @param port port to listen on
   * @return the defaults, not null
   */
  public static ApiSettings on(int port) {
    return new ApiSettings(
        null,
        port,
        Threads.AUTO,
        200,
        2 * 1024 * 1024,
        20 * 1024 * 1024,
        Set.of(),
        Set.of(),
        false,
        Duration.ofSeconds(10));
  }

  boolean virtual() {
    return threads == Threads.VIRTUAL
        || (threads == Threads.AUTO && Runtime.version().feature() >= 21);
  }
}
