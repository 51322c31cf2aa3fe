package ro.storno.domain.einvoice;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A free text on the invoice, with a code for its subject (BG-1).
 *
 * @param subjectCode BT-21 subject of the note, from UNCL 4451, for example {@code AAI}; null when
 *     not stated
 * @param text BT-22 the note, not null
 */
public record InvoiceNote(@Nullable String subjectCode, String text) {
  /** Copies lists and refuses a null where the term is not optional. */
  public InvoiceNote {
    Objects.requireNonNull(text, "text");
  }

  /** A note without a subject code. */
  public static InvoiceNote of(String text) {
    return new InvoiceNote(null, text);
  }
}
