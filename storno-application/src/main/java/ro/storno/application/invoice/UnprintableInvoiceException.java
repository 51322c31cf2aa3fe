package ro.storno.application.invoice;

import java.util.Objects;

/** An invoice that cannot be printed as it is; the message says what to change. */
public final class UnprintableInvoiceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * A refusal to print.
   *
   * @param field the part that is in the way, such as {@code logo}; not null
   * @param message what is wrong and what to change; not null
   */
  public UnprintableInvoiceException(String field, String message) {
    super(Objects.requireNonNull(message));
    this.field = Objects.requireNonNull(field);
  }

  /** Returns the part that is in the way, such as {@code logo}; not null. */
  public String field() {
    return field;
  }
}
