package ro.storno.application.anaf;

import java.util.Objects;

/**
 * A bearer token for ANAF's protected services. Never shown: not in logs, not in messages.
 *
 * @param value the token; not null
 */
public record AnafAccessToken(String value) {
  /** Checks that the value is present. */
  public AnafAccessToken {
    Objects.requireNonNull(value, "value");
  }

  /** Shows nothing of the token. */
  @Override
  public String toString() {
    return "AnafAccessToken[…]";
  }
}
