package ro.storno.rest.mail;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.Person;
import ro.storno.application.mail.ReadDocumentMails.Asked;
import ro.storno.application.mail.ReadDocumentMails.Prefilled;
import ro.storno.domain.mail.DocumentMail;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.domain.mail.MailStatus;
import ro.storno.rest.invoice.PersonView;

/** How mails about documents look. The pages of invoices and of the others differ in cc and bcc. */
final class MailViews {
  private static final String NO_SERVER =
      "There is no mail server; the mail is kept for the operator.";

  private MailViews() {}

  /**
   * A mail about an invoice.
   *
   * @param cc further readers, separated by commas
   * @param bcc readers that the others do not see, likewise
   * @param mail everything else
   */
  record InvoiceMailView(@Nullable String cc, @Nullable String bcc, @JsonUnwrapped MailView mail) {
    static InvoiceMailView of(Asked asked) {
      DocumentMail mail = asked.mail();
      return new InvoiceMailView(joined(mail.cc()), joined(mail.bcc()), MailView.of(asked));
    }

    private static @Nullable String joined(List<EmailAddress> addresses) {
      List<String> values = values(addresses);
      return values == null ? null : String.join(", ", values);
    }
  }

  /**
   * A mail about another document.
   *
   * @param cc further readers
   * @param bcc readers that the others do not see
   * @param mail everything else
   */
  record DocumentMailView(
      @Nullable List<String> cc, @Nullable List<String> bcc, @JsonUnwrapped MailView mail) {
    static DocumentMailView of(Asked asked) {
      DocumentMail mail = asked.mail();
      return new DocumentMailView(values(mail.cc()), values(mail.bcc()), MailView.of(asked));
    }
  }

  private static @Nullable List<String> values(List<EmailAddress> addresses) {
    return addresses.isEmpty() ? null : addresses.stream().map(EmailAddress::value).toList();
  }

  /**
   * What all of them have. Nobody is watched: what happens at the reader's side is not known.
   *
   * @param id identity
   * @param emailId the same
   * @param success whether it was sent or waits to be
   * @param to where to
   * @param toEmail the same
   * @param ccEmails further readers
   * @param bccEmails readers that the others do not see
   * @param subject as sent
   * @param attachments names of the files
   * @param sentAt when a server took it; null until then
   * @param scheduledEmailAt when it is to leave, if not at once
   * @param deliveryStatus queued, sent, failed or cancelled
   * @param status the same
   * @param error why it failed or has to wait
   * @param openedAt never known
   * @param clickedAt never known
   * @param bouncedAt never known
   * @param bounceReason never known
   * @param sentBy who asked for it
   * @param metadata nothing
   * @param createdAt when it was asked for
   */
  record MailView(
      UUID id,
      UUID emailId,
      boolean success,
      String to,
      String toEmail,
      List<String> ccEmails,
      List<String> bccEmails,
      String subject,
      List<String> attachments,
      @Nullable Instant sentAt,
      @Nullable Instant scheduledEmailAt,
      String deliveryStatus,
      String status,
      @Nullable String error,
      @Nullable Instant openedAt,
      @Nullable Instant clickedAt,
      @Nullable Instant bouncedAt,
      @Nullable String bounceReason,
      PersonView sentBy,
      @Nullable String metadata,
      Instant createdAt) {
    static MailView of(Asked asked) {
      DocumentMail mail = asked.mail();
      Person by = asked.by();
      MailStatus status = mail.mail().status();
      boolean kept = status == MailStatus.KEPT;
      String shown = kept ? MailStatus.QUEUED.wireName() : status.wireName();
      return new MailView(
          mail.id().value(),
          mail.id().value(),
          status != MailStatus.FAILED && status != MailStatus.CANCELLED,
          mail.mail().recipient().value(),
          mail.mail().recipient().value(),
          mail.cc().stream().map(EmailAddress::value).toList(),
          mail.bcc().stream().map(EmailAddress::value).toList(),
          mail.mail().subject(),
          mail.attachments(),
          status == MailStatus.SENT ? mail.mail().sentAt() : null,
          mail.scheduledFor(),
          shown,
          shown,
          kept ? NO_SERVER : mail.mail().error(),
          null,
          null,
          null,
          null,
          PersonView.of(by),
          null,
          mail.mail().createdAt());
    }
  }

  /**
   * What a mail would be.
   *
   * @param to where the document's reader gets mail, or empty
   * @param cc nobody
   * @param bcc nobody
   * @param subject with its variables filled in
   * @param body likewise
   * @param attachPdf whether the PDF would go with it
   * @param attachXml whether the XML would go with it
   * @param templateId the template that it follows, null for the built-in words
   * @param from the sender
   * @param replyTo where answers go
   */
  record MailDefaultsView(
      String to,
      @Nullable String cc,
      @Nullable String bcc,
      String subject,
      String body,
      boolean attachPdf,
      boolean attachXml,
      @Nullable UUID templateId,
      Sender from,
      @Nullable String replyTo) {
    /**
     * The sender.
     *
     * @param email address, null where there is no mail server
     * @param name name
     */
    record Sender(@Nullable String email, String name) {}

    static MailDefaultsView of(Prefilled prefilled) {
      EmailAddress from = prefilled.from();
      EmailAddress replyTo = prefilled.replyTo();
      return new MailDefaultsView(
          prefilled.to(),
          null,
          null,
          prefilled.subject(),
          prefilled.body(),
          true,
          false,
          prefilled.template(),
          new Sender(from == null ? null : from.value(), prefilled.fromName()),
          replyTo == null ? null : replyTo.value());
    }
  }
}
