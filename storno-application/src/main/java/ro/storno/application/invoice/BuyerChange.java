package ro.storno.application.invoice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.Ids;
import ro.storno.application.Page;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.job.JobQueue;
import ro.storno.application.tax.VatRules;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;

/** Carries a change of a client over to the open documents of the month that show it. */
public final class BuyerChange {
  private static final List<DocumentStatus> OPEN =
      List.of(DocumentStatus.DRAFT, DocumentStatus.ISSUED, DocumentStatus.REJECTED);

  private final Invoices invoices;
  private final InvoiceQueries queries;
  private final InvoiceFiles files;
  private final JobQueue jobs;
  private final InvoiceFiling filing;
  private final Ids ids;
  private final Clock clock;

  /** Changes with the given ports; none is null. */
  public BuyerChange(
      Invoices invoices,
      InvoiceQueries queries,
      InvoiceFiles files,
      JobQueue jobs,
      InvoiceFiling filing,
      Ids ids,
      Clock clock) {
    this.invoices = invoices;
    this.queries = queries;
    this.files = files;
    this.jobs = jobs;
    this.filing = filing;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Carries the change over, in the running transaction. A document that is being sent at this
   * moment stays as it is.
   *
   * @return how many documents took it
   */
  public int propagate(CompanyScope scope, Client client) {
    LocalDate today = LocalDate.now(clock.withZone(scope.profile().settings().timeZone()));
    int changed = 0;
    for (InvoiceId id : open(scope, client.id(), today)) {
      Optional<Invoice> invoice = invoices.findForUpdate(scope.company(), id);
      if (invoice.filter(found -> found.editable() && !filing.outOfReach(found)).isPresent()) {
        change(scope, invoice.get(), client);
        changed++;
      }
    }
    return changed;
  }

  private List<InvoiceId> open(CompanyScope scope, ClientId client, LocalDate today) {
    InvoiceQueries.Filter filter = InvoiceQueries.Filter.openOfMonth(client, OPEN, today);
    List<InvoiceId> found = new ArrayList<>();
    Page<InvoiceQueries.Row> page;
    int number = 1;
    do {
      page =
          queries
              .list(
                  scope.company(),
                  filter,
                  InvoiceQueries.Sort.NEWEST,
                  new Page.Request(number, Page.Request.MAXIMUM_LIMIT))
              .page();
      page.data().forEach(row -> found.add(row.id()));
      number++;
    } while (number <= page.pages());
    return found;
  }

  private void change(CompanyScope scope, Invoice invoice, Client client) {
    InvoiceContent content = invoice.content();
    List<DocumentLine> lines =
        content.options().autoApplyVatRules()
            ? VatRules.applied(scope.profile(), client, content.issueDate(), content.lines())
            : content.lines();
    Invoice changed = invoice.edit(Contents.withBuyer(content, client, lines), clock.instant());
    invoices.update(
        changed,
        List.of(
            new InvoiceEvent(
                ids.next(),
                InvoiceEvent.Type.UPDATED,
                null,
                null,
                clock.instant(),
                scope.actor().user(),
                "Client details updated",
                Map.of("clientId", client.id().toString()))));
    files.dropXml(scope.company(), invoice.id());
    FollowUpInvoice.enqueueIfIssued(jobs, changed);
  }
}
