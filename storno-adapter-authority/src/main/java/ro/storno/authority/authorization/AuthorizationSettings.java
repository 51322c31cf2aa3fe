package ro.storno.authority.authorization;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where ANAF's OAuth2 server is, and who we are to it.
 *
 * @param server scheme and host, such as {@code https://logincert.anaf.ro}, or the whole address up
 *     to {@code /authorize} where it has another path; null when none is configured
 * @param services scheme and host of what tokens are for, such as {@code https://api.anaf.ro}; null
 *     when none is configured
 * @param clientId as ANAF gave it out; null when none is configured
 * @param clientSecret as ANAF gave it out; null when none is configured
 */
public record AuthorizationSettings(
    @Nullable URI server,
    @Nullable URI services,
    @Nullable String clientId,
    @Nullable String clientSecret) {
  /** Shows no secret. */
  @Override
  public String toString() {
    return "AuthorizationSettings[" + server + ", " + services + "]";
  }
}
