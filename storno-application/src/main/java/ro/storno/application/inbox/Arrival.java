package ro.storno.application.inbox;

import java.util.Map;
import ro.storno.application.notification.Notice;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.notification.NotificationType;

/**
 * A document that was not known before.
 *
 * @param invoice as stored; not null
 * @param direction not null
 * @param number as its maker gave it; not null
 * @param supplier name of the seller; not null
 */
public record Arrival(InvoiceId invoice, Direction direction, String number, String supplier) {
  /** Returns what the people of the company are told of it. */
  public Notice notice(CompanyId company) {
    return Notice.toCompany(
            company,
            NotificationType.INVOICE_RECEIVED,
            invoice.toString(),
            Map.of(
                "invoiceId", invoice.toString(), "invoiceNumber", number, "clientName", supplier))
        .linkedTo("/invoices/" + invoice);
  }
}
