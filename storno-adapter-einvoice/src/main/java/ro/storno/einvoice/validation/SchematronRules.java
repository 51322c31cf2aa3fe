package ro.storno.einvoice.validation;

import java.util.List;
import java.util.Optional;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.SaxonApiException;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.Severity;
import ro.storno.einvoice.finding.Explainer;
import ro.storno.einvoice.xml.HardenedXml;

/**
 * A rule set given as Schematron source, compiled once, for any kind of document.
 *
 * <p>Thread-safe.
 */
public final class SchematronRules {
  private final Sheets sheets;
  private final CompiledSheet compiled;
  private final RuleFindings ruleFindings = new RuleFindings(new Explainer());

  private SchematronRules(Sheets sheets, CompiledSheet compiled) {
    this.sheets = sheets;
    this.compiled = compiled;
  }

  /**
   * Compiles a Schematron source through ph-schematron and Saxon.
   *
   * @param name names the rules in messages
   * @param source an ISO Schematron with query binding xslt2
   * @throws IllegalArgumentException if it does not compile
   */
  public static SchematronRules compile(String name, byte[] source) {
    Sheets sheets = new Sheets(RuleFiles.CLASS_PATH);
    try {
      String file = name.endsWith(".sch") ? name : name + ".sch";
      return new SchematronRules(sheets, sheets.compile(file, source));
    } catch (RuleSetUnavailableException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** What the rules find in a document; a document that is no XML gives that as the one finding. */
  public List<Finding> check(byte[] document) {
    try {
      BuildingContentHandler tree =
          sheets.processor().newDocumentBuilder().newBuildingContentHandler();
      Optional<Finding> problem = new HardenedXml().parse(document, tree);
      if (problem.isPresent()) {
        return List.of(problem.get());
      }
      return compiled.run(tree.getDocumentNode()).stream()
          .map(failure -> ruleFindings.of(failure, FindingSource.SPECIFICATION))
          .toList();
    } catch (SaxonApiException | RuleSetUnavailableException e) {
      return List.of(
          Finding.of(
              "NO-RULES", Severity.ERROR, FindingSource.ENGINE, String.valueOf(e.getMessage())));
    }
  }
}
