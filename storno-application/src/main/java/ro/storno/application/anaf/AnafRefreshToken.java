package ro.storno.application.anaf;

import java.util.Objects;

/**
 * What buys the next access token. ANAF rotates it: each refresh answers a new one, and the old one
 * is spent. Never shown: not in logs, not in messages.
 *
 * @param value the token; not null
 */
public record AnafRefreshToken(String value) {
  /** Checks that the value is present. */
  public AnafRefreshToken {
    Objects.requireNonNull(value, "value");
  }

  /** Shows nothing of the token. */
  @Override
  public String toString() {
    return "AnafRefreshToken[…]";
  }
}
