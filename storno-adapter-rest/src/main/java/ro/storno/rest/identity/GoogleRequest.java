package ro.storno.rest.identity;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;
import ro.storno.rest.openapi.Described;

/**
 * A sign-in with Google.
 *
 * @param idToken from Google's sign-in
 */
public record GoogleRequest(
    @Described(value = "ID token from Google's sign-in; also read as credential", required = true)
        @JsonAlias("credential")
        @Nullable String idToken) {
  /** Shows no token. */
  @Override
  public String toString() {
    return "GoogleRequest[]";
  }
}
