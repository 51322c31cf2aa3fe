package ro.storno.application.submission;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;

class InMemorySubmissionsTest extends SubmissionsContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemorySubmissions submissions = new InMemorySubmissions(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected Submissions submissions() {
    return submissions;
  }
}
