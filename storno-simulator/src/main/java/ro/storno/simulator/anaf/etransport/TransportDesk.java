package ro.storno.simulator.anaf.etransport;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.anaf.efactura.Environment;
import ro.storno.simulator.anaf.efactura.Numbers;
import ro.storno.simulator.anaf.efactura.Timing;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.digest.Sha256;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.Faults;
import ro.storno.simulator.fault.Seed;

/**
 * The inside of one of ANAF's two e-Transport systems: takes declarations in, gives them UIT,
 * judges and lists them. Unlike e-Factura it takes the same declaration any number of times.
 * Thread-safe.
 */
public final class TransportDesk {
  private static final long FIRST_INDEX = 3_000_000_000L;
  private static final String LETTERS = "0123456789ACDEFHJKLMNPQRTUVWXY";
  private static final int LENGTH = 14;
  private static final List<String> REFUSALS =
      List.of(
          "[BR-070]-Scopul operatiunii nu corespunde codului operatiunii.",
          "[BR-020]-Greutatea bruta TREBUIE sa fie mai mare sau egala cu greutatea neta.");

  private final Environment environment;
  private final SimulatorClock clock;
  private final Seed seed;
  private final Numbers indices;
  private final List<DeclarationRecord> taken = new ArrayList<>();
  private final Set<String> uits = new HashSet<>();
  private final PriorityQueue<Late> late =
      new PriorityQueue<>(Comparator.comparing(Late::due).thenComparing(each -> each.hash));
  private Timing timing;

  private record Late(
      Instant due, String hash, String cif, DeclarationFacts facts, Faults.Decision decision) {}

  /** An empty desk; nothing is null. */
  public TransportDesk(Environment environment, SimulatorClock clock, Seed seed, Timing timing) {
    this.environment = environment;
    this.clock = clock;
    this.seed = seed;
    this.timing = timing;
    this.indices = new Numbers(seed, FIRST_INDEX);
  }

  /** Sets how long everything takes, for declarations that arrive from now on. */
  public synchronized void timing(Timing changed) {
    this.timing = changed;
  }

  /**
   * Takes a declaration in.
   *
   * @return what was taken in; empty if it will be later, and the one who handed it in hears
   *     nothing
   */
  synchronized Optional<DeclarationRecord> arrive(
      byte[] document, String cif, DeclarationFacts facts, Faults.Decision decision) {
    Instant now = settled();
    String hash = Sha256.hex(document);
    if (decision.is(FaultKind.LATE_ACCEPTANCE)) {
      Duration lateness = seed.within(timing.lateness(), "lateness", hash, decision.ordinal());
      late.add(new Late(now.plus(lateness), hash, cif, facts, decision));
      return Optional.empty();
    }
    return Optional.of(take(hash, cif, facts, decision, now));
  }

  /** Takes in what was due by now. */
  private Instant settled() {
    Instant now = clock.instant();
    for (Late next = late.peek(); next != null && !next.due.isAfter(now); next = late.peek()) {
      late.remove();
      take(next.hash, next.cif, next.facts, next.decision, next.due);
    }
    return now;
  }

  private DeclarationRecord take(
      String hash, String cif, DeclarationFacts facts, Faults.Decision decision, Instant at) {
    int ordinal = decision.ordinal();
    Duration lag =
        decision.is(FaultKind.LAG)
            ? seed.within(timing.lag(), "lag", hash, ordinal)
            : Duration.ZERO;
    Instant judgedAt = at.plus(seed.within(timing.judging(), "judging", hash, ordinal)).plus(lag);
    Instant listedAt = judgedAt.plus(seed.within(timing.listing(), "listing", hash, ordinal));
    List<String> errors = errors(cif, facts, decision, hash);
    String state =
        decision.is(FaultKind.NOT_TAKEN)
            ? DeclarationRecord.NOT_TAKEN
            : errors.isEmpty() ? DeclarationRecord.OK : DeclarationRecord.NOK;
    String about = facts.uit();
    DeclarationRecord record =
        new DeclarationRecord(
            indices.next("transport", environment, hash, ordinal),
            cif,
            facts,
            about == null ? uit(hash, ordinal) : about,
            at,
            judgedAt,
            listedAt,
            state,
            errors);
    taken.add(record);
    return record;
  }

  private List<String> errors(
      String cif, DeclarationFacts facts, Faults.Decision decision, String hash) {
    List<String> errors = new ArrayList<>();
    if (!facts.declarant().equals(cif)) {
      errors.add("Codul declarantului nu corespunde CIF-ului folosit la incarcare.");
    }
    if (facts.uit() != null && !counts(cif, facts.uit())) {
      errors.add("Nu a fost identificat UIT-ul printre notificarile valide anterioare.");
    }
    if (decision.is(FaultKind.REFUSAL)) {
      errors.add(REFUSALS.get(seed.below(REFUSALS.size(), "refusal", hash, decision.ordinal())));
    }
    return errors;
  }

  /** Whether a UIT was given to a declarant for what was found right and not taken back. */
  private boolean counts(String cif, String uit) {
    boolean counts = false;
    for (DeclarationRecord each : taken) {
      if (each.ok() && each.uit().equals(uit) && each.cif().equals(cif)) {
        counts = !each.facts().type().equals("DEL");
      }
    }
    return counts;
  }

  private String uit(String hash, int ordinal) {
    for (int i = 0; ; i++) {
      StringBuilder body = new StringBuilder();
      for (int place = 0; place < LENGTH; place++) {
        body.append(LETTERS.charAt(seed.below(LETTERS.length(), "uit", hash, ordinal, i, place)));
      }
      int sum = body.chars().sum();
      String uit = body + String.valueOf(100 + sum % 100).substring(1);
      if (uits.add(uit)) {
        return uit;
      }
    }
  }

  /** Returns a declaration that was taken in, if there is one with an index. */
  public synchronized Optional<DeclarationRecord> declaration(long index) {
    Instant now = settled();
    return taken.stream()
        .filter(each -> each.index() == index && !each.takenAt().isAfter(now))
        .findFirst();
  }

  /** Returns what is listed by now of a taxpayer's last days, the oldest first. */
  synchronized List<DeclarationRecord> listed(String cif, int days) {
    Instant now = settled();
    return taken.stream()
        .filter(each -> each.cif().equals(cif))
        .filter(each -> !each.listedAt().isAfter(now))
        .filter(each -> each.takenAt().isAfter(now.minus(Duration.ofDays(days))))
        .toList();
  }

  /** Returns every declaration that was taken in, in order. */
  public synchronized List<DeclarationRecord> declarations() {
    settled();
    return List.copyOf(taken);
  }

  /** Returns the references that were declared more than once: what a client must never cause. */
  public synchronized Set<String> declaredMoreThanOnce() {
    settled();
    Set<String> once = new HashSet<>();
    Set<String> again = new HashSet<>();
    for (DeclarationRecord each : taken) {
      @Nullable String reference = each.facts().reference();
      if (reference != null && !once.add(reference)) {
        again.add(reference);
      }
    }
    return again;
  }

  /** Forgets every declaration; the timing stays. */
  public synchronized void reset() {
    taken.clear();
    uits.clear();
    late.clear();
    indices.reset();
  }
}
