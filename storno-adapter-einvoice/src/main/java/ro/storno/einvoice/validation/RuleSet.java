package ro.storno.einvoice.validation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.einvoice.RuleSets.RuleSetInfo;
import ro.storno.application.einvoice.Syntax;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.RuleSetIdentity;
import ro.storno.domain.einvoice.Severity;

/**
 * A dated set of rules as the registry describes it.
 *
 * @param identity name, version and base
 * @param syntax the syntax it is written for
 * @param customization what BT-24 begins with, or equals when {@code exact}
 * @param exact whether BT-24 must equal the customization
 * @param asWritten whether white space around the specification counts, as it does for its sheet
 * @param general whether it also judges documents that name no specification
 * @param byNameOnly whether it is applied only when asked for by its name
 * @param validFrom first day in force
 * @param validTo last day in force; null while no successor is known
 * @param published day of its last change
 * @param origin where it officially comes from
 * @param schema a schema of its own; null when there is none
 * @param levels how much rules weigh that the authority weighs differently from the sheet
 * @param checks names of our own rules that belong to it ({@link
 *     ro.storno.einvoice.syntax.OwnRules})
 * @param layers its sheets, in the order they are applied
 */
record RuleSet(
    RuleSetIdentity identity,
    Syntax syntax,
    String customization,
    boolean exact,
    boolean asWritten,
    boolean general,
    boolean byNameOnly,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    LocalDate published,
    String origin,
    @Nullable OwnSchema schema,
    Map<String, Severity> levels,
    List<String> checks,
    List<Layer> layers) {

  /**
   * One sheet of a rule set.
   *
   * @param warnings how much its warnings weigh
   */
  record Layer(FindingSource source, String sheet, Severity warnings) {}

  /**
   * A schema beside that of the syntax, usually narrower.
   *
   * @param file where it lies
   * @param instead whether it decides alone where that of the syntax refuses a document, since it
   *     builds on a later release; else a document has to satisfy both
   */
  record OwnSchema(String file, boolean instead) {}

  RuleSet {
    checks = List.copyOf(checks);
    levels = Map.copyOf(levels);
    layers = List.copyOf(layers);
  }

  boolean inForceOn(LocalDate date) {
    return !date.isBefore(validFrom) && (validTo == null || !date.isAfter(validTo));
  }

  /**
   * Whether it is the set for documents that name a specification.
   *
   * @param written as it stands in the document, with white space around it
   */
  boolean claims(Syntax documentSyntax, String written) {
    if (documentSyntax != syntax || byNameOnly) {
      return false;
    }
    String named = written.strip();
    if (named.isEmpty()) {
      return general;
    }
    if (!exact) {
      return named.startsWith(customization);
    }
    return (asWritten ? written : named).equals(customization);
  }

  /** How much a broken rule weighs for this set. */
  Severity weigh(String rule, Severity severity, Layer layer) {
    Severity own = levels.get(rule);
    if (own != null) {
      return own;
    }
    return severity == Severity.WARNING ? layer.warnings() : severity;
  }

  boolean isAvailable(RuleFiles files) {
    return layers.stream().allMatch(layer -> files.has(layer.sheet()))
        && (schema == null || files.has(schema.file()));
  }

  RuleSetInfo info(RuleFiles files) {
    String documents =
        switch (syntax) {
          case UBL -> "UBL Invoice, UBL CreditNote";
          case CII -> "CII";
          case FATTURAPA -> "FatturaPA";
          case FA2 -> "KSeF FA(2)";
          case FA3 -> "KSeF FA(3)";
        };
    return new RuleSetInfo(
        identity,
        documents,
        customization,
        validFrom,
        validTo,
        published,
        origin,
        isAvailable(files));
  }
}
