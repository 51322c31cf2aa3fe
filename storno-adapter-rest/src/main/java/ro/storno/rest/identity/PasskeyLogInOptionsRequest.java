package ro.storno.rest.identity;

import org.jspecify.annotations.Nullable;
import ro.storno.rest.openapi.Described;

/**
 * Who wants to sign in.
 *
 * @param email taken, and of no effect
 */
public record PasskeyLogInOptionsRequest(
    @Described("Taken, and of no effect: the answer never tells whether an account exists")
        @Nullable String email) {}
