package ro.storno.application.identity;

import org.jspecify.annotations.Nullable;

/** Tells who calls, from the bearer token. */
public final class Authenticate {
  /**
   * Tells who calls.
   *
   * @param bearerToken the token without {@code Bearer}, or null where there is none
   * @param organization the {@code X-Organization} header, or null for the first organization
   */
  public Actor authenticate(@Nullable String bearerToken, @Nullable String organization) {
    throw new UnsupportedOperationException();
  }
}
