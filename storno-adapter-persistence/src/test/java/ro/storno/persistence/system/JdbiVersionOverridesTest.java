package ro.storno.persistence.system;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Transactions;
import ro.storno.application.system.VersionOverrides;
import ro.storno.application.system.VersionOverridesContract;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;
import ro.storno.persistence.identity.JdbiUsers;
import ro.storno.persistence.identity.StoredAccounts;

class JdbiVersionOverridesTest extends VersionOverridesContract {
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
  protected VersionOverrides overrides() {
    return new JdbiVersionOverrides(database.transactions());
  }

  @Override
  protected UserId account() {
    User user = StoredAccounts.user();
    transactions().inPlatform(() -> new JdbiUsers(database.transactions()).add(user));
    return user.id();
  }
}
