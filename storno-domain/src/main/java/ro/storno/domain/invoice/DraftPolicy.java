package ro.storno.domain.invoice;

import java.util.Objects;
import ro.storno.domain.DomainException;
import ro.storno.domain.document.DocumentLine;

/** What already a draft must satisfy. */
final class DraftPolicy {
  private DraftPolicy() {}

  static void check(InvoiceContent content) {
    if (content.lines().isEmpty()) {
      throw new DomainException.InvalidValue("lines", "At least one line item is required.");
    }
    int i = 0;
    for (DocumentLine line : content.lines()) {
      if (line.quantity().signum() == 0) {
        throw new DomainException.InvalidValue(
            "lines[" + i + "].quantity", "This value should not be zero.");
      }
      i++;
    }
    if (content.dueDate() != null && content.dueDate().isBefore(content.issueDate())) {
      throw new DomainException.RuleViolated("dueDate", "Due date cannot be before issue date.");
    }
  }

  static void checkChange(Invoice before, InvoiceContent changed) {
    check(changed);
    InvoiceContent was = before.content();
    if (was.documentType() != changed.documentType()) {
      throw new DomainException.RuleViolated(
          "documentType", "The document type cannot be changed.");
    }
    if (!Objects.equals(was.parent(), changed.parent())) {
      throw new DomainException.RuleViolated(
          "parentDocumentId", "Parent document cannot be changed.");
    }
    boolean numbered = before.number() != null;
    if (numbered && !Objects.equals(was.seriesId(), changed.seriesId())) {
      throw new DomainException.RuleViolated(
          "documentSeriesId", "The series can only be changed while the invoice has no number.");
    }
  }
}
