package ro.storno.application.transport;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;
import ro.storno.application.preceding.InMemoryPrecedingDocuments;
import ro.storno.application.preceding.PrecedingDocuments;

class InMemoryNoteTransportsTest extends NoteTransportsContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryPrecedingDocuments notes = new InMemoryPrecedingDocuments(transactions);
  private final InMemoryNoteTransports transports = new InMemoryNoteTransports(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected PrecedingDocuments notes() {
    return notes;
  }

  @Override
  protected NoteTransports transports() {
    return transports;
  }
}
