package ro.storno.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.document.LineTotals;
import ro.storno.domain.einvoice.AllowanceCharge;
import ro.storno.domain.einvoice.DocumentTotals;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.Item;
import ro.storno.domain.einvoice.LineVat;
import ro.storno.domain.einvoice.Party;
import ro.storno.domain.einvoice.PostalAddress;
import ro.storno.domain.einvoice.PriceDetails;
import ro.storno.domain.einvoice.VatBreakdown;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.tax.VatCategory;

class ReceivedInvoiceMappingTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-20");

  private static ReceivedInvoice received(ElectronicInvoice told) {
    AtomicLong count = new AtomicLong();
    Supplier<UUID> ids = () -> new UUID(0x7000L, count.incrementAndGet());
    return ReceivedInvoiceMapping.map(told, new ReceivedInvoiceMapping.Basis(DAY, "5001", ids));
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  /** Two pieces at 100 lei and 21 %, with totals that add up. */
  private static ElectronicInvoice.Builder sound() {
    return ElectronicInvoice.builder()
        .number("F 17/2026")
        .issueDate(DAY)
        .typeCode("380")
        .currency("RON")
        .seller(
            Party.builder()
                .name("Furnizor SRL")
                .vatId("RO18547290")
                .address(PostalAddress.builder().city("Cluj").countryCode("RO").build())
                .build())
        .buyer(Party.builder().name("Exemplu SRL").vatId("RO12345674").build())
        .addLine(line("2", "100", "200.00", "S", "21"))
        .addVatBreakdown(
            VatBreakdown.builder()
                .taxableAmount(number("200.00"))
                .taxAmount(number("42.00"))
                .categoryCode("S")
                .rate(number("21"))
                .build())
        .totals(totals("200.00", "200.00", "42.00", "242.00"));
  }

  private static InvoiceLine line(
      @Nullable String quantity,
      @Nullable String price,
      @Nullable String net,
      @Nullable String category,
      @Nullable String rate) {
    return InvoiceLine.builder()
        .quantity(quantity == null ? null : number(quantity))
        .unitCode("H87")
        .netAmount(net == null ? null : number(net))
        .price(PriceDetails.builder().netPrice(price == null ? null : number(price)).build())
        .vat(new LineVat(category, rate == null ? null : number(rate)))
        .item(Item.builder().name("Marfă").build())
        .build();
  }

  private static DocumentTotals totals(String lines, String net, String vat, String gross) {
    return DocumentTotals.builder()
        .lineNetTotal(number(lines))
        .taxExclusiveAmount(number(net))
        .vatTotal(number(vat))
        .taxInclusiveAmount(number(gross))
        .payableAmount(number(gross))
        .build();
  }

  private static List<String> rules(ReceivedInvoice received) {
    return received.findings().stream().map(Finding::rule).toList();
  }

  @Test
  void sound_document_is_taken_over_without_a_word() {
    ReceivedInvoice received = received(sound().build());
    assertThat(received.findings()).isEmpty();
    assertThat(received.number()).isEqualTo("F 17/2026");
    assertThat(received.content().supplier().taxCode()).isEqualTo("18547290");
    assertThat(received.content().supplier().vatPayer()).isTrue();
    assertThat(received.totals().total()).isEqualTo(Money.of("242.00", Currency.RON));
    assertThat(received.totals().lines().get(0).vat()).isEqualTo(Money.of("42.00", Currency.RON));
  }

  @Test
  void totals_that_do_not_add_up_stay_as_declared_and_are_told() {
    ReceivedInvoice received =
        received(sound().totals(totals("199.00", "200.00", "42.00", "250.00")).build());
    assertThat(received.totals().total()).isEqualTo(Money.of("250.00", Currency.RON));
    assertThat(received.totals().vatTotal()).isEqualTo(Money.of("42.00", Currency.RON));
    assertThat(rules(received)).contains("BR-CO-10", "BR-CO-13", "BR-CO-15");
    assertThat(received.findings())
        .filteredOn(finding -> finding.rule().equals("BR-CO-15"))
        .allMatch(finding -> finding.severity().invalidates())
        .extracting(Finding::message)
        .containsExactly("BT-112 is declared as 250; the net total plus VAT gives 242.");
  }

  @Test
  void credit_note_has_the_sign_of_the_house() {
    ReceivedInvoice received = received(sound().typeCode("381").build());
    assertThat(received.content().documentType()).isEqualTo(DocumentType.CREDIT_NOTE);
    assertThat(received.totals().total()).isEqualTo(Money.of("-242.00", Currency.RON));
    assertThat(received.content().lines().get(0).quantity().value()).isEqualByComparingTo("-2");
    assertThat(received.totals().lines().get(0).gross())
        .isEqualTo(Money.of("-242.00", Currency.RON));
    assertThat(received.findings()).isEmpty();
  }

  @Test
  void document_that_says_nothing_is_still_a_document() {
    ReceivedInvoice received =
        received(
            ElectronicInvoice.builder()
                .seller(Party.builder().build())
                .buyer(Party.builder().build())
                .build());
    assertThat(received.number()).isEqualTo("5001");
    assertThat(received.content().issueDate()).isEqualTo(DAY);
    assertThat(received.content().currency()).isEqualTo(Currency.RON);
    assertThat(received.totals().total()).isEqualTo(Money.zero(Currency.RON));
    assertThat(rules(received))
        .contains("BR-02", "BR-03", "BR-04", "BR-06", "BR-07", "BR-13", "BR-14", "BR-16");
  }

  @Test
  void unknown_codes_are_told_and_replaced() {
    ReceivedInvoice received =
        received(
            sound()
                .currency("LEI")
                .seller(
                    Party.builder()
                        .name("X")
                        .address(PostalAddress.builder().countryCode("QQ").build())
                        .build())
                .lines(List.of(line("1", "200", "200.00", "AA", "9")))
                .build());
    assertThat(received.content().lines().get(0).vatRate().category()).isEqualTo(VatCategory.S);
    assertThat(rules(received))
        .contains("RECEIVED-CURRENCY", "RECEIVED-COUNTRY", "RECEIVED-VAT-CATEGORY", "BR-S-08");
  }

  @Test
  void numbers_that_no_column_holds_are_left_out_and_told() {
    String monstrous = "9".repeat(29);
    ReceivedInvoice received =
        received(
            sound()
                .lines(List.of(line(monstrous, monstrous, monstrous, "S", monstrous)))
                .totals(totals(monstrous, monstrous, monstrous, monstrous))
                .build());
    assertThat(received.totals().total().amount().precision()).isLessThan(16);
    assertThat(rules(received)).contains("RECEIVED-SIZE", "RECEIVED-VAT-RATE");
  }

  @Test
  void sums_of_large_numbers_still_fit() {
    ElectronicInvoice.Builder many = sound().totals(DocumentTotals.builder().build());
    many.lines(List.of());
    for (int i = 0; i < 500; i++) {
      many.addLine(line("1", "99999999999999", "99999999999999.00", "S", "21"));
    }
    ReceivedInvoice received = received(many.build());
    assertThat(received.totals().total().amount().precision()).isLessThan(18);
    assertThat(rules(received)).contains("RECEIVED-SIZE");
  }

  @Test
  void negative_price_is_shown_as_negative_quantity() {
    ReceivedInvoice received =
        received(sound().lines(List.of(line("2", "-100", "-200.00", "S", "21"))).build());
    assertThat(received.content().lines().get(0).quantity().value()).isEqualByComparingTo("-2");
    assertThat(received.content().lines().get(0).unitPrice().value()).isEqualByComparingTo("100");
    assertThat(rules(received)).contains("BR-27");
  }

  @Test
  void price_for_a_hundred_is_shown_for_one() {
    InvoiceLine line =
        InvoiceLine.builder()
            .quantity(number("200"))
            .unitCode("H87")
            .netAmount(number("200.00"))
            .price(
                PriceDetails.builder().netPrice(number("100")).baseQuantity(number("100")).build())
            .vat(new LineVat("S", number("21")))
            .item(Item.builder().name("Șuruburi").build())
            .build();
    ReceivedInvoice received = received(sound().lines(List.of(line)).build());
    assertThat(received.content().lines().get(0).unitPrice().value()).isEqualByComparingTo("1");
    assertThat(received.findings()).isEmpty();
  }

  @Test
  void same_finding_is_told_a_few_times_and_then_counted() {
    List<InvoiceLine> lines = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      lines.add(line("1", "1", "5.00", "S", "21"));
    }
    ReceivedInvoice received = received(sound().lines(lines).build());
    assertThat(received.content().lines()).hasSize(10_000);
    assertThat(received.findings().size()).isLessThan(50);
    assertThat(received.findings())
        .extracting(Finding::message)
        .contains("The same was found 9980 times more.");
  }

  @Test
  void number_of_a_thousand_characters_is_cut_and_told() {
    ReceivedInvoice received = received(sound().number("F".repeat(1000)).build());
    assertThat(received.number()).hasSize(200);
    assertThat(rules(received)).containsExactly("RECEIVED-LENGTH");
  }

  @Test
  void rate_implied_by_the_vat_in_lei_is_taken() {
    ReceivedInvoice received =
        received(
            sound()
                .currency("EUR")
                .vatAccountingCurrency("RON")
                .totals(
                    totals("200.00", "200.00", "42.00", "242.00").toBuilder()
                        .vatTotalInAccountingCurrency(number("208.95"))
                        .build())
                .build());
    assertThat(received.content().exchangeRate()).isNotNull();
    assertThat(received.content().exchangeRate().rate()).isEqualByComparingTo("4.9750");
  }

  @Test
  void document_made_elsewhere_takes_payments_and_nothing_else() {
    Invoice incoming =
        Invoice.received(
            new InvoiceId(new UUID(0x7000L, 1)),
            InvoiceArbitraries.COMPANY,
            Direction.INCOMING,
            received(sound().build()),
            null,
            null,
            new Reception(Reception.ANAF, "5001", "3001", null),
            InvoiceSamples.NOW);
    assertThat(incoming.status()).isEqualTo(DocumentStatus.SYNCED);
    assertThat(incoming.displayNumber()).isEqualTo("F 17/2026");
    assertThat(incoming.editable()).isFalse();
    assertThat(incoming.deletable()).isFalse();
    assertThat(incoming.balance()).isEqualTo(Money.of("242.00", Currency.RON));
  }

  @Provide
  Arbitrary<Invoice> invoices() {
    return InvoiceArbitraries.invoices();
  }

  @Property(seed = "20261127", tries = 300, edgeCases = EdgeCasesMode.NONE)
  void what_we_tell_comes_back_to_the_cent_and_without_a_broken_rule(
      @ForAll("invoices") Invoice invoice) {
    ElectronicInvoice told =
        ElectronicInvoiceMapping.map(invoice, InvoiceArbitraries.surroundings(invoice));
    ReceivedInvoice received = received(told);
    assertThat(received.findings()).noneMatch(finding -> finding.severity().invalidates());
    BigDecimal gross = told.totals().taxInclusiveAmount();
    boolean credit = told.isCreditNote();
    assertThat(received.totals().total().amount())
        .isEqualByComparingTo(credit ? gross.negate() : gross);
    assertThat(received.content().lines()).hasSameSizeAs(invoice.content().lines());
    for (int i = 0; i < received.totals().lines().size(); i++) {
      LineTotals line = received.totals().lines().get(i);
      assertThat(line.net()).isEqualTo(invoice.totals().lines().get(i).net());
    }
  }

  @Provide
  Arbitrary<ElectronicInvoice> anything() {
    Arbitrary<String> texts =
        Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.of("S", "AE", "O", "RON", "EUR", "380", "381", "RO", "XXX", "\uD83D"))
            .injectNull(0.2);
    Arbitrary<BigDecimal> numbers =
        Combinators.combine(
                Arbitraries.bigIntegers()
                    .between(
                        number("-" + "9".repeat(30)).toBigInteger(),
                        number("9".repeat(30)).toBigInteger()),
                Arbitraries.integers().between(0, 30))
            .as(BigDecimal::new)
            .injectNull(0.2);
    Arbitrary<AllowanceCharge> entries =
        Combinators.combine(numbers, numbers, texts, numbers)
            .as(
                (amount, percent, category, rate) ->
                    AllowanceCharge.builder()
                        .amount(amount)
                        .percentage(percent)
                        .reason(category)
                        .vatCategoryCode(category)
                        .vatRate(rate)
                        .build());
    Arbitrary<InvoiceLine> lines =
        Combinators.combine(
                numbers, numbers, numbers, numbers, texts, texts, entries.list().ofMaxSize(2))
            .as(
                (quantity, price, base, net, category, text, changes) ->
                    InvoiceLine.builder()
                        .quantity(quantity)
                        .netAmount(net)
                        .unitCode(text)
                        .price(PriceDetails.builder().netPrice(price).baseQuantity(base).build())
                        .vat(new LineVat(category, quantity))
                        .item(Item.builder().name(text).build())
                        .allowances(changes)
                        .build());
    Arbitrary<VatBreakdown> groups =
        Combinators.combine(numbers, numbers, texts, numbers)
            .as(
                (taxable, tax, category, rate) ->
                    VatBreakdown.builder()
                        .taxableAmount(taxable)
                        .taxAmount(tax)
                        .categoryCode(category)
                        .rate(rate)
                        .build());
    Arbitrary<DocumentTotals> sums =
        Combinators.combine(numbers, numbers, numbers, numbers, numbers, numbers, numbers)
            .as(
                (a, b, c, d, e, f, g) ->
                    DocumentTotals.builder()
                        .lineNetTotal(a)
                        .taxExclusiveAmount(b)
                        .vatTotal(c)
                        .vatTotalInAccountingCurrency(d)
                        .taxInclusiveAmount(e)
                        .prepaidAmount(f)
                        .payableAmount(g)
                        .build());
    return Combinators.combine(
            texts,
            texts,
            texts,
            lines.list().ofMaxSize(5),
            groups.list().ofMaxSize(3),
            sums,
            entries.list().ofMaxSize(2))
        .as(
            (text, type, currency, someLines, breakdown, total, changes) ->
                ElectronicInvoice.builder()
                    .number(text)
                    .issueDate(text == null ? null : LocalDate.MAX)
                    .dueDate(text == null ? DAY : LocalDate.MIN)
                    .typeCode(type)
                    .currency(currency)
                    .vatAccountingCurrency("RON")
                    .seller(Party.builder().name(text).vatId(type).build())
                    .buyer(Party.builder().name(type).vatId(text).build())
                    .lines(someLines)
                    .vatBreakdown(breakdown)
                    .totals(total)
                    .allowances(changes)
                    .charges(changes)
                    .build());
  }

  @Property(seed = "20261127", tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void nothing_that_can_be_read_is_an_exception(@ForAll("anything") ElectronicInvoice told) {
    ReceivedInvoice received = received(told);
    assertThat(received.content().lines()).hasSameSizeAs(told.lines());
    assertThat(received.totals().lines()).hasSameSizeAs(told.lines());
    assertThat(received.totals().total().amount().precision()).isLessThan(18);
    assertThat(received.totals().subtotal().amount().precision()).isLessThan(18);
    assertThat(received.totals().vatTotal().amount().precision()).isLessThan(18);
  }
}
