package ro.storno.einvoice.finding;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.LocalizedText;
import ro.storno.domain.einvoice.Severity;

/** Turns a rule, a place and a message into a finding with terms, API field and remedy. */
public final class Explainer {
  /** Rules of Factur-X repeat those of EN 16931 under numbers of their own. */
  private static final Pattern REPEATED =
      Pattern.compile("\\[(BR-[A-Z0-9-]+)\\].*", Pattern.DOTALL);

  private static final String FACTUR_X = "FX-SCH-";

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
        remedy(rule, message));
  }

  private @Nullable LocalizedText remedy(String rule, String message) {
    Matcher repeated = REPEATED.matcher(message);
    LocalizedText known =
        rule.startsWith(FACTUR_X) && repeated.matches() ? remedies.of(repeated.group(1)) : null;
    return known != null ? known : remedies.of(rule);
  }
}
