package ro.storno.bootstrap;

import java.util.List;
import ro.storno.application.identity.People;
import ro.storno.application.invoice.InvoiceMails;
import ro.storno.application.invoice.MailedContents;
import ro.storno.application.job.JobHandler;
import ro.storno.application.mail.DeliverDocumentMail;
import ro.storno.application.mail.DeliverToAuthority;
import ro.storno.application.mail.MailDocument;
import ro.storno.application.mail.MailWriting;
import ro.storno.application.mail.MailableDocuments;
import ro.storno.application.mail.ManageEmailTemplates;
import ro.storno.application.mail.PostToAuthority;
import ro.storno.application.mail.ReadDocumentMails;
import ro.storno.application.mail.Senders;
import ro.storno.application.mail.StopScheduledMails;
import ro.storno.application.mail.Unsubscribe;
import ro.storno.application.preceding.PrecedingMails;
import ro.storno.application.preceding.PrintPreceding;
import ro.storno.application.provider.AuthorityMail;
import ro.storno.application.receipt.PrintReceipt;
import ro.storno.application.receipt.ReceiptMails;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.messaging.mail.OwaspMailMarkup;
import ro.storno.rest.mail.DocumentMailRoutes;
import ro.storno.rest.mail.EmailTemplateRoutes;
import ro.storno.rest.mail.UnsubscribeRoutes;

/** E-mail of documents: the use cases on their ports. */
final class MailUseCases {
  /** Mails documents; also for whoever mails them by itself. */
  final MailDocument mailDocument;

  private final Ports ports;
  private final MailableDocuments documents;
  private final MailWriting writing;
  private final Senders senders;
  private final Unsubscribe unsubscribe;
  private final DeliverDocumentMail deliver;

  /**
   * What they need; none is null.
   *
   * @param printPreceding prints proformas and delivery notes
   */
  record Ports(
      Foundation base,
      Messages messages,
      People people,
      InvoiceUseCases invoices,
      PrintPreceding printPreceding,
      PrintReceipt printReceipt) {}

  MailUseCases(Ports ports) {
    this.ports = ports;
    Repositories r = ports.base.repositories();
    Messages messages = ports.messages;
    MailedContents contents = new MailedContents(r.clients(), r.seriesBook());
    this.documents =
        new MailableDocuments(
            List.of(
                new InvoiceMails(
                    r.invoices(),
                    contents,
                    ports.invoices.print,
                    ports.invoices.downloadXml,
                    ports.base.ids(),
                    ports.base.clock()),
                preceding(PrecedingKind.PROFORMA, contents),
                preceding(PrecedingKind.DELIVERY_NOTE, contents),
                new ReceiptMails(r.receipts(), contents, ports.printReceipt)));
    this.writing = new MailWriting(r.emailTemplates(), new OwaspMailMarkup(), ports.base.clock());
    this.senders =
        new Senders(
            ports.base.transactions(),
            r.organizations(),
            r.senders(),
            messages.box(),
            messages.server());
    this.unsubscribe =
        new Unsubscribe(
            ports.base.transactions(),
            r.companies(),
            r.mailRefusals(),
            messages.box(),
            messages.links(),
            ports.base.clock());
    this.mailDocument =
        new MailDocument(
            ports.base.validator(),
            ports.base.transactions(),
            documents,
            r.documentMails(),
            r.mailRefusals(),
            writing,
            senders,
            messages.box(),
            ports.base.jobs(),
            ports.base.ids(),
            ports.base.clock());
    this.deliver =
        new DeliverDocumentMail(
            ports.base.transactions(),
            r.companies(),
            documents,
            r.documentMails(),
            r.mailRefusals(),
            senders,
            unsubscribe,
            messages.box(),
            messages.carrier(),
            ports.base.clock());
  }

  private PrecedingMails preceding(PrecedingKind kind, MailedContents contents) {
    return new PrecedingMails(
        kind, ports.base.repositories().preceding(), contents, ports.printPreceding);
  }

  /** Takes files to authorities by mail. */
  AuthorityMail postToAuthority() {
    Repositories r = ports.base.repositories();
    return new PostToAuthority(
        ports.base.transactions(),
        r.companies(),
        r.documentMails(),
        senders,
        ports.messages.box(),
        ports.base.jobs(),
        ports.base.clock());
  }

  List<JobHandler> jobs() {
    return List.of(deliver, deliverToAuthority());
  }

  private DeliverToAuthority deliverToAuthority() {
    Repositories r = ports.base.repositories();
    return new DeliverToAuthority(
        ports.base.transactions(),
        r.companies(),
        r.documentMails(),
        ports.base.files(),
        senders,
        ports.messages.box(),
        ports.messages.carrier(),
        ports.base.clock());
  }

  EmailTemplateRoutes templateRoutes() {
    return new EmailTemplateRoutes(
        new ManageEmailTemplates(
            ports.base.validator(),
            ports.base.transactions(),
            ports.base.repositories().emailTemplates(),
            ports.base.ids(),
            ports.base.clock()));
  }

  DocumentMailRoutes mailRoutes() {
    return new DocumentMailRoutes(
        mailDocument,
        new ReadDocumentMails(
            ports.base.transactions(),
            documents,
            ports.base.repositories().documentMails(),
            writing,
            senders,
            ports.people),
        new StopScheduledMails(
            ports.base.transactions(), documents, ports.base.repositories().documentMails()),
        ports.invoices.get);
  }

  UnsubscribeRoutes unsubscribeRoutes() {
    return new UnsubscribeRoutes(unsubscribe);
  }
}
