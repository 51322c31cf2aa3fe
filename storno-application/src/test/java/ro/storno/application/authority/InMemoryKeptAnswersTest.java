package ro.storno.application.authority;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;

class InMemoryKeptAnswersTest extends KeptAnswersContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final KeptAnswers answers = new InMemoryKeptAnswers(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected KeptAnswers answers() {
    return answers;
  }
}
