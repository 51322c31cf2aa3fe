package ro.storno.einvoice.fatturapa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
  void more_discounts_than_an_invoice_has_are_kept_beside_the_core_and_told() {
    String discount =
        "<ScontoMaggiorazione><Tipo>SC</Tipo><Percentuale>1.00</Percentuale></ScontoMaggiorazione>";

    ReadResult most = read(lawyer.replaceFirst("<PrezzoTotale>", discount.repeat(100) + "$0"));
    ReadResult more = read(lawyer.replaceFirst("<PrezzoTotale>", discount.repeat(101) + "$0"));

    assertThat(most.findings()).extracting(Finding::rule).doesNotContain("READ-ADJUSTMENTS");
    assertThat(more.findings())
        .filteredOn(finding -> finding.rule().equals("READ-ADJUSTMENTS"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("first 100 of 101"))
        .satisfies(finding -> assertThat(finding.location()).endsWith("DettaglioLinee[1]"));
    assertThat(more.invoice().orElseThrow().lines().get(0).allowances())
        .isEqualTo(most.invoice().orElseThrow().lines().get(0).allowances())
        .hasSize(100);
    ItalianTerms terms = (ItalianTerms) more.documents().get(0).terms();
    assertThat(terms.lines().get(0).adjustments()).hasSize(101);
  }

  @Test
  void surcharges_that_no_price_has_end_in_a_finding_and_not_in_endless_numbers() {
    String surcharge =
        "<ScontoMaggiorazione><Tipo>MG</Tipo><Percentuale>"
            + "9".repeat(30)
            + "</Percentuale></ScontoMaggiorazione>";

    ReadResult result = read(lawyer.replaceFirst("<PrezzoTotale>", surcharge.repeat(50) + "$0"));

    assertThat(result.findings()).extracting(Finding::rule).contains("READ-ADJUSTMENTS");
    assertThat(result.invoice().orElseThrow().lines().get(0).charges())
        .isNotEmpty()
        .allSatisfy(charge -> assertThat(charge.amount().precision()).isLessThan(200));
  }

  @Test
  void price_after_many_percentages_stays_short_and_right_to_the_cent() {
    BigDecimal percentage = new BigDecimal("1." + "3".repeat(30));
    ItalianTerms.Adjustment adjustment = new ItalianTerms.Adjustment("SC", percentage, null);
    BigDecimal exact = new BigDecimal("99999999999.12345678");
    AdjustedPrice price = new AdjustedPrice(exact);
    for (int i = 0; i < 60; i++) {
      exact = exact.subtract(exact.multiply(percentage).movePointLeft(2));
      price.change(Objects.requireNonNull(price.amountOf(adjustment)), false);
    }
    BigDecimal quantity = new BigDecimal("9".repeat(21) + ".99999999");

    assertThat(price.unit().multiply(quantity).setScale(2, RoundingMode.HALF_UP))
        .isEqualTo(exact.multiply(quantity).setScale(2, RoundingMode.HALF_UP));
    assertThat(exact.precision()).isGreaterThan(1_000);
    for (int i = 0; i < 2_000; i++) {
      price.change(Objects.requireNonNull(price.amountOf(adjustment)), i % 2 == 0);
    }
    assertThat(price.unit().precision()).isLessThanOrEqualTo(120);
    assertThat(price.unit().scale()).isLessThanOrEqualTo(60);
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
