package ro.storno.bootstrap;

import ro.storno.application.identity.People;
import ro.storno.application.invoice.AttachToInvoice;
import ro.storno.application.invoice.BulkInvoices;
import ro.storno.application.invoice.CancelInvoice;
import ro.storno.application.invoice.CreateInvoice;
import ro.storno.application.invoice.DeleteInvoice;
import ro.storno.application.invoice.DownloadAttachment;
import ro.storno.application.invoice.DownloadInvoiceXml;
import ro.storno.application.invoice.FollowUpInvoice;
import ro.storno.application.invoice.GetInvoice;
import ro.storno.application.invoice.InvoiceChecks;
import ro.storno.application.invoice.InvoiceDetails;
import ro.storno.application.invoice.InvoiceDrafting;
import ro.storno.application.invoice.InvoiceFiling;
import ro.storno.application.invoice.IssueInvoice;
import ro.storno.application.invoice.KsefCodes;
import ro.storno.application.invoice.ListAttachments;
import ro.storno.application.invoice.ListInvoiceEvents;
import ro.storno.application.invoice.ListInvoices;
import ro.storno.application.invoice.ListVerdicts;
import ro.storno.application.invoice.PrintInvoice;
import ro.storno.application.invoice.Printing;
import ro.storno.application.invoice.ReceivedOriginals;
import ro.storno.application.invoice.RestoreInvoice;
import ro.storno.application.invoice.ReverseInvoice;
import ro.storno.application.invoice.ShowInvoiceDefaults;
import ro.storno.application.invoice.UpdateInvoice;
import ro.storno.application.invoice.ValidateInvoice;
import ro.storno.application.invoice.XmlWriting;
import ro.storno.application.licensing.PlanLimits;
import ro.storno.application.money.ExchangeRates;
import ro.storno.application.payment.DeletePayment;
import ro.storno.application.payment.ListPayments;
import ro.storno.application.payment.RecordPayment;
import ro.storno.application.provider.HeldProviderConfigs;
import ro.storno.application.provider.ProviderSealing;
import ro.storno.rest.invoice.AttachmentRoutes;
import ro.storno.rest.invoice.BulkInvoiceRoutes;
import ro.storno.rest.invoice.InvoiceRoutes;
import ro.storno.rest.payment.PaymentRoutes;

/** Invoices from draft to archive, their attachments and payments; not their way to authorities. */
final class InvoiceUseCases {
  /** Reads everything about an invoice. */
  final InvoiceDetails details;

  /** Turns what clients send into documents. */
  final InvoiceDrafting drafting;

  /** Writes the XML of invoices. */
  final XmlWriting writing;

  /** Writes and judges the XML of issued invoices; also the handler of the job for it. */
  final FollowUpInvoice followUp;

  final GetInvoice get;
  final ListInvoices list;
  final CreateInvoice create;
  final IssueInvoice issue;
  final CancelInvoice cancel;
  final RecordPayment recordPayment;
  final PrintInvoice print;
  final DownloadInvoiceXml downloadXml;

  private final Ports ports;
  private final Foundation base;
  private final InvoiceChecks checks;

  /**
   * What the rest of the graph provides; none is null.
   *
   * @param originals of documents made elsewhere
   * @param filing puts them on their way to ANAF
   */
  record Ports(
      Foundation base,
      Documents documents,
      People people,
      ExchangeRates rates,
      Printing printing,
      ReceivedOriginals originals,
      InvoiceFiling filing,
      PlanLimits planLimits) {}

