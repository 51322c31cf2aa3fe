package ro.storno.persistence.party;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ro.storno.application.party.ClientQueries;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.ClientId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** What a list of clients tells besides the clients. */
public final class JdbiClientQueries implements ClientQueries {
  private final JdbiTransactions transactions;

  public JdbiClientQueries(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Map<ClientId, Turnover> turnover(
      CompanyId company, Collection<ClientId> clients, Currency currency) {
    Map<ClientId, Turnover> turnover = new HashMap<>();
    transactions
        .handle()
        .createQuery(
            """
            select client_id,
                   count(*) filter (where document_type = 'INVOICE') as invoices,
                   bool_or(currency <> :currency) as foreign_currency,
                   coalesce(sum(case
                     when currency = :currency then total
                     when :currency = content -> 'exchangeRate' ->> 'to' then
                       round(total * cast(content -> 'exchangeRate' ->> 'rate' as numeric), 2)
                   end), 0) as revenue
            from invoice
            where company_id = :company and client_id = any(:clients)
              and direction = 'OUTGOING' and status not in ('DRAFT', 'CANCELLED')
            group by client_id
            """)
        .bind("company", company.value())
        .bindArray("clients", UUID.class, clients.stream().map(ClientId::value).toList())
        .bind("currency", currency.code())
        .map(
            (row, context) -> {
              Columns columns = new Columns(row);
              turnover.put(
                  new ClientId(columns.uuid("client_id")),
                  new Turnover(
                      columns.number("invoices"),
                      Money.rounded(columns.decimal("revenue"), currency),
                      columns.flag("foreign_currency")));
              return columns;
            })
        .list();
    return turnover;
  }

  @Override
  public List<String> countries(CompanyId company) {
    return transactions
        .handle()
        .createQuery(
            """
            select distinct country from client
            where company_id = :company and deleted_at is null and country is not null
            order by country
            """)
        .bind("company", company.value())
        .mapTo(String.class)
        .list();
  }
}
