package ro.storno.anaf.company;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the registry is reached.
 *
 * @param base scheme and host, such as {@code https://webservicesp.anaf.ro}; null when none is
 *     configured
 * @param connectTimeout for a connection; not null
 * @param callTimeout for one whole exchange; not null
 * @param attempts how often an exchange is tried, at least 1
 * @param firstPause before the second attempt, doubled for each further one; not null
 * @param interval between the starts of two requests: ANAF allows one a second; not null
 * @param longestWait a caller waits for its turn; not null
 * @param largestAnswer in bytes; a longer answer is not read
 */
public record RegistrySettings(
    @Nullable URI base,
    Duration connectTimeout,
    Duration callTimeout,
    int attempts,
    Duration firstPause,
    Duration interval,
    Duration longestWait,
    int largestAnswer) {

  /** Returns the settings for ANAF's public host, or a stand-in for it. */
  public static RegistrySettings of(@Nullable URI base) {
    return new RegistrySettings(
        base,
        Duration.ofSeconds(3),
        Duration.ofSeconds(8),
        3,
        Duration.ofMillis(500),
        Duration.ofMillis(1050),
        Duration.ofSeconds(10),
        256 * 1024);
  }
}
