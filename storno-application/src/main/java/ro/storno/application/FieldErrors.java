package ro.storno.application;

import java.util.LinkedHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.DomainException;

/** Collects what is wrong with fields, so that everything is told at once, in order. */
public final class FieldErrors {
  private final LinkedHashMap<String, String> errors = new LinkedHashMap<>();

  /** Notes an error; the first one of a field stays. */
  public FieldErrors add(String field, String message) {
    errors.putIfAbsent(field, message);
    return this;
  }

  /** Notes an error if a condition holds. */
  public FieldErrors addIf(boolean wrong, String field, String message) {
    return wrong ? add(field, message) : this;
  }

  /**
   * Makes a value, noting the domain's objection to it instead of passing it on.
   *
   * @param path path of the object that the field belongs to, with a dot at the end; or empty
   * @return the value, or null if the domain objected
   */
  public <T> @Nullable T capture(String path, Supplier<T> making) {
    try {
      return making.get();
    } catch (DomainException.InvalidValue wrong) {
      add(path + wrong.field(), String.valueOf(wrong.getMessage()));
      return null;
    }
  }

  /** Makes a value like {@link #capture}, but notes an objection under a field of our choice. */
  public <T> @Nullable T captureAs(String field, Supplier<T> making) {
    try {
      return making.get();
    } catch (DomainException.InvalidValue wrong) {
      add(field, String.valueOf(wrong.getMessage()));
      return null;
    }
  }

  /** Returns whether nothing was noted. */
  public boolean isEmpty() {
    return errors.isEmpty();
  }

  /**
   * Refuses malformed input.
   *
   * @throws ApplicationException.Invalid if anything was noted
   */
  public void throwInvalid() {
    if (!errors.isEmpty()) {
      throw new ApplicationException.Invalid(errors);
    }
  }

  /**
   * Refuses input where the endpoint's page answers 422 to it.
   *
   * @throws ApplicationException.Unacceptable if anything was noted
   */
  public void throwUnacceptable() {
    if (!errors.isEmpty()) {
      throw new ApplicationException.Unacceptable("Validation failed", errors);
    }
  }
}
