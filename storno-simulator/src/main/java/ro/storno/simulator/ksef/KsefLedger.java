package ro.storno.simulator.ksef;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** What KSeF saw and said, for tests that ask. Counts are complete; calls are the last. */
public final class KsefLedger {
  private static final int KEPT = 100_000;

  private final KsefDesk desk;
  private final Deque<KsefCallRecord> calls = new ArrayDeque<>();
  private final Map<KsefOperation, Integer> counts = new EnumMap<>(KsefOperation.class);

  KsefLedger(KsefDesk desk) {
    this.desk = desk;
  }

  synchronized void add(KsefCallRecord call) {
    counts.merge(call.operation(), 1, Integer::sum);
    if (calls.size() == KEPT) {
      calls.remove();
    }
    calls.add(call);
  }

  /** Returns the last calls, the oldest first. */
  public synchronized List<KsefCallRecord> calls() {
    return List.copyOf(calls);
  }

  /** Returns how often an operation was called. */
  public synchronized int count(KsefOperation operation) {
    return counts.getOrDefault(operation, 0);
  }

  /** Returns how often each operation was called, those never called left out. */
  public synchronized Map<KsefOperation, Integer> counts() {
    return Map.copyOf(counts);
  }

  /** Returns every invoice that was taken in. */
  public List<KsefInvoice> invoices() {
    return desk.all();
  }

  /**
   * Returns the documents that were taken in more than once, whether or not the second was refused.
   *
   * @return hash to number of times, only where that is more than one
   */
  public Map<String, Integer> takenMoreThanOnce() {
    return moreThanOnce(invoice -> true, KsefInvoice::hash);
  }

  /**
   * Returns the invoices that were accepted more than once, by seller and number: which KSeF never
   * lets happen, and a test would like to see.
   */
  public Map<String, Integer> acceptedMoreThanOnce() {
    return moreThanOnce(
        KsefInvoice::accepted, invoice -> invoice.seller() + " " + invoice.number());
  }

  private Map<String, Integer> moreThanOnce(
      Predicate<KsefInvoice> which, Function<KsefInvoice, String> by) {
    Map<String, Integer> times = new TreeMap<>();
    invoices().stream().filter(which).forEach(i -> times.merge(by.apply(i), 1, Integer::sum));
    times.values().removeIf(n -> n < 2);
    return times;
  }

  /**
   * Returns what happened in a form that does not depend on the order of calls: a line for each,
   * sorted. The same seed and the same calls give the same lines.
   */
  public List<String> history() {
    List<String> lines = new ArrayList<>();
    for (KsefCallRecord call : calls()) {
      lines.add(
          call.operation().wireName()
              + " "
              + call.identity()
              + " #"
              + call.ordinal()
              + " "
              + (call.fault() == null ? "-" : call.fault().wireName())
              + " "
              + call.status());
    }
    for (KsefInvoice invoice : invoices()) {
      lines.add(
          "invoice "
              + invoice.hash()
              + " "
              + invoice.status().code()
              + " "
              + Objects.requireNonNullElse(invoice.ksefNumber(), "-"));
    }
    return lines.stream().sorted().toList();
  }

  synchronized void reset() {
    calls.clear();
    counts.clear();
  }
}
