package ro.storno.simulator.anaf.oauth;

import java.util.Set;

/**
 * An application registered for ANAF's API.
 *
 * @param id not null
 * @param secret not null
 * @param redirectUris compared exactly; if empty, any address of this machine counts; not null
 */
public record OauthClient(String id, String secret, Set<String> redirectUris) {
  private static final java.util.regex.Pattern LOOPBACK =
      java.util.regex.Pattern.compile(
          "https?://(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]+)?(/.*)?");

  /** Takes a copy. */
  public OauthClient {
    redirectUris = Set.copyOf(redirectUris);
  }

  boolean mayRedirectTo(String uri) {
    return redirectUris.isEmpty() ? LOOPBACK.matcher(uri).matches() : redirectUris.contains(uri);
  }

  /** Shows nothing of the secret. */
  @Override
  public String toString() {
    return "OauthClient[" + id + "]";
  }
}
