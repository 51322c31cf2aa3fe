package ro.storno.application.party;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.ClientId;

/** What a list of clients tells besides the clients themselves. */
public interface ClientQueries {
  /**
   * Returns what was invoiced to clients: outgoing documents from issue on, without cancelled ones.
   *
   * @param currency of the sums; not null
   * @return by client; those to whom nothing was invoiced are absent
   */
  Map<ClientId, Turnover> turnover(
      CompanyId company, Collection<ClientId> clients, Currency currency);

  /** Returns the countries of the clients that are not deleted, ISO 3166-1 alpha-2, sorted. */
  List<String> countries(CompanyId company);

  /**
   * What was invoiced to a client.
   *
   * @param invoices how many invoices, without credit notes
   * @param revenue totals with VAT, less credit notes. Documents in another currency count where
   *     the sum is in lei, at their own exchange rate, and else do not; not null
   * @param foreign whether any was in another currency
   */
  record Turnover(long invoices, Money revenue, boolean foreign) {}
}
