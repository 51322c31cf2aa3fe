package ro.storno.rest.memory;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import ro.storno.application.CommandValidator;
import ro.storno.application.Ids;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.company.InMemoryCompanies;
import ro.storno.application.identity.AccountLinks;
import ro.storno.application.identity.InMemoryOrganizations;
import ro.storno.application.identity.People;
import ro.storno.application.invoice.GetInvoice;
import ro.storno.application.job.InMemoryJobQueue;
import ro.storno.application.job.Job;
import ro.storno.application.mail.DeliverDocumentMail;
import ro.storno.application.mail.InMemoryDocumentMails;
import ro.storno.application.mail.InMemoryEmailTemplates;
import ro.storno.application.mail.InMemoryMailRefusals;
import ro.storno.application.mail.InMemorySenderConfigurations;
import ro.storno.application.mail.MailCarrier;
import ro.storno.application.mail.MailDocument;
import ro.storno.application.mail.MailMarkup;
import ro.storno.application.mail.MailWriting;
import ro.storno.application.mail.MailableDocuments;
import ro.storno.application.mail.MailedDocuments;
import ro.storno.application.mail.ReadDocumentMails;
import ro.storno.application.mail.Senders;
import ro.storno.application.mail.StopScheduledMails;
import ro.storno.application.mail.Unsubscribe;
import ro.storno.application.secret.PlainSecretBox;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.domain.mail.MailEncryption;
import ro.storno.domain.mail.MailServer;
import ro.storno.rest.mail.DocumentMailRoutes;
import ro.storno.rest.mail.UnsubscribeRoutes;

/** E-mail of documents on ports in memory, with a server of the installation. */
final class MailRoom {
  private static final MailServer SERVER =
      new MailServer(
          "smtp.storno.example",
          587,
          MailEncryption.TLS,
          "storno",
          "secret",
          new EmailAddress("no-reply@storno.example"),
          "Storno");

  final DocumentMailRoutes mailRoutes;
  final UnsubscribeRoutes unsubscribeRoutes;
  private final InMemoryTransactions transactions;
  private final InMemoryJobQueue jobs;
  private final DeliverDocumentMail deliver;
  private final Clock clock;

  record Ground(
      InMemoryTransactions transactions,
      InMemoryOrganizations organizations,
      InMemoryCompanies companies,
      InMemorySenderConfigurations senders,
      InMemoryEmailTemplates templates,
      InMemoryDocumentMails mails,
      People people,
      GetInvoice getInvoice,
      MailCarrier carrier,
      CommandValidator validator,
      InMemoryJobQueue jobs,
      Ids ids,
      Clock clock) {}

  MailRoom(Ground ground, List<MailedDocuments> kinds) {
    this.transactions = ground.transactions;
    this.jobs = ground.jobs;
    this.clock = ground.clock;
    PlainSecretBox box = new PlainSecretBox();
    InMemoryMailRefusals refusals = new InMemoryMailRefusals(transactions);
    MailableDocuments documents = new MailableDocuments(kinds);
    MailWriting writing = new MailWriting(ground.templates, new NoScripts(), clock);
    Senders senders =
        new Senders(transactions, ground.organizations, ground.senders, box, Optional.of(SERVER));
    Unsubscribe unsubscribe =
        new Unsubscribe(
            transactions,
            ground.companies,
            refusals,
            box,
            new AccountLinks(() -> URI.create("https://app.example")),
            clock);
    this.mailRoutes =
        new DocumentMailRoutes(
            new MailDocument(
                ground.validator,
                transactions,
                documents,
                ground.mails,
                refusals,
                writing,
                senders,
                box,
                jobs,
                ground.ids,
                clock),
            new ReadDocumentMails(
                transactions, documents, ground.mails, writing, senders, ground.people),
            new StopScheduledMails(transactions, documents, ground.mails),
            ground.getInvoice);
    this.unsubscribeRoutes = new UnsubscribeRoutes(unsubscribe);
    this.deliver =
        new DeliverDocumentMail(
            transactions,
            ground.companies,
            documents,
            ground.mails,
            refusals,
            senders,
            unsubscribe,
            box,
            ground.carrier,
            clock);
  }

  /** Runs the jobs in which mails leave; those whose time has not come only if told so. */
  void deliver(boolean aheadOfTime) {
    List<Job> due =
        transactions.inPlatform(
            () ->
                jobs.waiting(DeliverDocumentMail.KIND).stream()
                    .filter(entry -> aheadOfTime || !entry.when().isAfter(clock.instant()))
                    .map(InMemoryJobQueue.Entry::job)
                    .toList());
    for (Job job : due) {
      deliver.run(job);
      transactions.inPlatform(
          () -> {
            jobs.done(job);
            return job;
          });
    }
  }

  /** Enough to see that what was typed comes through it. */
  private static final class NoScripts implements MailMarkup {
    @Override
    public Safe clean(String html) {
      String safe = html.replaceAll("(?is)<script.*?</script>", "");
      return new Safe(safe, safe.replaceAll("<[^>]*>", ""));
    }
  }
}
