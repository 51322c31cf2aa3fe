package ro.storno.domain.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ro.storno.domain.DomainException;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.ExchangeRate;
import ro.storno.domain.money.Money;
import ro.storno.domain.money.Quantity;
import ro.storno.domain.money.UnitPrice;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;

class LegalMonetaryTotalsTest {
  private static final VatRate STANDARD = VatRate.standard("21");
  private static final Money NONE = Money.zero(Currency.RON);

  @Test
  void allowances_and_charges_change_their_vat_group() {
    DocumentTotals lines = TotalsCalculator.totals(Currency.RON, List.of(line("10", "100")));
    LegalMonetaryTotals totals =
        TotalsCalculator.legalMonetaryTotals(
            lines,
            List.of(allowance("100", STANDARD), charge("50", VatRate.standard("11"))),
            false,
            ron("200"),
            NONE,
            null);
    assertThat(totals.lineNetTotal()).isEqualTo(ron("1000.00"));
    assertThat(totals.allowanceTotal()).isEqualTo(ron("100.00"));
    assertThat(totals.chargeTotal()).isEqualTo(ron("50.00"));
    assertThat(totals.taxExclusive()).isEqualTo(ron("950.00"));
    assertThat(totals.vatTotal()).isEqualTo(ron("194.50"));
    assertThat(totals.taxInclusive()).isEqualTo(ron("1144.50"));
    assertThat(totals.payable()).isEqualTo(ron("944.50"));
    assertThat(totals.breakdown())
        .containsExactly(
            new VatGroup(STANDARD, ron("900.00"), ron("189.00")),
            new VatGroup(VatRate.standard("11"), ron("50.00"), ron("5.50")));
    assertThat(totals.vatTotalAccounting()).isNull();
  }

  @Test
  void they_follow_the_sign_of_a_reversed_document() {
    DocumentTotals lines = TotalsCalculator.totals(Currency.RON, List.of(line("-10", "100")));
    LegalMonetaryTotals totals =
        TotalsCalculator.legalMonetaryTotals(
            lines, List.of(allowance("100", STANDARD)), true, NONE, NONE, null);
    assertThat(totals.allowanceTotal()).isEqualTo(ron("-100.00"));
    assertThat(totals.taxExclusive()).isEqualTo(ron("-900.00"));
    assertThat(totals.vatTotal()).isEqualTo(ron("-189.00"));
  }

  @Test
  void untouched_groups_keep_the_vat_of_their_gross_lines() {
    DocumentLine gross = LineArbitraries.in(line("1", "0.03"), true);
    DocumentTotals lines = TotalsCalculator.totals(Currency.RON, List.of(gross));
    LegalMonetaryTotals totals =
        TotalsCalculator.legalMonetaryTotals(
            lines, List.of(charge("1", VatRate.standard("11"))), false, NONE, NONE, null);
    assertThat(totals.breakdown().get(0))
        .isEqualTo(new VatGroup(STANDARD, ron("0.02"), ron("0.01")));
  }

  @Test
  void rounding_is_added_to_the_amount_due() {
    DocumentTotals lines = TotalsCalculator.totals(Currency.RON, List.of(line("1", "0.99")));
    LegalMonetaryTotals totals =
        TotalsCalculator.legalMonetaryTotals(lines, List.of(), false, NONE, ron("-0.20"), null);
    assertThat(totals.taxInclusive()).isEqualTo(ron("1.20"));
    assertThat(totals.payable()).isEqualTo(ron("1.00"));
  }

  @Test
  void vat_is_told_in_the_accounting_currency_too() {
    DocumentTotals lines = TotalsCalculator.totals(Currency.EUR, List.of(line("1", "100")));
    Money none = Money.zero(Currency.EUR);
    ExchangeRate rate = new ExchangeRate(Currency.EUR, Currency.RON, new BigDecimal("4.9755"));
    LegalMonetaryTotals totals =
        TotalsCalculator.legalMonetaryTotals(lines, List.of(), false, none, none, rate);
    assertThat(totals.vatTotal()).isEqualTo(Money.of("21", Currency.EUR));
    assertThat(totals.vatTotalAccounting()).isEqualTo(ron("104.49"));
  }

  @Test
  void document_allowance_without_vat_category_is_refused() {
    DocumentTotals lines = TotalsCalculator.totals(Currency.RON, List.of(line("1", "1")));
    AllowanceCharge bare = new AllowanceCharge(false, BigDecimal.ONE, null, null, null, null, null);
    assertThatThrownBy(
            () ->
                TotalsCalculator.legalMonetaryTotals(lines, List.of(bare), false, NONE, NONE, null))
        .isInstanceOf(DomainException.InvalidValue.class)
        .extracting(e -> ((DomainException) e).field())
        .isEqualTo("ublExtensions.allowanceCharges[0].taxCategoryCode");
  }

  @Test
  void group_of_an_exempt_category_has_no_vat() {
    VatRate exempt = VatRate.corrected(VatCategory.E, ro.storno.domain.money.Percentage.ZERO);
    DocumentTotals lines = TotalsCalculator.totals(Currency.RON, List.of(line("1", "1")));
    LegalMonetaryTotals totals =
        TotalsCalculator.legalMonetaryTotals(
            lines, List.of(charge("9", exempt)), false, NONE, NONE, null);
    assertThat(totals.breakdown().get(1)).isEqualTo(new VatGroup(exempt, ron("9"), NONE));
  }

  private static AllowanceCharge allowance(String amount, VatRate rate) {
    return new AllowanceCharge(false, new BigDecimal(amount), rate, null, null, null, null);
  }

  private static AllowanceCharge charge(String amount, VatRate rate) {
    return new AllowanceCharge(true, new BigDecimal(amount), rate, null, null, null, null);
  }

  private static DocumentLine line(String quantity, String price) {
    return new DocumentLine(
        new LineId(new UUID(0, 1)),
        "Articol",
        Quantity.of(quantity),
        "buc",
        UnitPrice.of(price),
        STANDARD,
        false,
        Discount.NONE,
        null,
        null,
        LineExtensions.NONE);
  }

  private static Money ron(String amount) {
    return Money.of(amount, Currency.RON);
  }
}
