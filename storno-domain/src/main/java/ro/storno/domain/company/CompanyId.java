package ro.storno.domain.company;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a company, the tenant that every document belongs to.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record CompanyId(UUID value) {
  /** Checks that the value is present. */
  public CompanyId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Parses the canonical text form.
   *
   * @param text 36 characters; not null
   * @return the id, never null
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static CompanyId parse(String text) {
    return new CompanyId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
