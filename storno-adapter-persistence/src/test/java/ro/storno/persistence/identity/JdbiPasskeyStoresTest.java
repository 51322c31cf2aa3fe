package ro.storno.persistence.identity;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Transactions;
import ro.storno.application.identity.GoogleLinks;
import ro.storno.application.identity.PasskeyChallenges;
import ro.storno.application.identity.PasskeyStoresContract;
import ro.storno.application.identity.Passkeys;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;

class JdbiPasskeyStoresTest extends PasskeyStoresContract {
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
  protected Passkeys passkeys() {
    return new JdbiPasskeys(database.transactions());
  }

  @Override
  protected PasskeyChallenges challenges() {
    return new JdbiPasskeyChallenges(database.transactions());
  }

  @Override
  protected GoogleLinks links() {
    return new JdbiGoogleLinks(database.transactions());
  }

  @Override
  protected UserId account() {
    User user = StoredAccounts.user();
    transactions().inPlatform(() -> new JdbiUsers(database.transactions()).add(user));
    return user.id();
  }
}
