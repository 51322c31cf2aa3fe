package ro.storno.einvoice.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.XdmNode;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.einvoice.Corpus;
import ro.storno.einvoice.xml.HardenedXml;
import ro.storno.einvoice.xml.XmlLimits;

/** Our engine agrees with everything the authors of the rules say about their own examples. */
class OfficialRulesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final String EN = "/external/schematron/1.3.16/ubl/EN16931-UBL-validation.xslt";
  private static final Sheets SHEETS = new Sheets(RuleFiles.CLASS_PATH);
  private static final InvoiceValidator VALIDATOR =
      new InvoiceValidator(RuleSetRegistry.standard(), XmlLimits.STANDARD, Clock.systemUTC());

  @Test
  void every_unit_assertion_of_en_16931_agrees() throws Exception {
    List<Path> files = Corpus.files("en16931/unit-invoice-ubl");
    assumeThat(files.isEmpty()).isFalse();
    List<String> disagreements = new ArrayList<>();
    int assertions = 0;

    for (Path file : files) {
      for (Element test : children(parse(Corpus.bytes(file)).getDocumentElement(), "test")) {
        Element claim = children(test, "assert").get(0);
        Set<String> broken = brokenRules(serialized(fragment(test)));
        for (Element success : children(claim, "success")) {
          assertions++;
          disagree(disagreements, file, success, broken.contains(rule(success)));
        }
        for (String kind : List.of("error", "fatal", "warning")) {
          for (Element error : children(claim, kind)) {
            assertions++;
            disagree(disagreements, file, error, !broken.contains(rule(error)));
          }
        }
      }
    }

    assertThat(disagreements).isEmpty();
    assertThat(assertions).isGreaterThan(900);
  }

  private static void disagree(List<String> list, Path file, Element claim, boolean wrong) {
    if (wrong) {
      list.add(file.getFileName() + ": " + claim.getLocalName() + " " + rule(claim));
    }
  }

  @Test
  void every_assertion_of_the_xrechnung_rule_tests_agrees() {
    List<Path> files = new ArrayList<>(Corpus.files("xrechnung/rule-tests-ubl-inv"));
    files.addAll(Corpus.files("xrechnung/rule-tests-ubl-cn"));
    assumeThat(files.isEmpty()).isFalse();
    List<String> disagreements = new ArrayList<>();
    int assertions = 0;

    for (Path file : files) {
      String text = new String(Corpus.bytes(file), StandardCharsets.UTF_8);
      Set<String> broken =
          SHEETS
              .run("/external/schematron/3.0.2/XRechnung-UBL-validation.xslt", tree(text))
              .stream()
              .map(FailedAssertions.Failure::id)
              .collect(Collectors.toSet());
      for (String rule : claims(text, "schematron-valid")) {
        assertions++;
        if (broken.contains(rule)) {
          disagreements.add(file.getFileName() + " should satisfy " + rule);
        }
      }
      for (String rule : claims(text, "schematron-invalid")) {
        assertions++;
        if (!broken.contains(rule)) {
          disagreements.add(file.getFileName() + " should break " + rule);
        }
      }
    }

    assertThat(disagreements).isEmpty();
    assertThat(assertions).isGreaterThan(70);
  }

  @Test
  void anaf_examples_are_judged_as_anaf_judges_them() {
    List<Path> files = Corpus.files("cius-ro/anaf-examples");
    assumeThat(files.isEmpty()).isFalse();

    for (Path file : files) {
      ValidationReport report = VALIDATOR.validateAs("CIUS-RO", Corpus.bytes(file), TODAY);
      boolean valid = !file.getFileName().toString().contains("example6");
      assertThat(report.verdict())
          .as("%s %s", file.getFileName(), report.errors())
          .isEqualTo(valid ? Verdict.VALID : Verdict.INVALID);
    }
  }

  @Test
  void examples_of_en_16931_are_valid_in_both_syntaxes() {
    List<Path> files = new ArrayList<>(Corpus.files("en16931/valid-ubl"));
    files.addAll(Corpus.files("en16931/valid-cii"));
    assumeThat(files.isEmpty()).isFalse();

    for (Path file : files) {
      ValidationReport report = VALIDATOR.validateAs("EN 16931", Corpus.bytes(file), TODAY);
      assertThat(report.verdict())
          .as("%s %s", file.getFileName(), report.errors())
          .isEqualTo(Verdict.VALID);
    }
  }

  @Test
  void xrechnung_testsuite_is_valid_by_its_own_customization() {
    List<Path> files = Corpus.files("xrechnung/valid-standard");
    assumeThat(files.isEmpty()).isFalse();

    for (Path file : files) {
      ValidationReport report = VALIDATOR.validate(Corpus.bytes(file), TODAY);
      assertThat(report.verdict())
          .as("%s %s", file.getFileName(), report.errors())
          .isEqualTo(Verdict.VALID);
      assertThat(report.ruleSet().name()).isEqualTo("XRechnung");
    }
  }

  @Test
  void e_transport_rules_given_as_schematron_source_accept_the_valid_and_no_more() {
    List<Path> valid = Corpus.files("ro-etransport/valid");
    List<Path> rules =
        Corpus.files("ro-etransport/schemas").stream()
            .filter(file -> file.toString().endsWith(".sch"))
            .toList();
    assumeThat(valid.isEmpty() || rules.isEmpty()).isFalse();
    SchematronRules compiled = SchematronRules.compile("e-Transport", Corpus.bytes(rules.get(0)));

    for (Path file : valid) {
      assertThat(compiled.check(Corpus.bytes(file)))
          .as(file.getFileName().toString())
          .noneMatch(finding -> finding.severity().invalidates());
    }
    for (Path file : Corpus.files("ro-etransport/invalid-schematron")) {
      assertThat(compiled.check(Corpus.bytes(file)))
          .as(file.getFileName().toString())
          .anyMatch(finding -> finding.severity().invalidates());
    }
    String edited =
        new String(Corpus.bytes(valid.get(0)), StandardCharsets.UTF_8)
            .replaceFirst("codDeclarant=\"[^\"]*\"", "codDeclarant=\"1\"");
    assertThat(compiled.check(edited.getBytes(StandardCharsets.UTF_8)))
        .extracting(Finding::rule)
        .isNotEmpty();
  }

  private static List<String> claims(String text, String attribute) {
    List<String> rules = new ArrayList<>();
    Matcher instruction = Pattern.compile("<\\?xmute([^?]*)\\?>").matcher(text);
    while (instruction.find()) {
      Matcher claim = Pattern.compile(attribute + "=\"([^\"]*)\"").matcher(instruction.group(1));
      if (claim.find()) {
        for (String rule : claim.group(1).trim().split("\\s+")) {
          rules.add(rule.substring(rule.indexOf(':') + 1));
        }
      }
    }
    return rules;
  }

  private static Set<String> brokenRules(String document) {
    return SHEETS.run(EN, tree(document)).stream()
        .map(FailedAssertions.Failure::id)
        .collect(Collectors.toSet());
  }

  private static XdmNode tree(String document) {
    try {
      BuildingContentHandler tree =
          SHEETS.processor().newDocumentBuilder().newBuildingContentHandler();
      assertThat(new HardenedXml().parse(document.getBytes(StandardCharsets.UTF_8), tree))
          .isEmpty();
      return tree.getDocumentNode();
    } catch (net.sf.saxon.s9api.SaxonApiException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Document parse(byte[] bytes) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
  }

  private static String rule(Element claim) {
    return claim.getTextContent().trim();
  }

  private static Element fragment(Element test) {
    return elements(test).stream()
        .filter(element -> !element.getLocalName().equals("assert"))
        .findFirst()
        .orElseThrow();
  }

  private static List<Element> children(Element parent, String name) {
    return elements(parent).stream().filter(e -> e.getLocalName().equals(name)).toList();
  }

  private static List<Element> elements(Element parent) {
    List<Element> elements = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  private static String serialized(Node node) throws Exception {
    StringWriter text = new StringWriter();
    TransformerFactory.newDefaultInstance()
        .newTransformer()
        .transform(new DOMSource(node), new StreamResult(text));
    return text.toString();
  }
}
