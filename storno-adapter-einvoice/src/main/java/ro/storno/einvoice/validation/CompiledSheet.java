package ro.storno.einvoice.validation;

import java.util.ArrayList;
import java.util.List;
import net.sf.saxon.s9api.SAXDestination;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltExecutable;

/**
 * A sheet ready to run; thread-safe.
 *
 * @param name names it in messages
 * @param xslt what Saxon runs
 * @param absences what is checked without Saxon
 * @param tables the code lists sheets may look up
 */
record CompiledSheet(String name, XsltExecutable xslt, AbsenceRules absences, SheetTables tables) {

  /** The rule reported when a sheet cannot get to its end on a document. */
  static final String STOPPED = "RULES-STOPPED";

  /**
   * What the sheet finds in a document.
   *
   * <p>A sheet that stops half-way breaks off over something it did not expect, usually an element
   * that occurs twice; the document then counts as faulty, as it does with other validators.
   */
  List<FailedAssertions.Failure> run(XdmNode document) {
    FailedAssertions assertions = new FailedAssertions();
    List<FailedAssertions.Failure> failures = new ArrayList<>();
    try {
      Xslt30Transformer transformer = xslt.load30();
      transformer.setGlobalContextItem(document);
      transformer.setResourceResolver(tables);
      transformer.setMessageHandler(message -> {});
      transformer.setErrorReporter(error -> {});
      transformer.applyTemplates(document, new SAXDestination(assertions));
      failures.addAll(assertions.failures());
    } catch (SaxonApiException e) {
      failures.addAll(assertions.failures());
      failures.add(
          new FailedAssertions.Failure(
              STOPPED, "fatal", "", "The rules stopped: " + e.getMessage()));
    }
    failures.addAll(absences.check(document));
    return failures;
  }
}
