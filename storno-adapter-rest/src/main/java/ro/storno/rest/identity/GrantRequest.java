package ro.storno.rest.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.ExchangeGrant;
import ro.storno.rest.openapi.Described;

/**
 * What an app trades for tokens (RFC 6749 section 4.1.3 and 6).
 *
 * @param grantType authorization_code or refresh_token
 * @param clientId of the app
 * @param clientSecret of a confidential app
 * @param code with authorization_code
 * @param redirectUri with authorization_code
 * @param codeVerifier with authorization_code
 * @param refreshToken with refresh_token
 * @param scope with refresh_token
 */
public record GrantRequest(
    @Described(value = "authorization_code or refresh_token", required = true)
        @JsonProperty("grant_type")
        @Nullable String grantType,
    @Described(value = "Identifier of the app", required = true) @JsonProperty("client_id")
        @Nullable String clientId,
    @Described("Secret of a confidential app") @JsonProperty("client_secret")
        @Nullable String clientSecret,
    @Described("With authorization_code: the code") @Nullable String code,
    @Described("With authorization_code: where the code was sent to") @JsonProperty("redirect_uri")
        @Nullable String redirectUri,
    @Described("With authorization_code: what the challenge was computed from")
        @JsonProperty("code_verifier")
        @Nullable String codeVerifier,
    @Described("With refresh_token: the token, good for one use") @JsonProperty("refresh_token")
        @Nullable String refreshToken,
    @Described("With refresh_token: less than was granted") @Nullable String scope) {

  ExchangeGrant.Command command() {
    return new ExchangeGrant.Command(
        grantType, clientId, clientSecret, code, redirectUri, codeVerifier, refreshToken, scope);
  }

  /** Shows no secrets. */
  @Override
  public String toString() {
    return "GrantRequest[" + grantType + "]";
  }
}
