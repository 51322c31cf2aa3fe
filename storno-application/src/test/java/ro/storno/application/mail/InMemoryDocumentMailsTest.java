package ro.storno.application.mail;

import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Transactions;

class InMemoryDocumentMailsTest extends DocumentMailsContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryDocumentMails mails = new InMemoryDocumentMails(transactions);
  private final InMemoryMailRefusals refusals = new InMemoryMailRefusals(transactions);

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected DocumentMails mails() {
    return mails;
  }

  @Override
  protected MailRefusals refusals() {
    return refusals;
  }
}
