package ro.storno.application.job;

/** Does jobs of one kind. Must be idempotent: after a crash a job may be done again. */
public interface JobHandler {
  /** Returns the kind of job it does. */
  String kind();

  /**
   * Does the job. Any exception means failure: the job is tried again with growing delays, and
   * after a bounded number of attempts put among the dead jobs.
   */
  void run(Job job);
}