  InvoiceUseCases(Ports p) {
    this.ports = p;
    this.base = p.base;
    Repositories r = base.repositories();
    Documents documents = p.documents;
    this.details =
        new InvoiceDetails(
            base.transactions(),
            r.invoices(),
            r.payments(),
            r.invoiceFiles(),
            r.seriesBook(),
            r.submissions(),
            p.people,
            r.documentMails()::nextScheduled,
            r.recurring()::originOf,
            base.clock());
    this.checks = new InvoiceChecks(documents.ruleSets());
    this.drafting =
        new InvoiceDrafting(
            r.invoices(),
            r.clients(),
            r.seriesBook(),
            r.vatRates(),
            r.products(),
            p.rates,
            base.ids());
    this.writing =
        new XmlWriting(
            r.companies(), r.bankAccounts(), r.invoices(), documents.writer(), p.originals);
    this.followUp =
        new FollowUpInvoice(
            base.transactions(),
            r.invoices(),
            r.invoiceFiles(),
            writing,
            documents.validator(),
            base.ids(),
            base.clock());
    this.get = new GetInvoice(details);
    this.list =
        new ListInvoices(
            base.transactions(),
            r.invoiceQueries(),
            r.documentMails()::nextScheduled,
            base.clock());
    this.create =
        new CreateInvoice(
            base.validator(),
            base.transactions(),
            r.invoices(),
            r.payments(),
            drafting,
            checks,
            details,
            base.ids(),
            base.clock());
    this.issue =
        new IssueInvoice(
            base.transactions(),
            r.invoices(),
            r.seriesBook(),
            base.jobs(),
            p.filing,
            details,
            p.planLimits,
            base.ids(),
            base.clock());
    this.cancel =
        new CancelInvoice(
            base.transactions(), r.invoices(), p.filing, details, base.ids(), base.clock());
    this.recordPayment =
        new RecordPayment(
            base.validator(),
            base.transactions(),
            r.invoices(),
            r.payments(),
            base.ids(),
            base.clock());
    this.print =
        new PrintInvoice(
            base.transactions(),
            writing,
            r.payments(),
            p.printing,
            new KsefCodes(
                r.submissions(),
                new HeldProviderConfigs(
                    base.transactions(),
                    r.companies(),
                    r.providerConfigs(),
                    new ProviderSealing(base.box()))),
            base.clock());
    this.downloadXml =
        new DownloadInvoiceXml(
            base.transactions(), r.invoices(), r.invoiceFiles(), writing, base.clock());
  }

  InvoiceRoutes routes() {
    Repositories r = base.repositories();
    return new InvoiceRoutes(
        new InvoiceRoutes.UseCases(
            create,
            update(),
            get,
            list,
            delete(),
            issue,
            new ValidateInvoice(
                base.transactions(), writing, ports.documents.validator(), checks, details),
            cancel,
            new RestoreInvoice(
                base.transactions(),
                r.invoices(),
                r.seriesBook(),
                details,
                base.ids(),
                base.clock()),
            downloadXml,
            print,
            new ListInvoiceEvents(base.transactions(), r.invoices(), details),
            new ListVerdicts(base.transactions(), r.invoices(), r.invoiceFiles()),
            new ShowInvoiceDefaults(
                base.transactions(), r.vatRates(), r.clients(), ports.rates, base.clock())));
  }

  private UpdateInvoice update() {
    Repositories r = base.repositories();
    return new UpdateInvoice(
        base.validator(),
        base.transactions(),
        r.invoices(),
        r.invoiceFiles(),
        base.jobs(),
        ports.filing,
        drafting,
        checks,
        details,
        base.ids(),
        base.clock());
  }

  private DeleteInvoice delete() {
    Repositories r = base.repositories();
    return new DeleteInvoice(base.transactions(), r.invoices(), r.invoiceFiles(), base.files());
  }

  BulkInvoiceRoutes bulkRoutes() {
    Repositories r = base.repositories();
    return new BulkInvoiceRoutes(
        new BulkInvoices(
            base.transactions(),
            r.invoices(),
            new BulkInvoices.Single(
                delete(),
                cancel,
                new ReverseInvoice(base.transactions(), r.invoices(), base.ids(), base.clock()),
                issue,
                recordPayment,
                deletePayment()),
            base.clock()));
  }

  AttachmentRoutes attachmentRoutes() {
    Repositories r = base.repositories();
    return new AttachmentRoutes(
        new AttachToInvoice(
            base.transactions(),
            r.invoices(),
            r.invoiceFiles(),
            base.files(),
            base.ids(),
            base.clock()),
        new ListAttachments(base.transactions(), r.invoices(), r.invoiceFiles()),
        new DownloadAttachment(base.transactions(), r.invoiceFiles(), base.files()));
  }

  PaymentRoutes paymentRoutes() {
    Repositories r = base.repositories();
    return new PaymentRoutes(
        new ListPayments(base.transactions(), r.invoices(), r.payments()),
        recordPayment,
        deletePayment());
  }

  private DeletePayment deletePayment() {
    Repositories r = base.repositories();
    return new DeletePayment(
        base.transactions(), r.invoices(), r.payments(), base.ids(), base.clock());
  }
}
