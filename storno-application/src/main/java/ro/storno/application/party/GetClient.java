package ro.storno.application.party;

import ro.storno.application.Page;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;

/** Shows a client and what was invoiced to it. */
public final class GetClient {
  /** Shows the client with one page of its outgoing invoices, newest first. */
  public ClientWithHistory get(CompanyScope scope, ClientId id, Page.Request page) {
    throw new UnsupportedOperationException();
  }

  /**
   * A client and its invoices.
   *
   * @param client not null
   * @param invoices not null
   */
  public record ClientWithHistory(Client client, InvoiceQueries.Result invoices) {}
}
