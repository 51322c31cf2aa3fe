package ro.storno.simulator.anaf.oauth;

import java.time.Duration;

/**
 * What an authorization gives.
 *
 * @param access for 90 days; not null
 * @param refresh for 365 days, to be used once; not null
 */
public record Tokens(String access, String refresh) {
  /** How long an access token counts. */
  public static final Duration ACCESS_LIFETIME = Duration.ofDays(90);

  /** How long a refresh token counts. */
  public static final Duration REFRESH_LIFETIME = Duration.ofDays(365);
}
