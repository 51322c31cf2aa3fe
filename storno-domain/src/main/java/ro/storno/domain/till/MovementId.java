package ro.storno.domain.till;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a movement of cash.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record MovementId(UUID value) {
  /** Checks that the value is present. */
  public MovementId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
