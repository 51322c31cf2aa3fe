package ro.storno.application.invoice;

import ro.storno.application.identity.CompanyScope;

/** Makes a draft invoice or credit note, once per idempotency key. */
public final class CreateInvoice {
  /** Makes the draft. */
  public Result create(CompanyScope scope, InvoiceEntry entry) {
    throw new UnsupportedOperationException();
  }

  /**
   * The draft, new or found.
   *
   * @param invoice not null
   * @param validation quick check; not null
   * @param replayed whether an earlier request had made it
   */
  public record Result(InvoiceDetail invoice, InvoiceValidation validation, boolean replayed) {}
}
