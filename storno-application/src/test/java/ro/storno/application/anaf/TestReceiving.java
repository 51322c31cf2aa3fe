package ro.storno.application.anaf;

import java.util.ArrayList;
import java.util.List;
import ro.storno.application.Page;
import ro.storno.application.TestApplication;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InMemoryReceivedInvoices;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.application.notification.Notice;
import ro.storno.application.party.InMemorySuppliers;
import ro.storno.domain.anaf.InboxMessage;
import ro.storno.domain.anaf.SyncState;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.party.Cif;
import ro.storno.domain.party.Supplier;

/** Receiving over ports in memory, beside everything else. */
public final class TestReceiving {
  public final TestApplication application = new TestApplication();
  public final FakeAnaf anaf = new FakeAnaf(application.clock);
  public final InMemoryInbox inbox = new InMemoryInbox(application.transactions);
  public final InMemoryEvidence evidence = new InMemoryEvidence(application.transactions, inbox);
  public final InMemorySyncBook book =
      new InMemorySyncBook(
          application.transactions, application.companies, application.organizations);
  public final InMemorySentBuyerMessages sentMessages =
      new InMemorySentBuyerMessages(application.transactions);
  public final InMemorySuppliers suppliers = new InMemorySuppliers(application.transactions);
  public final InMemoryReceivedInvoices received =
      new InMemoryReceivedInvoices(application.invoices, application.files);
  public final List<Notice> told = new ArrayList<>();
  public final PlainArchives archives = new PlainArchives();

  /** Whose uploads the journal of submissions recognises. */
  public SubmissionNews news = SubmissionNews.NOBODY;

  public CompanyScope scope() {
    return application.scope();
  }

  public CompanyId company() {
    return application.scope().company();
  }

  public Company profile() {
    return application.scope().profile();
  }

  public Cif cif() {
    return Cif.parse(String.valueOf(profile().party().taxCode())).orElseThrow();
  }

  /** What runs a synchronisation, newly wired as another node would be. */
  public SyncCompany node() {
    ArchiveReader reader =
        new ArchiveReader(
            archives, archives, new PlainArchives.Notes(), application.ids, application.clock);
    SettleMessages settle =
        new SettleMessages(
            application.transactions,
            new SettleMessages.Stores(
                inbox,
                evidence,
                new ForwardedNews(),
                sentMessages,
                application.invoices,
                received,
                suppliers,
                application.clients),
            application.ids,
            application.clock);
    return new SyncCompany(
        application.transactions,
        application.companies,
        anaf,
        book,
        inbox,
        new ListMessages(
            application.transactions, anaf, anaf, inbox, book, application.ids, application.clock),
        new ReceiveMessages(
            application.transactions,
            anaf,
            anaf,
            inbox,
            evidence,
            application.store,
            reader,
            settle,
            application.clock),
        told::add,
        application.jobs,
        application.clock);
  }

  /** Lets the news be changed after the wiring. */
  private final class ForwardedNews implements SubmissionNews {
    @Override
    public java.util.Optional<InvoiceId> hear(CompanyId company, News each) {
      return news.hear(company, each);
    }

    @Override
    public java.util.Optional<InvoiceId> invoiceOf(
        CompanyId company, ro.storno.domain.anaf.UploadIndex index) {
      return news.invoiceOf(company, index);
    }
  }

  /** Synchronises the company once. */
  public void sync() {
    node().run(SyncCompany.job(company()));
  }

  public SyncState state() {
    return application.transactions.inCompany(
        company(), () -> book.find(company()).orElseGet(() -> SyncState.none(company())));
  }

  public List<InboxMessage> messages() {
    return application.transactions.inCompany(
        company(), () -> inbox.newest(company(), Inbox.Filter.ALL, 0, 10_000));
  }

  /** The message with an id of ANAF's. */
  public InboxMessage message(String id) {
    return messages().stream()
        .filter(each -> each.message().id().value().equals(id))
        .findFirst()
        .orElseThrow();
  }

  public List<Invoice> invoices() {
    return application.transactions.inCompany(
        company(),
        () -> application.invoices.all(company()).filter(Invoice::madeElsewhere).toList());
  }

  public List<InvoiceEvent> events(InvoiceId invoice) {
    return application.transactions.inCompany(
        company(), () -> application.invoices.events(company(), invoice));
  }

  public List<Supplier> suppliersListed() {
    return application.transactions.inCompany(
        company(), () -> suppliers.list(company(), null, new Page.Request(1, 100)).data());
  }

  public List<InvoiceQueries.Row> rows(InvoiceQueries.Filter filter) {
    return application.transactions.inCompany(
        company(),
        () ->
            application
                .queries
                .list(company(), filter, InvoiceQueries.Sort.NEWEST, new Page.Request(1, 100))
                .page()
                .data());
  }
}
