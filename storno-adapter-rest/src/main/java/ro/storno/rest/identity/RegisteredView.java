package ro.storno.rest.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.Tokens;

/**
 * A new account, signed in.
 *
 * @param token access token
 * @param refreshToken buys the next pair, once
 * @param message what was done
 * @param email the address of the account
 */
public record RegisteredView(
    String token,
    @JsonProperty("refresh_token") String refreshToken,
    String message,
    @Nullable String email) {

  static RegisteredView of(Tokens tokens, @Nullable String email) {
    return new RegisteredView(
        tokens.accessToken(), tokens.refreshToken(), "Account created.", email);
  }
}
