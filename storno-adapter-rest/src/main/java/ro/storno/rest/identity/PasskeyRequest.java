package ro.storno.rest.identity;

import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.ManagePasskeys;
import ro.storno.rest.openapi.Described;

/**
 * A new passkey.
 *
 * @param name to tell passkeys apart
 * @param response of the browser
 */
public record PasskeyRequest(
    @Described(value = "Name to tell passkeys apart", example = "iPhone 15 Pro", required = true)
        @Nullable String name,
    @Described(value = "What the browser answered", required = true)
        @Nullable PasskeyResponseRequest response) {

  ManagePasskeys.Command command() {
    return new ManagePasskeys.Command(name, response == null ? null : response.answer());
  }
}
