package ro.storno.einvoice.validation;

import java.util.Locale;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.Severity;
import ro.storno.einvoice.finding.Explainer;
import ro.storno.einvoice.finding.Place;

/** Turns what a sheet reports into findings. */
final class RuleFindings {
  private final Explainer explainer;

  RuleFindings(Explainer explainer) {
    this.explainer = explainer;
  }

  Finding of(FailedAssertions.Failure failure, FindingSource source) {
    Place place = Place.parse(failure.location());
    String rule = failure.id().isEmpty() ? source.name() : failure.id();
    Finding finding =
        explainer.explain(rule, severity(failure.flag()), source, place, failure.text());
    return finding.location() == null && !failure.location().isEmpty()
        ? finding.at(failure.location())
        : finding;
  }

  /** The weight of a flag; one that nobody agreed on weighs as an error. */
  private static Severity severity(String flag) {
    return switch (flag.toLowerCase(Locale.ROOT)) {
      case "fatal" -> Severity.FATAL;
      case "warning", "warn" -> Severity.WARNING;
      case "info", "information", "notice", "note" -> Severity.INFORMATION;
      default -> Severity.ERROR;
    };
  }
}
