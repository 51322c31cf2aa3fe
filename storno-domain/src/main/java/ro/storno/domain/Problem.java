package ro.storno.domain;

import java.util.List;
import java.util.Objects;

/**
 * Something to say about what was entered, without refusing it: an error that will stop a later
 * step, or a warning that may be ignored.
 *
 * @param severity not null
 * @param field path of the field concerned in the words of the API, such as {@code
 *     lines[0].quantity}; empty when the whole object is meant; not null
 * @param message what is wrong and what to change; not null
 */
public record Problem(Severity severity, String field, String message) {
  /** Refuses null. */
  public Problem {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(message, "message");
  }

  /** How much a problem weighs. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /** Returns a problem that will stop a later step. */
  public static Problem error(String field, String message) {
    return new Problem(Severity.ERROR, field, message);
  }

  /** Returns a problem that may be ignored. */
  public static Problem warning(String field, String message) {
    return new Problem(Severity.WARNING, field, message);
  }

  /** Returns whether this is an error. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Returns the messages of the errors, or of the warnings, in order. */
  public static List<String> messages(List<Problem> problems, Severity severity) {
    return problems.stream()
        .filter(problem -> problem.severity() == severity)
        .map(Problem::message)
        .toList();
  }
}
