package ro.storno.persistence.party;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Transactions;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.party.ClientQueries;
import ro.storno.application.party.ClientQueriesContract;
import ro.storno.application.party.Clients;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;
import ro.storno.persistence.invoice.JdbiInvoices;

class JdbiClientQueriesTest extends ClientQueriesContract {
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
  protected Invoices invoices() {
    return new JdbiInvoices(database.transactions());
  }

  @Override
  protected Clients clients() {
    return new JdbiClients(database.transactions());
  }

  @Override
  protected ClientQueries queries() {
    return new JdbiClientQueries(database.transactions());
  }
}
