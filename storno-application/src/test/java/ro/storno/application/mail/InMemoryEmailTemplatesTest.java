package ro.storno.application.mail;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;

class InMemoryEmailTemplatesTest extends EmailTemplatesContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryEmailTemplates templates = new InMemoryEmailTemplates(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected EmailTemplates templates() {
    return templates;
  }
}
