package ro.storno.pdf.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import ro.storno.application.invoice.PrintableInvoice;
import ro.storno.application.invoice.PrintableInvoice.Appearance;
import ro.storno.application.invoice.PrintableInvoice.Kind;
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.application.printing.SampleDocument;
import ro.storno.domain.printing.AccentColour;
import ro.storno.domain.printing.PrintCss;
import ro.storno.domain.printing.PrintDesign;
import ro.storno.domain.printing.PrintFont;
import ro.storno.domain.printing.PrintLabels;
import ro.storno.domain.printing.PrintSettings;
import ro.storno.pdf.Conformance;

/** PDF/A-3a and PDF/UA-1 by the reference validator, veraPDF. */
class ConformanceTest {

  static Stream<Arguments> samples() {
    return Stream.concat(
        SampleInvoices.all().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue())),
        Arrays.stream(PrintDesign.values())
            .map(design -> Arguments.of(design.slug(), styled(design, Language.DE))));
  }

  /** A document of each design in another font, with everything a company can choose. */
  private static PrintableInvoice styled(PrintDesign design, Language language) {
    return new SampleDocument(
            Kind.PROFORMA, language, SampleInvoices.typical(language).seller(), LocalDate.EPOCH)
        .printable(
            new Appearance(
                new PrintSettings(
                    design,
                    AccentColour.of("#0f766e"),
                    PrintFont.values()[design.ordinal()],
                    true,
                    true,
                    "Danke!\nwww.example.com",
                    PrintCss.of(
                        "h1 { color: #123456 } .items td { border-bottom: 1pt dotted red }"),
                    new PrintLabels(Map.of("buyer", "Kunde"))),
                SampleInvoices.logo()),
            30);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void every_sample_is_pdf_a_3a(String name, PrintableInvoice invoice) throws Exception {
    assertThat(Conformance.violations(Pdfs.PRINTER.print(invoice), PDFAFlavour.PDFA_3_A)).isEmpty();
  }

  static Stream<Arguments> designs_and_languages() {
    return Arrays.stream(PrintDesign.values())
        .flatMap(
            design ->
                Arrays.stream(Language.values()).map(language -> Arguments.of(design, language)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("designs_and_languages")
  void every_design_is_pdf_a_3a_in_every_language(PrintDesign design, Language language)
      throws Exception {
    PrintableInvoice invoice = styled(design, language);

    assertThat(Conformance.violations(Pdfs.PRINTER.print(invoice), PDFAFlavour.PDFA_3_A)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void every_sample_is_pdf_ua_1(String name, PrintableInvoice invoice) throws Exception {
    assertThat(Conformance.violations(Pdfs.PRINTER.print(invoice), PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void every_font_is_embedded(String name, PrintableInvoice invoice) {
    Pdfs.open(
        Pdfs.PRINTER.print(invoice),
        document -> {
          for (PDPage page : document.getPages()) {
            PDResources resources = page.getResources();
            for (COSName font : resources.getFontNames()) {
              assertThat(resources.getFont(font).isEmbedded()).isTrue();
              assertThat(resources.getFont(font).getName())
                  .matches("[A-Z]{6}\\+(IBMPlex|DejaVu|Roboto).*");
            }
          }
          return null;
        });
  }

  @Test
  void validator_notices_when_the_metadata_are_gone() throws Exception {
    byte[] broken =
        Pdfs.open(
            Pdfs.PRINTER.print(SampleInvoices.oneLine()),
            document -> {
              document.getDocumentCatalog().setMetadata(null);
              ByteArrayOutputStream out = new ByteArrayOutputStream();
              document.save(out);
              return out.toByteArray();
            });
    assertThat(Conformance.violations(broken, PDFAFlavour.PDFA_3_A)).isNotEmpty();
    assertThat(Conformance.violations(broken, PDFAFlavour.PDFUA_1)).isNotEmpty();
  }
}
