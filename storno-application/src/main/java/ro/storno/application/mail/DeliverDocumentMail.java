package ro.storno.application.mail;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.company.Companies;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.secret.SecretBox;
import ro.storno.domain.DomainException;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.mail.DocumentMail;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.domain.mail.HeaderText;
import ro.storno.domain.mail.MailId;
import ro.storno.domain.mail.MailServer;
import ro.storno.domain.mail.MailStatus;

/**
 * Hands a mail that carries a document to the server of its organization. What stood in the way
 * when the mail was asked for is looked at again when it leaves: its document may have been
 * cancelled, its reader may have unsubscribed. What the mail says is forgotten once it is gone.
 */
public final class DeliverDocumentMail implements JobHandler {
  /** Kind of the job. */
  public static final String KIND = "mail.deliver-document";

  private final Transactions transactions;
  private final Companies companies;
  private final MailableDocuments documents;
  private final DocumentMails mails;
  private final MailRefusals refusals;
  private final Senders senders;
  private final Unsubscribe unsubscribe;
  private final SealedContent contents;
  private final Handover handover;
  private final Clock clock;

  /** Delivers with the given ports; none is null. */
  public DeliverDocumentMail(
      Transactions transactions,
      Companies companies,
      MailableDocuments documents,
      DocumentMails mails,
      MailRefusals refusals,
      Senders senders,
      Unsubscribe unsubscribe,
      SecretBox box,
      MailCarrier carrier,
      Clock clock) {
    this.transactions = transactions;
    this.companies = companies;
    this.documents = documents;
    this.mails = mails;
    this.refusals = refusals;
    this.senders = senders;
    this.unsubscribe = unsubscribe;
    this.contents = new SealedContent(box);
    this.handover = new Handover(carrier, clock);
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** Servers that organizations chose may be slow. */
  @Override
  public boolean callsOutside() {
    return true;
  }

  /**
   * A mail on its way.
   *
   * @param refusing who among its readers wants no mails by now
   */
  private record Begun(
      DocumentMail mail,
      Company company,
      MailTemplates.Written content,
      Set<EmailAddress> refusing) {}

  @Override
  public void run(Job job) {
    CompanyId company = Objects.requireNonNull(job.company(), "a document belongs to a company");
    MailId id = MailId.parse(job.key());
    transactions.inCompany(company, () -> begin(company, id)).ifPresent(this::deliver);
  }

  private Optional<Begun> begin(CompanyId company, MailId id) {
    DocumentMail mail =
        mails
            .findForUpdate(company, id)
            .filter(found -> found.mail().status() == MailStatus.QUEUED)
            .orElse(null);
    if (mail == null) {
      return Optional.empty();
    }
    Set<EmailAddress> refusing =
        refusals.among(
            company, new Recipients(mail.mail().recipient(), mail.cc(), mail.bcc()).all());
    Company profile =
        companies.find(company).filter(found -> found.deletedAt() == null).orElse(null);
    String obstacle = obstacle(mail, profile, refusing);
    if (profile == null || obstacle != null) {
      mails.end(mail.as(mail.mail().unmade(String.valueOf(obstacle), clock.instant())));
      return Optional.empty();
    }
    DocumentMail going = mail.begun(clock.instant());
    mails.update(going);
    return mails
        .content(company, id)
        .map(closed -> new Begun(going, profile, contents.open(going.mail(), closed), refusing));
  }

  private @Nullable String obstacle(
      DocumentMail mail, @Nullable Company company, Set<EmailAddress> refusing) {
    if (company == null) {
      return "The company was deleted.";
    }
    if (refusing.contains(mail.mail().recipient())) {
      return "The recipient has unsubscribed.";
    }
    return documents
        .of(mail.kind())
        .find(mail.company(), mail.document())
        .map(found -> Optional.ofNullable(found.obstacle()))
        .orElse(Optional.of("The document was deleted."))
        .orElse(null);
  }

  private void deliver(Begun begun) {
    DocumentMail mail = begun.mail;
    Senders.Chosen sender = senders.of(begun.company.organization()).orElse(null);
    if (sender == null) {
      save(mail.as(mail.mail().kept()));
      return;
    }
    List<MailCarrier.Attachment> files;
    try {
      files = documents.of(mail.kind()).files(new CompanyScope(Actor.SYSTEM, begun.company), mail);
    } catch (ApplicationException.Unavailable later) {
      throw later;
    } catch (ApplicationException | DomainException wrong) {
      end(mail.as(mail.mail().unmade(String.valueOf(wrong.getMessage()), clock.instant())));
      return;
    }
    handover.of(
        mail.mail(),
        sender.server(),
        sender.trust(),
        parcel(begun, sender, files),
        (waiting, why) -> {
          save(mail.as(waiting));
          throw why;
        },
        ended -> end(mail.as(ended)));
  }

  private MailCarrier.Parcel parcel(
      Begun begun, Senders.Chosen sender, List<MailCarrier.Attachment> files) {
    DocumentMail mail = begun.mail;
    EmailAddress recipient = mail.mail().recipient();
    List<EmailAddress> cc = wanted(mail.cc(), begun.refusing);
    List<EmailAddress> bcc = wanted(mail.bcc(), begun.refusing);
    // A click of one reader, or of a mail program, must not speak for another one of the same mail.
    boolean alone = cc.isEmpty() && bcc.isEmpty();
    URI way = alone ? unsubscribe.link(mail.company(), recipient) : null;
    return new MailCarrier.Parcel(
        mail.id(),
        recipient,
        MailWriting.complete(begun.content, mail.language(), begun.company, way),
        new MailCarrier.Extras(
            cc,
            bcc,
            senderName(sender.server(), sender.trust(), begun.company),
            replyTo(begun.company).orElse(null),
            way,
            files));
  }

  private static List<EmailAddress> wanted(List<EmailAddress> readers, Set<EmailAddress> refusing) {
    return readers.stream().filter(reader -> !refusing.contains(reader)).toList();
  }

  /** The name that an organization chose for its sender, else that of the company. */
  static String senderName(MailServer server, MailCarrier.Trust trust, Company company) {
    String chosen = trust == MailCarrier.Trust.USER ? server.fromName() : null;
    return chosen == null ? HeaderText.oneLine(company.party().name()) : chosen;
  }

  /** Where answers go: to the company, wherever the mail is sent from. */
  static Optional<EmailAddress> replyTo(Company company) {
    return Optional.ofNullable(company.party().email()).flatMap(EmailAddress::find);
  }

  private void save(DocumentMail mail) {
    transactions.inCompany(
        mail.company(),
        () -> {
          mails.update(mail);
          return mail;
        });
  }

  private void end(DocumentMail mail) {
    transactions.inCompany(
        mail.company(),
        () -> {
          mails.end(mail);
          if (mail.mail().status() == MailStatus.SENT) {
            documents.of(mail.kind()).sent(mail);
          }
          return mail;
        });
  }
}
