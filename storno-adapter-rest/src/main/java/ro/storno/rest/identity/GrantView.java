package ro.storno.rest.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import ro.storno.application.identity.OAuth2Answer;
import ro.storno.application.identity.Scopes;
import ro.storno.rest.openapi.Described;

/**
 * Tokens of an app (RFC 6749 section 5.1).
 *
 * @param accessToken for the Authorization header, after Bearer
 * @param refreshToken buys the next pair, once
 * @param tokenType Bearer
 * @param expiresIn lifetime of the access token in seconds
 * @param scope what the access token may do at most
 */
public record GrantView(
    @JsonProperty("access_token") String accessToken,
    @Described("Buys the next pair of tokens, once") @JsonProperty("refresh_token")
        String refreshToken,
    @JsonProperty("token_type") String tokenType,
    @Described("Seconds") @JsonProperty("expires_in") long expiresIn,
    String scope) {

  static GrantView of(OAuth2Answer.Issued issued) {
    return new GrantView(
        issued.accessToken(),
        issued.refreshToken(),
        "Bearer",
        issued.lifetime().toSeconds(),
        Scopes.text(issued.scopes()));
  }

  /** Shows no tokens. */
  @Override
  public String toString() {
    return "GrantView[" + scope + "]";
  }
}
