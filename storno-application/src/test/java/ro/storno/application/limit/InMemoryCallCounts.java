package ro.storno.application.limit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;

/** Counts in memory. */
public final class InMemoryCallCounts implements CallCounts {
  private final Map<String, Kept> counts;

  private record Kept(List<Instant> moments, Instant until) {}

  public InMemoryCallCounts(InMemoryTransactions transactions) {
    this.counts = transactions.table();
  }

  @Override
  public List<Instant> lock(String key) {
    return Optional.ofNullable(counts.get(key)).map(Kept::moments).orElse(List.of());
  }

  @Override
  public void keep(String key, List<Instant> moments, Instant until) {
    counts.put(key, new Kept(List.copyOf(moments), until));
  }

  @Override
  public void forget(Instant now) {
    counts.entrySet().stream()
        .filter(entry -> !entry.getValue().until().isAfter(now))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(counts::remove);
  }
}
