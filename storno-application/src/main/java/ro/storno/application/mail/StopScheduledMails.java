package ro.storno.application.mail;

import java.util.List;
import java.util.UUID;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.DomainException;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.mail.DocumentMail;
import ro.storno.domain.mail.MailedKind;

/** Stops the mails about a document that wait for their time. */
public final class StopScheduledMails {
  private final Transactions transactions;
  private final MailableDocuments documents;
  private final DocumentMails mails;

  /** Stops with the given ports; none is null. */
  public StopScheduledMails(
      Transactions transactions, MailableDocuments documents, DocumentMails mails) {
    this.transactions = transactions;
    this.documents = documents;
    this.mails = mails;
  }

  /**
   * Stops them; none of them leaves any more.
   *
   * @return those that were stopped; not empty
   * @throws ApplicationException.NotFound if the company has no such document
   * @throws DomainException.IllegalState if none waits for its time
   */
  public List<DocumentMail> stop(CompanyScope scope, MailedKind kind, UUID id) {
    scope.requireToChange(Permission.INVOICE_SEND);
    return transactions.inCompany(
        scope.company(),
        () -> {
          documents.require(scope.company(), kind, id);
          List<DocumentMail> stopped =
              mails.scheduledForUpdate(scope.company(), id).stream()
                  .map(DocumentMail::cancelled)
                  .toList();
          if (stopped.isEmpty()) {
            throw new DomainException.IllegalState(
                "No e-mail about the document waits for its time.");
          }
          stopped.forEach(mails::end);
          return stopped;
        });
  }
}
