package ro.storno.application.job;

import java.time.Instant;
import java.util.Objects;

/**
 * A job cannot be done before some time, and that is no failure: it is run again then, and its
 * attempts are not counted. Nothing may have been done yet.
 */
public final class PostponedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Instant until;

  /**
   * @param until when it may be done; not null
   */
  public PostponedException(Instant until) {
    super("not before " + until, null, false, false);
    this.until = Objects.requireNonNull(until);
  }

  /** Returns when the job may be done. */
  public Instant until() {
    return until;
  }
}
