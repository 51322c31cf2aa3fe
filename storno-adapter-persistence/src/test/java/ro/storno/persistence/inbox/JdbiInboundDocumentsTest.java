package ro.storno.persistence.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.uuid;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.inbox.InboundCandidates;
import ro.storno.application.inbox.InboundDocuments;
import ro.storno.application.inbox.InboundDocumentsContract;
import ro.storno.application.inbox.InboundLooks;
import ro.storno.application.provider.ProviderConfig;
import ro.storno.application.secret.SealedSecret;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.submission.Channel;
import ro.storno.persistence.company.JdbiCompanies;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;
import ro.storno.persistence.identity.JdbiOrganizations;
import ro.storno.persistence.provider.JdbiProviderConfigs;

class JdbiInboundDocumentsTest extends InboundDocumentsContract {
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
  protected InboundDocuments documents() {
    return new JdbiInboundDocuments(database.transactions());
  }

  @Override
  protected InboundLooks looks() {
    return new JdbiInboundLooks(database.transactions());
  }

  private static InboundCandidates candidates() {
    return new JdbiInboundLooks(database.transactions());
  }

  private CompanyId company(
      OrganizationId organization, boolean readOnly, Channel channel, boolean on) {
    Company company =
        new Company(
            Samples.company(),
            organization,
            Samples.party("Firma", "1"),
            Company.Settings.initial(),
            null,
            readOnly,
            NOW,
            null,
            null);
    transactions()
        .inPlatform(
            () -> {
              new JdbiCompanies(database.transactions()).add(company);
              return 0;
            });
    transactions()
        .inCompany(
            company.id(),
            () -> {
              new JdbiProviderConfigs(database.transactions())
                  .put(
                      new ProviderConfig(
                          uuid(), company.id(), channel, on, new SealedSecret("x"), NOW, NOW));
              return 0;
            });
    return company.id();
  }

  @Test
  void the_platform_sees_whose_lists_to_look_at() {
    OrganizationId organization = new OrganizationId(uuid());
    transactions()
        .inPlatform(
            () -> {
              new JdbiOrganizations(database.transactions())
                  .add(new Organization(organization, "Org", "org-" + organization, "pro", NOW));
              return 0;
            });
    CompanyId asked = company(organization, false, Channel.KSEF, true);
    company(organization, true, Channel.KSEF, true);
    company(organization, false, Channel.KSEF, false);
    company(organization, false, Channel.SDI, true);
    List<CompanyId> enabled = transactions().inPlatform(() -> candidates().enabled(Channel.KSEF));
    assertThat(enabled).containsExactly(asked);
    assertThat(
            transactions().inCompany(Samples.company(), () -> candidates().enabled(Channel.KSEF)))
        .isEmpty();
  }
}
