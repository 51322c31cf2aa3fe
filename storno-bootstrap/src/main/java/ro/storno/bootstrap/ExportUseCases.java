package ro.storno.bootstrap;

import java.util.List;
import ro.storno.application.accounting.ExportAccounting;
import ro.storno.application.accounting.ExportSaga;
import ro.storno.application.accounting.ManageAccountingSettings;
import ro.storno.application.export.ArchiveInvoices;
import ro.storno.application.export.ExpireArchive;
import ro.storno.application.export.ExportCsv;
import ro.storno.application.export.PackInvoices;
import ro.storno.application.invoice.ShowPaymentDetails;
import ro.storno.application.job.JobHandler;
import ro.storno.application.money.ExchangeRates;
import ro.storno.application.sharing.ManageShareLinks;
import ro.storno.application.sharing.OpenShareLink;
import ro.storno.rest.accounting.AccountingRoutes;
import ro.storno.rest.export.ExportRoutes;
import ro.storno.rest.sharing.ShareRoutes;
import ro.storno.security.identity.HashedSecrets;

/** What leaves as files: lists, archives, files of accounting programs, and share links. */
final class ExportUseCases {
  private final Foundation base;
  private final InvoiceUseCases invoices;
  private final ExchangeRates rates;
  private final Browsers browsers;

  ExportUseCases(
      Foundation base, InvoiceUseCases invoices, ExchangeRates rates, Browsers browsers) {
    this.base = base;
    this.invoices = invoices;
    this.rates = rates;
    this.browsers = browsers;
  }

  List<JobHandler> jobs() {
    Repositories r = base.repositories();
    return List.of(
        new PackInvoices(
            base.transactions(),
            r.invoiceArchives(),
            r.companies(),
            r.invoices(),
            r.exportedRows(),
            invoices.print,
            invoices.downloadXml,
            base.files(),
            new HashedSecrets(),
            base.box(),
            base.jobs(),
            base.clock()),
        new ExpireArchive(base.transactions(), r.invoiceArchives(), base.files()));
  }

  ExportRoutes routes() {
    Repositories r = base.repositories();
    return new ExportRoutes(
        new ExportCsv(base.transactions(), r.exportedRows(), invoices.list),
        new ArchiveInvoices(
            base.transactions(),
            r.invoiceArchives(),
            r.invoices(),
            base.files(),
            new HashedSecrets(),
            base.box(),
            base.jobs(),
            base.ids(),
            base.clock()),
        browsers.address(),
        base.clock());
  }

  AccountingRoutes accountingRoutes() {
    Repositories r = base.repositories();
    return new AccountingRoutes(
        new ManageAccountingSettings(base.validator(), base.transactions(), r.accountingBook()),
        new ExportSaga(
            base.transactions(), r.exportedRows(), r.accountingBook(), invoices.list, base.clock()),
        new ExportAccounting(
            base.transactions(), r.exportedRows(), r.accountingBook(), rates, base.clock()));
  }

  ShareRoutes shareRoutes() {
    Repositories r = base.repositories();
    HashedSecrets secrets = new HashedSecrets();
    return new ShareRoutes(
        new ManageShareLinks(
            base.transactions(),
            r.invoices(),
            r.shareLinks(),
            secrets,
            browsers.address(),
            base.ids(),
            base.clock()),
        new OpenShareLink(
            base.transactions(),
            r.companies(),
            r.shareLinks(),
            secrets,
            invoices.get,
            invoices.print,
            invoices.downloadXml,
            new ShowPaymentDetails(base.transactions(), invoices.writing),
            base.clock()),
        base.clock());
  }
}
