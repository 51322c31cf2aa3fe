package ro.storno.domain.mail;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.DomainException;
import ro.storno.domain.company.CompanyId;

/**
 * A mail that carries a document of a company to somebody: a mail of the outbox, and what only such
 * a mail has. Immutable.
 *
 * @param mail its part in the outbox; not null
 * @param company whose document it carries; not null
 * @param kind what is carried; not null
 * @param document the id of what is carried; not null
 * @param cc further readers; not null
 * @param bcc readers that the others do not see; not null
 * @param attachments names of the files that go with it; not null
 * @param language {@code ro} or {@code en}; not null
 * @param scheduledFor when it is to leave, or null for at once
 * @param begunAt when its way to the server began, after which nobody can stop it; or null
 */
public record DocumentMail(
    OutgoingMail mail,
    CompanyId company,
    MailedKind kind,
    UUID document,
    List<EmailAddress> cc,
    List<EmailAddress> bcc,
    List<String> attachments,
    String language,
    @Nullable Instant scheduledFor,
    @Nullable Instant begunAt) {
  private static final String XML = ".xml";

  /** Takes copies. */
  public DocumentMail {
    Objects.requireNonNull(mail, "mail");
    Objects.requireNonNull(company, "company");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(language, "language");
    cc = List.copyOf(cc);
    bcc = List.copyOf(bcc);
    attachments = List.copyOf(attachments);
  }

  /** Returns its identity. */
  public MailId id() {
    return mail.id();
  }

  /** Returns whether an attachment of a name is the document as XML, rather than as PDF. */
  public static boolean isXml(String name) {
    return name.endsWith(XML);
  }

  /** Returns whether it waits for its time and can still be stopped. */
  public boolean isScheduled() {
    return scheduledFor != null && begunAt == null && mail.status() == MailStatus.QUEUED;
  }

  /** Returns the mail on its way to the server. */
  public DocumentMail begun(Instant now) {
    return with(mail, now);
  }

  /** Returns the mail as one whose way to the server ended before the server took it. */
  public DocumentMail waitingAgain() {
    return with(mail, null);
  }

  /**
   * Returns the mail as stopped.
   *
   * @throws DomainException.IllegalState if it does not wait for its time
   */
  public DocumentMail cancelled() {
    if (!isScheduled()) {
      throw new DomainException.IllegalState(
          "The e-mail cannot be stopped: it is " + mail.status().wireName() + " already.");
    }
    return with(mail.cancelled(), null);
  }

  /** Returns the mail with another state in the outbox. */
  public DocumentMail as(OutgoingMail changed) {
    return with(changed, begunAt);
  }

  private DocumentMail with(OutgoingMail changed, @Nullable Instant begun) {
    return new DocumentMail(
        changed, company, kind, document, cc, bcc, attachments, language, scheduledFor, begun);
  }
}
