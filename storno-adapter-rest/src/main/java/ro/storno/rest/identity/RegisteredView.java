package ro.storno.rest.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.Tokens;

/**
 * A new account, signed in.
 *
 * @param token access token, null where the address must be confirmed first
 * @param refreshToken buys the next pair, once; null likewise
 * @param message what was done
 * @param email the address of the account
 */
public record RegisteredView(
    @Nullable String token,
    @JsonProperty("refresh_token") @Nullable String refreshToken,
    String message,
    @Nullable String email) {

  static RegisteredView of(Optional<Tokens> tokens, @Nullable String email) {
    return new RegisteredView(
        tokens.map(Tokens::accessToken).orElse(null),
        tokens.map(Tokens::refreshToken).orElse(null),
        tokens.isPresent()
            ? "Account created."
            : "Account created. Please confirm your email address before logging in.",
        email);
  }
}
