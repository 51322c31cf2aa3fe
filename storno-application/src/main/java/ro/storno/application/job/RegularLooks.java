package ro.storno.application.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import ro.storno.application.Transactions;

/**
 * A chain of jobs that look, every so often, what is due: each queues the next one in the commit of
 * its own work, and a server that starts queues the present one, so that the chain cannot end. The
 * look of one span has one key on all nodes, so that it is made once.
 */
public final class RegularLooks {
  private final String kind;
  private final Duration every;
  private final Transactions transactions;
  private final JobQueue jobs;
  private final Clock clock;

  /**
   * A chain of looks.
   *
   * @param kind of the jobs; not null
   * @param every whole seconds from one look to the next; not null
   * @param transactions not null
   * @param jobs not null
   * @param clock not null
   */
  public RegularLooks(
      String kind, Duration every, Transactions transactions, JobQueue jobs, Clock clock) {
    this.kind = kind;
    this.every = every;
    this.transactions = transactions;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Sets the chain going; on as many nodes as may be, as often as may be. */
  public void begin() {
    transactions.inPlatform(
        () -> {
          enqueue(clock.instant());
          return 0;
        });
  }

  /** Queues the look after one that is made now, in the transaction of that one. */
  public void goOn(Instant now) {
    enqueue(now.plus(every));
  }

  private void enqueue(Instant when) {
    long span = when.getEpochSecond() / every.toSeconds();
    jobs.enqueueAt(
        new Job(kind, null, Long.toString(span), "{}"),
        Instant.ofEpochSecond(span * every.toSeconds()));
  }
}
