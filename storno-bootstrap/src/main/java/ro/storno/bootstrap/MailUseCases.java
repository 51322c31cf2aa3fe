package ro.storno.bootstrap;

import java.time.Clock;
import java.util.List;
import ro.storno.application.CommandValidator;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.file.FileStore;
import ro.storno.application.identity.People;
import ro.storno.application.invoice.DownloadInvoiceXml;
import ro.storno.application.invoice.GetInvoice;
import ro.storno.application.invoice.InvoiceMails;
import ro.storno.application.invoice.MailedContents;
import ro.storno.application.invoice.PrintInvoice;
import ro.storno.application.job.JobQueue;
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

  /** The handler of the jobs in which mails leave. */
  final DeliverDocumentMail deliver;

  private final Ports ports;
  private final MailableDocuments documents;
  private final MailWriting writing;
  private final Senders senders;
  private final Unsubscribe unsubscribe;

  /**
   * What they need; none is null.
   *
   * @param printInvoice prints invoices
   * @param downloadXml finds their XML
   * @param printPreceding prints proformas and delivery notes
   * @param printReceipt prints receipts
   * @param getInvoice answers with an invoice
   */
  record Ports(
      Transactions transactions,
      Repositories repositories,
      CommandValidator validator,
      Messages messages,
      People people,
      PrintInvoice printInvoice,
      DownloadInvoiceXml downloadXml,
      PrintPreceding printPreceding,
      PrintReceipt printReceipt,
      GetInvoice getInvoice,
      JobQueue jobs,
      Ids ids,
      Clock clock) {}

  MailUseCases(Ports ports) {
    this.ports = ports;
    Repositories r = ports.repositories;
    Messages messages = ports.messages;
    MailedContents contents = new MailedContents(r.clients(), r.seriesBook());
    this.documents =
        new MailableDocuments(
            List.of(
                new InvoiceMails(
                    r.invoices(),
                    contents,
                    ports.printInvoice,
                    ports.downloadXml,
                    ports.ids,
                    ports.clock),
                preceding(PrecedingKind.PROFORMA, contents),
                preceding(PrecedingKind.DELIVERY_NOTE, contents),
                new ReceiptMails(r.receipts(), contents, ports.printReceipt)));
    this.writing = new MailWriting(r.emailTemplates(), new OwaspMailMarkup(), ports.clock);
    this.senders =
        new Senders(
            ports.transactions, r.organizations(), r.senders(), messages.box(), messages.server());
    this.unsubscribe =
        new Unsubscribe(
            ports.transactions,
            r.companies(),
            r.mailRefusals(),
            messages.box(),
            messages.links(),
            ports.clock);
    this.mailDocument =
        new MailDocument(
            ports.validator,
            ports.transactions,
            documents,
            r.documentMails(),
            r.mailRefusals(),
            writing,
            senders,
            messages.box(),
            ports.jobs,
            ports.ids,
            ports.clock);
    this.deliver =
        new DeliverDocumentMail(
            ports.transactions,
            r.companies(),
            documents,
            r.documentMails(),
            r.mailRefusals(),
            senders,
            unsubscribe,
            messages.box(),
            messages.carrier(),
            ports.clock);
  }

  private PrecedingMails preceding(PrecedingKind kind, MailedContents contents) {
    return new PrecedingMails(kind, ports.repositories.preceding(), contents, ports.printPreceding);
  }

  /** Takes files to authorities by mail. */
  AuthorityMail postToAuthority() {
    Repositories r = ports.repositories;
    return new PostToAuthority(
        ports.transactions,
        r.companies(),
        r.documentMails(),
        senders,
        ports.messages.box(),
        ports.jobs,
        ports.clock);
  }

  /** The handler of the jobs in which such mails leave. */
  DeliverToAuthority deliverToAuthority(FileStore files) {
    Repositories r = ports.repositories;
    return new DeliverToAuthority(
        ports.transactions,
        r.companies(),
        r.documentMails(),
        files,
        senders,
        ports.messages.box(),
        ports.messages.carrier(),
        ports.clock);
  }

  EmailTemplateRoutes templateRoutes() {
    return new EmailTemplateRoutes(
        new ManageEmailTemplates(
            ports.validator,
            ports.transactions,
            ports.repositories.emailTemplates(),
            ports.ids,
            ports.clock));
  }

  DocumentMailRoutes mailRoutes() {
    return new DocumentMailRoutes(
        mailDocument,
        new ReadDocumentMails(
            ports.transactions,
            documents,
            ports.repositories.documentMails(),
            writing,
            senders,
            ports.people),
        new StopScheduledMails(ports.transactions, documents, ports.repositories.documentMails()),
        ports.getInvoice);
  }

  UnsubscribeRoutes unsubscribeRoutes() {
    return new UnsubscribeRoutes(unsubscribe);
  }
}
