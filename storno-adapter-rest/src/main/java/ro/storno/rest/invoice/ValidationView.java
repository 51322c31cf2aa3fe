package ro.storno.rest.invoice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.InvoiceValidation;
import ro.storno.domain.einvoice.RuleSetIdentity;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.rest.json.EnumNames;
import ro.storno.rest.openapi.Described;

/**
 * What checking an invoice came to (api-reference/invoices/validate.md).
 *
 * @param valid whether no error was found
 * @param errors what must be changed, in words
 * @param warnings what should be looked at, in words
 * @param schematronAvailable whether the official rules are at hand
 * @param findings errors and warnings with rule, place and field
 * @param verdict judgement by the official rules, absent in a quick check
 * @param ruleSet the official rules applied, absent in a quick check
 */
public record ValidationView(
    boolean valid,
    List<String> errors,
    List<String> warnings,
    boolean schematronAvailable,
    @Described("Errors and warnings with rule, place and field") List<FindingView> findings,
    @Described("valid, invalid or not_checked; only in a full check")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String verdict,
    @Described("Name and version of the official rules; only in a full check")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String ruleSet) {

  /**
   * One thing found.
   *
   * @param severity error or warning
   * @param message what is wrong and what to change
   * @param source who says so
   * @param ruleId official or own rule
   * @param location place in the XML
   * @param field field of the API
   */
  public record FindingView(
      String severity,
      String message,
      @Described("storno, schema, en16931 or cius") String source,
      @Described(example = "BR-CO-17") String ruleId,
      @Nullable String location,
      @Described(example = "lines[0].vatRate") @Nullable String field) {
    static FindingView of(String severity, InvoiceValidation.Message message) {
      return new FindingView(
          severity,
          message.message(),
          message.source(),
          message.ruleId(),
          message.location(),
          message.field());
    }
  }

  static ValidationView of(InvoiceValidation validation) {
    ValidationReport report = validation.report();
    return new ValidationView(
        validation.valid(),
        validation.errors().stream().map(InvoiceValidation.Message::message).toList(),
        validation.warnings().stream().map(InvoiceValidation.Message::message).toList(),
        validation.schematronAvailable(),
        Stream.concat(
                validation.errors().stream().map(found -> FindingView.of("error", found)),
                validation.warnings().stream().map(found -> FindingView.of("warning", found)))
            .toList(),
        report == null ? null : EnumNames.of(report.verdict()),
        report == null ? null : ruleSet(report.ruleSet()));
  }

  private static @Nullable String ruleSet(@Nullable RuleSetIdentity rules) {
    return rules == null ? null : rules.name() + " " + rules.version();
  }
}
