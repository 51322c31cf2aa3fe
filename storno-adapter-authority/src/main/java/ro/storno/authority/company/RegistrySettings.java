package ro.storno.authority.company;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ro.storno.authority.call.PublicService;

/**
 * How ANAF's registries are reached.
 *
 * @param service address, time-outs and attempts; not null
 * @param interval between the starts of two requests to the registries together, over all nodes:
 *     ANAF allows one a second; not null
 * @param patience longest wait for a turn; not null
 * @param gathering how long a request is held back so that others can join it; not null
 */
public record RegistrySettings(
    PublicService.Settings service, Duration interval, Duration patience, Duration gathering) {
  private static final int LARGEST_ANSWER = 2 * 1024 * 1024;

  /** Returns the settings for ANAF's public host, or a stand-in for it. */
  public static RegistrySettings of(@Nullable URI base) {
    return new RegistrySettings(
        PublicService.Settings.of(base, LARGEST_ANSWER),
        Duration.ofMillis(1050),
        Duration.ofSeconds(10),
        Duration.ofMillis(25));
  }
}
