package ro.storno.persistence.anaf;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import ro.storno.application.anaf.CallLeases;
import ro.storno.domain.anaf.CallQuota;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Leases as one counter a quota, subject and period; taking a block is one statement. */
public final class JdbiCallLeases implements CallLeases {
  /** How much of which quota is used, to put the most used first. */
  private static final String LIMITS =
      Arrays.stream(CallQuota.values())
          .map(quota -> "('" + quota.name() + "', " + quota.limit() + ")")
          .collect(Collectors.joining(", "));

  private final JdbiTransactions transactions;

  public JdbiCallLeases(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  /** The row is locked by the update; where the quota is used up, nothing is written. */
  @Override
  public Lease take(CallQuota quota, String subject, Instant now, int wanted) {
    return transactions
        .handle()
        .createQuery(
            """
            insert into call_lease as held (quota, subject, period_end, taken)
            values (:quota, :subject, :end, :wanted)
            on conflict (quota, subject, period_end) do update set taken = held.taken + :wanted
            where held.taken < :limit
            returning taken
            """)
        .bind("quota", quota.name())
        .bind("subject", subject)
        .bind("end", quota.periodEnd(now))
        .bind("wanted", wanted)
        .bind("limit", quota.limit())
        .mapTo(int.class)
        .findOne()
        .map(taken -> lease(quota, taken - wanted, wanted))
        .orElse(new Lease(0, 0));
  }

  private static Lease lease(CallQuota quota, int before, int wanted) {
    int granted = Math.min(wanted, quota.limit() - before);
    return new Lease(granted, quota.limit() - before - granted);
  }

  @Override
  public List<Use> inUse(Instant now, int most) {
    return transactions
        .handle()
        .createQuery(
            "select quota, subject, least(taken, allowed) as taken, period_end from call_lease"
                + " join (values "
                + LIMITS
                + ") as limits (name, allowed) on name = quota"
                + " where period_end > :now"
                + " order by taken::numeric / allowed desc, quota, subject limit :most")
        .bind("now", now)
        .bind("most", most)
        .map((row, context) -> use(new Columns(row)))
        .list();
  }

  private static Use use(Columns row) throws SQLException {
    return new Use(
        row.oneOf(CallQuota.class, "quota"),
        row.text("subject"),
        row.number("taken"),
        row.instant("period_end"));
  }

  @Override
  public void forget(Instant endedBefore) {
    transactions
        .handle()
        .createUpdate("delete from call_lease where period_end < :ended")
        .bind("ended", endedBefore)
        .execute();
  }
}
