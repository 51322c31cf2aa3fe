package ro.storno.domain.transport;

/**
 * A rule that a declaration breaks.
 *
 * @param rule not null
 * @param field path of the field at fault in the words of the API, such as {@code
 *     lines[0].tariffCode}; not null
 * @param message what is wrong and what to change; not null
 */
public record TransportViolation(TransportRule rule, String field, String message) {
  @Override
  public String toString() {
    return "[" + rule.id() + ", ANAF " + rule.official() + "] " + field + ": " + message;
  }
}
