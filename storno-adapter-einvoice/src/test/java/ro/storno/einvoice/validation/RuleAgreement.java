package ro.storno.einvoice.validation;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.SaxonApiException;
import ro.storno.domain.einvoice.Finding;
import ro.storno.einvoice.rules.NameCache;
import ro.storno.einvoice.rules.RuleSheet;
import ro.storno.einvoice.rules.TreeBuilder;
import ro.storno.einvoice.rules.UnsureException;
import ro.storno.einvoice.xml.HardenedXml;

/** Compares what compiled sheets find with what Saxon finds running the sheets as delivered. */
final class RuleAgreement {
  private final Sheets sheets = new Sheets(RuleFiles.CLASS_PATH);
  private final NameCache names = new NameCache(sheets.names());
  private final SheetTables tables = new SheetTables(sheets.processor(), RuleFiles.CLASS_PATH);
  private final Map<String, CompiledSheet> oracles = new HashMap<>();
  private final List<String> disagreements = new ArrayList<>();
  private final Map<String, Integer> unsure = new HashMap<>();
  private int runs;
  private int failures;
  private int stops;

  /** Differences, in words. */
  List<String> disagreements() {
    return disagreements;
  }

  /** How often a sheet ran over a document. */
  int runs() {
    return runs;
  }

  /** How many broken rules there were in all. */
  int failures() {
    return failures;
  }

  /** How often the compiled sheet left the matter to Saxon, by reason. */
  Map<String, Integer> unsure() {
    return unsure;
  }

  /** How often Saxon stopped half-way. */
  int stops() {
    return stops;
  }

  boolean isCompiled(String sheet) {
    return sheets.compiled(sheet).isPresent();
  }

  /** Judges a document by a sheet, both ways. */
  void compare(String name, String sheet, byte[] document) throws SaxonApiException {
    Optional<RuleSheet> compiled = sheets.compiled(sheet);
    BuildingContentHandler tree =
        sheets.processor().newDocumentBuilder().newBuildingContentHandler();
    TreeBuilder compact = new TreeBuilder(names, document.length);
    Optional<Finding> problem = new HardenedXml().parse(document, tree);
    if (compiled.isEmpty()
        || problem.isPresent()
        || new HardenedXml().parse(document, compact).isPresent()) {
      return;
    }
    runs++;
    List<FailedAssertions.Failure> expected = oracle(sheet).run(tree.getDocumentNode());
    boolean stopped = expected.stream().anyMatch(f -> f.id().equals(CompiledSheet.STOPPED));
    failures += expected.size();
    stops += stopped ? 1 : 0;
    try {
      List<FailedAssertions.Failure> found =
          compiled.get().run(compact.tree()).stream().map(FailedAssertions.Failure::of).toList();
      if (!found.equals(expected)) {
        disagreements.add(name + " by " + sheet + ": " + difference(expected, found));
      }
    } catch (UnsureException e) {
      unsure.merge(e.getMessage() + (stopped ? "" : " (Saxon does not stop)"), 1, Integer::sum);
    }
  }

  private CompiledSheet oracle(String sheet) throws SaxonApiException {
    CompiledSheet known = oracles.get(sheet);
    if (known == null) {
      byte[] source = RuleFiles.CLASS_PATH.read(sheet);
      StreamSource stream =
          new StreamSource(new ByteArrayInputStream(source), SheetTables.baseOf(sheet));
      known =
          new CompiledSheet(
              sheet,
              sheets.processor().newXsltCompiler().compile(stream),
              new AbsenceRules(),
              tables);
      oracles.put(sheet, known);
    }
    return known;
  }

  private static String difference(
      List<FailedAssertions.Failure> expected, List<FailedAssertions.Failure> found) {
    List<FailedAssertions.Failure> missing = new ArrayList<>(expected);
    found.forEach(missing::remove);
    List<FailedAssertions.Failure> wrong = new ArrayList<>(found);
    expected.forEach(wrong::remove);
    return missing.isEmpty() && wrong.isEmpty()
        ? "another order"
        : "missing " + missing + ", wrong " + wrong;
  }
}
