package ro.storno.application.job;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;

/** Jobs that failed for good, kept until somebody looks and runs them again. */
public interface DeadJobs {
  /** Returns the newest dead jobs. */
  List<DeadJob> list(int limit);

  /** Returns how many there are. */
  long count();

  /**
   * Puts a dead job back in the queue with fresh attempts.
   *
   * @return false if there is no such dead job
   */
  boolean rerun(String kind, String key);

  /**
   * A job that failed for good.
   *
   * @param kind not null
   * @param key not null
   * @param company or null
   * @param error last failure in one line, without personal data; not null
   * @param attempts how often it was tried
   * @param firstFailure not null
   * @param lastFailure not null
   */
  record DeadJob(
      String kind,
      String key,
      @Nullable CompanyId company,
      String error,
      int attempts,
      Instant firstFailure,
      Instant lastFailure) {}
}
