package ro.storno.einvoice.validation;

import java.util.Locale;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.Severity;
import ro.storno.einvoice.finding.Explainer;
import ro.storno.einvoice.finding.Place;

/** Turns what a sheet reports into findings. */
final class RuleFindings {
  /** What we call the reports of Factur-X on elements outside a profile, which have no number. */
  private static final String NOT_USED = "NOT-USED";

  private static final String NOT_USED_TEXT = "marked as not used in the given context.";

  private final Explainer explainer;

  RuleFindings(Explainer explainer) {
    this.explainer = explainer;
  }

  /** A finding as heavy as the set weighs it. */
  Finding of(FailedAssertions.Failure failure, RuleSet set, RuleSet.Layer layer) {
    String rule = ruleOf(failure, layer.source());
    Severity severity = set.weigh(rule, severity(failure.flag()), layer);
    return of(failure, rule, severity, layer.source());
  }

  /** A finding as heavy as the sheet weighs it. */
  Finding of(FailedAssertions.Failure failure, FindingSource source) {
    return of(failure, ruleOf(failure, source), severity(failure.flag()), source);
  }

  private static String ruleOf(FailedAssertions.Failure failure, FindingSource source) {
    if (!failure.id().isEmpty()) {
      return failure.id();
    }
    return failure.text().endsWith(NOT_USED_TEXT) ? NOT_USED : source.name();
  }

  private Finding of(
      FailedAssertions.Failure failure, String rule, Severity severity, FindingSource source) {
    Place place = Place.parse(failure.location());
    Finding finding = explainer.explain(rule, severity, source, place, failure.text());
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
