package ro.storno.domain.identity;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies an API key.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record ApiKeyId(UUID value) {
  /** Checks that the value is present. */
  public ApiKeyId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
