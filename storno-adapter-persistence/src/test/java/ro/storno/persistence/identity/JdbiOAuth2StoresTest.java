package ro.storno.persistence.identity;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.identity.OAuth2Clients;
import ro.storno.application.identity.OAuth2Grants;
import ro.storno.application.identity.OAuth2StoresContract;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;

class JdbiOAuth2StoresTest extends OAuth2StoresContract {
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
  protected OAuth2Clients clients() {
    return new JdbiOAuth2Clients(database.transactions());
  }

  @Override
  protected OAuth2Grants grants() {
    return new JdbiOAuth2Grants(database.transactions());
  }

  @Override
  protected UserId account() {
    User user = StoredAccounts.user();
    transactions().inPlatform(() -> new JdbiUsers(database.transactions()).add(user));
    return user.id();
  }

  @Override
  protected OrganizationId organization() {
    OrganizationId id = new OrganizationId(Samples.uuid());
    transactions()
        .inPlatform(
            () -> {
              new JdbiOrganizations(database.transactions())
                  .add(new Organization(id, "Exemplu", "exemplu-" + id, "community", Samples.NOW));
              return id;
            });
    return id;
  }
}
