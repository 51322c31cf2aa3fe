package ro.storno.application;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.UserId;

/**
 * Why a use case refused. One place in each incoming adapter turns it into an answer; the domain's
 * own {@link ro.storno.domain.DomainException} is turned there too.
 */
public abstract sealed class ApplicationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Code of a refusal that another plan would not make. */
  public static final String PLAN_LIMIT = "PLAN_LIMIT";

  protected ApplicationException(String message) {
    super(Objects.requireNonNull(message));
  }

  /** Some fields are malformed; nothing was done. */
  public static final class Invalid extends ApplicationException {
    private static final long serialVersionUID = 1L;
    private final LinkedHashMap<String, String> errors;

    /**
     * @param errors message per field path, such as {@code lines[0].quantity}; not null, not empty
     */
    public Invalid(Map<String, String> errors) {
      super("Validation failed");
      this.errors = new LinkedHashMap<>(errors);
    }

    /** Returns one message per field path, in order of the fields. */
    public Map<String, String> errors() {
      return Map.copyOf(errors);
    }

    /** Returns the messages in order of the fields. */
    public Map<String, String> orderedErrors() {
      return new LinkedHashMap<>(errors);
    }
  }

  /** Nobody, or not who they claim to be. */
  public static final class Unauthenticated extends ApplicationException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable UserId account;
    private final String reason;

    public Unauthenticated(String message) {
      this(message, null, "");
    }

    /**
     * @param message for whoever asked; not null
     * @param account whose it was to be, for the operator only; or null if it is unknown
     * @param reason what was wrong, in words for the operator only; not null
     */
    public Unauthenticated(String message, @Nullable UserId account, String reason) {
      super(message);
      this.account = account;
      this.reason = reason;
    }

    /** Returns whose account it was to be, empty if that is unknown. */
    public Optional<UserId> account() {
      return Optional.ofNullable(account);
    }

    /** Returns what was wrong in words, empty if the message says it. */
    public String reason() {
      return reason;
    }
  }

  /** Known, but not allowed. */
  public static final class Forbidden extends ApplicationException {
    private static final long serialVersionUID = 1L;
    private final String error;
    private final String code;

    /**
     * @param error short text, such as {@code Access denied}; not null
     * @param message explanation; not null
     */
    public Forbidden(String error, String message) {
      this(error, message, "");
    }

    /**
     * @param error short text; not null
     * @param message explanation; not null
     * @param code documented machine code such as {@link #PLAN_LIMIT}, or empty; not null
     */
    public Forbidden(String error, String message, String code) {
      super(message);
      this.error = error;
      this.code = code;
    }

    /** Returns the documented machine code, or an empty text. */
    public String code() {
      return code;
    }

    /** Returns the short text. */
    public String error() {
      return error;
    }
  }

  /** Absent, or another tenant's: the two cannot be told apart. */
  public static final class NotFound extends ApplicationException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what the kind of thing, such as {@code Invoice}; not null
     */
    public NotFound(String what) {
      super(what + " not found");
    }
  }

  /** It was there, and has run out. */
  public static final class Gone extends ApplicationException {
    private static final long serialVersionUID = 1L;

    public Gone(String message) {
      super(message);
    }
  }

  /** Another plan would allow it. */
  public static final class PlanLimit extends ApplicationException {
    private static final long serialVersionUID = 1L;
    private final int limit;

    /**
     * @param message explanation; not null
     * @param limit how many the present plan allows
     */
    public PlanLimit(String message, int limit) {
      super(message);
      this.limit = limit;
    }

    /** Returns how many the present plan allows. */
    public int limit() {
      return limit;
    }
  }

  /** The state of the resource forbids it, or a duplicate exists. */
  public static final class Conflict extends ApplicationException {
    private static final long serialVersionUID = 1L;
    private final String code;

    /**
     * @param code documented machine code such as {@code DUPLICATE_CIF}, or empty; not null
     * @param message explanation; not null
     */
    public Conflict(String code, String message) {
      super(message);
      this.code = code;
    }

    /** Returns the documented machine code, or an empty text. */
    public String code() {
      return code;
    }
  }

  /** Well-formed, but not acceptable. */
  public static final class Unacceptable extends ApplicationException {
    private static final long serialVersionUID = 1L;
    private final LinkedHashMap<String, String> errors;
    private final String messageKey;

    /**
     * @param message explanation; not null
     * @param errors message per field path, may be empty; not null
     */
    public Unacceptable(String message, Map<String, String> errors) {
      this(message, errors, "");
    }

    private Unacceptable(String message, Map<String, String> errors, String messageKey) {
      super(message);
      this.errors = new LinkedHashMap<>(errors);
      this.messageKey = messageKey;
    }

    /**
     * Returns a refusal that clients know by a documented key.
     *
     * @param messageKey such as {@code ERR_SYNC_ENABLE_NO_TOKEN}; not null
     * @param message explanation; not null
     */
    public static Unacceptable keyed(String messageKey, String message) {
      return new Unacceptable(message, Map.of(), messageKey);
    }

    /** Returns the documented key by which clients know the refusal, or an empty text. */
    public String messageKey() {
      return messageKey;
    }

    /** Returns one message per field path; may be empty. */
    public Map<String, String> errors() {
      return new LinkedHashMap<>(errors);
    }
  }

  /** Too much was asked for at a time; later it may be granted. */
  public static final class TooMany extends ApplicationException {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final @Nullable Duration retryAfter;

    /**
     * @param code documented machine code such as {@code SYNC_RATE_LIMITED}, or empty; not null
     * @param message explanation; not null
     * @param retryAfter when it may be asked for again, or null if that depends on other things
     */
    public TooMany(String code, String message, @Nullable Duration retryAfter) {
      super(message);
      this.code = code;
      this.retryAfter = retryAfter;
    }

    /** Returns the documented machine code, or an empty text. */
    public String code() {
      return code;
    }

    /** Returns when it may be asked for again, if that is known. */
    public Optional<Duration> retryAfter() {
      return Optional.ofNullable(retryAfter);
    }
  }

  /** Something outside, such as the database or a registry, does not answer now. */
  public static final class Unavailable extends ApplicationException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message, Throwable cause) {
      super(message);
      initCause(cause);
    }
  }
}
