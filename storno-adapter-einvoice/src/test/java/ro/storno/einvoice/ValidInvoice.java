package ro.storno.einvoice;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import ro.storno.domain.einvoice.AllowanceCharge;
import ro.storno.domain.einvoice.Attachment;
import ro.storno.domain.einvoice.Contact;
import ro.storno.domain.einvoice.CreditTransfer;
import ro.storno.domain.einvoice.Delivery;
import ro.storno.domain.einvoice.DirectDebit;
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

/**
 * Invoices made by chance that keep every rule of EN 16931: sums, VAT groups, categories and the
 * terms each category demands.
 */
public final class ValidInvoice {
  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final List<String> UNITS = List.of("H87", "KGM", "HUR", "LTR", "C62", "MTR");

  private final Random random;
  private final List<LineVat> categories = new ArrayList<>();
  private final Map<LineVat, BigDecimal> taxable = new LinkedHashMap<>();

  private ValidInvoice(long seed) {
    this.random = new Random(seed);
  }

  /** The invoice of a seed. */
  public static ElectronicInvoice of(long seed) {
    return new ValidInvoice(seed).invoice();
  }

  private ElectronicInvoice invoice() {
    chooseCategories();
    boolean outside = has("O");
    boolean foreign = !outside && maybe();
    ElectronicInvoice.Builder invoice =
        ElectronicInvoice.builder()
            .processControl(ProcessControl.of(ProcessControl.EN_16931))
            .number("R-" + random.nextInt(100_000))
            .issueDate(day())
            .typeCode(random.nextInt(4) == 0 ? "381" : "380")
            .currency("EUR")
            .vatAccountingCurrency(foreign ? "RON" : null)
            .buyerReference(maybe() ? "04011000-12345-03" : null)
            .buyerAccountingReference(maybe() ? "4711" : null)
            .seller(party("Verkäufer & Söhne", "DE123456788", outside, true))
            .buyer(party("Cumpărător „Țintă” SRL", "RO14399840", outside, false))
            .references(references())
            .addDelivery(
                new Delivery(
                    "Lager", new Identifier("4000000000006", "0088"), day(), address("AT")));
    dates(invoice);
    texts(invoice);
    payment(invoice);
    BigDecimal lineTotal = lines(invoice);
    BigDecimal allowances = allowances(invoice, lineTotal);
    BigDecimal charges = charges(invoice);
    if (!outside && maybe()) {
      invoice.taxRepresentative(new TaxRepresentative("Steuer GmbH", "DE111111125", address("DE")));
    }
    return totals(invoice, lineTotal, allowances, charges, foreign).build();
  }

