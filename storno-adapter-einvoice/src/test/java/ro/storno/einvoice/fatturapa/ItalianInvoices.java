package ro.storno.einvoice.fatturapa;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
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
import ro.storno.domain.einvoice.ItalianTerms;
import ro.storno.domain.einvoice.ItalianTerms.DocumentKind;
import ro.storno.domain.einvoice.Item;
import ro.storno.domain.einvoice.LineVat;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.domain.einvoice.OrderReference;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.PaymentInstruction;
import ro.storno.domain.einvoice.PostalAddress;
import ro.storno.domain.einvoice.PriceDetails;
import ro.storno.domain.einvoice.References;
import ro.storno.domain.einvoice.VatBreakdown;

/** Italian invoices to test with. */
final class ItalianInvoices {
  private ItalianInvoices() {}

  /** A lawyer bills an office: withholding, pension fund, stamp duty, split payment. */
  static NationalInvoice lawyer() {
    ElectronicInvoice invoice =
        ElectronicInvoice.builder()
            .number("12/A")
            .issueDate(LocalDate.of(2026, 10, 15))
            .dueDate(LocalDate.of(2026, 11, 14))
            .typeCode("380")
            .currency("EUR")
            .buyerAccountingReference("CAP-7")
            .addNote(InvoiceNote.of("Prestazione professionale, pratica n. 77"))
            .references(
                References.builder()
                    .project("C12D34000000001")
                    .tenderOrLot("Z1234567AB")
                    .addOrder(new OrderReference("ODA-1", null))
                    .contract("CTR-9")
                    .despatchAdvice("DDT-3")
                    .build())
            .seller(seller())
            .buyer(buyer())
            .addDelivery(
                Delivery.builder()
                    .actualDate(LocalDate.of(2026, 10, 10))
                    .address(address("Via Po", "3", "00198", "Roma", "RM"))
                    .build())
            .addPaymentInstruction(
                PaymentInstruction.builder()
                    .meansCode("30")
                    .creditTransfer(
                        new CreditTransfer("IT60X0542811101000000123456", null, "BPMOIT22"))
                    .build())
            .addCharge(
                AllowanceCharge.builder()
                    .amount(new BigDecimal("40.00"))
                    .baseAmount(new BigDecimal("1000.00"))
                    .percentage(new BigDecimal("4.00"))
                    .reason("Cassa previdenziale TC01")
                    .vatCategoryCode("S")
                    .vatRate(new BigDecimal("22.00"))
                    .build())
            .addLine(line("1", "Consulenza", "1.00", "HUR", "1000.00", "1000.00"))
            .addLine(
                line("2", "Rimborso bollo", "1.00", "C62", "2.00", "2.00").toBuilder()
                    .vat(new LineVat("E", new BigDecimal("0.00")))
                    .build())
            .addVatBreakdown(
                VatBreakdown.builder()
                    .categoryCode("S")
                    .rate(new BigDecimal("22.00"))
                    .taxableAmount(new BigDecimal("1040.00"))
                    .taxAmount(new BigDecimal("228.80"))
                    .exemptionReason("Art. 17-ter DPR 633/72")
                    .build())
            .addVatBreakdown(
                VatBreakdown.builder()
                    .categoryCode("E")
                    .rate(new BigDecimal("0.00"))
                    .taxableAmount(new BigDecimal("2.00"))
                    .taxAmount(new BigDecimal("0.00"))
                    .exemptionReason("Escluso art. 15")
                    .exemptionReasonCode("VATEX-EU-79-C")
                    .build())
            .totals(
                DocumentTotals.builder()
                    .lineNetTotal(new BigDecimal("1002.00"))
                    .chargeTotal(new BigDecimal("40.00"))
                    .taxExclusiveAmount(new BigDecimal("1042.00"))
                    .vatTotal(new BigDecimal("228.80"))
                    .taxInclusiveAmount(new BigDecimal("1270.80"))
                    .prepaidAmount(new BigDecimal("428.80"))
                    .payableAmount(new BigDecimal("842.00"))
                    .build())
            .addSupportingDocument(
                ro.storno.domain.einvoice.SupportingDocument.builder()
                    .reference("nota.txt")
                    .description("Nota spese")
                    .attachment(
                        new Attachment(
                            "nota".getBytes(StandardCharsets.UTF_8), "text/plain", "nota.txt"))
                    .build())
            .build();
    return new NationalInvoice(invoice, terms());
  }

  /** A second document of the same parties, to stand in one file with the first. */
  static NationalInvoice second() {
    NationalInvoice first = lawyer();
    return new NationalInvoice(first.invoice().toBuilder().number("13/A").build(), first.terms());
  }

