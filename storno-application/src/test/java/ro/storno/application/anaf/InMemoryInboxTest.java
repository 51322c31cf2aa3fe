package ro.storno.application.anaf;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;

class InMemoryInboxTest extends InboxContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryInbox inbox = new InMemoryInbox(transactions);
  private final InMemoryEvidence evidence = new InMemoryEvidence(transactions, inbox);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected Inbox inbox() {
    return inbox;
  }

  @Override
  protected Evidence evidence() {
    return evidence;
  }
}
