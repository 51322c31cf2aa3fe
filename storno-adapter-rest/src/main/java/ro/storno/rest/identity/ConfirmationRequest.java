package ro.storno.rest.identity;

import org.jspecify.annotations.Nullable;
import ro.storno.rest.openapi.Described;

/**
 * Confirms an address.
 *
 * @param token from the mail
 */
public record ConfirmationRequest(
    @Described(value = "Token of the mail", required = true) @Nullable String token) {}
