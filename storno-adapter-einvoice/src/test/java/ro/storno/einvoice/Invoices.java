package ro.storno.einvoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import ro.storno.domain.einvoice.AllowanceCharge;
import ro.storno.domain.einvoice.Attachment;
import ro.storno.domain.einvoice.Contact;
import ro.storno.domain.einvoice.CreditTransfer;
import ro.storno.domain.einvoice.Delivery;
import ro.storno.domain.einvoice.DocumentTotals;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.InvoiceNote;
import ro.storno.domain.einvoice.Item;
import ro.storno.domain.einvoice.ItemAttribute;
import ro.storno.domain.einvoice.ItemClassification;
import ro.storno.domain.einvoice.LineVat;
import ro.storno.domain.einvoice.OrderLineReference;
import ro.storno.domain.einvoice.OrderReference;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.Payee;
import ro.storno.domain.einvoice.PaymentInstruction;
import ro.storno.domain.einvoice.Period;
import ro.storno.domain.einvoice.PostalAddress;
import ro.storno.domain.einvoice.PrecedingInvoice;
import ro.storno.domain.einvoice.PriceDetails;
import ro.storno.domain.einvoice.ProcessControl;
import ro.storno.domain.einvoice.References;
import ro.storno.domain.einvoice.SupportingDocument;
import ro.storno.domain.einvoice.TaxRepresentative;
import ro.storno.domain.einvoice.VatBreakdown;

/** Invoices to test with. */
public final class Invoices {
  private Invoices() {}

  /** A valid Romanian invoice with so many lines of 3 x 10.05 at 21 %. */
  public static ElectronicInvoice romanian(int lines) {
    ElectronicInvoice.Builder invoice =
        ElectronicInvoice.builder()
            .processControl(ProcessControl.of(ProcessControl.CIUS_RO_1_0_1))
            .number("FCT-0042")
            .issueDate(LocalDate.of(2026, 11, 2))
            .dueDate(LocalDate.of(2026, 12, 2))
            .typeCode("380")
            .currency("RON")
            .addNote(InvoiceNote.of("Mulțumim că ați cumpărat <la> noi & pe curând, în Șimleu!"))
            .addPaymentTerm("30 de zile")
            .seller(seller())
            .buyer(buyer())
            .addPaymentInstruction(
                PaymentInstruction.builder()
                    .meansCode("30")
                    .creditTransfer(
                        new CreditTransfer("RO49AAAA1B31007593840000", "Atelier Nord SRL", null))
                    .build());
    BigDecimal net = new BigDecimal("30.15");
    for (int i = 1; i <= lines; i++) {
      invoice.addLine(line(i, net));
    }
    BigDecimal total = net.multiply(BigDecimal.valueOf(lines));
    BigDecimal vat = total.multiply(new BigDecimal("0.21")).setScale(2, RoundingMode.HALF_UP);
    return invoice
        .totals(
            DocumentTotals.builder()
                .lineNetTotal(total)
                .taxExclusiveAmount(total)
                .vatTotal(vat)
                .taxInclusiveAmount(total.add(vat))
                .payableAmount(total.add(vat))
                .build())
        .addVatBreakdown(
            VatBreakdown.builder()
                .taxableAmount(total)
                .taxAmount(vat)
                .categoryCode("S")
                .rate(new BigDecimal("21.00"))
                .build())
        .build();
  }

  /** A valid Romanian credit note. */
  public static ElectronicInvoice creditNote() {
    return romanian(2).toBuilder()
        .number("NC-0007")
        .typeCode("381")
        .addPrecedingInvoice(new PrecedingInvoice("FCT-0042", LocalDate.of(2026, 11, 2)))
        .build();
  }

