package ro.storno.domain.identity;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a passkey.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record PasskeyId(UUID value) {
  /** Checks that the value is present. */
  public PasskeyId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
