package ro.storno.persistence.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.licensing.LicenceKeys;
import ro.storno.application.licensing.LicensingContract;
import ro.storno.application.licensing.Subscriptions;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.licensing.Subscription;
import ro.storno.persistence.company.JdbiCompanies;
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

  private CompanyId company(OrganizationId organization, @Nullable Instant deletedAt) {
    CompanyId id = Samples.company();
    transactions()
        .inPlatform(
            () ->
                new JdbiCompanies(database.transactions())
                    .add(
                        new Company(
                            id,
                            organization,
                            Samples.party("Exemplu SRL", "12345674"),
                            Company.Settings.initial(),
                            null,
                            false,
                            Samples.NOW,
                            null,
                            deletedAt)));
    return id;
  }

  private void invoice(CompanyId company, boolean issued) {
    transactions()
        .inCompany(
            company,
            () -> {
              var draft = Samples.draft(company).build();
              new JdbiInvoices(database.transactions()).add(draft, null, List.of());
              return issued
                  ? database
                      .transactions()
                      .handle()
                      .execute(
                          "update invoice set issued_at = ? where id = ?",
                          Samples.NOW,
                          draft.id().value())
                  : 0;
            });
  }

  private long issued(OrganizationId organization) {
    JdbiPlanRoom room = new JdbiPlanRoom(database.transactions());
    return transactions()
        .inPlatform(() -> room.invoices(organization, Samples.NOW.minusSeconds(86_400)));
  }

  @Test
  void drafts_and_invoices_of_others_count_as_no_issued_invoices() {
    OrganizationId organization = organization();
    assertThat(issued(organization)).isZero();
    invoice(company(organization, null), false);
    invoice(company(organization(), null), true);
    assertThat(issued(organization)).isZero();
  }

  @Test
  void invoices_of_a_company_that_was_deleted_and_made_anew_count_on() {
    OrganizationId organization = organization();
    invoice(company(organization, Samples.NOW), true);
    invoice(company(organization, null), true);
    assertThat(issued(organization)).isEqualTo(2);
  }

  @Test
  void subscription_that_is_about_to_end_is_changed_by_nobody_else() {
    OrganizationId organization = organization();
    transactions()
        .inPlatform(
            () -> {
              subscriptions().put(Subscription.unlimited(organization));
              return 0;
            });
    String other =
        "begin; set local storno.platform = 'on'; select from storno.subscription"
            + " where organization_id = '"
            + organization
            + "' for update nowait; commit";
    transactions()
        .inPlatform(
            () -> {
              assertThat(subscriptions().findForUpdate(organization)).isPresent();
              assertThatThrownBy(() -> TestDatabase.execute(database, other))
                  .hasStackTraceContaining("could not obtain lock");
              return 0;
            });
  }
}
