package ro.storno.application.recurring;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import ro.storno.application.Ids;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.mail.MailDocument;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.mail.MailedKind;

/**
 * Plans the mails of recurring invoices among the other mails about them, where users see them and
 * can stop them. Where nobody has noted an address of the client, an event of the invoice says so.
 */
public final class MailRecurring implements IssuedMail {
  private final MailDocument mailDocument;
  private final Invoices invoices;
  private final Ids ids;
  private final Clock clock;

  /** Plans with the given ports; none is null. */
  public MailRecurring(MailDocument mailDocument, Invoices invoices, Ids ids, Clock clock) {
    this.mailDocument = mailDocument;
    this.invoices = invoices;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void plan(CompanyScope scope, InvoiceId invoice, Instant when) {
    if (mailDocument.plan(scope, MailedKind.INVOICE, invoice.value(), when).isEmpty()) {
      invoices.append(scope.company(), invoice, List.of(withheld()));
    }
  }

  private InvoiceEvent withheld() {
    return new InvoiceEvent(
        ids.next(),
        InvoiceEvent.Type.EMAIL_WITHHELD,
        null,
        null,
        clock.instant(),
        null,
        "The e-mail was not sent by itself: the client has no e-mail address",
        Map.of());
  }
}
