package ro.storno.einvoice.cii;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.domain.einvoice.DirectDebit;
import ro.storno.domain.einvoice.DocumentTotals;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.OrderLineReference;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.PaymentInstruction;
import ro.storno.domain.einvoice.ProcessControl;
import ro.storno.domain.einvoice.SupportingDocument;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.VatBreakdown;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.einvoice.AnyInvoice;
import ro.storno.einvoice.ValidInvoice;
import ro.storno.einvoice.ubl.UblReader;
import ro.storno.einvoice.ubl.UblWriter;
import ro.storno.einvoice.validation.InvoiceValidator;
import ro.storno.einvoice.validation.RuleSetRegistry;
import ro.storno.einvoice.xml.XmlLimits;

/** Whatever the model can say and CII can carry comes back as it was, and is valid if it was. */
class CiiRoundTripTest {
  private static final InvoiceValidator VALIDATOR =
      new InvoiceValidator(RuleSetRegistry.standard(), XmlLimits.STANDARD, Clock.systemUTC());
  private final CiiWriter writer = new CiiWriter();
  private final CiiReader reader = new CiiReader(XmlLimits.STANDARD);
  private final UblWriter ublWriter = new UblWriter();
  private final UblReader ublReader = new UblReader(XmlLimits.STANDARD);

  @Property(tries = 300, seed = "20261121")
  void reading_what_was_written_gives_the_invoice_back(@ForAll long seed) {
    ElectronicInvoice invoice = spelledAsCiiDoes(new AnyInvoice(new Random(seed)).invoice());

    ReadResult result = reader.read(writer.write(invoice));

    assertThat(result.findings()).isEmpty();
    assertThat(result.invoice()).contains(invoice);
  }

  @Property(tries = 200, seed = "20261121")
  void valid_invoice_is_valid_in_both_syntaxes_and_comes_back(@ForAll long seed) {
    ElectronicInvoice invoice = ValidInvoice.of(seed);
    byte[] cii = writer.write(invoice);
    byte[] ubl = ublWriter.write(invoice);

    for (byte[] document : List.of(cii, ubl)) {
      ValidationReport report = VALIDATOR.validate(document);
      assertThat(report.findings()).isEmpty();
      assertThat(report.verdict()).isEqualTo(Verdict.VALID);
    }
    assertThat(reader.read(cii).invoice()).contains(invoice);
    assertThat(ublReader.read(ubl).invoice()).contains(invoice);
  }

  @Property(tries = 60, seed = "20261121")
  void valid_invoice_is_valid_in_every_factur_x_profile(@ForAll long seed) {
    Map<String, String> profiles =
        Map.of(
            "urn:factur-x.eu:1p0:minimum", "Factur-X MINIMUM",
            "urn:factur-x.eu:1p0:basicwl", "Factur-X BASIC WL",
            "urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic", "Factur-X BASIC",
            "urn:cen.eu:en16931:2017", "Factur-X EN 16931",
            "urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended", "Factur-X EXTENDED");
    profiles.forEach(
        (customization, ruleSet) -> {
          ElectronicInvoice invoice =
              withoutRounding(ValidInvoice.of(seed)).toBuilder()
                  .processControl(ProcessControl.of(customization))
                  .build();
          byte[] document = writer.write(invoice);
          ValidationReport report =
              VALIDATOR.validateAs(ruleSet, document, LocalDate.of(2026, 11, 21));
          assertThat(report.errors()).as(ruleSet).isEmpty();
          assertThat(report.verdict()).as(ruleSet).isEqualTo(Verdict.VALID);
        });
  }

  private static ElectronicInvoice withoutRounding(ElectronicInvoice invoice) {
    DocumentTotals totals = invoice.totals();
    return totals.roundingAmount() == null
        ? invoice
        : invoice.toBuilder()
            .totals(
                totals.toBuilder()
                    .roundingAmount(null)
                    .payableAmount(totals.payableAmount().subtract(totals.roundingAmount()))
                    .build())
            .build();
  }

  /** Leaves out what CII has one of, and brings the rest into the form CII gives back. */
  private static ElectronicInvoice spelledAsCiiDoes(ElectronicInvoice any) {
    List<VatBreakdown> breakdown =
        any.vatBreakdown().isEmpty()
            ? List.of(VatBreakdown.builder().categoryCode("S").build())
            : any.vatBreakdown();
    String code = any.taxPointDateCode() == null ? null : "35";
    return any.toBuilder()
        .processControl(new ProcessControl(any.processControl().profileId(), "urn:x"))
        .taxPointDateCode(code)
        .vatBreakdown(breakdown)
        .seller(party(any.seller()))
        .buyer(party(any.buyer()))
        .deliveries(any.deliveries().stream().limit(1).toList())
        .paymentTerms(any.paymentTerms().stream().limit(1).toList())
        .paymentInstructions(payments(any.paymentInstructions()))
        .supportingDocuments(
            any.supportingDocuments().stream().map(CiiRoundTripTest::document).toList())
        .lines(any.lines().stream().map(CiiRoundTripTest::line).toList())
        .build();
  }

  private static Party party(Party party) {
    Identifier tax = party.taxRegistrationId();
    List<Identifier> identifiers = new ArrayList<>(party.identifiers());
    identifiers.sort(Comparator.comparing(id -> id.schemeId() != null));
    return party.toBuilder()
        .identifiers(identifiers)
        .taxRegistrationId(tax == null ? null : new Identifier(tax.value(), "FC"))
        .build();
  }

  private static List<PaymentInstruction> payments(List<PaymentInstruction> instructions) {
    return instructions.stream()
        .map(
            i ->
                i.toBuilder()
                    .remittanceInformation("one for all")
                    .directDebit(
                        i.directDebit() == null
                            ? null
                            : new DirectDebit("mandate", "creditor", "account"))
                    .build())
        .toList();
  }

  private static SupportingDocument document(SupportingDocument document) {
    return document.toBuilder().typeCode(null).build();
  }

  private static InvoiceLine line(InvoiceLine line) {
    var price = line.price();
    OrderLineReference order = line.orderLine();
    return line.toBuilder()
        .orderLine(order == null ? null : new OrderLineReference(order.lineId(), null))
        .price(
            price.toBuilder()
                .grossPrice(
                    price.grossPrice() == null
                        ? price.netPrice().add(price.discount())
                        : price.grossPrice())
                .build())
        .build();
  }
}
