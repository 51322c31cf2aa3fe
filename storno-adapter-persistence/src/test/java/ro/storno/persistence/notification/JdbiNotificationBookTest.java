package ro.storno.persistence.notification;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.notification.NotificationBook;
import ro.storno.application.notification.NotificationBookContract;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;
import ro.storno.persistence.identity.JdbiUsers;

class JdbiNotificationBookTest extends NotificationBookContract {
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
  protected NotificationBook book() {
    return new JdbiNotificationBook(database.transactions());
  }

  @Override
  protected UserId user() {
    User user = Samples.user(Samples.uuid() + "@x.example");
    transactions().inPlatform(() -> new JdbiUsers(database.transactions()).add(user));
    return user.id();
  }
}
