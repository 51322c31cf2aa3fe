package ro.storno.domain.submission;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies one attempt to hand a document to an authority.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record SubmissionId(UUID value) {
  /** Checks that the value is present. */
  public SubmissionId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Parses the canonical text form.
   *
   * @param text 36 characters; not null
   * @return the id, never null
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static SubmissionId parse(String text) {
    return new SubmissionId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
