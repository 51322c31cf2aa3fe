package ro.storno.application;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.Locale;

/**
 * Checks commands by their Jakarta Validation annotations. Paths are those of the API, such as
 * {@code lines[0].quantity}, in the order in which the fields are declared. Texts with control
 * characters, which neither a database nor an XML document can carry, are refused everywhere.
 */
public final class CommandValidator {
  private final Validator validator;

  /**
   * @param validator thread-safe; not null
   */
  public CommandValidator(Validator validator) {
    this.validator = validator;
  }

  /**
   * Checks a command.
   *
   * @param command a record; not null
   * @param groups none for the default group
   * @throws ApplicationException.Invalid if a field is malformed
   */
  public void check(Record command, Class<?>... groups) {
    errors(command, groups).throwInvalid();
  }

  /**
   * Checks a command of an endpoint whose page answers 422 to malformed fields.
   *
   * @throws ApplicationException.Unacceptable if a field is malformed
   */
  public void checkAcceptable(Record command, Class<?>... groups) {
    errors(command, groups).throwUnacceptable();
  }

  /** Returns what is wrong with a command. */
  public FieldErrors errors(Record command, Class<?>... groups) {
    FieldErrors errors = new FieldErrors();
    validator.validate(command, groups).stream()
        .sorted(Comparator.comparing(violation -> position(command, violation)))
        .forEach(v -> errors.add(v.getPropertyPath().toString(), v.getMessage()));
    RecordWalk.texts(
        command, (path, text) -> errors.addIf(unwritable(text), path, Wording.CONTROL_CHARACTERS));
    return errors;
  }

  private static boolean unwritable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (Character.isSurrogate(c)
          || c == 0xFFFE
          || c == 0xFFFF
          || c < ' ' && c != '\n' && c != '\r' && c != '\t') {
        return true;
      }
    }
    return false;
  }

  /** Sorts by place of the field in its record, then message, so that the answer is stable. */
  private static String position(Record command, ConstraintViolation<Record> violation) {
    StringBuilder position = new StringBuilder();
    Class<?> owner = command.getClass();
    for (jakarta.validation.Path.Node node : violation.getPropertyPath()) {
      if (node.getIndex() != null) {
        position.append(String.format(Locale.ROOT, "%08d.", node.getIndex()));
      }
      position.append(
          String.format(Locale.ROOT, "%04d.", RecordWalk.indexOf(owner, node.getName())));
      owner = RecordWalk.typeOf(owner, node.getName());
    }
    return position + violation.getMessage();
  }
}
