package ro.storno.rest.identity;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import ro.storno.rest.openapi.Described;

/**
 * Asks for the next pair of tokens.
 *
 * @param refreshToken the one from the last sign-in or refresh
 */
public record RefreshRequest(
    @Described(value = "Refresh token of the last login or refresh", required = true)
        @JsonProperty("refresh_token")
        @JsonAlias("refreshToken")
        @Nullable String refreshToken) {}
