package ro.storno.benchmarks;

/**
 * How much time a run may take.
 *
 * @param rounds how often each contender has its turn; contenders alternate within a round
 * @param warmUpSeconds what each JVM runs before it is measured
 * @param measureSeconds what is measured of each JVM
 * @param invoices how many invoices lie in the database where the amount matters
 */
public record Effort(int rounds, int warmUpSeconds, int measureSeconds, int invoices) {
  /** For the table in the README. */
  public static final Effort FULL = new Effort(3, 8, 6, 100_000);

  /** For a first impression, in a few minutes. */
  public static final Effort QUICK = new Effort(1, 5, 3, 10_000);

  /** For the smoke test: once, and no waiting. */
  public static final Effort SMOKE = new Effort(1, 0, 1, 100);
}
