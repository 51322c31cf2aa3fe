package ro.storno.einvoice.cii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.storno.application.einvoice.UnwritableInvoiceException;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.OrderReference;
import ro.storno.domain.einvoice.PaymentInstruction;
import ro.storno.domain.einvoice.ProcessControl;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.einvoice.Golden;
import ro.storno.einvoice.Invoices;
import ro.storno.einvoice.ubl.UblReader;
import ro.storno.einvoice.ubl.UblWriter;
import ro.storno.einvoice.validation.InvoiceValidator;
import ro.storno.einvoice.validation.RuleSetRegistry;
import ro.storno.einvoice.xml.XmlLimits;

class CiiWriterTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final InvoiceValidator VALIDATOR =
      new InvoiceValidator(RuleSetRegistry.standard(), XmlLimits.STANDARD, Clock.systemUTC());
  private final CiiWriter writer = new CiiWriter();
  private final CiiReader reader = new CiiReader(XmlLimits.STANDARD);

  @ParameterizedTest
  @CsvSource({
    "cii-minimum.xml, urn:factur-x.eu:1p0:minimum, Factur-X MINIMUM",
    "cii-basicwl.xml, urn:factur-x.eu:1p0:basicwl, Factur-X BASIC WL",
    "cii-basic.xml, urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic, Factur-X BASIC",
    "cii-en16931.xml, urn:cen.eu:en16931:2017, Factur-X EN 16931",
    "cii-en16931.xml, urn:cen.eu:en16931:2017, EN 16931",
    "cii-extended.xml, urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended,"
        + " Factur-X EXTENDED",
    "cii-xrechnung.xml,"
        + " urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0, XRechnung"
  })
  void every_profile_is_written_as_kept_read_back_and_valid(
      String golden, String customization, String ruleSet) {
    ElectronicInvoice invoice = of(customization);
    byte[] document = writer.write(invoice);

    Golden.assertMatches(golden, document);
    assertThat(reader.read(document).findings()).isEmpty();
    assertThat(reader.read(document).invoice())
        .contains(CiiLevel.of(customization).carried(invoice));
    ValidationReport report = VALIDATOR.validateAs(ruleSet, document, TODAY);
    assertThat(report.errors()).isEmpty();
    assertThat(report.verdict()).isEqualTo(Verdict.VALID);
  }

  /** The profiles below EN 16931 have no room for a rounding of the amount due. */
  private static ElectronicInvoice of(String customization) {
    ElectronicInvoice invoice =
        Invoices.german().toBuilder()
            .processControl(
                new ProcessControl(Invoices.german().processControl().profileId(), customization))
            .build();
    return CiiLevel.of(customization).compareTo(CiiLevel.BASIC) > 0
        ? invoice
        : invoice.toBuilder()
            .totals(
                invoice.totals().toBuilder()
                    .roundingAmount(null)
                    .payableAmount(new BigDecimal("200.02"))
                    .build())
            .build();
  }

  @Test
  void the_same_invoice_is_as_valid_in_ubl() {
    byte[] ubl = new UblWriter().write(Invoices.german());

    Golden.assertMatches("ubl-xrechnung.xml", ubl);
    assertThat(VALIDATOR.validate(ubl, TODAY).errors()).isEmpty();
    assertThat(new UblReader(XmlLimits.STANDARD).read(ubl).invoice()).contains(Invoices.german());
  }

  @Test
  void profile_without_rounding_refuses_an_amount_due_that_was_rounded() {
    ElectronicInvoice invoice =
        Invoices.german().toBuilder()
            .processControl(ProcessControl.of("urn:factur-x.eu:1p0:basicwl"))
            .build();

    assertThat(refusal(invoice)).extracting(Finding::terms).contains(List.of("BT-114"));
  }

  @Test
  void second_order_and_other_remittance_are_refused_but_can_be_left_out() {
    ElectronicInvoice german = Invoices.german();
    ElectronicInvoice invoice =
        german.toBuilder()
            .references(
                german.references().toBuilder().addOrder(new OrderReference("B-2", null)).build())
            .addPaymentInstruction(
                PaymentInstruction.builder()
                    .meansCode("58")
                    .remittanceInformation("other")
                    .creditTransfer(german.paymentInstructions().get(0).creditTransfer())
                    .build())
            .build();

    assertThat(refusal(invoice))
        .extracting(Finding::rule)
        .containsExactly("CII-ONE-ORDER", "CII-ONE-PAYMENT");
    assertThat(new String(writer.carry(invoice).document(), StandardCharsets.UTF_8))
        .contains("B-4711")
        .doesNotContain("B-2<");
  }

  @Test
  void everything_missing_is_told_at_once_with_its_place() {
    ElectronicInvoice nothing =
        ElectronicInvoice.builder()
            .addLine(Invoices.german().lines().get(0).toBuilder().id(null).build())
            .build();

    List<Finding> findings = refusal(nothing);

    assertThat(findings).extracting(Finding::rule).containsOnly("CII-MISSING");
    assertThat(findings)
        .extracting(Finding::location)
        .contains(
            "/rsm:CrossIndustryInvoice/rsm:ExchangedDocument/ram:ID",
            "/rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction"
                + "/ram:IncludedSupplyChainTradeLineItem[1]"
                + "/ram:AssociatedDocumentLineDocument/ram:LineID");
    assertThat(findings).extracting(Finding::field).contains("number", "issueDate");
  }

  private List<Finding> refusal(ElectronicInvoice invoice) {
    return catchThrowableOfType(UnwritableInvoiceException.class, () -> writer.write(invoice))
        .findings();
  }
}
