package ro.storno.application.invoice;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.FieldErrors;
import ro.storno.domain.DomainException;
import ro.storno.domain.invoice.CreditNotePolicy;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;

/** Puts the domain's rules on documents and their parents into answers that tell everything. */
final class CreditNoteRules {
  private CreditNoteRules() {}

  /**
   * Checks a drafted content.
   *
   * @param parent what a credit note corrects, or null
   * @throws ApplicationException.Invalid if a value is malformed; names every field at fault
   * @throws ApplicationException.Unacceptable if values do not go together; likewise
   */
  static void check(InvoiceContent content, @Nullable Invoice parent) {
    List<DomainException> violations = new ArrayList<>(Invoice.violations(content));
    if (parent != null) {
      if (content.documentType() != DocumentType.CREDIT_NOTE) {
        violations.add(
            new DomainException.RuleViolated(
                "documentType",
                "Only a credit note has a parent document; set documentType to credit_note."));
      }
      violations.addAll(CreditNotePolicy.violations(content, parent));
    }
    refuse(violations);
  }

  private static void refuse(List<DomainException> violations) {
    FieldErrors errors = new FieldErrors();
    violations.forEach(each -> errors.add(each.field(), String.valueOf(each.getMessage())));
    if (violations.stream().anyMatch(DomainException.InvalidValue.class::isInstance)) {
      errors.throwInvalid();
    }
    errors.throwUnacceptable();
  }
}
