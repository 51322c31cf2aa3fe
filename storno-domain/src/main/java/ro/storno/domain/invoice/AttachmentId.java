package ro.storno.domain.invoice;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a file attached to an invoice.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record AttachmentId(UUID value) {
  /** Checks that the value is present. */
  public AttachmentId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Parses the canonical text form.
   *
   * @param text 36 characters; not null
   * @return the id, never null
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static AttachmentId parse(String text) {
    return new AttachmentId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
