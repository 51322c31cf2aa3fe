package ro.storno.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ro.storno.domain.invoice.InvoiceSamples.TODAY;
import static ro.storno.domain.invoice.InvoiceSamples.content;
import static ro.storno.domain.invoice.InvoiceSamples.issued;
import static ro.storno.domain.invoice.InvoiceSamples.line;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.domain.DomainException;
import ro.storno.domain.document.Discount;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.LineExtensions;
import ro.storno.domain.document.LineId;
import ro.storno.domain.document.TotalsCalculator;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.money.Quantity;

class ReversalTest {
  @Provide
  Arbitrary<Invoice> invoices() {
    return InvoiceArbitraries.invoices()
        .filter(
            invoice ->
                invoice.content().documentType() == DocumentType.INVOICE
                    && invoice.totals().subtotal().signum() > 0);
  }

  @Property(seed = "20261127", tries = 200, edgeCases = EdgeCasesMode.NONE)
  void whole_credit_note_is_the_exact_opposite_and_says_the_same_in_positive_amounts(
      @ForAll("invoices") Invoice invoice) {
    InvoiceContent content = reversal(invoice).creditNote();
    Invoice credit = InvoiceSamples.draft(content);
    assertThat(credit.totals().total()).isEqualTo(invoice.totals().total().negated());
    assertThat(credit.totals().vatTotal()).isEqualTo(invoice.totals().vatTotal().negated());
    for (int i = 0; i < invoice.totals().lines().size(); i++) {
      assertThat(credit.totals().lines().get(i).vat())
          .isEqualTo(invoice.totals().lines().get(i).vat().negated());
    }
    ElectronicInvoice told =
        ElectronicInvoiceMapping.map(credit, InvoiceArbitraries.surroundings(credit));
    ElectronicInvoice original =
        ElectronicInvoiceMapping.map(invoice, InvoiceArbitraries.surroundings(invoice));
    assertThat(En16931Rules.broken(told)).isEmpty();
    assertThat(told.totals().taxInclusiveAmount())
        .isEqualTo(original.totals().taxInclusiveAmount());
    assertThat(told.vatBreakdown()).isEqualTo(original.vatBreakdown());
    assertThat(told.lines()).isEqualTo(original.lines());
  }

  @Test
  void whole_storno_stands_alone_as_a_380() {
    Invoice invoice = issued(content());
    InvoiceContent storno = reversal(invoice).storno();
    assertThat(storno.documentType()).isEqualTo(DocumentType.INVOICE);
    assertThat(storno.typeCode()).isEqualTo("380");
    assertThat(storno.parent()).isNull();
    assertThat(storno.issueDate()).isEqualTo(TODAY.plusDays(5));
    assertThat(storno.texts().notes()).isEqualTo("Storno factura FACT-0043 din 20.11.2026");
    assertThat(total(storno)).isEqualTo(ron("-1210.00"));
  }

  @Test
  void credit_note_names_its_parent_and_keeps_client_and_currency() {
    Invoice invoice = issued(content(c -> c.currency("EUR", "4.97").language("en")));
    InvoiceContent credit = reversal(invoice).creditNote();
    assertThat(credit.parent()).isEqualTo(invoice.id());
    assertThat(credit.typeCode()).isEqualTo("381");
    assertThat(credit.clientId()).isEqualTo(invoice.content().clientId());
    assertThat(credit.exchangeRate()).isEqualTo(invoice.content().exchangeRate());
    assertThat(credit.texts().notes()).isEqualTo("Credit note for invoice FACT-0043 of 20.11.2026");
    assertThat(credit.lines().get(0).id()).isNotEqualTo(invoice.content().lines().get(0).id());
    assertThat(CreditNotePolicy.obstaclesToIssue(credit, invoice)).isEmpty();
  }

  @Test
  void part_takes_its_share_of_an_absolute_discount() {
    DocumentLine line = discounted(line("3", "100", "21"), "10");
    Invoice invoice = issued(content(c -> c.lines(line)));
    InvoiceContent credit =
        reversal(invoice).creditNote(List.of(new Reversal.Part(line.id(), Quantity.of("1"))));
    DocumentLine taken = credit.lines().get(0);
    assertThat(taken.quantity()).isEqualTo(Quantity.of("-1"));
    assertThat(taken.discount()).isEqualTo(new Discount.Absolute(new BigDecimal("3.33")));
    assertThat(total(credit)).isEqualTo(ron("-116.97"));
    InvoiceContent whole =
        reversal(invoice).creditNote(List.of(new Reversal.Part(line.id(), Quantity.of("3"))));
    assertThat(total(whole)).isEqualTo(invoice.totals().total().negated());
  }

