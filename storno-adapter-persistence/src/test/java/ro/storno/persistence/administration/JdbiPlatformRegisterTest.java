package ro.storno.persistence.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.administration.PlatformRegister;
import ro.storno.application.administration.PlatformRegisterContract;
import ro.storno.application.identity.Organizations;
import ro.storno.application.identity.Users;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;
import ro.storno.persistence.identity.JdbiOrganizations;
import ro.storno.persistence.identity.JdbiUsers;
import ro.storno.persistence.invoice.JdbiInvoices;

class JdbiPlatformRegisterTest extends PlatformRegisterContract {
  private static final String COUNT =
      "select total from count_invoices(cast(:tenants as uuid[]), now(), now(), now())";
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
  protected PlatformRegister register() {
    return new JdbiPlatformRegister(database.transactions());
  }

  @Override
  protected Users users() {
    return new JdbiUsers(database.transactions());
  }

  @Override
  protected Organizations organizations() {
    return new JdbiOrganizations(database.transactions());
  }

  private static long counted(String tenants) {
    return database
        .transactions()
        .handle()
        .createQuery(COUNT)
        .bind("tenants", tenants)
        .mapTo(long.class)
        .one();
  }

  private static CompanyId withInvoice() {
    CompanyId company = Samples.company();
    database
        .transactions()
        .inCompany(
            company,
            () -> {
              new JdbiInvoices(database.transactions())
                  .add(Samples.draft(company).build(), null, List.of());
              return company;
            });
    return company;
  }

  private static long seen() {
    return database
        .transactions()
        .handle()
        .createQuery("select count(*) from invoice")
        .mapTo(long.class)
        .one();
  }

  @Test
  void platform_counts_invoices_of_companies_and_still_sees_none() {
    CompanyId one = withInvoice();
    CompanyId other = withInvoice();
    transactions()
        .inPlatform(
            () -> {
              assertThat(counted("{" + one + "," + other + "}")).isEqualTo(2);
              assertThat(counted("{}")).isZero();
              assertThat(seen()).as("the wall stands again afterwards").isZero();
              return 0;
            });
  }

  @Test
  void tenant_counts_nobody() {
    CompanyId company = withInvoice();
    assertThatThrownBy(() -> transactions().inCompany(company, () -> counted("{" + company + "}")))
        .hasMessageContaining("only the platform counts");
  }
}
