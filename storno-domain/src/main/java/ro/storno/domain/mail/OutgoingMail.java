package ro.storno.domain.mail;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.UserId;

/**
 * A mail as the outbox and the log know it. What it says is kept apart, sealed, and only as long as
 * somebody still has to read or carry it: account mails hold secrets.
 *
 * @param id identity; not null
 * @param organization whose sender carries it, or null for the installation's own
 * @param category what it is about, such as {@code reset_password}; not null
 * @param recipient not null
 * @param subject one line; not null
 * @param from address it was sent from, or null before that
 * @param status not null
 * @param error the last failure in one line, or null
 * @param sentBy user whose action caused it, or null
 * @param createdAt not null
 * @param sentAt or null
 */
public record OutgoingMail(
    MailId id,
    @Nullable OrganizationId organization,
    String category,
    EmailAddress recipient,
    String subject,
    @Nullable EmailAddress from,
    MailStatus status,
    @Nullable String error,
    @Nullable UserId sentBy,
    Instant createdAt,
    @Nullable Instant sentAt) {

  /**
   * Checks the subject.
   *
   * @throws IllegalArgumentException if it is more than one line
   */
  public OutgoingMail {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(recipient, "recipient");
    Objects.requireNonNull(status, "status");
    if (!HeaderText.isOneLine(subject)) {
      throw new IllegalArgumentException("a subject is one short line");
    }
  }

  /** Returns the mail as taken by a server. */
  public OutgoingMail sent(EmailAddress sender, Instant now) {
    return ended(sender, MailStatus.SENT, null, now);
  }

  /** Returns the mail as refused for good. */
  public OutgoingMail failed(EmailAddress sender, String why, Instant now) {
    return ended(sender, MailStatus.FAILED, HeaderText.oneLine(why), now);
  }

  /** Returns the mail as one that could not be made. */
  public OutgoingMail unmade(String why, Instant now) {
    return ended(null, MailStatus.FAILED, HeaderText.oneLine(why), now);
  }

  /** Returns the mail as stopped before its time. */
  public OutgoingMail cancelled() {
    return ended(null, MailStatus.CANCELLED, null, null);
  }

  /** Returns the mail as one that nothing carries. */
  public OutgoingMail kept() {
    return ended(null, MailStatus.KEPT, null, null);
  }

  /** Returns the mail still waiting, with the reason of the last failure. */
  public OutgoingMail delayed(EmailAddress sender, String why) {
    return ended(sender, MailStatus.QUEUED, HeaderText.oneLine(why), null);
  }

  private OutgoingMail ended(
      @Nullable EmailAddress sender,
      MailStatus ending,
      @Nullable String why,
      @Nullable Instant when) {
    return new OutgoingMail(
        id,
        organization,
        category,
        recipient,
        subject,
        sender,
        ending,
        why,
        sentBy,
        createdAt,
        when);
  }
}
