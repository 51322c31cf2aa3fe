package ro.storno.application;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

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

    public Unauthenticated(String message) {
      super(message);
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

    /**
     * @param message explanation; not null
     * @param errors message per field path, may be empty; not null
     */
    public Unacceptable(String message, Map<String, String> errors) {
      super(message);
      this.errors = new LinkedHashMap<>(errors);
    }

    /** Returns one message per field path; may be empty. */
    public Map<String, String> errors() {
      return new LinkedHashMap<>(errors);
    }
  }

  /** Tried too often; worth trying again later. */
  public static final class TooMany extends ApplicationException {
    private static final long serialVersionUID = 1L;
    private final Duration wait;

    /**
     * @param message explanation; not null
     * @param wait how long until the next attempt may be worth it; not null
     */
    public TooMany(String message, Duration wait) {
      super(message);
      this.wait = wait;
    }

    /** Returns how long to wait. */
    public Duration retryAfter() {
      return wait;
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
