package ro.storno.einvoice.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.XdmNode;
import org.junit.jupiter.api.Test;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.InvoiceNote;
import ro.storno.einvoice.Corpus;
import ro.storno.einvoice.Invoices;
import ro.storno.einvoice.cii.CiiWriter;
import ro.storno.einvoice.ubl.UblWriter;

/** The slim sheets find what the sheets find as they were delivered, no more and no less. */
class SlimSheetTest {
  private static final String UBL = "/external/schematron/1.3.16/ubl/EN16931-UBL-validation.xslt";
  private static final String CII = "/external/schematron/1.3.16/cii/EN16931-CII-validation.xslt";
  private static final String RO =
      "/external/schematron/1.0.9/ROeFactura-UBL-validation-Invoice_v1.0.9.xslt";
  private static final Sheets SHEETS = new Sheets(RuleFiles.CLASS_PATH);

  @Test
  void two_thirds_of_the_ubl_rules_need_no_xslt() {
    assertThat(SHEETS.get(UBL).absences().size()).isGreaterThan(600);
    assertThat(SHEETS.get(RO).absences().size()).isZero();
  }

  @Test
  void slim_and_whole_sheets_agree_on_invoices_with_strange_content() throws Exception {
    List<byte[]> documents = new ArrayList<>();
    Random random = new Random(11);
    for (int i = 0; i < 40; i++) {
      documents.add(disturbed(new UblWriter().write(Invoices.romanian(2)), random));
      documents.add(disturbed(new UblWriter().write(Invoices.creditNote()), random));
    }
    Corpus.files("en16931/valid-ubl").forEach(file -> documents.add(Corpus.bytes(file)));
    Corpus.files("cius-ro/anaf-examples").forEach(file -> documents.add(Corpus.bytes(file)));

    agree(UBL, documents);
    agree(RO, documents);
  }

  @Test
  void slim_and_whole_sheets_agree_on_cii() throws Exception {
    List<byte[]> documents = new ArrayList<>();
    documents.add(
        ("<rsm:CrossIndustryInvoice xmlns:rsm='urn:un:unece:uncefact:data:standard:"
                + "CrossIndustryInvoice:100'/>")
            .getBytes(StandardCharsets.UTF_8));
    for (Path file : Corpus.files("en16931/valid-cii")) {
      documents.add(Corpus.bytes(file));
    }

    agree(CII, documents);
  }

  @Test
  void slim_and_whole_sheets_agree_on_factur_x_with_its_code_tables() throws Exception {
    ElectronicInvoice invoice =
        Invoices.german().toBuilder().addNote(new InvoiceNote("NO CODE", "x")).build();
    List<byte[]> documents = new ArrayList<>();
    documents.add(new CiiWriter().write(invoice));
    for (Path file : Corpus.files("en16931/valid-cii")) {
      documents.add(Corpus.bytes(file));
    }

    agree("/external/schematron/2.4/FACTUR-X_BASIC-WL.xslt", documents);
    agree("/external/schematron/2.4/FACTUR-X_EN16931.xslt", documents);
  }

  private static void agree(String sheet, List<byte[]> documents) throws Exception {
    CompiledSheet slim = SHEETS.get(sheet);
    CompiledSheet whole =
        new CompiledSheet(
            sheet,
            SHEETS
                .processor()
                .newXsltCompiler()
                .compile(
                    new StreamSource(
                        SlimSheetTest.class.getResourceAsStream(sheet), SheetTables.baseOf(sheet))),
            new AbsenceRules(),
            new SheetTables(SHEETS.processor(), RuleFiles.CLASS_PATH));
    int failures = 0;
    for (byte[] document : documents) {
      XdmNode tree =
          SHEETS
              .processor()
              .newDocumentBuilder()
              .build(new StreamSource(new ByteArrayInputStream(document)));
      List<String> expected = sorted(whole.run(tree));
      assertThat(sorted(slim.run(tree))).isEqualTo(expected);
      failures += expected.size();
    }
    assertThat(failures).isPositive();
  }

  private static List<String> sorted(List<FailedAssertions.Failure> failures) {
    return failures.stream().map(FailedAssertions.Failure::toString).sorted().toList();
  }

  /** Puts elements UBL has, but EN 16931 does not use, here and there, and blanks some out. */
  private static byte[] disturbed(byte[] document, Random random) {
    String text = new String(document, StandardCharsets.UTF_8);
    String[] strange = {
      "<cbc:UUID>1</cbc:UUID>",
      "<cbc:CopyIndicator>false</cbc:CopyIndicator>",
      "<cbc:IssueTime>10:00:00</cbc:IssueTime>",
      "<cac:Signature><cbc:ID>1</cbc:ID></cac:Signature>",
      "<cac:Delivery><cbc:ID>1</cbc:ID></cac:Delivery>",
      "<cbc:TaxPointDate>2026-01-01</cbc:TaxPointDate>",
      "<cac:PostalAddress><cbc:Postbox>1</cbc:Postbox></cac:PostalAddress>",
      "<cbc:ProfileExecutionID schemeName='y'>1</cbc:ProfileExecutionID>"
    };
    List<Integer> places = new ArrayList<>(new TreeSet<>());
    for (int i = text.indexOf("\n", 200); i > 0; i = text.indexOf("\n", i + 1)) {
      places.add(i);
    }
    StringBuilder result = new StringBuilder(text);
    for (int i = 0; i < 6; i++) {
      int place = places.get(random.nextInt(places.size() / 2) + places.size() / 4);
      if (result.charAt(place) == '\n' && place < result.length()) {
        result.insert(place, strange[random.nextInt(strange.length)]);
      }
    }
    return result.toString().getBytes(StandardCharsets.UTF_8);
  }
}