  @Test
  void part_of_a_negative_line_gives_back() {
    DocumentLine line = line("-2", "10", "21");
    Invoice invoice = issued(content(c -> c.lines(line("5", "100", "21"), line)));
    InvoiceContent storno =
        reversal(invoice).storno(List.of(new Reversal.Part(line.id(), Quantity.of("2"))));
    assertThat(storno.lines().get(0).quantity()).isEqualTo(Quantity.of("2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "10.0001"})
  void part_must_be_within_its_line(String quantity) {
    Invoice invoice = issued(content());
    LineId line = invoice.content().lines().get(0).id();
    List<Reversal.Part> parts = List.of(new Reversal.Part(line, Quantity.of(quantity)));
    assertThatThrownBy(() -> reversal(invoice).creditNote(parts))
        .isInstanceOf(DomainException.InvalidValue.class)
        .hasMessage("Give more than 0 and at most 10.")
        .extracting(e -> ((DomainException) e).field())
        .isEqualTo("lines[0].quantity");
  }

  @Test
  void unknown_line_and_no_line_are_refused() {
    Invoice invoice = issued(content());
    List<Reversal.Part> unknown =
        List.of(new Reversal.Part(new LineId(new UUID(0, 0)), Quantity.of("1")));
    assertThatThrownBy(() -> reversal(invoice).storno(unknown))
        .extracting(e -> ((DomainException) e).field())
        .isEqualTo("lines[0].id");
    assertThatThrownBy(() -> reversal(invoice).storno(List.of()))
        .isInstanceOf(DomainException.InvalidValue.class);
  }

  @ParameterizedTest
  @CsvSource({
    "ro, Notă de credit la factura FACT-0043 din 20.11.2026, Storno factura FACT-0043 din"
        + " 20.11.2026",
    "en, Credit note for invoice FACT-0043 of 20.11.2026, Reversal of invoice FACT-0043 of"
        + " 20.11.2026",
    "de, Gutschrift zur Rechnung FACT-0043 vom 20.11.2026, Storno der Rechnung FACT-0043 vom"
        + " 20.11.2026",
    "fr, Avoir sur la facture FACT-0043 du 20.11.2026, Annulation de la facture FACT-0043 du"
        + " 20.11.2026",
  })
  void note_names_the_original_in_its_language(String language, String credit, String storno) {
    Invoice invoice = issued(content(c -> c.language(language)));
    assertThat(reversal(invoice).creditNote().texts().notes()).isEqualTo(credit);
    assertThat(reversal(invoice).storno().texts().notes()).isEqualTo(storno);
  }

  @Test
  void credit_note_cannot_be_taken_back() {
    Invoice parent = issued(content());
    Invoice credit = InvoiceSamples.draft(reversal(parent).creditNote());
    assertThatThrownBy(() -> reversal(credit)).isInstanceOf(DomainException.RuleViolated.class);
  }

  private static Reversal reversal(Invoice invoice) {
    return new Reversal(invoice, TODAY.plusDays(5), null, ids());
  }

  private static Supplier<LineId> ids() {
    AtomicLong next = new AtomicLong();
    return () -> new LineId(new UUID(0x7111L, next.incrementAndGet()));
  }

  private static Money total(InvoiceContent content) {
    return TotalsCalculator.totals(content.currency(), content.lines()).total();
  }

  private static DocumentLine discounted(DocumentLine line, String amount) {
    return new DocumentLine(
        line.id(),
        line.description(),
        line.quantity(),
        line.unitOfMeasure(),
        line.unitPrice(),
        line.vatRate(),
        false,
        new Discount.Absolute(new BigDecimal(amount)),
        null,
        null,
        LineExtensions.NONE);
  }

  private static Money ron(String amount) {
    return Money.of(amount, Currency.RON);
  }
}
