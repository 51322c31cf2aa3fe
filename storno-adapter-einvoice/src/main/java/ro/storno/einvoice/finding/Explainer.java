package ro.storno.einvoice.finding;

import java.util.List;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.Severity;

/** Turns a rule, a place and a message into a finding with terms, API field and remedy. */
public final class Explainer {
  private final FieldPaths fieldPaths = new FieldPaths();
  private final Remedies remedies = new Remedies();

  /**
   * The finding with everything we know about it.
   *
   * @param rule the rule broken
   * @param severity its weight
   * @param source the stage that found it
   * @param place where; a place without steps when unknown
   * @param message what is wrong
   */
  public Finding explain(
      String rule, Severity severity, FindingSource source, Place place, String message) {
    List<String> named = fieldPaths.termsIn(message);
    String here = fieldPaths.termAt(place);
    List<String> terms = named.isEmpty() && here != null ? List.of(here) : named;
    return new Finding(
        rule,
        severity,
        source,
        place.xpath(),
        message,
        terms,
        fieldPaths.field(place, message),
        remedies.of(rule));
  }
}
