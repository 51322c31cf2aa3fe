package ro.storno.domain.document;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a line of a document.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record LineId(UUID value) {
  /** Checks that the value is present. */
  public LineId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Parses the canonical text form.
   *
   * @param text 36 characters; not null
   * @return the id, never null
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static LineId parse(String text) {
    return new LineId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
