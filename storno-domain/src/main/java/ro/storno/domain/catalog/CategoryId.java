package ro.storno.domain.catalog;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a product category of a company.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record CategoryId(UUID value) {
  /** Checks that the value is present. */
  public CategoryId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Parses the canonical text form.
   *
   * @param text 36 characters; not null
   * @return the id, never null
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static CategoryId parse(String text) {
    return new CategoryId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
