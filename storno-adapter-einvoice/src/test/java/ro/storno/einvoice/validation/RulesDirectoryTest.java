package ro.storno.einvoice.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.einvoice.Invoices;
import ro.storno.einvoice.ubl.UblWriter;
import ro.storno.einvoice.xml.XmlLimits;

class RulesDirectoryTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
  private static final byte[] INVOICE = new UblWriter().write(Invoices.romanian(1));
  private static final String PARTNER =
      """
      <schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">
        <ns prefix="cbc"
            uri="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"/>
        <ns prefix="ubl" uri="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>
        <pattern>
          <rule context="/ubl:Invoice">
            <assert id="PARTNER-1" flag="fatal" test="cbc:Note = 'partner'">Say partner.</assert>
          </rule>
        </pattern>
      </schema>
      """;

  @TempDir private Path folder;

  @BeforeEach
  void partnerRules() throws IOException {
    Files.createDirectory(folder.resolve("partner"));
    Files.writeString(folder.resolve("partner/rules.sch"), PARTNER);
  }

  private void list(String name, String sets) throws IOException {
    Files.writeString(folder.resolve(name), "<rule-sets>" + sets + "</rule-sets>");
  }

  private static String set(String name, String content) {
    return """
        <rule-set name="%s" version="1" syntax="UBL"
            customization="urn:cen.eu:en16931:2017#compliant#urn:efactura.mfinante.ro:CIUS-RO:"
            valid-from="2026-11-01" published="2026-10-15" source="https://partner.example">
          %s
        </rule-set>
        """
        .formatted(name, content);
  }

  private static String sheet(String file, String sha256) {
    return "<sheet source=\"SPECIFICATION\" file=\"%s\" sha256=\"%s\"/>".formatted(file, sha256);
  }

  private static String digest(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private RuleSetRegistry registry() {
    return RuleSetRegistry.standard().withDirectory(folder);
  }

  private ValidationReport validate(LocalDate day) {
    return new InvoiceValidator(registry(), XmlLimits.STANDARD, Clock.systemUTC())
        .validate(INVOICE, day);
  }

  @Test
  void set_of_the_folder_judges_what_it_claims_from_its_first_day() throws Exception {
    list("rule-sets.xml", set("Partner", sheet("partner/rules.sch", digest(PARTNER))));
    ValidationReport report = validate(DAY);
    assertThat(report.ruleSet().name()).isEqualTo("Partner");
    assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(report.findings()).extracting(Finding::rule).containsExactly("PARTNER-1");
    assertThat(validate(DAY.minusMonths(1)).verdict()).isEqualTo(Verdict.VALID);
    assertThat(registry().problems()).isEmpty();
    assertThat(registry().all())
        .anyMatch(info -> info.identity().name().equals("Partner") && info.available());
  }

  @Test
  void sheets_that_come_with_storno_are_named_by_their_path() throws Exception {
    list(
        "rule-sets.xml",
        set(
            "Partner",
            "<sheet source=\"EN_16931\""
                + " file=\"/external/schematron/1.3.8/ubl/EN16931-UBL-validation.xslt\"/>"
                + sheet("partner/rules.sch", digest(PARTNER))));
    assertThat(validate(DAY).findings()).extracting(Finding::rule).containsExactly("PARTNER-1");
  }

  @Test
  void changed_missing_undigested_and_foreign_files_judge_nothing_and_nothing_is_valid()
      throws Exception {
    Path outside = Files.createTempFile("outside", ".sch");
    Files.writeString(outside, PARTNER);
    Files.createSymbolicLink(folder.resolve("partner/link.sch"), outside);
    try {
      for (String sheet :
          new String[] {
            sheet("partner/rules.sch", digest(PARTNER + " ")),
            sheet("partner/absent.sch", digest(PARTNER)),
            "<sheet source=\"SPECIFICATION\" file=\"partner/rules.sch\"/>",
            sheet("../" + folder.getFileName() + "/../" + outside.getFileName(), digest(PARTNER)),
            sheet("partner/link.sch", digest(PARTNER)),
            "<sheet source=\"SPECIFICATION\" file=\"/etc/passwd\"/>",
            sheet("partner", digest(PARTNER))
          }) {
        list("rule-sets.xml", set("Partner", sheet));
        ValidationReport report = validate(DAY);
        assertThat(report.verdict()).as(sheet).isEqualTo(Verdict.NOT_CHECKED);
        assertThat(report.findings()).as(sheet).extracting(Finding::rule).contains("NO-RULES");
        assertThat(registry().all())
            .as(sheet)
            .anyMatch(info -> info.identity().name().equals("Partner") && !info.available());
      }
    } finally {
      Files.delete(outside);
    }
  }

  @Test
  void problem_names_the_file_and_the_digest_it_has() throws Exception {
    list("rule-sets.xml", set("Partner", sheet("partner/rules.sch", "00")));
    assertThat(registry().problems())
        .singleElement()
        .asString()
        .contains("partner/rules.sch", digest(PARTNER));
  }

  @Test
  void sheet_that_does_not_compile_or_reaches_out_judges_nothing() throws Exception {
    String reaching =
        """
        <xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
          <xsl:template match="/">
            <svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" id="READ">
              <svrl:text><xsl:value-of select="doc('%s')"/></svrl:text>
            </svrl:failed-assert>
          </xsl:template>
        </xsl:stylesheet>
        """
            .formatted(Files.writeString(folder.resolve("secret.xml"), "<a>hidden</a>").toUri());
    for (String text : new String[] {"<schema", reaching}) {
      Files.writeString(folder.resolve("bad.xslt"), text);
      list("rule-sets.xml", set("Partner", sheet("bad.xslt", digest(text))));
      ValidationReport report = validate(DAY);
      assertThat(report.verdict()).as(text).isNotEqualTo(Verdict.VALID);
      assertThat(report.findings().toString()).doesNotContain("hidden", "READ");
    }
  }

  @Test
  void schema_of_the_folder_narrows_and_may_not_want_other_files() throws Exception {
    String open =
        """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
            targetNamespace="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">
          <xs:element name="Invoice" type="xs:string"/>
        </xs:schema>
        """;
    String importing =
        """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:include schemaLocation="%s"/>
          <xs:element name="Invoice" type="Known"/>
        </xs:schema>
        """
            .formatted(
                Files.writeString(
                        folder.resolve("known.xsd"),
                        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">"
                            + "<xs:complexType name=\"Known\"/></xs:schema>")
                    .toUri());
    Files.writeString(folder.resolve("open.xsd"), open);
    Files.writeString(folder.resolve("importing.xsd"), importing);
    list(
        "rule-sets.xml",
        set("Partner", "<schema file=\"open.xsd\" sha256=\"" + digest(open) + "\"/>"));
    assertThat(validate(DAY).verdict()).isEqualTo(Verdict.INVALID);
    list(
        "rule-sets.xml",
        set("Partner", "<schema file=\"importing.xsd\" sha256=\"" + digest(importing) + "\"/>"));
    assertThat(validate(DAY).verdict()).isEqualTo(Verdict.NOT_CHECKED);
  }

  @Test
  void list_that_cannot_be_used_is_refused_with_its_reason() throws Exception {
    assertThatThrownBy(this::registry).hasMessageContaining("rule-sets.xml");
    Files.writeString(folder.resolve("rule-sets.xml"), "<rule-sets><rule-set/></rule-sets>");
    assertThatThrownBy(this::registry)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lacks its name");
    list("rule-sets.xml", set("Partner", "").replace("2026-11-01", "soon"));
    assertThatThrownBy(this::registry).hasMessageContaining("2026-01-31");
    Files.writeString(
        folder.resolve("rule-sets.xml"),
        "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rule-sets>&x;</rule-sets>");
    assertThatThrownBy(this::registry).isInstanceOf(IllegalArgumentException.class);
    list(
        "rule-sets.xml",
        set("CIUS-RO", sheet("partner/rules.sch", digest(PARTNER)))
            .replace("version=\"1\"", "version=\"1.0.9\""));
    assertThatThrownBy(this::registry).hasMessageContaining("there already");
    assertThatThrownBy(
            () -> RuleSetRegistry.standard().withDirectory(folder.resolve("no-such-folder")))
        .hasMessageContaining("no-such-folder");
  }
}
