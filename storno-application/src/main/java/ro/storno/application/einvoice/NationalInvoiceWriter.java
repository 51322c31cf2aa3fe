package ro.storno.application.einvoice;

import java.time.LocalDate;
import java.util.List;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.domain.einvoice.ValidationReport;

/**
 * Writes invoices with what their country adds, in a format of that country, and judges them by its
 * rules. Implementations are thread-safe.
 */
public interface NationalInvoiceWriter {
  /**
   * Writes an invoice.
   *
   * @param invoice not null
   * @param format name of the format, such as {@code fatturapa}; not null
   * @throws UnwritableInvoiceException if something is missing or a character is not allowed
   */
  Document write(NationalInvoice invoice, String format);

  /**
   * Judges a document by the rules of a format.
   *
   * @param document not null
   * @param format not null
   * @param day whose rules apply; not null
   */
  ValidationReport judge(byte[] document, String format, LocalDate day);

  /**
   * What was written.
   *
   * @param content not copied, so not to be changed; not null
   * @param leftOut the terms for which the format has no room; not null
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Document(byte[] content, List<Finding> leftOut) {
    /** Copies the findings. */
    public Document {
      leftOut = List.copyOf(leftOut);
    }
  }
}