  private void chooseCategories() {
    if (random.nextInt(8) == 0) {
      categories.add(new LineVat("O", null));
      return;
    }
    List<LineVat> all = new ArrayList<>();
    for (String rate : List.of("21", "19.00", "7", "5.5", "11")) {
      all.add(new LineVat("S", new BigDecimal(rate)));
    }
    for (String code : List.of("Z", "E", "AE", "K", "G")) {
      all.add(new LineVat(code, BigDecimal.ZERO));
    }
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      LineVat one = all.get(random.nextInt(all.size()));
      if (!categories.contains(one)) {
        categories.add(one);
      }
    }
  }

  private boolean has(String code) {
    return categories.stream().anyMatch(c -> code.equals(c.categoryCode()));
  }

  private Party party(String name, String vatId, boolean outside, boolean seller) {
    Party.Builder party =
        Party.builder()
            .name(name)
            .tradingName(maybe() ? name + " Handel" : null)
            .legalRegistrationId(new Identifier("HRB 12345", maybe() ? "0002" : null))
            .vatId(outside ? null : vatId)
            .electronicAddress(new Identifier(vatId, vatId.startsWith("DE") ? "9930" : "9947"))
            .address(address(vatId.substring(0, 2)));
    if (maybe()) {
      party.addIdentifier(Identifier.of("K-1000"));
    } else if (seller) {
      party.addIdentifier(new Identifier("4000000000013", "0088"));
    }
    if (maybe()) {
      party.contact(new Contact("Erika Muster", "+49 30 123456", "erika@example.com"));
    }
    if (seller && maybe()) {
      party.additionalLegalInformation("Geschäftsführer: M. Muster");
    }
    if (seller && outside) {
      party.taxRegistrationId(new Identifier("12/345/67890", "FC"));
    }
    return party.build();
  }

  private PostalAddress address(String country) {
    return PostalAddress.builder()
        .line1("Hauptstraße 1")
        .line2(maybe() ? "Hinterhaus" : null)
        .line3(maybe() ? "Tor 3" : null)
        .city("Großstadt")
        .postCode("12345")
        .countrySubdivision(maybe() ? "Bezirk" : null)
        .countryCode(country)
        .build();
  }

  private References references() {
    References.Builder references =
        References.builder()
            .project(maybe() ? "P-7" : null)
            .contract(maybe() ? "V-2026/1" : null)
            .receivingAdvice(maybe() ? "WE-1" : null)
            .despatchAdvice(maybe() ? "LS-1" : null)
            .tenderOrLot(maybe() ? "L-1" : null)
            .invoicedObject(maybe() ? new Identifier("ZAEHLER-1", maybe() ? "ABT" : null) : null);
    if (maybe()) {
      references.addOrder(new OrderReference("B-1", maybe() ? "AB-1" : null));
    }
    return references.build();
  }

  private void dates(ElectronicInvoice.Builder invoice) {
    if (maybe()) {
      invoice.dueDate(day());
    } else {
      invoice.addPaymentTerm("Zahlbar in 30 Tagen\n2 % Skonto in 10 Tagen");
    }
    switch (random.nextInt(3)) {
      case 0 -> invoice.taxPointDate(day());
      case 1 -> invoice.taxPointDateCode(List.of("3", "35", "432").get(random.nextInt(3)));
      default ->
          // Peppol wants the periods of the lines inside that of the invoice
          invoice.invoicingPeriod(new Period(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 12, 31)));
    }
    if (maybe()) {
      invoice.addPrecedingInvoice(
          new PrecedingInvoice("R-0", maybe() ? LocalDate.of(2026, 2, 3) : null));
    }
  }

  private Period period() {
    LocalDate start = day();
    return new Period(start, maybe() ? start.plusDays(random.nextInt(60)) : null);
  }

  private void texts(ElectronicInvoice.Builder invoice) {
    if (maybe()) {
      invoice.addNote(new InvoiceNote(maybe() ? "AAI" : null, "Hinweis <1> & „2”"));
    }
    if (maybe()) {
      invoice.addSupportingDocument(
          SupportingDocument.builder()
              .reference("Anlage 1")
              .description(maybe() ? "Zeitnachweis" : null)
              .externalLocation(maybe() ? "https://example.com/1.pdf" : null)
              .attachment(
                  maybe() ? new Attachment(new byte[] {1, 2, 3}, "text/csv", "zeiten.csv") : null)
              .build());
    }
  }

  private void payment(ElectronicInvoice.Builder invoice) {
    String remittance = maybe() ? "R 4711" : null;
    switch (random.nextInt(3)) {
      case 0 -> {
        for (String iban : List.of("DE02120300000000202051", "RO49AAAA1B31007593840000")) {
          invoice.addPaymentInstruction(
              PaymentInstruction.builder()
                  .meansCode("58")
                  .meansText("SEPA")
                  .remittanceInformation(remittance)
                  .creditTransfer(new CreditTransfer(iban, "Konto", maybe() ? "BYLADEM1001" : null))
                  .build());
        }
        if (maybe()) {
          invoice.payee(
              new Payee("Factoring AG", Identifier.of("F-1"), new Identifier("HRB 9", "0002")));
        }
      }
      case 1 ->
          invoice.addPaymentInstruction(
              PaymentInstruction.builder()
                  .meansCode("59")
                  .remittanceInformation(remittance)
                  .directDebit(
                      new DirectDebit("M-1", "DE98ZZZ09999999999", "DE02120300000000202051"))
                  .build());
      default -> {
        if (maybe()) {
          invoice.addPaymentInstruction(PaymentInstruction.builder().meansCode("10").build());
        }
      }
    }
  }

  private BigDecimal lines(ElectronicInvoice.Builder invoice) {
    BigDecimal total = BigDecimal.ZERO;
    int count = categories.size() + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      InvoiceLine line = line(i + 1, categories.get(i % categories.size()));
      invoice.addLine(line);
      total = total.add(line.netAmount());
      taxable.merge(line.vat(), line.netAmount(), BigDecimal::add);
    }
    return total;
  }

  private InvoiceLine line(int number, LineVat vat) {
    BigDecimal quantity = decimal(100_000, 3).add(BigDecimal.ONE);
    BigDecimal base = maybe() ? new BigDecimal(List.of("1", "10", "1000").get(number % 3)) : null;
    String unit = UNITS.get(random.nextInt(UNITS.size()));
    BigDecimal gross = decimal(1_000_000, 4).add(BigDecimal.ONE);
    BigDecimal discount = maybe() ? new BigDecimal("0.5000") : null;
    BigDecimal price = discount == null ? gross : gross.subtract(discount);
    BigDecimal plain =
        quantity.multiply(price).divide(base == null ? BigDecimal.ONE : base).setScale(2, HALF_UP);
    InvoiceLine.Builder line =
        InvoiceLine.builder()
            .id(String.valueOf(number))
            .quantity(quantity)
            .unitCode(unit)
            .vat(vat)
            .price(
                PriceDetails.builder()
                    .netPrice(price)
                    .grossPrice(discount == null ? null : gross)
                    .discount(discount)
                    .baseQuantity(base)
                    .baseQuantityUnit(base == null ? null : unit)
                    .build())
            .item(item(number));
    BigDecimal net = plain;
    if (maybe()) {
      AllowanceCharge allowance = percentage(plain, "5", "95", null);
      line.addAllowance(allowance);
      net = net.subtract(allowance.amount());
    }
    if (maybe()) {
      AllowanceCharge charge = fixed("1.25", "FC", null);
      line.addCharge(charge);
      net = net.add(charge.amount());
    }
    extras(line);
    return line.netAmount(net).build();
  }

  private static final RoundingMode HALF_UP = RoundingMode.HALF_UP;

  private void extras(InvoiceLine.Builder line) {
    if (maybe()) {
      line.note("Bemerkung")
          .buyerAccountingReference("4400")
          .orderLine(new OrderLineReference("10", null))
          .period(period())
          .invoicedObject(new Identifier("Z-1", maybe() ? "ABT" : null));
    }
  }

  private Item item(int number) {
    Item.Builder item = Item.builder().name("Ware " + number);
    if (maybe()) {
      item.description("Beschreibung")
          .sellerId("A-" + number)
          .buyerId("B-" + number)
          .standardId(new Identifier("4000000000020", "0160"))
          .originCountry("RO")
          .addClassification(new ItemClassification("85044010", "HS", maybe() ? "2024" : null))
          .addAttribute(new ItemAttribute("Farbe", "Schwarz"))
          .addAttribute(new ItemAttribute("Größe", "XL"));
    }
    return item.build();
  }

  private AllowanceCharge percentage(
      BigDecimal base, String percent, String reasonCode, LineVat vat) {
    BigDecimal amount = base.multiply(new BigDecimal(percent)).divide(HUNDRED, 2, HALF_UP);
    return AllowanceCharge.builder()
        .amount(amount)
        .baseAmount(base)
        .percentage(new BigDecimal(percent))
        .reason("Rabatt")
        .reasonCode(reasonCode)
        .vatCategoryCode(vat == null ? null : vat.categoryCode())
        .vatRate(vat == null ? null : vat.rate())
        .build();
  }

  private AllowanceCharge fixed(String amount, String reasonCode, LineVat vat) {
    return AllowanceCharge.builder()
        .amount(new BigDecimal(amount))
        .reason("Fracht")
        .reasonCode(reasonCode)
        .vatCategoryCode(vat == null ? null : vat.categoryCode())
        .vatRate(vat == null ? null : vat.rate())
        .build();
  }

  private BigDecimal allowances(ElectronicInvoice.Builder invoice, BigDecimal lineTotal) {
    if (maybe()) {
      return BigDecimal.ZERO;
    }
    LineVat vat = categories.get(0);
    AllowanceCharge allowance = percentage(lineTotal, "2.5", "95", vat);
    invoice.addAllowance(allowance);
    taxable.merge(vat, allowance.amount().negate(), BigDecimal::add);
    return allowance.amount();
  }

  private BigDecimal charges(ElectronicInvoice.Builder invoice) {
    if (maybe()) {
      return BigDecimal.ZERO;
    }
    LineVat vat = categories.get(categories.size() - 1);
    AllowanceCharge charge = fixed("12.35", "FC", vat);
    invoice.addCharge(charge);
    taxable.merge(vat, charge.amount(), BigDecimal::add);
    return charge.amount();
  }

  private ElectronicInvoice.Builder totals(
      ElectronicInvoice.Builder invoice,
      BigDecimal lineTotal,
      BigDecimal allowances,
      BigDecimal charges,
      boolean foreign) {
    BigDecimal net = lineTotal.subtract(allowances).add(charges);
    BigDecimal vatTotal = BigDecimal.ZERO;
    for (Map.Entry<LineVat, BigDecimal> group : taxable.entrySet()) {
      VatBreakdown breakdown = breakdown(group.getKey(), group.getValue());
      invoice.addVatBreakdown(breakdown);
      vatTotal = vatTotal.add(breakdown.taxAmount());
    }
    vatTotal = vatTotal.setScale(2, HALF_UP);
    BigDecimal gross = net.add(vatTotal);
    BigDecimal prepaid = maybe() ? new BigDecimal("10.00") : null;
    BigDecimal rounding = maybe() ? new BigDecimal("-0.02") : null;
    BigDecimal payable = gross;
    payable = prepaid == null ? payable : payable.subtract(prepaid);
    payable = rounding == null ? payable : payable.add(rounding);
    return invoice.totals(
        DocumentTotals.builder()
            .lineNetTotal(lineTotal)
            .allowanceTotal(allowances.signum() == 0 ? null : allowances)
            .chargeTotal(charges.signum() == 0 ? null : charges)
            .taxExclusiveAmount(net)
            .vatTotal(vatTotal)
            .vatTotalInAccountingCurrency(
                foreign ? vatTotal.multiply(new BigDecimal("5.09")).setScale(2, HALF_UP) : null)
            .taxInclusiveAmount(gross)
            .prepaidAmount(prepaid)
            .roundingAmount(rounding)
            .payableAmount(payable)
            .build());
  }

  private static VatBreakdown breakdown(LineVat vat, BigDecimal base) {
    BigDecimal rate = vat.rate() == null ? BigDecimal.ZERO : vat.rate();
    String category = vat.categoryCode();
    boolean taxed = category.equals("S") || category.equals("Z");
    String code =
        switch (category) {
          case "AE" -> "VATEX-EU-AE";
          case "K" -> "VATEX-EU-IC";
          case "G" -> "VATEX-EU-G";
          case "O" -> "VATEX-EU-O";
          default -> null;
        };
    return VatBreakdown.builder()
        .taxableAmount(base)
        .taxAmount(base.multiply(rate).divide(HUNDRED, 2, HALF_UP))
        .categoryCode(category)
        .rate(vat.rate())
        .exemptionReason(taxed ? null : "Steuerfrei")
        .exemptionReasonCode(code)
        .build();
  }

  private boolean maybe() {
    return random.nextBoolean();
  }

  private BigDecimal decimal(int bound, int scale) {
    return new BigDecimal(BigInteger.valueOf(random.nextInt(bound)), scale);
  }

  private LocalDate day() {
    return LocalDate.of(2026, 5 + random.nextInt(6), 1 + random.nextInt(28));
  }
}
