package ro.storno.simulator.choruspro;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.digest.Sha256;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.Faults;
import ro.storno.simulator.fault.Seed;
import ro.storno.simulator.fault.Span;

/** Takes deposits in and judges them. Thread-safe. */
public final class DepositDesk {
  private static final Duration LATENESS = Duration.ofMinutes(5);
  private static final Duration LAG = Duration.ofMinutes(15);
  private static final long NUMBERS = 1_000_000_000_000L;

  private final SimulatorClock clock;
  private final Seed seed;
  private final Span judging;
  private final List<DepositRecord> deposits = new ArrayList<>();
  private final List<Function<DepositRecord, List<String>>> rules = new ArrayList<>();

  DepositDesk(SimulatorClock clock, Seed seed, Span judging) {
    this.clock = clock;
    this.seed = seed;
    this.judging = judging;
  }

  /**
   * Judges by one more rule.
   *
   * @param rule returns why a deposit is rejected, or nothing; not null
   */
  public synchronized void rule(Function<DepositRecord, List<String>> rule) {
    rules.add(Objects.requireNonNull(rule, "rule"));
  }

  /** Returns every deposit, in the order of arrival; those that arrive late are among them. */
  public synchronized List<DepositRecord> deposits() {
    return List.copyOf(deposits);
  }

  /**
   * Returns the files that were taken in more than once: what a client must never cause.
   *
   * @return hash to number of times, only where that is more than one
   */
  public synchronized Map<String, Integer> takenMoreThanOnce() {
    Map<String, Integer> times = new TreeMap<>();
    deposits.forEach(deposit -> times.merge(deposit.sha256(), 1, Integer::sum));
    times.values().removeIf(n -> n < 2);
    return times;
  }

  synchronized DepositRecord take(
      String account, String fileName, byte[] file, HybridFile facts, Faults.Decision decision) {
    String sha256 = Sha256.hex(file);
    Object[] purpose = {"deposit", account, sha256, decision.ordinal()};
    Instant taken = clock.instant();
    if (decision.is(FaultKind.LATE_ACCEPTANCE)) {
      taken = taken.plus(LATENESS);
    }
    Instant judged = taken.plus(seed.within(judging, purpose));
    if (decision.is(FaultKind.LAG)) {
      judged = judged.plus(LAG);
    }
    DepositRecord unjudged =
        new DepositRecord(
            "CPP0011117000" + (NUMBERS + seed.between(0, NUMBERS, purpose)),
            account,
            fileName,
            sha256,
            facts.number(),
            facts.seller(),
            facts.total(),
            taken,
            judged,
            List.of(),
            decision.kind());
    DepositRecord deposit = judged(unjudged);
    deposits.add(deposit);
    return deposit;
  }

  private DepositRecord judged(DepositRecord deposit) {
    List<String> errors = new ArrayList<>();
    if (deposit.fault() == FaultKind.REFUSAL) {
      errors.add("Le service destinataire n'est pas actif.");
    }
    boolean known =
        deposits.stream()
            .anyMatch(
                other ->
                    other.errors().isEmpty()
                        && other.account().equals(deposit.account())
                        && Objects.equals(other.supplier(), deposit.supplier())
                        && Objects.equals(other.invoice(), deposit.invoice()));
    if (known) {
      errors.add(
          "La facture "
              + deposit.invoice()
              + " existe deja pour ce fournisseur (numero de facture en doublon).");
    }
    rules.forEach(rule -> errors.addAll(rule.apply(deposit)));
    return new DepositRecord(
        deposit.number(),
        deposit.account(),
        deposit.fileName(),
        deposit.sha256(),
        deposit.invoice(),
        deposit.supplier(),
        deposit.total(),
        deposit.takenAt(),
        deposit.judgedAt(),
        errors,
        deposit.fault());
  }

  /** Returns a deposit of an account that has arrived by now. */
  synchronized Optional<DepositRecord> find(String account, String number) {
    Instant now = clock.instant();
    return deposits.stream()
        .filter(d -> d.account().equals(account) && d.number().equals(number))
        .filter(d -> !d.takenAt().isAfter(now))
        .findFirst();
  }

  /** Returns the deposits of an account whose invoices are known by now. */
  synchronized List<DepositRecord> integrated(String account) {
    Instant now = clock.instant();
    return deposits.stream().filter(d -> d.account().equals(account) && d.integrated(now)).toList();
  }

  synchronized void reset() {
    deposits.clear();
    rules.clear();
  }
}
