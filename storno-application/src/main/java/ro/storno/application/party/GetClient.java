package ro.storno.application.party;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import ro.storno.application.ApplicationException;
import ro.storno.application.Page;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.application.preceding.PrecedingDocuments;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingKind;

/** Shows a client, what was invoiced to it, and what was delivered last. */
public final class GetClient {
  /** As many as api-reference/clients/get.md shows. */
  private static final int LATEST = 5;

  private final Transactions transactions;
  private final Clients clients;
  private final InvoiceQueries invoices;
  private final PrecedingDocuments documents;
  private final Clock clock;

  /** Shows from the given ports; none is null. */
  public GetClient(
      Transactions transactions,
      Clients clients,
      InvoiceQueries invoices,
      PrecedingDocuments documents,
      Clock clock) {
    this.transactions = transactions;
    this.clients = clients;
    this.invoices = invoices;
    this.documents = documents;
    this.clock = clock;
  }

  /**
   * Shows the client with one page of its outgoing invoices, newest first.
   *
   * @throws ApplicationException.NotFound if the company has no such client
   */
  public ClientWithHistory get(CompanyScope scope, ClientId id, Page.Request page) {
    scope.requireToView(Permission.CLIENT_VIEW);
    LocalDate today = LocalDate.now(clock.withZone(scope.profile().settings().timeZone()));
    return transactions.inCompany(
        scope.company(),
        () -> {
          Client client =
              clients
                  .find(scope.company(), id)
                  .filter(found -> found.deletedAt() == null)
                  .orElseThrow(() -> new ApplicationException.NotFound("Client"));
          return new ClientWithHistory(
              client,
              invoices.list(
                  scope.company(),
                  InvoiceQueries.Filter.ofClient(id, today),
                  InvoiceQueries.Sort.NEWEST,
                  page),
              latest(scope, PrecedingKind.DELIVERY_NOTE, id),
              latest(scope, PrecedingKind.RECEIPT, id));
        });
  }

  private Page<PrecedingDocument> latest(CompanyScope scope, PrecedingKind kind, ClientId id) {
    return documents.list(
        scope.company(),
        kind,
        new PrecedingDocuments.Filter(null, Set.of(), null, null, id),
        new Page.Request(1, LATEST));
  }

  /**
   * A client and its documents.
   *
   * @param client not null
   * @param invoices not null
   * @param deliveryNotes the latest five, and how many there are; not null
   * @param receipts the same of receipts; not null
   */
  public record ClientWithHistory(
      Client client,
      InvoiceQueries.Result invoices,
      Page<PrecedingDocument> deliveryNotes,
      Page<PrecedingDocument> receipts) {}
}
