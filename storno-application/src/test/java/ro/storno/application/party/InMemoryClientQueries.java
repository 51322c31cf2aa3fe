package ro.storno.application.party;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import ro.storno.application.Page;
import ro.storno.application.invoice.InMemoryInvoices;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.ExchangeRate;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.ClientId;

/** What a list of clients tells besides, over clients and invoices in memory. */
public final class InMemoryClientQueries implements ClientQueries {
  private static final Set<DocumentStatus> NOT_INVOICED =
      Set.of(DocumentStatus.DRAFT, DocumentStatus.CANCELLED);

  private final InMemoryClients clients;
  private final InMemoryInvoices invoices;

  public InMemoryClientQueries(InMemoryClients clients, InMemoryInvoices invoices) {
    this.clients = clients;
    this.invoices = invoices;
  }

  @Override
  public Map<ClientId, Turnover> turnover(
      CompanyId company, Collection<ClientId> wanted, Currency currency) {
    Map<ClientId, Turnover> turnover = new HashMap<>();
    invoices
        .all(company)
        .filter(each -> each.direction() == Direction.OUTGOING)
        .filter(each -> !NOT_INVOICED.contains(each.status()))
        .filter(each -> wanted.contains(each.content().clientId()))
        .forEach(
            each ->
                turnover.merge(
                    Objects.requireNonNull(each.content().clientId()),
                    of(each, currency),
                    InMemoryClientQueries::sum));
    return turnover;
  }

  private static Turnover of(Invoice invoice, Currency currency) {
    Money total = invoice.totals().total();
    ExchangeRate rate = invoice.content().exchangeRate();
    boolean foreign = !total.currency().equals(currency);
    Money converted =
        rate != null && rate.to().equals(currency) ? rate.convert(total) : Money.zero(currency);
    return new Turnover(
        invoice.content().documentType() == DocumentType.INVOICE ? 1 : 0,
        foreign ? converted : total,
        foreign);
  }

  private static Turnover sum(Turnover one, Turnover other) {
    return new Turnover(
        one.invoices() + other.invoices(),
        one.revenue().plus(other.revenue()),
        one.foreign() || other.foreign());
  }

  @Override
  public List<String> countries(CompanyId company) {
    return clients
        .list(company, new Clients.Filter(null, null), new Page.Request(1, 100))
        .data()
        .stream()
        .map(client -> client.party().address().country())
        .filter(Objects::nonNull)
        .map(country -> country.toUpperCase(Locale.ROOT))
        .distinct()
        .sorted()
        .toList();
  }
}
