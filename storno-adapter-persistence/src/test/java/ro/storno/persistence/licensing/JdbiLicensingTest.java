package ro.storno.persistence.licensing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.licensing.LicenceKeys;
import ro.storno.application.licensing.LicensingContract;
import ro.storno.application.licensing.Subscriptions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;
import ro.storno.persistence.identity.JdbiOrganizations;
import ro.storno.persistence.invoice.JdbiInvoices;

class JdbiLicensingTest extends LicensingContract {
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
  protected LicenceKeys keys() {
    return new JdbiLicenceKeys(database.transactions());
  }

  @Override
  protected Subscriptions subscriptions() {
    return new JdbiSubscriptions(database.transactions());
  }

  @Override
  protected OrganizationId organization() {
    OrganizationId id = new OrganizationId(Samples.uuid());
    return transactions()
        .inPlatform(
            () -> {
              new JdbiOrganizations(database.transactions())
                  .add(new Organization(id, "Exemplu", "exemplu-" + id, "starter", Samples.NOW));
              return id;
            });
  }

  @Test
  void drafts_count_as_no_issued_invoices() {
    CompanyId company = Samples.company();
    transactions()
        .inCompany(
            company,
            () -> {
              new JdbiInvoices(database.transactions())
                  .add(Samples.draft(company).build(), null, List.of());
              return company;
            });
    JdbiIssuedInvoices issued = new JdbiIssuedInvoices(database.transactions());
    assertThat(
            transactions()
                .inPlatform(() -> issued.count(List.of(company), Samples.NOW.minusSeconds(86_400))))
        .isZero();
    assertThat(transactions().inPlatform(() -> issued.count(List.of(), Samples.NOW))).isZero();
  }
}
