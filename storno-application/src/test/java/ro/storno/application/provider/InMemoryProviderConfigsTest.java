package ro.storno.application.provider;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;

class InMemoryProviderConfigsTest extends ProviderConfigsContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryProviderConfigs configs = new InMemoryProviderConfigs(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected ProviderConfigs configs() {
    return configs;
  }
}
