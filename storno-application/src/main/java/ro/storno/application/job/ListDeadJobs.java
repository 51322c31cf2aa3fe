package ro.storno.application.job;

import java.util.List;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.identity.Actor;

/** Shows the operator which jobs failed for good. */
public final class ListDeadJobs {
  private static final int MOST = 1000;

  private final Transactions transactions;
  private final DeadJobs jobs;

  /** Lists from the given ports; none is null. */
  public ListDeadJobs(Transactions transactions, DeadJobs jobs) {
    this.transactions = transactions;
    this.jobs = jobs;
  }

  /**
   * Returns the newest of them.
   *
   * @param actor an administrator of the installation or the system
   * @param limit at least 1; more than 1000 are never returned
   * @throws ApplicationException.Forbidden for anybody else
   */
  public List<DeadJobs.DeadJob> list(Actor actor, int limit) {
    actor.requireOperator();
    int most = Math.max(1, Math.min(MOST, limit));
    return transactions.inPlatform(() -> jobs.list(most));
  }
}
