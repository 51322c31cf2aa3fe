package ro.storno.simulator.fault;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what goes wrong with each call: what was ordered for the next ones, else what the plan
 * and the seed say.
 *
 * <p>The seed decides by operation, by what is asked (a call's identity, such as the hash of the
 * document) and by how often the same was asked before. Which thread asks first does not matter.
 * Thread-safe.
 */
public final class Faults {
  private final Seed seed;
  private final Map<String, Deque<FaultKind>> ordered = new HashMap<>();
  private final Map<String, Integer> asked = new HashMap<>();
  private FaultPlan plan;

  /** Faults by a seed and a plan. */
  public Faults(Seed seed, FaultPlan plan) {
    this.seed = seed;
    this.plan = plan;
  }

  /**
   * What was decided for one call.
   *
   * @param operation not null
   * @param identity what was asked; not null
   * @param ordinal how often the same had been asked before, from 0
   * @param kind what goes wrong, or null
   */
  public record Decision(
      Operation operation, String identity, int ordinal, @Nullable FaultKind kind) {
    /** Returns whether this goes wrong. */
    public boolean is(FaultKind other) {
      return kind == other;
    }

    /** Returns whether something goes wrong at a moment. */
    public boolean strikes(FaultKind.Moment moment) {
      return kind != null && kind.moment() == moment;
    }
  }

  /** Sets how often what goes wrong from now on. */
  public synchronized void plan(FaultPlan plan) {
    this.plan = Objects.requireNonNull(plan, "plan");
  }

  /** Returns how often what goes wrong. */
  public synchronized FaultPlan plan() {
    return plan;
  }

  /**
   * Orders a fault for the next calls of an operation, after those ordered before.
   *
   * @param operation not null
   * @param kind not null
   * @param times at least 1
   * @throws IllegalArgumentException if the operation does not know the fault
   */
  public synchronized void next(Operation operation, FaultKind kind, int times) {
    if (!operation.suffers(kind)) {
      throw new IllegalArgumentException(
          "The operation " + operation.wireName() + " does not know the fault " + kind.wireName());
    }
    Deque<FaultKind> queue =
        ordered.computeIfAbsent(operation.wireName(), name -> new ArrayDeque<>());
    for (int i = 0; i < times; i++) {
      queue.add(kind);
    }
  }

  /** Orders a fault for the next call of an operation. */
  public void next(Operation operation, FaultKind kind) {
    next(operation, kind, 1);
  }

  /**
   * Decides about a call.
   *
   * @param operation not null
   * @param identity what is asked; not null
   */
  public synchronized Decision decide(Operation operation, String identity) {
    String key = operation.wireName() + '\n' + identity;
    int ordinal = asked.merge(key, 1, Integer::sum) - 1;
    Optional<FaultKind> first =
        Optional.ofNullable(ordered.get(operation.wireName())).map(Deque::poll);
    FaultKind kind =
        first
            .or(() -> plan.strike(operation, seed.below(1_000_000, "fault", key, ordinal)))
            .orElse(null);
    return new Decision(operation, identity, ordinal, kind);
  }

  /** Forgets what was ordered and asked; the plan stays. */
  public synchronized void reset() {
    ordered.clear();
    asked.clear();
  }
}
