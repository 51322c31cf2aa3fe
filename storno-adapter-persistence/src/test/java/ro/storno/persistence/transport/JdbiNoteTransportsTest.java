package ro.storno.persistence.transport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import ro.storno.application.Transactions;
import ro.storno.application.preceding.PrecedingDocuments;
import ro.storno.application.transport.NoteTransports;
import ro.storno.application.transport.NoteTransportsContract;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.TestDatabase;
import ro.storno.persistence.preceding.JdbiPrecedingDocuments;

class JdbiNoteTransportsTest extends NoteTransportsContract {
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
  protected PrecedingDocuments notes() {
    return new JdbiPrecedingDocuments(database.transactions());
  }

  @Override
  protected NoteTransports transports() {
    return new JdbiNoteTransports(database.transactions());
  }
}
