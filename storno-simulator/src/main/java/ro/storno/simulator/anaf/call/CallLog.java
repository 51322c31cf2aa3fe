package ro.storno.simulator.anaf.call;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Every call and its answer, in the order of arrival. Counts are complete; of the records only the
 * last are kept. Thread-safe.
 */
public final class CallLog {
  private static final int KEPT = 100_000;

  private final Deque<CallRecord> records = new ArrayDeque<>();
  private final Map<AnafOperation, Integer> counts = new EnumMap<>(AnafOperation.class);

  synchronized void add(CallRecord record) {
    counts.merge(record.operation(), 1, Integer::sum);
    if (records.size() == KEPT) {
      records.remove();
    }
    records.add(record);
  }

  /** Returns the last calls, the oldest first. */
  public synchronized List<CallRecord> all() {
    return List.copyOf(records);
  }

  /** Returns the last calls of an operation, the oldest first. */
  public synchronized List<CallRecord> of(AnafOperation operation) {
    return records.stream().filter(r -> r.operation() == operation).toList();
  }

  /** Returns how often an operation was called. */
  public synchronized int count(AnafOperation operation) {
    return counts.getOrDefault(operation, 0);
  }

  /** Returns how often each operation was called, those never called left out. */
  public synchronized Map<AnafOperation, Integer> counts() {
    return Map.copyOf(counts);
  }

  /** Forgets everything. */
  public synchronized void reset() {
    records.clear();
    counts.clear();
  }
}
