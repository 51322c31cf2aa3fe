package ro.storno.application.mail;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ro.storno.application.secret.SealedSecret;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.mail.DocumentMail;
import ro.storno.domain.mail.MailId;

/**
 * The mails of the outbox that carry documents, as their company sees them. The operator sees them
 * in the {@link Outbox} among all others.
 */
public interface DocumentMails {
  /**
   * Adds a mail.
   *
   * @param content what it says, sealed; not null
   */
  void add(DocumentMail mail, SealedSecret content);

  /** Finds a mail and locks it until the transaction ends. */
  Optional<DocumentMail> findForUpdate(CompanyId company, MailId id);

  /** Returns what a mail says, sealed; empty once it was forgotten. */
  Optional<SealedSecret> content(CompanyId company, MailId id);

  void update(DocumentMail mail);

  /** Saves a mail that has come to its end, and forgets what it says. */
  void end(DocumentMail mail);

  /** Returns the mails about a document, newest first. */
  List<DocumentMail> about(CompanyId company, UUID document, int most);

  /** Returns the mails about a document that wait for their time, and locks them; by that time. */
  List<DocumentMail> scheduledForUpdate(CompanyId company, UUID document);

  /** Returns when the next mail about a document is to leave, if one waits for its time. */
  Optional<Instant> nextScheduled(CompanyId company, UUID document);

  /**
   * Returns when the next mail about each of some documents is to leave; those about which none
   * waits for its time are left out.
   */
  Map<UUID, Instant> nextScheduled(CompanyId company, Collection<UUID> documents);

  /** Returns how many mails about documents were asked for since some time. */
  long countSince(CompanyId company, Instant since);
}
