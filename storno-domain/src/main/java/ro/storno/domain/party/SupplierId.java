package ro.storno.domain.party;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a supplier of a company.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record SupplierId(UUID value) {
  /** Checks that the value is present. */
  public SupplierId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Parses the canonical text form.
   *
   * @param text 36 characters; not null
   * @return the id, never null
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static SupplierId parse(String text) {
    return new SupplierId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
