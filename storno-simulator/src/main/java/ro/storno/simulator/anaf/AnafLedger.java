package ro.storno.simulator.anaf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import ro.storno.simulator.anaf.call.AnafOperation;
import ro.storno.simulator.anaf.call.CallLog;
import ro.storno.simulator.anaf.call.CallRecord;
import ro.storno.simulator.anaf.efactura.EfacturaDesk;
import ro.storno.simulator.anaf.efactura.UploadRecord;
import ro.storno.simulator.anaf.efactura.UploadState;

/** What the authority saw and said, for tests that ask. Thread-safe. */
public final class AnafLedger {
  private final CallLog calls;
  private final List<EfacturaDesk> desks;

  AnafLedger(CallLog calls, List<EfacturaDesk> desks) {
    this.calls = calls;
    this.desks = List.copyOf(desks);
  }

  /** Returns every document that arrived in both systems, in the order of arrival in each. */
  public List<UploadRecord> uploads() {
    return desks.stream().flatMap(desk -> desk.uploads().stream()).toList();
  }

  /**
   * Returns the documents that were taken in more than once, whether or not ANAF then refused the
   * second: what a client must never cause.
   *
   * @return hash to number of times, only where that is more than one
   */
  public Map<String, Integer> takenMoreThanOnce() {
    return moreThanOnce(upload -> upload.index() != null);
  }

  /**
   * Returns the documents that were accepted more than once, which ANAF lets happen only if it does
   * not refuse duplicates.
   *
   * @return hash to number of times, only where that is more than one
   */
  public Map<String, Integer> acceptedMoreThanOnce() {
    return moreThanOnce(upload -> upload.state() == UploadState.ACCEPTED);
  }

  private Map<String, Integer> moreThanOnce(Predicate<UploadRecord> which) {
    Map<String, Integer> times = new TreeMap<>();
    uploads().stream()
        .filter(which)
        .forEach(u -> times.merge(u.environment().segment() + " " + u.hash(), 1, Integer::sum));
    times.values().removeIf(n -> n < 2);
    return times;
  }

  /**
   * Returns the invoices of which more than one document was accepted: the same seller and number
   * in other bytes.
   *
   * @return seller and number to number of documents, only where that is more than one
   */
  public Map<String, Integer> numbersAcceptedMoreThanOnce() {
    Map<String, Integer> times = new TreeMap<>();
    uploads().stream()
        .filter(u -> u.state() == UploadState.ACCEPTED && u.number() != null)
        .forEach(
            u ->
                times.merge(
                    u.environment().segment() + " " + u.seller() + " " + u.number(),
                    1,
                    Integer::sum));
    times.values().removeIf(n -> n < 2);
    return times;
  }

  /** Returns how many documents are in a state now. */
  public long count(UploadState state) {
    return uploads().stream().filter(upload -> upload.state() == state).count();
  }

  /** Returns the last calls with their answers, the oldest first. */
  public List<CallRecord> answers() {
    return calls.all();
  }

  /** Returns the last calls of an operation with their answers, the oldest first. */
  public List<CallRecord> answers(AnafOperation operation) {
    return calls.of(operation);
  }

  /** Returns how often an operation was called. */
  public int calls(AnafOperation operation) {
    return calls.count(operation);
  }

  /** Returns how often each operation was called, those never called left out. */
  public Map<AnafOperation, Integer> calls() {
    return calls.counts();
  }

  /**
   * Returns what happened in a form that does not depend on the order of calls: a line for each,
   * sorted. The same seed and the same calls give the same lines.
   */
  public List<String> history() {
    List<String> lines = new ArrayList<>();
    for (CallRecord call : calls.all()) {
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
    for (UploadRecord upload : uploads()) {
      lines.add(
          "document "
              + upload.hash()
              + " #"
              + upload.ordinal()
              + " "
              + upload.state()
              + " "
              + Objects.requireNonNullElse(upload.index(), "-"));
    }
    lines.sort(Comparator.naturalOrder());
    return lines.stream().collect(Collectors.toUnmodifiableList());
  }
}
