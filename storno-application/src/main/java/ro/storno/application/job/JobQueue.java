package ro.storno.application.job;

import java.time.Instant;

/** Takes jobs in the caller's transaction: if that rolls back, the job never was. */
public interface JobQueue {
  /** Queues a job to run as soon as the transaction has committed. */
  void enqueue(Job job);

  /** Queues a job to run at a time or soon after. */
  void enqueueAt(Job job, Instant when);
}
