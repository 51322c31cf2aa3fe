package ro.storno.application.anaf;

import java.util.ArrayList;
import java.util.List;
import ro.storno.application.Page;
import ro.storno.application.TestApplication;
import ro.storno.application.identity.CompanyScope;
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
  public final List<Notice> told = new ArrayList<>();
  public final AnafRoom tokens =
      new AnafRoom(
          application.transactions,
          application.users,
          application.organizations,
          application.companies,
          application.directory,
          application.registry,
          told::add,
          application.jobs,
          application.ids,
          application.clock);
  public final ReceivingRoom room =
      new ReceivingRoom(
          new ReceivingRoom.Ground(
              application.transactions,
              application.companies,
              application.organizations,
              application.directory,
              tokens.tokens,
              application.invoices,
              application.queries,
              application.files,
              application.clients,
              application.store,
              application.submissions,
              application.jobs,
              told::add,
              application.validator,
              application.ids,
              application.clock));
  public final FakeAnaf anaf = room.anaf;
  public final InMemoryInbox inbox = room.inbox;
  public final InMemoryEvidence evidence = room.evidence;
  public final InMemorySyncBook book = room.book;
  public final InMemorySentBuyerMessages sentMessages = room.sentMessages;
  public final InMemorySuppliers suppliers = room.suppliers;

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

  /** Synchronises the company once. */
  public void sync() {
    room.sync(company());
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
