package ro.storno.application.anaf;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;

class InMemorySightingsTest extends SightingsContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemorySightings sightings = new InMemorySightings(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected Sightings sightings() {
    return sightings;
  }
}
