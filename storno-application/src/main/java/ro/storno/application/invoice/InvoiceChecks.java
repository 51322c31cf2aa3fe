package ro.storno.application.invoice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import ro.storno.application.einvoice.RuleSets;
import ro.storno.domain.Problem;
import ro.storno.domain.invoice.Invoice;

/** Checks an invoice by rules that need neither XML nor database: the quick mode. */
public final class InvoiceChecks {
  private static final String SOURCE = "storno";

  private final boolean officialRules;

  /**
   * @param ruleSets tells whether the official rules are at hand; asked once; not null
   */
  public InvoiceChecks(RuleSets ruleSets) {
    this.officialRules = ruleSets.all().stream().anyMatch(RuleSets.RuleSetInfo::available);
  }

  /** Returns whether any official rule set is at hand. */
  boolean officialRules() {
    return officialRules;
  }

  /**
   * Checks quickly.
   *
   * @param today the day in the company's time zone; not null
   * @param noted what was noted before; not null
   */
  InvoiceValidation quick(Invoice invoice, LocalDate today, List<Problem> noted) {
    List<InvoiceValidation.Message> errors = new ArrayList<>();
    List<InvoiceValidation.Message> warnings = new ArrayList<>();
    List<Problem> problems = new ArrayList<>(invoice.quickCheck(today));
    problems.addAll(noted);
    for (Problem problem : problems) {
      (problem.isError() ? errors : warnings).add(message(problem));
    }
    return new InvoiceValidation(errors.isEmpty(), errors, warnings, officialRules, null);
  }

  private static InvoiceValidation.Message message(Problem problem) {
    return new InvoiceValidation.Message(
        problem.message(),
        SOURCE,
        problem.isError() ? "STORNO-ERROR" : "STORNO-WARNING",
        null,
        problem.field().isEmpty() ? null : problem.field());
  }
}
