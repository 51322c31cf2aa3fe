package ro.storno.application.party;

import java.util.List;
import java.util.Map;
import ro.storno.application.Page;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.party.ClientQueries.Turnover;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.money.Currency;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.ClientId;

/** Lists the clients of a company with what was invoiced to them. */
public final class ListClients {
  private final Transactions transactions;
  private final Clients clients;
  private final ClientQueries queries;

  /** Lists from the given ports; none is null. */
  public ListClients(Transactions transactions, Clients clients, ClientQueries queries) {
    this.transactions = transactions;
    this.clients = clients;
    this.queries = queries;
  }

  /** Returns one page, by name. */
  public Listing list(CompanyScope scope, Clients.Filter filter, Page.Request request) {
    scope.requireToView(Permission.CLIENT_VIEW);
    Currency currency = scope.profile().settings().defaultCurrency();
    return transactions.inCompany(
        scope.company(),
        () -> {
          Page<Client> page = clients.list(scope.company(), filter, request);
          List<ClientId> shown = page.data().stream().map(Client::id).toList();
          return new Listing(
              page,
              shown.isEmpty() ? Map.of() : queries.turnover(scope.company(), shown, currency),
              currency,
              queries.countries(scope.company()));
        });
  }

  /**
   * A page of clients.
   *
   * @param page not null
   * @param turnover what was invoiced to those on the page; not null
   * @param currency of the sums, the company's own; not null
   * @param countries of all clients of the company, sorted; not null
   */
  public record Listing(
      Page<Client> page,
      Map<ClientId, Turnover> turnover,
      Currency currency,
      List<String> countries) {
    /** Takes copies. */
    public Listing {
      turnover = Map.copyOf(turnover);
      countries = List.copyOf(countries);
    }

    /** Returns whether anything was invoiced in another currency to the clients on the page. */
    public boolean hasForeignCurrencies() {
      return turnover.values().stream().anyMatch(Turnover::foreign);
    }
  }
}
