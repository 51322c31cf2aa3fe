package ro.storno.persistence.identity;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Transactions;
import ro.storno.application.identity.MfaChallenges;
import ro.storno.application.identity.OneTimeTokens;
import ro.storno.application.identity.SecondFactors;
import ro.storno.application.identity.SignInStoresContract;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;

class JdbiSignInStoresTest extends SignInStoresContract {
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
  protected OneTimeTokens tokens() {
    return new JdbiOneTimeTokens(database.transactions());
  }

  @Override
  protected SecondFactors factors() {
    return new JdbiSecondFactors(database.transactions());
  }

  @Override
  protected MfaChallenges challenges() {
    return new JdbiMfaChallenges(database.transactions());
  }

  @Override
  protected UserId account() {
    User user = StoredAccounts.user();
    transactions().inPlatform(() -> new JdbiUsers(database.transactions()).add(user));
    return user.id();
  }
}
