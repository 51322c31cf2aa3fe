package ro.storno.rest.administration;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.administration.OverseePlatform;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.domain.mail.OutgoingMail;
import ro.storno.rest.openapi.Described;

/**
 * A mail in the log, without what it says.
 *
 * @param id identity
 * @param category what it is about
 * @param recipientEmail where to
 * @param subject its subject
 * @param status what became of it
 * @param templateUsed which variant
 * @param errorMessage why it failed
 * @param fromEmail where from
 * @param sentBy who caused it
 * @param sentAt when it went out
 */
public record LoggedMailView(
    UUID id,
    String category,
    String recipientEmail,
    String subject,
    @Described("sent or failed; queued while it waits, kept where no server carries it")
        String status,
    @Described("Always null: mails of this server have one variant") @Nullable String templateUsed,
    @Nullable String errorMessage,
    @Nullable String fromEmail,
    @Nullable Causer sentBy,
    @Described("When it went out, or was written while it waits") Instant sentAt) {

  /**
   * Who caused it.
   *
   * @param id identity of the account
   * @param email address; null once the account is gone
   */
  public record Causer(UUID id, @Nullable String email) {}

  static LoggedMailView of(OverseePlatform.LoggedMail logged) {
    OutgoingMail mail = logged.mail();
    EmailAddress from = mail.from();
    UserId user = mail.sentBy();
    return new LoggedMailView(
        mail.id().value(),
        mail.category(),
        mail.recipient().value(),
        mail.subject(),
        mail.status().wireName(),
        null,
        mail.error(),
        from == null ? null : from.value(),
        user == null ? null : new Causer(user.value(), logged.causedBy()),
        Objects.requireNonNullElse(mail.sentAt(), mail.createdAt()));
  }
}
