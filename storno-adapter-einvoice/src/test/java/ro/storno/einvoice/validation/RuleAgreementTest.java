package ro.storno.einvoice.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import ro.storno.einvoice.Invoices;
import ro.storno.einvoice.cii.CiiWriter;
import ro.storno.einvoice.ubl.UblWriter;

/**
 * Compiled sheets say what Saxon says when it runs the sheets as they are delivered, in the same
 * words and order. {@link RuleAgreementRun} does the same at length.
 */
class RuleAgreementTest {
  private static final RuleAgreement AGREEMENT = new RuleAgreement();

  /** Sheets with types or places of their own, which stay with Saxon. */
  private static final String LEFT_TO_SAXON = ".*/2\\.[12]/FACTUR-X_.*|.*/zugferd2p0_.*|.*/ctc/.*";

  @Test
  void the_sheets_that_come_with_storno_are_compiled() {
    Sheets sheets = new Sheets(RuleFiles.CLASS_PATH);

    assertThat(RuleSetRegistry.standard().sheets())
        .filteredOn(sheet -> !sheet.matches(LEFT_TO_SAXON))
        .hasSizeGreaterThan(40)
        .allMatch(sheet -> sheets.compiled(sheet).isPresent());
  }

  @Test
  void compiled_rules_for_ubl_agree_with_saxon_on_damaged_invoices() throws Exception {
    List<byte[]> documents = new ArrayList<>();
    documents.add(new UblWriter().write(Invoices.romanian(2)));
    documents.add(new UblWriter().write(Invoices.german()));
    documents.add(new UblWriter().write(Invoices.creditNote()));
    List<String> sheets =
        List.of(
            "/external/schematron/1.3.16/ubl/EN16931-UBL-validation.xslt",
            "/external/schematron/1.0.9/ROeFactura-UBL-validation-Invoice_v1.0.9.xslt",
            "/external/schematron/3.0.2/XRechnung-UBL-validation.xslt",
            "/external/schematron/openpeppol/2026.5/xslt/PEPPOL-EN16931-UBL.xslt");

    agree(sheets, documents);
  }

  @Test
  void compiled_rules_for_cii_agree_with_saxon_on_damaged_invoices() throws Exception {
    List<byte[]> documents = List.of(new CiiWriter().write(Invoices.german()));
    List<String> sheets =
        List.of(
            "/external/schematron/1.3.16/cii/EN16931-CII-validation.xslt",
            "/external/schematron/3.0.2/XRechnung-CII-validation.xslt",
            "/external/schematron/2.4/FACTUR-X_BASIC.xslt");

    agree(sheets, documents);
  }

  private static void agree(List<String> sheets, List<byte[]> documents) throws Exception {
    RuleAgreement agreement = AGREEMENT;
    int before = agreement.failures();
    Random random = new Random(42);
    for (byte[] document : documents) {
      List<byte[]> damaged = new ArrayList<>(List.of(document));
      for (int i = 0; i < 30; i++) {
        damaged.add(MutatedXml.of(document, random));
      }
      for (String sheet : sheets) {
        for (int i = 0; i < damaged.size(); i++) {
          agreement.compare("document " + i, sheet, damaged.get(i));
        }
      }
    }

    assertThat(agreement.disagreements()).isEmpty();
    assertThat(agreement.failures() - before).isGreaterThan(100);
    assertThat(agreement.unsure().values().stream().mapToInt(n -> n).sum())
        .as("left to Saxon of " + agreement.runs())
        .isLessThan(agreement.runs() / 2);
  }
}
