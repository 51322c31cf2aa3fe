package ro.storno.application.recurring;

import java.time.Instant;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.invoice.InvoiceId;

/** Mails an invoice to its client at some time. Called in the transaction that issues it. */
@FunctionalInterface
public interface IssuedMail {
  /**
   * Plans the mail.
   *
   * @param scope not null
   * @param invoice issued in the same commit; not null
   * @param when may have passed already: then at once; not null
   */
  void plan(CompanyScope scope, InvoiceId invoice, Instant when);
}
