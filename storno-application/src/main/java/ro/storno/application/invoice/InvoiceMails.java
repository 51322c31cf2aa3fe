package ro.storno.application.invoice;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Ids;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.mail.MailCarrier;
import ro.storno.application.mail.MailedDocument;
import ro.storno.application.mail.MailedDocuments;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.mail.DocumentMail;
import ro.storno.domain.mail.MailedKind;

/** Invoices and credit notes as documents that are mailed. */
public final class InvoiceMails implements MailedDocuments {
  private final Invoices invoices;
  private final MailedContents contents;
  private final PrintInvoice print;
  private final DownloadInvoiceXml xml;
  private final Ids ids;
  private final Clock clock;

  /** Works with the given ports; none is null. */
  public InvoiceMails(
      Invoices invoices,
      MailedContents contents,
      PrintInvoice print,
      DownloadInvoiceXml xml,
      Ids ids,
      Clock clock) {
    this.invoices = invoices;
    this.contents = contents;
    this.print = print;
    this.xml = xml;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Set<MailedKind> kinds() {
    return Set.of(MailedKind.INVOICE, MailedKind.CREDIT_NOTE);
  }

  @Override
  public String title() {
    return "Invoice";
  }

  @Override
  public Optional<MailedDocument> find(CompanyId company, UUID id) {
    return invoices
        .find(company, new InvoiceId(id))
        .map(
            invoice -> contents.mailed(company, invoice.content(), invoice.totals(), own(invoice)));
  }

  private static MailedContents.Own own(Invoice invoice) {
    boolean creditNote = invoice.content().documentType() == DocumentType.CREDIT_NOTE;
    String name = InvoiceFile.safe(invoice.displayNumber());
    return new MailedContents.Own(
        creditNote ? MailedKind.CREDIT_NOTE : MailedKind.INVOICE,
        invoice.id().value(),
        invoice.displayNumber(),
        name + ".pdf",
        name + ".xml",
        invoice.balance().signum() > 0,
        obstacle(invoice));
  }

  private static @Nullable String obstacle(Invoice invoice) {
    if (invoice.direction() == Direction.INCOMING) {
      return "The invoice was received; only invoices of the company itself are e-mailed.";
    }
    if (invoice.status() == DocumentStatus.DRAFT) {
      return "The invoice is a draft; issue it before you e-mail it.";
    }
    return invoice.status() == DocumentStatus.CANCELLED ? "The invoice is cancelled." : null;
  }

  @Override
  public List<MailCarrier.Attachment> files(CompanyScope scope, DocumentMail mail) {
    InvoiceId id = new InvoiceId(mail.document());
    List<MailCarrier.Attachment> files = new ArrayList<>();
    for (String name : mail.attachments()) {
      InvoiceFile file =
          DocumentMail.isXml(name) ? xml.download(scope, id) : print.print(scope, id);
      files.add(MailedContents.attachment(name, file));
    }
    return files;
  }

  @Override
  public void sent(DocumentMail mail) {
    invoices.append(
        mail.company(),
        new InvoiceId(mail.document()),
        List.of(
            new InvoiceEvent(
                ids.next(),
                InvoiceEvent.Type.EMAIL_SENT,
                null,
                null,
                clock.instant(),
                mail.mail().sentBy(),
                "E-mailed to " + mail.mail().recipient(),
                Map.of(
                    "to",
                    mail.mail().recipient().value(),
                    "subject",
                    mail.mail().subject(),
                    "attachments",
                    String.join(",", mail.attachments())))));
  }
}
