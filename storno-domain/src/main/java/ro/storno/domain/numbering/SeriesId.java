package ro.storno.domain.numbering;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a document series of a company.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record SeriesId(UUID value) {
  /** Checks that the value is present. */
  public SeriesId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Parses the canonical text form.
   *
   * @param text 36 characters; not null
   * @return the id, never null
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static SeriesId parse(String text) {
    return new SeriesId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
