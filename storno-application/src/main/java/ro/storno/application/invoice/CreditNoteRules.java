package ro.storno.application.invoice;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import ro.storno.domain.DomainException;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;

/** What a credit note owes to the invoice that it corrects (api-reference/credit-notes). */
final class CreditNoteRules {
  private static final Set<DocumentStatus> CREDITABLE =
      EnumSet.of(
          DocumentStatus.ISSUED,
          DocumentStatus.SENT_TO_PROVIDER,
          DocumentStatus.VALIDATED,
          DocumentStatus.REJECTED,
          DocumentStatus.REFUNDED);

  private CreditNoteRules() {}

  static void check(InvoiceContent content, Invoice parent) {
    refuseIf(
        content.documentType() != DocumentType.CREDIT_NOTE,
        "documentType",
        "Only a credit note has a parent document; set documentType to credit_note.");
    refuseIf(
        parent.content().documentType() == DocumentType.CREDIT_NOTE,
        "parentDocumentId",
        "The parent document is a credit note itself; name the invoice.");
    refuseIf(
        !CREDITABLE.contains(parent.status()),
        "parentDocumentId",
        "The parent document is "
            + parent.status().wireName()
            + "; only an issued invoice can be credited.");
    refuseIf(
        !Objects.equals(content.clientId(), parent.content().clientId()),
        "clientId",
        "The client is not that of the parent document.");
    refuseIf(
        !content.currency().equals(parent.content().currency()),
        "currency",
        "The currency must be that of the parent document, " + parent.content().currency() + ".");
    refuseIf(
        content.issueDate().isBefore(parent.content().issueDate()),
        "issueDate",
        "A credit note cannot be dated before the invoice it corrects.");
  }

  /** Checks that the amounts go back. */
  static void checkSign(Invoice invoice) {
    boolean credit = invoice.content().documentType() == DocumentType.CREDIT_NOTE;
    refuseIf(
        credit && invoice.totals().total().signum() > 0,
        "lines",
        "A credit note takes amounts back: give negative quantities.");
  }

  private static void refuseIf(boolean wrong, String field, String message) {
    if (wrong) {
      throw new DomainException.RuleViolated(field, message);
    }
  }
}
