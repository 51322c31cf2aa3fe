package ro.storno.application.mail;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;

class InMemoryOutboxTest extends OutboxContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryOutbox outbox = new InMemoryOutbox(transactions);

  @Override
  protected Transactions platform() {
    return transactions;
  }

  @Override
  protected Outbox outbox() {
    return outbox;
  }
}
