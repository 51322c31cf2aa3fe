package ro.storno.security.identity;

import java.time.Duration;

/**
 * How access tokens are made.
 *
 * @param issuer who issues them, the {@code iss} claim, not null
 * @param audience whom they are for, the {@code aud} claim, not null
 * @param lifetime how long one is good, positive, not null
 */
public record AccessTokenSettings(String issuer, String audience, Duration lifetime) {
  /** Refuses a lifetime that is not positive. */
  public AccessTokenSettings {
    if (lifetime.isNegative() || lifetime.isZero()) {
      throw new IllegalArgumentException("an access token lives longer than nothing");
    }
  }

  /**
   * One hour, issued by and for {@code storno}.
   *
   * @return the default settings, not null
   */
  public static AccessTokenSettings standard() {
    return new AccessTokenSettings("storno", "storno-api", Duration.ofHours(1));
  }
}
