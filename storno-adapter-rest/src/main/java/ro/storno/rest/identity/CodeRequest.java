package ro.storno.rest.identity;

import org.jspecify.annotations.Nullable;
import ro.storno.rest.openapi.Described;

/**
 * Proves an authenticator.
 *
 * @param code its present code
 */
public record CodeRequest(
    @Described(value = "Present code of the authenticator", required = true, example = "123456")
        @Nullable String code) {}
