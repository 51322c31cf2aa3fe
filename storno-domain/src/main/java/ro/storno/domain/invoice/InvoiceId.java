package ro.storno.domain.invoice;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies an invoice or credit note.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record InvoiceId(UUID value) {
  /** Checks that the value is present. */
  public InvoiceId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Parses the canonical text form.
   *
   * @param text 36 characters; not null
   * @return the id, never null
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static InvoiceId parse(String text) {
    return new InvoiceId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
