package ro.storno.application.job;

import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.identity.Actor;

/** Lets the operator run a dead job again. */
public final class RerunJob {
  private final Transactions transactions;
  private final DeadJobs jobs;

  /** Re-runs with the given ports; none is null. */
  public RerunJob(Transactions transactions, DeadJobs jobs) {
    this.transactions = transactions;
    this.jobs = jobs;
  }

  /**
   * Puts the job back in the queue.
   *
   * @param actor an administrator of the installation or the system
   * @throws ApplicationException.NotFound if there is no such dead job
   * @throws ApplicationException.Forbidden for anybody else
   */
  public void rerun(Actor actor, String kind, String key) {
    actor.requireOperator();
    boolean found = transactions.inPlatform(() -> jobs.rerun(kind, key));
    if (!found) {
      throw new ApplicationException.NotFound("Dead job");
    }
  }
}
