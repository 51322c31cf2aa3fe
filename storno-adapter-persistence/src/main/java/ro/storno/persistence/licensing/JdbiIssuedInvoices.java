package ro.storno.persistence.licensing;

import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;
import ro.storno.application.licensing.IssuedInvoices;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.JdbiTransactions;

/** Counts behind the wall of each company, by a function that tells nothing else. */
public final class JdbiIssuedInvoices implements IssuedInvoices {
  private final JdbiTransactions transactions;

  public JdbiIssuedInvoices(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public long count(Collection<CompanyId> companies, Instant since) {
    return transactions
        .handle()
        .createQuery(
            """
            select issued_in_month
            from count_invoices(cast(:companies as uuid[]), :since, :since, :since)
            """)
        .bind(
            "companies",
            companies.stream().map(CompanyId::toString).collect(Collectors.joining(",", "{", "}")))
        .bind("since", since)
        .mapTo(long.class)
        .one();
  }
}