  private static ItalianTerms terms() {
    return ItalianTerms.builder()
        .transmission(
            new ItalianTerms.Transmission(
                "IT", "12345678903", "00001", "FPA12", "ABC123", "0612345678", "a@b.example", null))
        .documentType("TD06")
        .seller(
            new ItalianTerms.Seller(
                new ItalianTerms.Person("Maria", "Bianchi"),
                "Avv.",
                null,
                "Ordine degli avvocati",
                "RM",
                "A 123",
                LocalDate.of(2001, 2, 3),
                "RF01",
                null,
                null,
                null))
        .withholdings(
            List.of(
                new ItalianTerms.Withholding(
                    "RT01", new BigDecimal("200.00"), new BigDecimal("20.00"), "A")))
        .stampDuty(new ItalianTerms.StampDuty(new BigDecimal("2.00")))
        .pensionFunds(
            List.of(
                new ItalianTerms.PensionFund(
                    "TC01",
                    new BigDecimal("4.00"),
                    new BigDecimal("40.00"),
                    new BigDecimal("1000.00"),
                    new BigDecimal("22.00"),
                    false,
                    null,
                    null)))
        .documents(
            List.of(
                document(DocumentKind.ORDER, "ODA-1", "Z1234567AB"),
                document(DocumentKind.CONTRACT, "CTR-9", null)))
        .deliveryNotes(
            List.of(new ItalianTerms.DeliveryNote("DDT-3", LocalDate.of(2026, 10, 9), List.of(1))))
        .transport(
            new ItalianTerms.Transport(
                new ItalianTerms.Carrier(
                    "IT", "00743110157", null, "Corriere SPA", null, null, null, null),
                "Furgone",
                "Vendita",
                2,
                "Scatole",
                "KG",
                new BigDecimal("12.50"),
                null,
                LocalDateTime.of(2026, 10, 9, 8, 0),
                LocalDate.of(2026, 10, 9),
                "DAP",
                LocalDateTime.of(2026, 10, 10, 12, 30)))
        .lines(
            List.of(
                new ItalianTerms.Line(
                    "1", null, List.of(), "ORE", true, List.of(), true, null, List.of(datum())),
                new ItalianTerms.Line(
                    "2", "AC", List.of(), null, false, List.of(), false, "N1", List.of())))
        .vatGroups(
            List.of(
                new ItalianTerms.VatGroup(null, null, null, "S"),
                new ItalianTerms.VatGroup("N1", null, null, null)))
        .payments(
            List.of(
                new ItalianTerms.Payment(
                    "TP02",
                    List.of(
                        new ItalianTerms.Instalment(
                            null,
                            "MP05",
                            null,
                            null,
                            LocalDate.of(2026, 11, 14),
                            new BigDecimal("842.00"),
                            null,
                            null,
                            null,
                            null,
                            null,
                            "Banca Popolare",
                            "IT60X0542811101000000123456",
                            null,
                            null,
                            "BPMOIT22",
                            null,
                            null,
                            null,
                            null,
                            null)))))
        .build();
  }

  private static ItalianTerms.RelatedDocument document(
      DocumentKind kind, String number, String tenderCode) {
    return new ItalianTerms.RelatedDocument(
        kind,
        List.of(),
        number,
        LocalDate.of(2026, 9, 1),
        null,
        null,
        tenderCode == null ? null : "C12D34000000001",
        tenderCode);
  }

  private static ItalianTerms.OtherDatum datum() {
    return new ItalianTerms.OtherDatum(
        "PRATICA", "n. 77", new BigDecimal("77.00"), LocalDate.of(2026, 1, 7));
  }

  private static InvoiceLine line(
      String id, String name, String quantity, String unit, String price, String net) {
    return InvoiceLine.builder()
        .id(id)
        .quantity(new BigDecimal(quantity))
        .unitCode(unit)
        .netAmount(new BigDecimal(net))
        .price(PriceDetails.builder().netPrice(new BigDecimal(price)).build())
        .vat(new LineVat("S", new BigDecimal("22.00")))
        .item(Item.builder().name(name).build())
        .build();
  }

  private static Party seller() {
    return Party.builder()
        .name("Maria Bianchi")
        .vatId("IT12345678903")
        .addIdentifier(new Identifier("RSSMRA85T10A562S", "0210"))
        .address(address("Via Appia", "12", "00179", "Roma", "RM"))
        .contact(new Contact(null, "0612345678", "studio@example.it"))
        .build();
  }

  private static Party buyer() {
    return Party.builder()
        .name("Comune di Esempio")
        .addIdentifier(new Identifier("00743110157", "0210"))
        .electronicAddress(new Identifier("ABC123", "0201"))
        .address(address("Piazza Municipio", null, "20121", "Milano", "MI"))
        .build();
  }

  private static PostalAddress address(
      String street, String number, String postCode, String city, String province) {
    return PostalAddress.builder()
        .line1(street)
        .line2(number)
        .postCode(postCode)
        .city(city)
        .countrySubdivision(province)
        .countryCode("IT")
        .build();
  }
}
