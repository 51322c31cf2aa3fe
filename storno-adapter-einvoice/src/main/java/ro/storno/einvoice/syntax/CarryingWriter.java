package ro.storno.einvoice.syntax;

import java.util.ArrayList;
import java.util.List;
import ro.storno.application.einvoice.ElectronicInvoiceWriter;
import ro.storno.application.einvoice.UnwritableInvoiceException;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.domain.einvoice.Severity;

/**
 * A writer that can also write what its syntax carries and name the rest, which conversions need.
 *
 * <p>{@link #write} stays strict: a term that has to be left out is a reason to refuse.
 */
public interface CarryingWriter extends ElectronicInvoiceWriter {
  /**
   * The invoice without the terms the syntax has no room for.
   *
   * @param invoice what to write, not null
   * @return the document and what was left out
   * @throws UnwritableInvoiceException if something is missing or a character is not allowed
   */
  Written carry(ElectronicInvoice invoice);

  /**
   * An invoice with what its country adds.
   *
   * @param document what to write, not null; terms of a country the syntax is not for are not
   *     looked at
   * @return the document and what was left out
   * @throws UnwritableInvoiceException if something is missing or a character is not allowed
   */
  default Written carryOne(NationalInvoice document) {
    return carry(document.invoice());
  }

  /**
   * Invoices with what their country adds, in one file.
   *
   * @param documents at least one, not null; a syntax that has one document to a file takes the
   *     first and names the others among what it left out
   * @return the file and what was left out
   * @throws UnwritableInvoiceException if something is missing or a character is not allowed
   */
  default Written carry(List<NationalInvoice> documents) {
    Written first = carryOne(documents.get(0));
    if (documents.size() == 1) {
      return first;
    }
    List<Finding> findings = new ArrayList<>(first.findings());
    findings.add(
        Finding.of(
            "ONE-DOCUMENT",
            Severity.WARNING,
            FindingSource.INPUT,
            "The syntax has one invoice to a file; %d others were left out."
                .formatted(documents.size() - 1)));
    return new Written(first.document(), findings);
  }

  @Override
  default byte[] write(ElectronicInvoice invoice) {
    return strict(carry(invoice));
  }

  /** Writes invoices with what their country adds, and refuses to leave anything out. */
  default byte[] write(List<NationalInvoice> documents) {
    return strict(carry(documents));
  }

  private static byte[] strict(Written written) {
    if (!written.leftOut().isEmpty()) {
      throw new UnwritableInvoiceException(written.leftOut());
    }
    return written.document();
  }
}
