package ro.storno.einvoice.validation;

import org.jspecify.annotations.Nullable;

/** A rule set or schema that cannot be used; the engine turns it into NOT_CHECKED. */
final class RuleSetUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RuleSetUnavailableException(String message) {
    super(message);
  }

  RuleSetUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
