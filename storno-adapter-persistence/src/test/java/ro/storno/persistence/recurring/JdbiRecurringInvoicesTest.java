package ro.storno.persistence.recurring;

import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.uuid;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.recurring.DueRecurring;
import ro.storno.application.recurring.RecurringInvoices;
import ro.storno.application.recurring.RecurringInvoicesContract;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.persistence.company.JdbiCompanies;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;
import ro.storno.persistence.identity.JdbiOrganizations;
import ro.storno.persistence.invoice.JdbiInvoices;

class JdbiRecurringInvoicesTest extends RecurringInvoicesContract {
  private static Database database;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  protected Transactions transactions() {
    return database.transactions();
  }

  @Override
  protected RecurringInvoices recurring() {
    return new JdbiRecurringInvoices(database.transactions());
  }

  @Override
  protected DueRecurring due() {
    return new JdbiRecurringInvoices(database.transactions());
  }

  @Override
  protected Invoices invoices() {
    return new JdbiInvoices(database.transactions());
  }

  @Override
  protected void found(CompanyId company) {
    OrganizationId organization = new OrganizationId(uuid());
    transactions()
        .inPlatform(
            () -> {
              new JdbiOrganizations(database.transactions())
                  .add(
                      new Organization(
                          organization, "Org", "org-" + organization, "business", NOW));
              new JdbiCompanies(database.transactions())
                  .add(
                      new Company(
                          company,
                          organization,
                          Samples.party("Firma", "1"),
                          Company.Settings.initial(),
                          null,
                          false,
                          NOW,
                          null,
                          null));
              return 0;
            });
  }
}
