package ro.storno.persistence.licensing;

import java.time.Instant;
import ro.storno.application.licensing.PlanRoom;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.persistence.database.JdbiTransactions;

/** Counts by functions that look behind the walls, tell nothing else, and make others wait. */
public final class JdbiPlanRoom implements PlanRoom {
  private final JdbiTransactions transactions;

  public JdbiPlanRoom(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public long companies(OrganizationId organization) {
    return transactions
        .handle()
        .createQuery("select companies_taken(:organization)")
        .bind("organization", organization.value())
        .mapTo(long.class)
        .one();
  }

  @Override
  public long invoices(OrganizationId organization, Instant since) {
    return transactions
        .handle()
        .createQuery("select invoices_taken(:organization, :since)")
        .bind("organization", organization.value())
        .bind("since", since)
        .mapTo(long.class)
        .one();
  }
}
