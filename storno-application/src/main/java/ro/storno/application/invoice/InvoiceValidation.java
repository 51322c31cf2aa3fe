package ro.storno.application.invoice;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.ValidationReport;

/**
 * What checking an invoice came to.
 *
 * @param valid whether no error was found; false as well when a full check could not be made
 * @param errors what must be changed; not null
 * @param warnings what should be looked at; not null
 * @param schematronAvailable whether the official rules are at hand and, in full mode, were applied
 * @param report the official report in full mode, else null
 */
public record InvoiceValidation(
    boolean valid,
    List<Message> errors,
    List<Message> warnings,
    boolean schematronAvailable,
    @Nullable ValidationReport report) {
  /** Takes copies. */
  public InvoiceValidation {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }

  /**
   * One thing found.
   *
   * @param message what is wrong and what to change; not null
   * @param source {@code storno}, {@code schema}, {@code en16931} or {@code cius}; not null
   * @param ruleId official or own rule; not null
   * @param location XPath in the XML, or null
   * @param field path of the field of the API, or null
   */
  public record Message(
      String message,
      String source,
      String ruleId,
      @Nullable String location,
      @Nullable String field) {}
}
