package ro.storno.simulator.xrechnung;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.Faults;
import ro.storno.simulator.fault.Seed;
import ro.storno.simulator.fault.Span;

/** Takes documents in, each key once, and judges them. Thread-safe. */
public final class Inbox {
  private static final Duration LATENESS = Duration.ofMinutes(5);
  private static final Duration LAG = Duration.ofMinutes(15);

  private final SimulatorClock clock;
  private final Seed seed;
  private final Span judging;
  private final List<InboxDocument> documents = new ArrayList<>();
  private final List<Function<InboxDocument, List<String>>> rules = new ArrayList<>();

  Inbox(SimulatorClock clock, Seed seed, Span judging) {
    this.clock = clock;
    this.seed = seed;
    this.judging = judging;
  }

  /**
   * Judges by one more rule.
   *
   * @param rule returns why a document is rejected, or nothing; not null
   */
  public synchronized void rule(Function<InboxDocument, List<String>> rule) {
    rules.add(Objects.requireNonNull(rule, "rule"));
  }

  /** Returns every document, in the order of arrival; those that arrive late are among them. */
  public synchronized List<InboxDocument> documents() {
    return List.copyOf(documents);
  }

  /**
   * Returns the documents that were taken in more than once: what a client must never cause.
   *
   * @return hash to number of times, only where that is more than one
   */
  public synchronized Map<String, Integer> takenMoreThanOnce() {
    Map<String, Integer> times = new TreeMap<>();
    documents.forEach(document -> times.merge(document.sha256(), 1, Integer::sum));
    times.values().removeIf(n -> n < 2);
    return times;
  }

  /**
   * Takes a document in.
   *
   * @return the document that has the key already, or the new one
   */
  synchronized Taken take(
      String client, String key, String sha256, InvoiceFacts facts, Faults.Decision decision) {
    Optional<InboxDocument> earlier =
        documents.stream()
            .filter(d -> d.client().equals(client) && d.key().equals(key))
            .findFirst();
    if (earlier.isPresent()) {
      return new Taken(earlier.get(), false);
    }
    Object[] purpose = {"document", client, sha256};
    Instant taken = clock.instant();
    if (decision.is(FaultKind.LATE_ACCEPTANCE)) {
      taken = taken.plus(LATENESS);
    }
    Instant judged = taken.plus(seed.within(judging, purpose));
    if (decision.is(FaultKind.LAG)) {
      judged = judged.plus(LAG);
    }
    InboxDocument unjudged =
        new InboxDocument(
            HexFormat.of().formatHex(seed.bytes(purpose), 0, 12),
            client,
            key,
            sha256,
            facts.number(),
            Objects.requireNonNull(facts.buyerReference()),
            taken,
            judged,
            List.of());
    InboxDocument document = judged(unjudged, decision.kind());
    documents.add(document);
    return new Taken(document, true);
  }

  /**
   * What came of handing a document in.
   *
   * @param document not null
   * @param fresh whether it was not there before
   */
  record Taken(InboxDocument document, boolean fresh) {}

  private InboxDocument judged(InboxDocument document, @Nullable FaultKind fault) {
    List<String> errors = new ArrayList<>();
    if (fault == FaultKind.REFUSAL) {
      errors.add("Der Rechnungsempfänger " + document.leitwegId() + " ist nicht angebunden.");
    }
    rules.forEach(rule -> errors.addAll(rule.apply(document)));
    return new InboxDocument(
        document.id(),
        document.client(),
        document.key(),
        document.sha256(),
        document.number(),
        document.leitwegId(),
        document.takenAt(),
        document.judgedAt(),
        errors);
  }

  /** Returns the documents of an application that have arrived by now. */
  synchronized List<InboxDocument> arrived(String client) {
    Instant now = clock.instant();
    return documents.stream()
        .filter(d -> d.client().equals(client) && !d.takenAt().isAfter(now))
        .toList();
  }

  synchronized void reset() {
    documents.clear();
    rules.clear();
  }
}
