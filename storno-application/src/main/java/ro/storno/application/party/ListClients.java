package ro.storno.application.party;

import ro.storno.application.Page;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.party.Client;

/** Lists the clients of a company. */
public final class ListClients {
  private final Transactions transactions;
  private final Clients clients;

  /** Lists from the given ports; none is null. */
  public ListClients(Transactions transactions, Clients clients) {
    this.transactions = transactions;
    this.clients = clients;
  }

  /** Returns one page, by name. */
  public Page<Client> list(CompanyScope scope, Clients.Filter filter, Page.Request page) {
    scope.requireToView(Permission.CLIENT_VIEW);
    return transactions.inCompany(
        scope.company(), () -> clients.list(scope.company(), filter, page));
  }
}
