package ro.storno.application.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import ro.storno.application.InMemoryTransactions;

/** Jobs in memory; run them by hand. */
public final class InMemoryJobQueue implements JobQueue {
  private final Map<String, Job> jobs;

  public InMemoryJobQueue(InMemoryTransactions transactions) {
    this.jobs = transactions.table();
  }

  @Override
  public void enqueue(Job job) {
    jobs.putIfAbsent(job.kind() + " " + job.key(), job);
  }

  @Override
  public void enqueueAt(Job job, Instant when) {
    enqueue(job);
  }

  /** Returns the jobs that wait. */
  public List<Job> waiting() {
    return List.copyOf(jobs.values());
  }

  /** Runs the waiting jobs of a handler and takes them out of the queue. */
  public void runAll(JobHandler handler) {
    for (Job job : waiting()) {
      if (job.kind().equals(handler.kind())) {
        handler.run(job);
        jobs.remove(job.kind() + " " + job.key());
      }
    }
  }
}
