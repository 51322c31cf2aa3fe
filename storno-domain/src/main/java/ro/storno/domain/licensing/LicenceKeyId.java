package ro.storno.domain.licensing;

import java.util.Objects;
import java.util.UUID;

/**
 * Identity of a licence key.
 *
 * @param value not null
 */
public record LicenceKeyId(UUID value) {
  /** Checks that it is there. */
  public LicenceKeyId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
