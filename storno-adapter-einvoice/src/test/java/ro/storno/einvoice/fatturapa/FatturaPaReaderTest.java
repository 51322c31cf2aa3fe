package ro.storno.einvoice.fatturapa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.ItalianTerms;
import ro.storno.einvoice.Corpus;
import ro.storno.einvoice.Golden;
import ro.storno.einvoice.xml.XmlLimits;

class FatturaPaReaderTest {
  private final FatturaPaReader reader = new FatturaPaReader(XmlLimits.STANDARD);
  private final String lawyer =
      new String(Golden.bytes("fatturapa-lawyer.xml"), StandardCharsets.UTF_8);

  private ReadResult read(String document) {
    return reader.read(document.getBytes(StandardCharsets.UTF_8));
  }

  private ElectronicInvoice invoice(String document) {
    return read(document).invoice().orElseThrow();
  }

  @Test
  void negative_price_becomes_a_negative_quantity() {
    InvoiceLine line =
        invoice(
                lawyer
                    .replace("<PrezzoUnitario>1000.00", "<PrezzoUnitario>-1000.00")
                    .replace("<PrezzoTotale>1000.00", "<PrezzoTotale>-1000.00"))
            .lines()
            .get(0);

    assertThat(line.quantity()).isEqualTo(new BigDecimal("-1.00"));
    assertThat(line.price().netPrice()).isEqualTo(new BigDecimal("1000.00"));
    assertThat(line.netAmount()).isEqualTo(new BigDecimal("-1000.00"));
  }

  @Test
  void discounts_of_a_unit_become_allowances_of_the_line() {
    String discounts =
        "<ScontoMaggiorazione><Tipo>SC</Tipo><Percentuale>10.00</Percentuale>"
            + "</ScontoMaggiorazione><ScontoMaggiorazione><Tipo>SC</Tipo><Importo>5.00</Importo>"
            + "</ScontoMaggiorazione><ScontoMaggiorazione><Tipo>MG</Tipo><Importo>1.00</Importo>"
            + "</ScontoMaggiorazione>";
    InvoiceLine line =
        invoice(
                lawyer
                    .replaceFirst("<Quantita>1.00", "<Quantita>2.00")
                    .replaceFirst("<PrezzoTotale>1000.00", discounts + "<PrezzoTotale>1792.00"))
            .lines()
            .get(0);

    assertThat(line.allowances())
        .extracting(a -> a.amount())
        .containsExactly(new BigDecimal("200.00"), new BigDecimal("10.00"));
    assertThat(line.allowances().get(0).baseAmount()).isEqualTo(new BigDecimal("2000.00"));
    assertThat(line.charges()).extracting(c -> c.amount()).containsExactly(new BigDecimal("2.00"));
  }

  @Test
  void company_of_a_signed_file_is_read_and_the_signature_is_no_finding() {
    String signed =
        lawyer.replace(
            "</p:FatturaElettronica>",
            "<ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'><ds:SignedInfo/>"
                + "</ds:Signature></p:FatturaElettronica>");

    assertThat(read(signed).documents()).containsExactly(ItalianInvoices.lawyer());
    assertThat(read(signed).findings()).hasSize(1);
  }

  @Test
  void what_has_no_place_even_in_the_italian_terms_is_told() {
    ReadResult result = read(lawyer.replace("<TipoResa>", "<Inventato>1</Inventato><TipoResa>"));

    assertThat(result.documents()).containsExactly(ItalianInvoices.lawyer());
    assertThat(result.findings()).extracting(Finding::rule).contains("READ-NOT-KEPT");
  }

  @Test
  void file_without_a_body_still_gives_its_parties() {
    byte[] whole = lawyer.getBytes(StandardCharsets.UTF_8);

    ReadResult result =
        reader.read(Arrays.copyOf(whole, lawyer.indexOf("<FatturaElettronicaBody")));

    assertThat(result.isComplete()).isFalse();
    assertThat(result.invoice().orElseThrow().seller().name()).isEqualTo("Maria Bianchi");
  }

  @Test
  void codes_nobody_knows_are_kept() {
    ElectronicInvoice invoice =
        invoice(lawyer.replace("TD06", "TD99").replace("<UnitaMisura>ORE", "<UnitaMisura>BIDONI"));

    assertThat(invoice.typeCode()).isEqualTo("TD99");
    assertThat(invoice.lines().get(0).unitCode()).isEqualTo("BIDONI");
  }

  @Test
  void files_seen_in_the_wild_that_break_the_schema_are_understood() {
    List<Path> files = Corpus.files("fatturapa/xsd-invalid-seen-in-the-wild");
    assumeThat(files.isEmpty()).isFalse();

    for (Path file : files) {
      ReadResult result = reader.read(Corpus.bytes(file));
      ElectronicInvoice invoice = result.invoice().orElseThrow();
      assertThat(invoice.number()).as(file.toString()).isNotNull();
      assertThat(invoice.lines()).as(file.toString()).isNotEmpty();
      assertThat(((ItalianTerms) result.documents().get(0).terms()).documentType()).isNotNull();
    }
  }
}
