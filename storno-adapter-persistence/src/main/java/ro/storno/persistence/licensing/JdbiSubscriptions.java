package ro.storno.persistence.licensing;

import java.sql.SQLException;
import java.util.Optional;
import ro.storno.application.licensing.Subscriptions;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.licensing.Subscription;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** One row per organization of which something is noted. */
public final class JdbiSubscriptions implements Subscriptions {
  private final JdbiTransactions transactions;

  public JdbiSubscriptions(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Subscription> find(OrganizationId organization) {
    return find(organization, "");
  }

  @Override
  public Optional<Subscription> findForUpdate(OrganizationId organization) {
    return find(organization, " for update");
  }

  private Optional<Subscription> find(OrganizationId organization, String lock) {
    return transactions
        .handle()
        .createQuery(
            "select organization_id, state, ends_at from subscription"
                + " where organization_id = :organization"
                + lock)
        .bind("organization", organization.value())
        .map((row, context) -> subscription(new Columns(row)))
        .findOne();
  }

  private static Subscription subscription(Columns row) throws SQLException {
    return new Subscription(
        new OrganizationId(row.uuid("organization_id")),
        row.oneOf(Subscription.State.class, "state"),
        row.maybeInstant("ends_at"));
  }

  @Override
  public void put(Subscription subscription) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into subscription (organization_id, state, ends_at)
            values (:organization, :state, :endsAt)
            on conflict (organization_id)
            do update set state = excluded.state, ends_at = excluded.ends_at
            """)
        .bind("organization", subscription.organization().value())
        .bind("state", subscription.state().name())
        .bind("endsAt", subscription.endsAt())
        .execute();
  }
}
