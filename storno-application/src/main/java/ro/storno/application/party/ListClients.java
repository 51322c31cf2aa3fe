package ro.storno.application.party;

import ro.storno.application.Page;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.party.Client;

/** Lists the clients of a company. */
public final class ListClients {
  /** Returns one page, by name. */
  public Page<Client> list(CompanyScope scope, Clients.Filter filter, Page.Request page) {
    throw new UnsupportedOperationException();
  }
}
