package ro.storno.domain.invoice;

import java.util.List;
import ro.storno.domain.document.DocumentTotals;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.PrecedingInvoice;

/**
 * A document made elsewhere, in our terms.
 *
 * @param number as its maker gave it (BT-1); not null
 * @param content lines, parties and terms; not null
 * @param totals as declared, with the sign of the house: negative on a credit note. Lines, groups
 *     and totals need not agree; {@code findings} says where they do not. Not null
 * @param corrects documents that it corrects (BG-3); not null
 * @param findings what could not be taken over as it stands, and where our arithmetic differs; not
 *     null
 */
public record ReceivedInvoice(
    String number,
    InvoiceContent content,
    DocumentTotals totals,
    List<PrecedingInvoice> corrects,
    List<Finding> findings) {
  /** UNTDID 1001: the buyer wrote the document for the seller. */
  public static final String SELF_BILLED = "389";

  /** Takes copies. */
  public ReceivedInvoice {
    corrects = List.copyOf(corrects);
    findings = List.copyOf(findings);
  }

  /** Returns whether the buyer wrote the document for the seller. */
  public boolean selfBilled() {
    return content.typeCode().equals(SELF_BILLED);
  }
}
