package ro.storno.application.invoice;

import java.util.Set;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.invoice.InvoiceId;

/** Changes an editable invoice. */
public final class UpdateInvoice {
  /**
   * Changes what is given.
   *
   * @param given names of the components of the entry that were sent; not null
   */
  public Result update(CompanyScope scope, InvoiceId id, InvoiceEntry entry, Set<String> given) {
    throw new UnsupportedOperationException();
  }

  /**
   * The changed invoice.
   *
   * @param invoice not null
   * @param validation quick check; not null
   */
  public record Result(InvoiceDetail invoice, InvoiceValidation validation) {}
}
