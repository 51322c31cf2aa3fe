package ro.storno.rest.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import ro.storno.application.identity.Tokens;
import ro.storno.rest.openapi.Described;

/**
 * What a sign-in hands out.
 *
 * @param token access token
 * @param refreshToken buys the next pair, once
 */
public record TokensView(
    @Described(
            value = "Access token for the Authorization header, good for an hour",
            example = "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9...")
        String token,
    @Described("Buys the next pair of tokens, once") @JsonProperty("refresh_token")
        String refreshToken) {

  static TokensView of(Tokens tokens) {
    return new TokensView(tokens.accessToken(), tokens.refreshToken());
  }
}
