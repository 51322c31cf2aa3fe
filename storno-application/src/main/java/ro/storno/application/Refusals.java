package ro.storno.application;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ro.storno.domain.DomainException;

/** Which failures mean that what was asked for is refused, and why; all others are no answers. */
public final class Refusals {
  private Refusals() {}

  /** Returns the reason in words for the user; empty if something merely does not work now. */
  public static Optional<String> reason(RuntimeException failure) {
    if (failure instanceof ApplicationException.Unavailable
        || failure instanceof ApplicationException.Conflict) {
      return Optional.empty();
    }
    if (failure instanceof ApplicationException.Unacceptable unacceptable) {
      return Optional.of(told(unacceptable, unacceptable.errors()));
    }
    if (failure instanceof ApplicationException.Invalid invalid) {
      return Optional.of(told(invalid, invalid.orderedErrors()));
    }
    return failure instanceof ApplicationException || failure instanceof DomainException
        ? Optional.of(String.valueOf(failure.getMessage()))
        : Optional.empty();
  }

  private static String told(RuntimeException refusal, Map<String, String> errors) {
    return errors.isEmpty()
        ? String.valueOf(refusal.getMessage())
        : errors.entrySet().stream()
            .map(each -> each.getKey() + ": " + each.getValue())
            .collect(Collectors.joining("; "));
  }
}
