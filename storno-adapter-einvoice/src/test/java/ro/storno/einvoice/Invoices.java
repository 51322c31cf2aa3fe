package ro.storno.einvoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import ro.storno.domain.einvoice.Contact;
import ro.storno.domain.einvoice.CreditTransfer;
import ro.storno.domain.einvoice.DocumentTotals;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.InvoiceNote;
import ro.storno.domain.einvoice.Item;
import ro.storno.domain.einvoice.LineVat;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.PaymentInstruction;
import ro.storno.domain.einvoice.PostalAddress;
import ro.storno.domain.einvoice.PrecedingInvoice;
import ro.storno.domain.einvoice.PriceDetails;
import ro.storno.domain.einvoice.ProcessControl;
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
