package ro.storno.application.anaf;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.anaf.CallQuota;

/** Leases in memory, shared by all plans that are made on them. */
public final class InMemoryCallLeases implements CallLeases {
  private final InMemoryTransactions transactions;
  private final Map<Key, Integer> taken;

  private record Key(CallQuota quota, String subject, Instant end) {}

  public InMemoryCallLeases(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.taken = transactions.table();
  }

  @Override
  public Lease take(CallQuota quota, String subject, Instant now, int wanted) {
    requirePlatform();
    Key key = new Key(quota, subject, quota.periodEnd(now));
    int before = taken.getOrDefault(key, 0);
    int granted = Math.min(wanted, quota.limit() - before);
    if (granted > 0) {
      taken.put(key, before + granted);
    }
    return new Lease(granted, quota.limit() - before - granted);
  }

  @Override
  public List<Use> inUse(Instant now, int most) {
    requirePlatform();
    return taken.entrySet().stream()
        .filter(entry -> entry.getKey().end.isAfter(now))
        .map(
            entry ->
                new Use(
                    entry.getKey().quota,
                    entry.getKey().subject,
                    entry.getValue(),
                    entry.getKey().end))
        .sorted(
            Comparator.<Use>comparingLong(use -> use.taken() * 1_000_000 / use.quota().limit())
                .reversed()
                .thenComparing(use -> use.quota().name() + use.subject()))
        .limit(most)
        .toList();
  }

  @Override
  public void forget(Instant endedBefore) {
    requirePlatform();
    taken.keySet().removeIf(key -> key.end.isBefore(endedBefore));
  }

  private void requirePlatform() {
    if (!transactions.seesPlatform()) {
      throw new IllegalStateException("leases belong to the platform");
    }
  }
}
