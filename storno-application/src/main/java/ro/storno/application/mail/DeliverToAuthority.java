package ro.storno.application.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ro.storno.application.FlatJson;
import ro.storno.application.Transactions;
import ro.storno.application.company.Companies;
import ro.storno.application.file.FileStore;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.PostponedException;
import ro.storno.application.secret.SecretBox;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.mail.DocumentMail;
import ro.storno.domain.mail.MailId;
import ro.storno.domain.mail.MailStatus;
import ro.storno.domain.mail.OutgoingMail;

/**
 * Hands a mail to an authority over to the server of its organization, once at most: a process that
 * dies while it does so, or a server whose answer is lost, leaves a mail of which nobody knows
 * whether it was taken, and that is told instead of sending it again. Such a mail has failed and
 * keeps the time when its way {@linkplain DocumentMail#begunAt began}; what was surely not taken
 * keeps none. What a server refuses for now is tried for a day.
 */
public final class DeliverToAuthority implements JobHandler {
  /** Kind of the job. */
  public static final String KIND = "mail.deliver-to-authority";

  static final String STORAGE_KEY = "storageKey";
  static final String FILE_NAME = "fileName";
  static final String MEDIA_TYPE = "mediaType";

  private static final Duration SOON = Duration.ofMinutes(2);
  private static final Duration LATER = Duration.ofMinutes(15);
  private static final Duration PATIENCE = Duration.ofDays(1);

  private static final String UNCERTAIN =
      "it may have been taken. It is not sent a second time by itself: ask the recipient,"
          + " and then settle the submission.";

  private final Transactions transactions;
  private final Companies companies;
  private final DocumentMails mails;
  private final FileStore files;
  private final Senders senders;
  private final SealedContent contents;
  private final Handover handover;
  private final Clock clock;

  /** Delivers with the given ports; none is null. */
  public DeliverToAuthority(
      Transactions transactions,
      Companies companies,
      DocumentMails mails,
      FileStore files,
      Senders senders,
      SecretBox box,
      MailCarrier carrier,
      Clock clock) {
    this.transactions = transactions;
    this.companies = companies;
    this.mails = mails;
    this.files = files;
    this.senders = senders;
    this.contents = new SealedContent(box);
    this.handover = new Handover(carrier, clock);
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public boolean callsOutside() {
    return true;
  }

  /** A mail on its way. */
  private record Begun(DocumentMail mail, Company company, MailTemplates.Written content) {}

  @Override
  public void run(Job job) {
    CompanyId company = Objects.requireNonNull(job.company(), "an invoice belongs to a company");
    MailId id = MailId.parse(job.key());
    Map<String, String> payload = FlatJson.read(job.payload());
    Optional<byte[]> file =
        files.get(company, Objects.requireNonNull(payload.get(STORAGE_KEY), STORAGE_KEY));
    Optional<Senders.Chosen> sender =
        transactions
            .inCompany(company, () -> companies.find(company))
            .flatMap(found -> senders.of(found.organization()));
    Optional<Begun> begun =
        transactions.inCompany(company, () -> begin(company, id, file.isPresent(), sender));
    begun.ifPresent(
        mail ->
            deliver(
                mail,
                sender.orElseThrow(),
                new MailCarrier.Attachment(
                    Objects.requireNonNull(payload.get(FILE_NAME), FILE_NAME),
                    Objects.requireNonNull(payload.get(MEDIA_TYPE), MEDIA_TYPE),
                    file.orElseThrow())));
  }

  private Optional<Begun> begin(
      CompanyId company, MailId id, boolean hasFile, Optional<Senders.Chosen> sender) {
    DocumentMail mail =
        mails
            .findForUpdate(company, id)
            .filter(found -> found.mail().status() == MailStatus.QUEUED)
            .orElse(null);
    if (mail == null) {
      return Optional.empty();
    }
    Company profile =
        companies.find(company).filter(found -> found.deletedAt() == null).orElse(null);
    Optional<String> obstacle = obstacle(mail, profile != null, hasFile, sender.isPresent());
    if (profile == null || obstacle.isPresent()) {
      mails.end(mail.as(mail.mail().unmade(obstacle.orElse(""), clock.instant())));
      return Optional.empty();
    }
    DocumentMail going = mail.begun(clock.instant());
    mails.update(going);
    return mails
        .content(company, id)
        .map(closed -> new Begun(going, profile, contents.open(going.mail(), closed)));
  }

  private static Optional<String> obstacle(
      DocumentMail mail, boolean company, boolean file, boolean sender) {
    if (mail.begunAt() != null) {
      return Optional.of("The server stopped while the mail was handed over; " + UNCERTAIN);
    }
    if (!company) {
      return Optional.of("The company was deleted.");
    }
    if (!file) {
      return Optional.of("The document is not kept any more.");
    }
    return sender ? Optional.empty() : Optional.of("There is no mail server to carry it.");
  }

  private void deliver(Begun begun, Senders.Chosen sender, MailCarrier.Attachment file) {
    DocumentMail mail = begun.mail;
    handover.of(
        mail.mail(),
        sender.server(),
        sender.trust(),
        new MailCarrier.Parcel(
            mail.id(),
            mail.mail().recipient(),
            begun.content,
            new MailCarrier.Extras(
                List.of(),
                List.of(),
                DeliverDocumentMail.senderName(sender.server(), sender.trust(), begun.company),
                DeliverDocumentMail.replyTo(begun.company).orElse(null),
                null,
                List.of(file))),
        (waiting, why) -> {
          if (why.mayBeTaken()) {
            end(mail.as(waiting.unmade(uncertain(waiting), clock.instant())));
          } else {
            tryAgain(mail.as(waiting).waitingAgain());
          }
        },
        ended ->
            end(
                ended.status() == MailStatus.SENT
                    ? mail.as(ended)
                    : mail.as(ended).waitingAgain()));
  }

  private static String uncertain(OutgoingMail mail) {
    return "The mail server's answer was lost; " + UNCERTAIN + " (" + mail.error() + ")";
  }

  /** The server surely did not take it, so that it may be handed over again. */
  private void tryAgain(DocumentMail mail) {
    Instant now = clock.instant();
    Duration age = Duration.between(mail.mail().createdAt(), now);
    if (age.compareTo(PATIENCE) >= 0) {
      end(mail.as(mail.mail().unmade("Given up after a day: " + mail.mail().error(), now)));
      return;
    }
    transactions.inCompany(
        mail.company(),
        () -> {
          mails.update(mail);
          return mail;
        });
    throw new PostponedException(now.plus(age.compareTo(LATER) < 0 ? SOON : LATER));
  }

  private void end(DocumentMail mail) {
    transactions.inCompany(
        mail.company(),
        () -> {
          mails.end(mail);
          return mail;
        });
  }
}
