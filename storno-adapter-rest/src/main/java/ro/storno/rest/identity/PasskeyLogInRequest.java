package ro.storno.rest.identity;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.LogInWithPasskey;
import ro.storno.rest.openapi.Described;

/**
 * A sign-in with a passkey.
 *
 * @param response of the browser
 * @param sessionId as the options gave it
 */
public record PasskeyLogInRequest(
    @Described(value = "What the browser answered", required = true) @JsonAlias("credential")
        @Nullable PasskeyResponseRequest response,
    @Described("As the options gave it; may be left out") @Nullable String sessionId) {

  LogInWithPasskey.Command command() {
    return new LogInWithPasskey.Command(response == null ? null : response.answer(), sessionId);
  }
}
