package ro.storno.rest.identity;

import org.jspecify.annotations.Nullable;
import ro.storno.rest.openapi.Described;

/**
 * Proves that the owner of the account is there.
 *
 * @param password of the account
 */
public record PasswordRequest(
    @Described(value = "Password of the account", required = true) @Nullable String password) {}
