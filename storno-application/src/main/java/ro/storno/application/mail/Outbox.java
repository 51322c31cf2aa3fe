package ro.storno.application.mail;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.secret.SealedSecret;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.mail.MailId;
import ro.storno.domain.mail.MailStatus;
import ro.storno.domain.mail.OutgoingMail;

/** The mails that wait, and the log of those that went; used in platform transactions. */
public interface Outbox {
  /**
   * Adds a mail.
   *
   * @param content what it says, sealed; not null
   */
  void add(OutgoingMail mail, SealedSecret content);

  Optional<OutgoingMail> find(MailId id);

  /** Finds a mail and locks it until the transaction ends. */
  Optional<OutgoingMail> findForUpdate(MailId id);

  /** Returns what a mail says, sealed; empty once it was forgotten. */
  Optional<SealedSecret> content(MailId id);

  void update(OutgoingMail mail);

  /** Takes a mail out of the log too, as if it had never been. */
  void remove(MailId id);

  /** Forgets what a mail says, for ever. */
  void forgetContent(MailId id);

  /** Returns a page of the log, newest first. */
  Page<OutgoingMail> list(Filter filter, Page.Request page);

  /**
   * Which mails are asked for; null means any.
   *
   * @param category exactly
   * @param recipient part of the address, in any case
   * @param user who caused it
   * @param status exactly
   * @param from created then or later
   * @param before created earlier
   */
  record Filter(
      @Nullable String category,
      @Nullable String recipient,
      @Nullable UserId user,
      @Nullable MailStatus status,
      @Nullable Instant from,
      @Nullable Instant before) {
    /** Every mail. */
    public static final Filter ALL = new Filter(null, null, null, null, null, null);
  }
}
