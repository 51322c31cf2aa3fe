package ro.storno.application.job;

/** Does jobs of one kind. Must be idempotent: after a crash a job may be done again. */
public interface JobHandler {
  /** Returns the kind of job it does. */
  String kind();

  /**
   * Does the job. Any exception means failure: the job is tried again with growing delays, and
   * after a bounded number of attempts put among the dead jobs. Only {@link PostponedException} is
   * no failure.
   */
  void run(Job job);

  /**
   * Whether the whole job is done in one transaction of its company. Then the job ends in the same
   * commit as its effect, and takes effect exactly once. Not for handlers that call anything
   * outside: no remote call inside a transaction.
   */
  default boolean insideTransaction() {
    return false;
  }

  /**
   * Whether the job waits for somebody outside, such as an authority. Such jobs have threads of
   * their own: when an authority answers slowly, all others are done as before.
   */
  default boolean callsOutside() {
    return false;
  }
}
