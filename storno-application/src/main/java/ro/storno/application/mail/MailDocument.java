package ro.storno.application.mail;

import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.FieldErrors;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobQueue;
import ro.storno.application.secret.SecretBox;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.mail.DocumentMail;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.domain.mail.EmailTemplate;
import ro.storno.domain.mail.MailId;
import ro.storno.domain.mail.MailStatus;
import ro.storno.domain.mail.MailedKind;
import ro.storno.domain.mail.OutgoingMail;
import ro.storno.domain.mail.TemplateText;

/**
 * Mails a document, at once or at a time (api-reference/invoices/email, delivery-notes/email). The
 * mail is worded and put into the outbox in one transaction; its files are made when it leaves, so
 * that they are the document as it stands then.
 */
public final class MailDocument {
  /** Most mails about documents that a company asks for within an hour. */
  public static final int MOST_AN_HOUR = 100;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration LATEST = Duration.ofDays(366);

  private final CommandValidator validator;
  private final Transactions transactions;
  private final MailableDocuments documents;
  private final DocumentMails mails;
  private final MailRefusals refusals;
  private final MailWriting writing;
  private final Senders senders;
  private final SealedContent contents;
  private final JobQueue jobs;
  private final Ids ids;
  private final Clock clock;

  /** Mails with the given ports; none is null. */
  public MailDocument(
      CommandValidator validator,
      Transactions transactions,
      MailableDocuments documents,
      DocumentMails mails,
      MailRefusals refusals,
      MailWriting writing,
      Senders senders,
      SecretBox box,
      JobQueue jobs,
      Ids ids,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.documents = documents;
    this.mails = mails;
    this.refusals = refusals;
    this.writing = writing;
    this.senders = senders;
    this.contents = new SealedContent(box);
    this.jobs = jobs;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Puts a mail into the outbox.
   *
   * @param kind any kind that such documents are of; not null
   * @return the mail, queued; or kept, where there is no server to carry it
   * @throws ApplicationException.Invalid if an address is none, or something is too long
   * @throws ApplicationException.NotFound if the company has no such document or template
   * @throws ApplicationException.Forbidden without {@code invoice.send}, or if the organization's
   *     own sender was never tried
   * @throws ApplicationException.Unacceptable if the document cannot be mailed as it stands, a
   *     reader wants no mails, or the time is past
   * @throws ApplicationException.TooMany if the company mails too much
   */
  public DocumentMail mail(CompanyScope scope, MailedKind kind, UUID id, Command command) {
    scope.requireToChange(Permission.INVOICE_SEND);
    validator.check(command);
    Recipients recipients = Recipients.of(command.to, command.cc, command.bcc);
    MailWriting.Choice choice =
        new MailWriting.Choice(command.templateId, command.language).checked();
    requireTime(command.scheduledEmailAt);
    Optional<Senders.Chosen> sender = senders.of(scope.profile().organization());
    if (sender.filter(chosen -> !chosen.verified()).isPresent()) {
      throw new ApplicationException.Forbidden(
          "Sender email not verified",
          "Send a test message through your mail server first (mailer-config/test).");
    }
    return transactions.inCompany(
        scope.company(),
        () -> {
          requireMeasure(scope);
          MailedDocument document = documents.require(scope.company(), kind, id);
          requireMailable(document, command);
          requireWanted(scope, recipients);
          return post(
              scope,
              document,
              recipients,
              command,
              words(scope, document, choice, command),
              sender.isPresent());
        });
  }

  /**
   * Plans a mail that nobody asks for one by one, such as that of a recurring invoice: with the
   * company's own words, the PDF, and where the document's reader gets mail now. Call it in a
   * transaction of the company, such as the one that issues the document. What stands in the way is
   * found out when the mail leaves, and told by its history.
   *
   * @param when when it is to leave; at once if that is past
   * @return the mail, or empty if nobody knows where the reader gets mail
   * @throws ApplicationException.NotFound if the company has no such document
   */
  public Optional<DocumentMail> plan(CompanyScope scope, MailedKind kind, UUID id, Instant when) {
    scope.requireToChange(Permission.INVOICE_SEND);
    MailedDocument document = documents.require(scope.company(), kind, id);
    return Optional.ofNullable(document.address())
        .flatMap(EmailAddress::find)
        .map(
            reader ->
                post(
                    scope,
                    document,
                    new Recipients(reader, List.of(), List.of()),
                    Command.leaving(when.isAfter(clock.instant()) ? when : null),
                    writing.words(
                        scope.company(), document.kind(), new MailWriting.Choice(null, null)),
                    true));
  }

  private DocumentMail post(
      CompanyScope scope,
      MailedDocument document,
      Recipients recipients,
      Command command,
      StandardWords.Words words,
      boolean carried) {
    MailWriting.Filled filled = writing.fill(words, document, scope.profile());
    DocumentMail mail = mail(scope, document, recipients, command, filled.subject(), carried);
    mails.add(mail, contents.seal(mail.id(), filled.written()));
    enqueue(mail);
    return mail;
  }

  private void requireTime(@Nullable Instant when) {
    Instant now = clock.instant();
    if (when != null && (!when.isAfter(now) || when.isAfter(now.plus(LATEST)))) {
      throw new ApplicationException.Unacceptable(
          "Validation failed",
          Map.of("scheduledEmailAt", "The time must be in the future, and within a year."));
    }
  }

  private void requireMeasure(CompanyScope scope) {
    long already = mails.countSince(scope.company(), clock.instant().minus(HOUR));
    if (already >= MOST_AN_HOUR) {
      throw new ApplicationException.TooMany(
          "", "A company sends at most " + MOST_AN_HOUR + " e-mails an hour.", HOUR);
    }
  }

  private static void requireMailable(MailedDocument document, Command command) {
    String obstacle = document.obstacle();
    if (obstacle != null) {
      throw new ApplicationException.Unacceptable(obstacle, Map.of());
    }
    if (Boolean.TRUE.equals(command.attachXml) && document.xmlName() == null) {
      throw new ApplicationException.Unacceptable(
          "Validation failed", Map.of("attachXml", "There is no XML of such documents."));
    }
  }

  private void requireWanted(CompanyScope scope, Recipients recipients) {
    Set<EmailAddress> refusing = refusals.among(scope.company(), recipients.all());
    FieldErrors errors = new FieldErrors();
    for (EmailAddress address : refusing) {
      String field =
          address.equals(recipients.to()) ? "to" : recipients.cc().contains(address) ? "cc" : "bcc";
      errors.add(field, address + " has unsubscribed from the mails of this company.");
    }
    errors.throwUnacceptable();
  }

  /** What was typed, and for the rest the words of the template. */
  private StandardWords.Words words(
      CompanyScope scope, MailedDocument document, MailWriting.Choice choice, Command command) {
    StandardWords.Words words = writing.words(scope.company(), document.kind(), choice);
    return new StandardWords.Words(
        text(command.subject, words.subject()), text(command.body, words.body()), words.template());
  }

  private static TemplateText text(@Nullable String typed, TemplateText otherwise) {
    return typed == null || typed.isBlank() ? otherwise : new TemplateText(typed);
  }

  private DocumentMail mail(
      CompanyScope scope,
      MailedDocument document,
      Recipients recipients,
      Command command,
      String subject,
      boolean carried) {
    OutgoingMail mail =
        new OutgoingMail(
            new MailId(ids.next()),
            scope.profile().organization(),
            document.kind().wireName(),
            recipients.to(),
            subject,
            null,
            carried ? MailStatus.QUEUED : MailStatus.KEPT,
            null,
            scope.actor().user(),
            clock.instant(),
            null);
    return new DocumentMail(
        mail,
        scope.company(),
        document.kind(),
        document.id(),
        recipients.cc(),
        recipients.bcc(),
        attachments(document, command),
        new MailWriting.Choice(null, command.language).spoken(),
        command.scheduledEmailAt,
        null);
  }

  private static List<String> attachments(MailedDocument document, Command command) {
    List<String> names = new ArrayList<>();
    if (!Boolean.FALSE.equals(command.attachPdf)) {
      names.add(document.pdfName());
    }
    if (Boolean.TRUE.equals(command.attachXml)) {
      names.add(Objects.requireNonNull(document.xmlName()));
    }
    return names;
  }

  private void enqueue(DocumentMail mail) {
    if (mail.mail().status() != MailStatus.QUEUED) {
      return;
    }
    Job job = new Job(DeliverDocumentMail.KIND, mail.company(), mail.id().toString(), "{}");
    Instant when = mail.scheduledFor();
    if (when == null) {
      jobs.enqueue(job);
    } else {
      jobs.enqueueAt(job, when);
    }
  }

  /**
   * A mail as asked for.
   *
   * @param to where to, required
   * @param cc further readers
   * @param bcc readers that the others do not see
   * @param subject may have variables; that of the template unless given
   * @param body plain text or HTML, may have variables; that of the template unless given
   * @param attachPdf whether the PDF goes with it; true unless given
   * @param attachXml whether the XML goes with it; false unless given
   * @param language {@code ro} or {@code en}
   * @param templateId a template of the company; the standard one unless given
   * @param scheduledEmailAt when it is to leave; at once unless given
   */
  public record Command(
      @Nullable String to,
      @Nullable List<String> cc,
      @Nullable List<String> bcc,
      @Size(max = EmailTemplate.LONGEST_SUBJECT, message = Wording.TOO_LONG)
          @Nullable String subject,
      @Size(max = EmailTemplate.LONGEST_BODY, message = Wording.TOO_LONG) @Nullable String body,
      @Nullable Boolean attachPdf,
      @Nullable Boolean attachXml,
      @Nullable String language,
      @Nullable UUID templateId,
      @Nullable Instant scheduledEmailAt) {
    /** Nothing but a time. */
    static Command leaving(@Nullable Instant when) {
      return new Command(null, null, null, null, null, null, null, null, null, when);
    }
  }
}
