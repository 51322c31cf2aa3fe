package ro.storno.application.anaf;

import java.time.Clock;
import java.util.Optional;
import ro.storno.application.CommandValidator;
import ro.storno.application.Ids;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.company.CompanyDirectory;
import ro.storno.application.company.InMemoryCompanies;
import ro.storno.application.file.FileStore;
import ro.storno.application.identity.EnterCompany;
import ro.storno.application.identity.InMemoryOrganizations;
import ro.storno.application.invoice.InMemoryInvoiceFiles;
import ro.storno.application.invoice.InMemoryInvoices;
import ro.storno.application.invoice.InMemoryReceivedInvoices;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.application.job.JobQueue;
import ro.storno.application.notification.Notifications;
import ro.storno.application.party.Clients;
import ro.storno.application.party.InMemorySuppliers;
import ro.storno.application.party.ManageSuppliers;
import ro.storno.application.party.ReadSuppliers;
import ro.storno.application.submission.SubmissionQueue;
import ro.storno.application.submission.Submissions;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.InvoiceId;

/** Everything about receiving on ports in memory, against {@link FakeAnaf}. */
public final class ReceivingRoom {
  public final FakeAnaf anaf;
  public final PlainArchives archives = new PlainArchives();
  public final InMemoryInbox inbox;
  public final InMemoryEvidence evidence;
  public final InMemorySyncBook book;
  public final InMemorySentBuyerMessages sentMessages;
  public final InMemorySuppliers suppliers;
  public final InMemoryReceivedInvoices received;
  public final TriggerSync trigger;
  public final ShowSync show;
  public final ReadMessages readMessages;
  public final SendBuyerMessage send;
  public final DeliverBuyerMessage deliver;
  public final ExportArchives export;
  public final KeptOriginals originals;
  public final ManageSuppliers manageSuppliers;
  public final ReadSuppliers readSuppliers;
  public final ScheduleSyncs schedule;

  /** Whose uploads the journal of submissions recognises; may be changed at any time. */
  public SubmissionNews news = SubmissionNews.NOBODY;

  private final Ground ground;

  /**
   * What receiving stands on; none is null.
   *
   * @param transactions in memory
   * @param companies in memory
   * @param organizations in memory
   * @param directory of the companies
   * @param tokens which companies have a token
   * @param invoices in memory
   * @param queries over them
   * @param files of invoices
   * @param clients of companies
   * @param store of files
   * @param submissions in memory
   * @param jobs in memory
   * @param notifications who is told
   * @param validator of commands
   * @param ids of new things
   * @param clock of ours
   */
  public record Ground(
      InMemoryTransactions transactions,
      InMemoryCompanies companies,
      InMemoryOrganizations organizations,
      CompanyDirectory directory,
      CompanyTokens tokens,
      InMemoryInvoices invoices,
      InvoiceQueries queries,
      InMemoryInvoiceFiles files,
      Clients clients,
      FileStore store,
      Submissions submissions,
      JobQueue jobs,
      Notifications notifications,
      CommandValidator validator,
      Ids ids,
      Clock clock) {}

  public ReceivingRoom(Ground on) {
    this.ground = on;
    EnterCompany enter = new EnterCompany(on.directory);
    this.anaf = new FakeAnaf(on.clock);
    this.inbox = new InMemoryInbox(on.transactions);
    this.evidence = new InMemoryEvidence(on.transactions, inbox);
    this.book = new InMemorySyncBook(on.transactions, on.companies, on.organizations);
    this.sentMessages = new InMemorySentBuyerMessages(on.transactions);
    this.suppliers = new InMemorySuppliers(on.transactions);
    this.received = new InMemoryReceivedInvoices(on.invoices, on.files);
    this.trigger =
        new TriggerSync(
            enter,
            on.transactions,
            on.tokens,
            book,
            inbox,
            new SubmissionQueue(on.submissions, on.jobs, on.ids, on.clock),
            on.jobs,
            on.clock);
    this.show =
        new ShowSync(enter, on.transactions, on.organizations, on.tokens, book, inbox, received);
    this.readMessages = new ReadMessages(enter, on.transactions, inbox, evidence, received);
    this.send =
        new SendBuyerMessage(
            on.validator, on.transactions, on.invoices, sentMessages, on.jobs, on.ids, on.clock);
    this.deliver =
        new DeliverBuyerMessage(
            on.transactions,
            on.companies,
            anaf,
            anaf,
            anaf,
            new PlainArchives.Notes(),
            sentMessages,
            on.clock);
    this.export = new ExportArchives(on.transactions, on.queries, evidence, on.store, on.clock);
    this.originals = new KeptOriginals(on.transactions, evidence, on.store, archives, archives);
    this.manageSuppliers =
        new ManageSuppliers(on.validator, on.transactions, suppliers, on.ids, on.clock);
    this.readSuppliers =
        new ReadSuppliers(on.transactions, suppliers, received, on.queries, on.clock);
    this.schedule = new ScheduleSyncs(on.transactions, book, on.jobs, on.clock);
  }

  /** What runs a synchronisation, newly wired as another node would be. */
  public SyncCompany node() {
    ArchiveReader reader =
        new ArchiveReader(archives, archives, new PlainArchives.Notes(), ground.ids, ground.clock);
    SettleMessages settle =
        new SettleMessages(
            ground.transactions,
            new SettleMessages.Stores(
                inbox,
                evidence,
                new ForwardedNews(),
                sentMessages,
                ground.invoices,
                received,
                suppliers,
                ground.clients),
            ground.ids,
            ground.clock);
    return new SyncCompany(
        ground.transactions,
        ground.companies,
        anaf,
        book,
        inbox,
        new ListMessages(ground.transactions, anaf, anaf, inbox, book, ground.ids, ground.clock),
        new ReceiveMessages(
            ground.transactions,
            anaf,
            anaf,
            inbox,
            evidence,
            ground.store,
            reader,
            settle,
            ground.clock),
        ground.notifications,
        ground.jobs,
        ground.clock);
  }

  /** Synchronises a company once. */
  public void sync(CompanyId company) {
    node().run(SyncCompany.job(company));
  }

  private final class ForwardedNews implements SubmissionNews {
    @Override
    public Optional<InvoiceId> hear(CompanyId company, News each) {
      return news.hear(company, each);
    }

    @Override
    public Optional<InvoiceId> invoiceOf(CompanyId company, UploadIndex index) {
      return news.invoiceOf(company, index);
    }
  }
}
