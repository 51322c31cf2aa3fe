package ro.storno.application.identity;

import org.jspecify.annotations.Nullable;

/** Trades a refresh token for the next pair; each token works once. */
public final class RefreshSession {
  /** Trades the token. */
  public Tokens refresh(@Nullable String refreshToken) {
    throw new UnsupportedOperationException();
  }
}
