package ro.storno.application.party;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;
import ro.storno.application.invoice.InMemoryInvoices;
import ro.storno.application.invoice.Invoices;

class InMemoryClientQueriesTest extends ClientQueriesContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryInvoices invoices = new InMemoryInvoices(transactions);
  private final InMemoryClients clients = new InMemoryClients(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected Invoices invoices() {
    return invoices;
  }

  @Override
  protected Clients clients() {
    return clients;
  }

  @Override
  protected ClientQueries queries() {
    return new InMemoryClientQueries(clients, invoices);
  }
}
