package ro.storno.application.mail;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ro.storno.application.ApplicationException;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.mail.DocumentMail;
import ro.storno.domain.mail.MailedKind;

/** Documents that can be mailed. Whatever kind of document wants to be mailed implements this. */
public interface MailedDocuments {
  /** Returns the kinds it knows; not null. */
  Set<MailedKind> kinds();

  /** Returns how such a document is called in messages, such as {@code Invoice}. */
  String title();

  /** Finds a document, in a transaction of the company. */
  Optional<MailedDocument> find(CompanyId company, UUID id);

  /**
   * Makes the files that go with a mail. Not in a transaction.
   *
   * @throws ApplicationException if one of them cannot be made; the message says why
   */
  List<MailCarrier.Attachment> files(CompanyScope scope, DocumentMail mail);

  /** Notes that a mail has left, in the transaction of the company that notes it too. */
  void sent(DocumentMail mail);
}