  /**
   * A valid German invoice that has nearly every term EN 16931 knows: allowances, charges, price
   * discounts, periods, references, attachments, a payee and a VAT total in a second currency.
   */
  public static ElectronicInvoice german() {
    return ElectronicInvoice.builder()
        .processControl(
            new ProcessControl(
                "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0", ProcessControl.XRECHNUNG_3_0))
        .number("RE-2026/0815")
        .issueDate(LocalDate.of(2026, 10, 15))
        .dueDate(LocalDate.of(2026, 11, 14))
        .typeCode("380")
        .currency("EUR")
        .vatAccountingCurrency("RON")
        .taxPointDateCode("35")
        .buyerReference("04011000-12345-34")
        .buyerAccountingReference("K 4711")
        .addNote(new InvoiceNote("AAI", "Vielen Dank für Ihren Auftrag"))
        .addPaymentTerm("#SKONTO#TAGE=10#PROZENT=2.00#\n")
        .addPrecedingInvoice(new PrecedingInvoice("RE-2026/0700", LocalDate.of(2026, 9, 1)))
        .references(
            References.builder()
                .project("Neubau 7")
                .contract("V-2026-01")
                .addOrder(new OrderReference("B-4711", "AB-0815"))
                .receivingAdvice("WE-12")
                .despatchAdvice("LS-12")
                .tenderOrLot("Los 3")
                .invoicedObject(new Identifier("Zähler 12", "ABT"))
                .build())
        .seller(germanSeller())
        .buyer(germanBuyer())
        .payee(new Payee("Factoring AG", Identifier.of("F-1"), new Identifier("HRB 99", "0002")))
        .taxRepresentative(
            new TaxRepresentative("Steuer GmbH", "DE111111125", germanAddress("Amtsgasse 1")))
        .addDelivery(
            new Delivery(
                "Lager Nord",
                new Identifier("4000000000006", "0088"),
                LocalDate.of(2026, 10, 10),
                germanAddress("Hafenstraße 2")))
        .invoicingPeriod(new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31)))
        .addPaymentInstruction(
            PaymentInstruction.builder()
                .meansCode("58")
                .meansText("SEPA-Überweisung")
                .remittanceInformation("RE-2026/0815")
                .creditTransfer(
                    new CreditTransfer("DE02120300000000202051", "Muster GmbH", "BYLADEM1001"))
                .build())
        .addAllowance(documentAllowance())
        .addCharge(documentCharge())
        .addSupportingDocument(
            SupportingDocument.builder()
                .reference("Anlage 1")
                .description("Stundennachweis")
                .externalLocation("https://example.com/stunden.csv")
                .attachment(
                    new Attachment("a;b".getBytes(StandardCharsets.UTF_8), "text/csv", "std.csv"))
                .build())
        .addLine(germanLine())
        .addLine(bookLine())
        .addVatBreakdown(breakdown("204.30", "38.82", "19.00"))
        .addVatBreakdown(breakdown("50.00", "3.50", "7.00"))
        .totals(
            DocumentTotals.builder()
                .lineNetTotal(new BigDecimal("252.00"))
                .allowanceTotal(new BigDecimal("10.10"))
                .chargeTotal(new BigDecimal("12.40"))
                .taxExclusiveAmount(new BigDecimal("254.30"))
                .vatTotal(new BigDecimal("42.32"))
                .vatTotalInAccountingCurrency(new BigDecimal("215.41"))
                .taxInclusiveAmount(new BigDecimal("296.62"))
                .prepaidAmount(new BigDecimal("96.60"))
                .roundingAmount(new BigDecimal("-0.02"))
                .payableAmount(new BigDecimal("200.00"))
                .build())
        .build();
  }

  private static Party germanSeller() {
    return Party.builder()
        .name("Muster GmbH")
        .tradingName("Muster & Söhne")
        .addIdentifier(Identifier.of("L-99"))
        .legalRegistrationId(new Identifier("HRB 12345", "0002"))
        .vatId("DE123456788")
        .taxRegistrationId(new Identifier("12/345/67890", "FC"))
        .additionalLegalInformation("Geschäftsführerin: Erika Muster")
        .electronicAddress(new Identifier("DE123456788", "9930"))
        .address(germanAddress("Hauptstraße 1"))
        .contact(new Contact("Erika Muster", "+49 30 123456", "erika@example.com"))
        .build();
  }

  private static Party germanBuyer() {
    return Party.builder()
        .name("Stadt Beispiel")
        .tradingName("Bauamt")
        .addIdentifier(new Identifier("4000000000013", "0088"))
        .legalRegistrationId(new Identifier("AG 77", "0002"))
        .vatId("DE987654321")
        .electronicAddress(new Identifier("04011000-12345-34", "0204"))
        .address(germanAddress("Rathausplatz 1"))
        .contact(new Contact("Herr Amt", "+49 40 654321", "amt@example.com"))
        .build();
  }

  private static PostalAddress germanAddress(String street) {
    return PostalAddress.builder()
        .line1(street)
        .line2("Hinterhaus")
        .line3("2. Stock")
        .city("Beispielstadt")
        .postCode("12345")
        .countrySubdivision("Brandenburg")
        .countryCode("DE")
        .build();
  }

  private static AllowanceCharge documentAllowance() {
    return AllowanceCharge.builder()
        .amount(new BigDecimal("10.10"))
        .baseAmount(new BigDecimal("202.00"))
        .percentage(new BigDecimal("5.00"))
        .reason("Treuerabatt")
        .reasonCode("95")
        .vatCategoryCode("S")
        .vatRate(new BigDecimal("19.00"))
        .build();
  }

  private static AllowanceCharge documentCharge() {
    return AllowanceCharge.builder()
        .amount(new BigDecimal("12.40"))
        .reason("Fracht")
        .reasonCode("FC")
        .vatCategoryCode("S")
        .vatRate(new BigDecimal("19.00"))
        .build();
  }

  private static InvoiceLine germanLine() {
    return InvoiceLine.builder()
        .id("1")
        .note("Wie besprochen")
        .invoicedObject(new Identifier("Anschluss 3", "ABT"))
        .quantity(new BigDecimal("200.000"))
        .unitCode("KGM")
        .netAmount(new BigDecimal("202.00"))
        .orderLine(new OrderLineReference("10", null))
        .buyerAccountingReference("4400")
        .period(new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 15)))
        .addAllowance(
            AllowanceCharge.builder()
                .amount(new BigDecimal("4.00"))
                .baseAmount(new BigDecimal("200.00"))
                .percentage(new BigDecimal("2.00"))
                .reason("Mengenrabatt")
                .reasonCode("95")
                .build())
        .addCharge(
            AllowanceCharge.builder()
                .amount(new BigDecimal("6.00"))
                .reason("Verpackung")
                .reasonCode("PC")
                .build())
        .price(
            PriceDetails.builder()
                .netPrice(new BigDecimal("10.0000"))
                .grossPrice(new BigDecimal("12.5000"))
                .discount(new BigDecimal("2.5000"))
                .baseQuantity(new BigDecimal("10"))
                .baseQuantityUnit("KGM")
                .build())
        .vat(new LineVat("S", new BigDecimal("19.00")))
        .item(
            Item.builder()
                .name("Schrauben")
                .description("Sechskant, verzinkt")
                .sellerId("A-100")
                .buyerId("K-200")
                .standardId(new Identifier("4000000000020", "0160"))
                .addClassification(new ItemClassification("73181595", "HS", "2022"))
                .originCountry("RO")
                .addAttribute(new ItemAttribute("Norm", "DIN 933"))
                .build())
        .build();
  }

  private static InvoiceLine bookLine() {
    return InvoiceLine.builder()
        .id("2")
        .quantity(new BigDecimal("2"))
        .unitCode("H87")
        .netAmount(new BigDecimal("50.00"))
        .price(PriceDetails.builder().netPrice(new BigDecimal("25.00")).build())
        .vat(new LineVat("S", new BigDecimal("7.00")))
        .item(Item.builder().name("Handbuch").build())
        .build();
  }

  private static VatBreakdown breakdown(String base, String vat, String rate) {
    return VatBreakdown.builder()
        .taxableAmount(new BigDecimal(base))
        .taxAmount(new BigDecimal(vat))
        .categoryCode("S")
        .rate(new BigDecimal(rate))
        .build();
  }

  private static Party seller() {
    return Party.builder()
        .name("Atelier Nord SRL")
        .tradingName("Atelier Nord")
        .vatId("RO14399840")
        .legalRegistrationId(Identifier.of("J40/372/2002"))
        .additionalLegalInformation("Capital social 200 lei")
        .address(address("Str. Fabricii 12", "SECTOR6", "RO-B"))
        .contact(new Contact("Ana Pop", "+40 21 123 45 67", "facturi@example.ro"))
        .build();
  }

  private static Party buyer() {
    return Party.builder()
        .name("Grădina Verde SRL")
        .vatId("RO13093222")
        .legalRegistrationId(Identifier.of("J12/100/2010"))
        .address(address("Calea Moților 5", "Cluj-Napoca", "RO-CJ"))
        .build();
  }

  private static PostalAddress address(String street, String city, String county) {
    return PostalAddress.builder()
        .line1(street)
        .city(city)
        .postCode("400001")
        .countrySubdivision(county)
        .countryCode("RO")
        .build();
  }

  private static InvoiceLine line(int number, BigDecimal net) {
    return InvoiceLine.builder()
        .id(String.valueOf(number))
        .quantity(new BigDecimal("3.0000"))
        .unitCode("H87")
        .netAmount(net)
        .item(
            Item.builder()
                .name("Scaun de grădină nr. " + number)
                .description("Lemn de frasin, uleiat")
                .sellerId("SC-" + number)
                .build())
        .price(PriceDetails.builder().netPrice(new BigDecimal("10.05")).build())
        .vat(new LineVat("S", new BigDecimal("21.00")))
        .build();
  }
}
