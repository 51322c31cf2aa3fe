package ro.storno.application.authority;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call to an authority that gave no answer to the question. The kinds differ in the one thing
 * that matters afterwards: may the call have taken effect?
 *
 * <p>Messages are for people, and never hold a token, a document or personal data.
 */
public abstract sealed class AuthorityException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  protected AuthorityException(String message, @Nullable Throwable cause) {
    super(Objects.requireNonNull(message), cause);
  }

  /** The call never reached the authority: no address, no connection. It took no effect. */
  public static final class NotReached extends AuthorityException {
    private static final long serialVersionUID = 1L;

    public NotReached(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * The call left, and no usable answer came back: time-out, broken connection, a 5xx, a firewall's
   * page, an answer that cannot be read. It may or may not have taken effect; ask before repeating.
   */
  public static final class OutcomeUnknown extends AuthorityException {
    private static final long serialVersionUID = 1L;

    public OutcomeUnknown(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** The authority refuses the credentials (401, 403). The call took no effect. */
  public static final class AccessRefused extends AuthorityException {
    private static final long serialVersionUID = 1L;

    public AccessRefused(String message) {
      super(message, null);
    }
  }

  /** A quota of the authority, or our plan to stay below it, is used up. No effect was taken. */
  public static final class LimitReached extends AuthorityException {
    private static final long serialVersionUID = 1L;
    private final @Nullable Duration retryAfter;

    /**
     * @param retryAfter when a call may go through again, or null if unknown
     */
    public LimitReached(String message, @Nullable Duration retryAfter) {
      super(message, null);
      this.retryAfter = retryAfter;
    }

    /** Returns when a call may go through again, if that is known. */
    public Optional<Duration> retryAfter() {
      return Optional.ofNullable(retryAfter);
    }
  }

  /** The authority understood the call and declined it, in its own words. No effect was taken. */
  public static final class Declined extends AuthorityException {
    private static final long serialVersionUID = 1L;

    public Declined(String message) {
      super(message, null);
    }
  }

  /** What was asked for is there no more, and never will be again. */
  public static final class Gone extends AuthorityException {
    private static final long serialVersionUID = 1L;

    public Gone(String message) {
      super(message, null);
    }
  }
}
