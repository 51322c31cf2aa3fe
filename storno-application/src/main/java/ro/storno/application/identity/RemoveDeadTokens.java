package ro.storno.application.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import ro.storno.application.Transactions;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.JobQueue;
import ro.storno.application.job.RegularLooks;

/**
 * Removes, every six hours, tokens that expired thirty days ago. Until then they tell a replay from
 * a guess. Each batch is a transaction of its own, so that nobody waits for long.
 */
public final class RemoveDeadTokens implements JobHandler {
  /** The kind of job it does. */
  public static final String KIND = "identity.remove-dead-tokens";

  static final Duration KEPT = Duration.ofDays(30);
  static final int BATCH = 500;
  private static final Duration TICK = Duration.ofHours(6);

  private final RegularLooks looks;
  private final Transactions transactions;
  private final DeadTokens tokens;
  private final Clock clock;

  /** Removes with the given ports; none is null. */
  public RemoveDeadTokens(
      Transactions transactions, DeadTokens tokens, JobQueue jobs, Clock clock) {
    this.looks = new RegularLooks(KIND, TICK, transactions, jobs, clock);
    this.transactions = transactions;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Sets the chain of looks going; on as many nodes as may be, as often as may be. */
  public void begin() {
    looks.begin();
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(Job job) {
    Instant now = clock.instant();
    transactions.inPlatform(
        () -> {
          looks.goOn(now);
          return 0;
        });
    for (DeadTokens.Kind kind : DeadTokens.Kind.values()) {
      int removed;
      do {
        removed = transactions.inPlatform(() -> tokens.remove(kind, now.minus(KEPT), BATCH));
      } while (removed == BATCH);
    }
  }
}
