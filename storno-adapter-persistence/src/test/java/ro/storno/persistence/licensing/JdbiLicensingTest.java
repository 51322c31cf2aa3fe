package ro.storno.persistence.licensing;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.licensing.LicenceKeys;
import ro.storno.application.licensing.LicensingContract;
import ro.storno.application.licensing.Subscriptions;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;
import ro.storno.persistence.identity.JdbiOrganizations;

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
}
