package ro.storno.application.notification;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.domain.identity.UserId;

class InMemoryNotificationBookTest extends NotificationBookContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryNotificationBook book = new InMemoryNotificationBook(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected NotificationBook book() {
    return book;
  }

  @Override
  protected UserId user() {
    return new UserId(Samples.uuid());
  }
}
