package ro.storno.domain;

import java.util.Objects;

/**
 * A rule of the domain was broken by what was asked.
 *
 * <p>The message says in plain words what to change. Subclasses say which kind of rule it was, so
 * that callers can choose an answer without reading the text.
 */
public abstract class DomainException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * @param field path of the field at fault in the words of the API, such as {@code
   *     lines[0].quantity}; empty when the whole object is at fault; not null
   * @param message what is wrong and what to change; not null
   */
  protected DomainException(String field, String message) {
    super(Objects.requireNonNull(message));
    this.field = Objects.requireNonNull(field);
  }

  /** Returns the path of the field at fault, or an empty string. */
  public String field() {
    return field;
  }

  /** A value is outside what the law or the format allows. */
  public static final class InvalidValue extends DomainException {
    private static final long serialVersionUID = 1L;

    public InvalidValue(String field, String message) {
      super(field, message);
    }
  }

  /** The document's state does not allow the operation. */
  public static final class IllegalState extends DomainException {
    private static final long serialVersionUID = 1L;

    public IllegalState(String message) {
      super("", message);
    }
  }

  /** The request is well-formed but a business rule forbids it. */
  public static final class RuleViolated extends DomainException {
    private static final long serialVersionUID = 1L;

    public RuleViolated(String field, String message) {
      super(field, message);
    }
  }
}
