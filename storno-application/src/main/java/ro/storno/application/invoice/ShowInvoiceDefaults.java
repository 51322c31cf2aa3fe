package ro.storno.application.invoice;

import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.party.ClientId;

/** Tells what an invoice form offers and what it starts with. */
public final class ShowInvoiceDefaults {
  /**
   * Tells it, for one client if given.
   *
   * @param client or null
   */
  public InvoiceDefaults show(CompanyScope scope, @Nullable ClientId client) {
    throw new UnsupportedOperationException();
  }
}
