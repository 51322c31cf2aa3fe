package ro.storno.simulator.anaf.efactura;

import java.util.HashSet;
import java.util.Set;
import ro.storno.simulator.fault.Seed;

/**
 * Numbers drawn from what they are for, so that they do not depend on who comes first; none is
 * given out twice. Guarded by the desk.
 */
public final class Numbers {
  private static final long RANGE = 1_900_000_000L;

  private final Seed seed;
  private final long first;
  private final Set<Long> taken = new HashSet<>();

  /** Numbers from some first one on. */
  public Numbers(Seed seed, long first) {
    this.seed = seed;
    this.first = first;
  }

  /** Returns a number that was not given out before. */
  public long next(Object... purpose) {
    long number = seed.between(first, first + RANGE, purpose);
    while (!taken.add(number)) {
      number++;
    }
    return number;
  }

  /** Forgets what was given out. */
  public void reset() {
    taken.clear();
  }
}
