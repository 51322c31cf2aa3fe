package ro.storno.application.invoice;

import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.invoice.InvoiceId;

/** Checks an invoice, quickly by our own rules or fully by the official ones. */
public final class ValidateInvoice {
  /**
   * Checks the invoice.
   *
   * @param mode {@code quick} (also when null) or {@code full}
   */
  public InvoiceValidation validate(CompanyScope scope, InvoiceId id, @Nullable String mode) {
    throw new UnsupportedOperationException();
  }
}
