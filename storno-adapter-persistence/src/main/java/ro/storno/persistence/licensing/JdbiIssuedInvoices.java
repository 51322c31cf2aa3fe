package ro.storno.persistence.licensing;

import java.time.Instant;
import ro.storno.application.licensing.IssuedInvoices;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.persistence.database.JdbiTransactions;

/** Counts behind the wall of each company, by a function that tells nothing else. */
public final class JdbiIssuedInvoices implements IssuedInvoices {
  private final JdbiTransactions transactions;

  public JdbiIssuedInvoices(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public long count(OrganizationId organization, Instant since) {
    return transactions
        .handle()
        .createQuery(
            """
            select issued_in_month
            from count_invoices(
              array(
                select id from company
                where organization_id = :organization and deleted_at is null
                union all
                select id from company
                where organization_id = :organization and deleted_at is not null),
              :since, :since, :since)
            """)
        .bind("organization", organization.value())
        .bind("since", since)
        .mapTo(long.class)
        .one();
  }
}
