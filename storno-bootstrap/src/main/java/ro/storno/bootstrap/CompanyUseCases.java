package ro.storno.bootstrap;

import ro.storno.application.authority.Pace;
import ro.storno.application.company.CompanyDirectory;
import ro.storno.application.company.CompanyRegistry;
import ro.storno.application.company.CreateCompany;
import ro.storno.application.company.DeleteCompany;
import ro.storno.application.company.GetCompany;
import ro.storno.application.company.ListCompanies;
import ro.storno.application.company.ManageBankAccounts;
import ro.storno.application.company.ManageCompanyLogo;
import ro.storno.application.company.PurgeCompany;
import ro.storno.application.company.RefreshCompany;
import ro.storno.application.company.RememberingCompanyRegistry;
import ro.storno.application.company.RestoreCompany;
import ro.storno.application.company.ToggleSync;
import ro.storno.application.company.UpdateCompany;
import ro.storno.application.invoice.InvoicePrinter;
import ro.storno.application.invoice.Printing;
import ro.storno.application.licensing.PlanLimits;
import ro.storno.application.numbering.ManageSeries;
import ro.storno.application.printing.ManagePrintSettings;
import ro.storno.application.printing.PreviewPrint;
import ro.storno.application.tax.ManageVatRates;
import ro.storno.rest.company.CompanyRoutes;
import ro.storno.rest.numbering.SeriesRoutes;
import ro.storno.rest.printing.PrintSettingsRoutes;
import ro.storno.rest.tax.VatRateRoutes;

/** Companies and what is set up for them: bank accounts, series, VAT rates, the look of prints. */
final class CompanyUseCases {
  final CompanyDirectory directory;

  /** ANAF's registry of taxpayers, asked once a day for each. */
  final RememberingCompanyRegistry registry;

  /** Ends a company; {@link #purge} removes it later. */
  final DeleteCompany delete;

  /** How the documents of companies are printed. */
  final Printing printing;

  private final Foundation base;
  private final PlanLimits planLimits;
  private final InvoicePrinter printer;

  CompanyUseCases(
      Foundation base, PlanLimits planLimits, CompanyRegistry taxpayers, InvoicePrinter printer) {
    this.base = base;
    this.planLimits = planLimits;
    this.printer = printer;
    Repositories r = base.repositories();
    this.directory = new CompanyDirectory(base.transactions(), r.companies(), base.clock());
    this.registry =
        new RememberingCompanyRegistry(
            taxpayers, base.transactions(), r.keptAnswers(), base.clock());
    this.delete =
        new DeleteCompany(
            base.transactions(), r.companies(), directory, base.jobs(), base.audit(), base.clock());
    this.printing = new Printing(r.printSettings(), base.files(), printer);
  }

  /** The handler of the job that removes what is left of a company. */
  PurgeCompany purge() {
    Repositories r = base.repositories();
    return new PurgeCompany(
        base.transactions(),
        r.companies(),
        r.deletedCompanies(),
        r.companyRecords(),
        r.submissions(),
        base.files(),
        base.jobs(),
        base.audit(),
        base.clock());
  }

  CompanyRoutes routes(Pace pace, AnafUseCases anaf) {
    Repositories r = base.repositories();
    return new CompanyRoutes(
        new CompanyRoutes.UseCases(
            create(registry),
            list(),
            new GetCompany(base.transactions(), r.companies()),
            update(),
            new RefreshCompany(
                base.transactions(), r.companies(), registry::asked, directory, pace, base.clock()),
            new ManageCompanyLogo(
                base.transactions(),
                r.companies(),
                base.files(),
                printer,
                directory,
                base.audit(),
                base.ids(),
                base.clock()),
            delete,
            new RestoreCompany(
                base.transactions(),
                r.companies(),
                r.deletedCompanies(),
                directory,
                base.audit(),
                planLimits,
                base.clock()),
            bankAccounts(),
            new ToggleSync(base.transactions(), r.companies(), anaf.access, anaf.sync),
            anaf.tokens));
  }

  SeriesRoutes seriesRoutes() {
    return new SeriesRoutes(series());
  }

  VatRateRoutes vatRateRoutes() {
    return new VatRateRoutes(vatRates());
  }

  PrintSettingsRoutes printSettingsRoutes() {
    return new PrintSettingsRoutes(
        new ManagePrintSettings(
            base.validator(), base.transactions(), base.repositories().printSettings()),
        new PreviewPrint(base.validator(), base.transactions(), printing, base.clock()));
  }

  /**
   * @param from where the particulars of new companies come from
   */
  CreateCompany create(CompanyRegistry from) {
    Repositories r = base.repositories();
    return new CreateCompany(
        base.validator(),
        base.transactions(),
        r.companies(),
        from,
        directory,
        base.audit(),
        r.vatRates(),
        r.seriesBook(),
        planLimits,
        base.ids(),
        base.clock());
  }

  ListCompanies list() {
    return new ListCompanies(base.transactions(), base.repositories().companies());
  }

  UpdateCompany update() {
    return new UpdateCompany(
        base.validator(),
        base.transactions(),
        base.repositories().companies(),
        directory,
        base.audit(),
        base.clock());
  }

  ManageVatRates vatRates() {
    return new ManageVatRates(
        base.validator(),
        base.transactions(),
        base.repositories().vatRates(),
        base.ids(),
        base.clock());
  }

  ManageBankAccounts bankAccounts() {
    return new ManageBankAccounts(
        base.validator(),
        base.transactions(),
        base.repositories().bankAccounts(),
        base.audit(),
        base.ids(),
        base.clock());
  }

  ManageSeries series() {
    return new ManageSeries(
        base.validator(),
        base.transactions(),
        base.repositories().seriesBook(),
        base.ids(),
        base.clock());
  }
}
