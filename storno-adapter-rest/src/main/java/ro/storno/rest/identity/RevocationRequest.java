package ro.storno.rest.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import ro.storno.rest.openapi.Described;

/**
 * A token that an app gives back (RFC 7009).
 *
 * @param token access or refresh token
 * @param tokenTypeHint which of them; both are looked for anyway
 * @param clientId of the app
 * @param clientSecret of a confidential app
 */
public record RevocationRequest(
    @Described(value = "Access or refresh token", required = true) @Nullable String token,
    @Described("access_token or refresh_token; both are looked for anyway")
        @JsonProperty("token_type_hint")
        @Nullable String tokenTypeHint,
    @Described(value = "Identifier of the app", required = true) @JsonProperty("client_id")
        @Nullable String clientId,
    @Described("Secret of a confidential app") @JsonProperty("client_secret")
        @Nullable String clientSecret) {
  /** Shows no secrets. */
  @Override
  public String toString() {
    return "RevocationRequest[" + tokenTypeHint + "]";
  }
}
