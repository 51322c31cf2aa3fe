package ro.storno.domain.preceding;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a document that precedes an invoice.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record PrecedingId(UUID value) {
  /** Checks that the value is present. */
  public PrecedingId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Parses the canonical text form.
   *
   * @param text 36 characters; not null
   * @return the id, never null
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static PrecedingId parse(String text) {
    return new PrecedingId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
