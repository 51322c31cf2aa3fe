package ro.storno.bootstrap;

import ro.storno.application.ApplicationException;
import ro.storno.application.company.CompanyRegistry;
import ro.storno.application.party.Vies;
import ro.storno.cli.seed.SeedTools;

/** What loading a seed file needs of the areas. */
record Seeding(
    Foundation base,
    IdentityUseCases identity,
    CompanyUseCases companies,
    ClientUseCases clients,
    InvoiceUseCases invoices,
    CatalogUseCases catalog,
    ReceivingUseCases receiving,
    ProformaUseCases proformas,
    CashUseCases cash,
    RecurrenceUseCases recurrence) {

  /** Companies come from the file, not the registry. */
  SeedTools tools() {
    Repositories r = base.repositories();
    CompanyRegistry none =
        cif -> {
          throw new ApplicationException.Unavailable(
              "A seed file asks no registry", new IllegalStateException());
        };
    return new SeedTools(
        base.transactions(),
        base.ids(),
        base.clock(),
        r.users(),
        r.organizations(),
        r.invoices(),
        identity.identity.createUser,
        identity.enterCompany,
        companies.list(),
        companies.create(none),
        companies.update(),
        companies.vatRates(),
        companies.bankAccounts(),
        companies.series(),
        clients.create(Vies.disconnected()),
        clients.list(),
        invoices.create,
        invoices.get,
        invoices.issue,
        invoices.cancel,
        invoices.recordPayment,
        new SeedTools.Catalogue(
            catalog.categories,
            catalog.manage,
            catalog.read,
            receiving.manageSuppliers,
            receiving.readSuppliers),
        papers());
  }

  private SeedTools.Papers papers() {
    return new SeedTools.Papers(
        proformas.all.draft(),
        proformas.all.read(),
        proformas.all.advance(),
        base.repositories().receipts(),
        cash.receipts.draft(),
        cash.receipts.advance(),
        recurrence.all.manage(),
        recurrence.all.read());
  }
}
