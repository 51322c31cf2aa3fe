package ro.storno.application.system;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.identity.UserId;

/** Overrides in memory. */
public final class InMemoryVersionOverrides implements VersionOverrides {
  private final InMemoryTransactions transactions;
  private final Map<String, VersionOverride> overrides;

  public InMemoryVersionOverrides(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.overrides = transactions.table();
  }

  @Override
  public List<VersionOverride> all() {
    return overrides.values().stream()
        .filter(override -> transactions.seesPlatform())
        .sorted(Comparator.comparing(VersionOverride::platform))
        .toList();
  }

  @Override
  public void put(VersionOverride override, Instant now, UserId by) {
    overrides.put(override.platform(), override);
  }
}
