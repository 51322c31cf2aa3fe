package ro.storno.application.identity;

import java.time.Duration;
import java.util.Set;
import ro.storno.domain.identity.Permission;

/** What an app gets for a grant. */
public sealed interface OAuth2Answer {
  /**
   * Tokens.
   *
   * @param accessToken not null
   * @param refreshToken buys the next pair, once; not null
   * @param lifetime of the access token; not null
   * @param scopes of the access token; not null
   */
  record Issued(String accessToken, String refreshToken, Duration lifetime, Set<Permission> scopes)
      implements OAuth2Answer {
    /** Shows no tokens. */
    @Override
    public String toString() {
      return "Issued" + scopes;
    }
  }

  /**
   * A refusal.
   *
   * @param error the word of RFC 6749 section 5.2; not null
   * @param description what to change; not null
   */
  record Refused(String error, String description) implements OAuth2Answer {}
}
