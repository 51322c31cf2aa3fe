package ro.storno.application.mail;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ro.storno.application.FlatJson;
import ro.storno.application.Transactions;
import ro.storno.application.company.Companies;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobQueue;
import ro.storno.application.provider.AuthorityMail;
import ro.storno.application.secret.SecretBox;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.mail.DocumentMail;
import ro.storno.domain.mail.HeaderText;
import ro.storno.domain.mail.MailId;
import ro.storno.domain.mail.MailStatus;
import ro.storno.domain.mail.MailedKind;
import ro.storno.domain.mail.OutgoingMail;

/**
 * Posts mails to authorities. They lie in the outbox like all others and stand in the history of
 * their document; {@link DeliverToAuthority} carries them.
 */
public final class PostToAuthority implements AuthorityMail {
  private final Transactions transactions;
  private final Companies companies;
  private final DocumentMails mails;
  private final Senders senders;
  private final SealedContent contents;
  private final JobQueue jobs;
  private final Clock clock;

  /** Posts with the given ports; none is null. */
  public PostToAuthority(
      Transactions transactions,
      Companies companies,
      DocumentMails mails,
      Senders senders,
      SecretBox box,
      JobQueue jobs,
      Clock clock) {
    this.transactions = transactions;
    this.companies = companies;
    this.mails = mails;
    this.senders = senders;
    this.contents = new SealedContent(box);
    this.jobs = jobs;
    this.clock = clock;
  }

  @Override
  public Optional<String> obstacle(CompanyId company) {
    Optional<Company> found =
        transactions
            .inCompany(company, () -> companies.find(company))
            .filter(present -> present.deletedAt() == null);
    if (found.isEmpty()) {
      return Optional.of("The company was deleted.");
    }
    Optional<Senders.Chosen> sender = senders.of(found.get().organization());
    if (sender.isEmpty()) {
      return Optional.of(
          "There is no mail server to carry the document: configure one for the organization, or"
              + " for the installation.");
    }
    return sender.get().verified()
        ? Optional.empty()
        : Optional.of("Send a test message through your mail server first (mailer-config/test).");
  }

  @Override
  public void post(Order order) {
    MailId id = new MailId(order.id());
    transactions.inCompany(
        order.company(),
        () -> {
          if (mails.findForUpdate(order.company(), id).isEmpty()) {
            Company company = companies.find(order.company()).orElseThrow();
            mails.add(mail(id, company, order), contents.seal(id, written(order)));
            jobs.enqueue(
                new Job(DeliverToAuthority.KIND, order.company(), id.toString(), payload(order)));
          }
          return id;
        });
  }

  private DocumentMail mail(MailId id, Company company, Order order) {
    MailedKind kind = order.creditNote() ? MailedKind.CREDIT_NOTE : MailedKind.INVOICE;
    return new DocumentMail(
        new OutgoingMail(
            id,
            company.organization(),
            kind.wireName(),
            order.to(),
            HeaderText.oneLine(order.subject()),
            null,
            MailStatus.QUEUED,
            null,
            null,
            clock.instant(),
            null),
        order.company(),
        kind,
        order.invoice(),
        List.of(),
        List.of(),
        List.of(order.file().name()),
        "en",
        null,
        null);
  }

  private static MailTemplates.Written written(Order order) {
    String html =
        "<pre>"
            + order.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            + "</pre>";
    return new MailTemplates.Written(HeaderText.oneLine(order.subject()), order.text(), html);
  }

  private static String payload(Order order) {
    Map<String, String> payload = new LinkedHashMap<>();
    payload.put(DeliverToAuthority.STORAGE_KEY, order.file().storageKey());
    payload.put(DeliverToAuthority.FILE_NAME, order.file().name());
    payload.put(DeliverToAuthority.MEDIA_TYPE, order.file().mediaType());
    return FlatJson.write(payload);
  }

  @Override
  public Optional<Posted> find(CompanyId company, UUID order) {
    return transactions
        .inCompany(company, () -> mails.findForUpdate(company, new MailId(order)))
        .map(PostToAuthority::posted);
  }

  private static Posted posted(DocumentMail order) {
    OutgoingMail mail = order.mail();
    State state =
        switch (mail.status()) {
          case QUEUED -> State.WAITING;
          case SENT -> State.TAKEN;
          case FAILED -> order.begunAt() == null ? State.FAILED : State.UNCERTAIN;
          case KEPT, CANCELLED -> State.FAILED;
        };
    return new Posted(state, mail.from(), mail.sentAt(), mail.error());
  }
}
