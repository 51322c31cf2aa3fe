package ro.storno.domain.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ro.storno.domain.receipt.Receipts.NOW;
import static ro.storno.domain.receipt.Receipts.TODAY;
import static ro.storno.domain.receipt.Receipts.tenders;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.storno.domain.DomainException;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.document.LineId;
import ro.storno.domain.document.LineTotals;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.preceding.PrecedingDocument.Remark;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.Stage;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;

class ReceiptTest {
  private static final LineId COFFEE = new LineId(Receipts.uuid());
  private static final LineId WATER = new LineId(Receipts.uuid());
  private static final LineId DEPOSIT = new LineId(Receipts.uuid());

  /** 3 x 0.333 + 21 %, 2 x 5.00 + 11 %, and the deposit of 2 x 0.50: 1.21 + 11.10 + 1.00. */
  private static final List<DocumentLine> LINES =
      List.of(
          DocumentLine.of(COFFEE, "Cafea", "3", "buc", "0.333", VatRate.standard("21")),
          DocumentLine.of(WATER, "Apă", "2", "buc", "5", VatRate.standard("11")),
          DocumentLine.of(
              DEPOSIT,
              "Garanție SGR",
              "2",
              "buc",
              "0.5",
              new VatRate(VatCategory.E, Percentage.of("0"))));

  private static Receipt sold() {
    return Receipts.issued(
        Receipts.draft(
            Currency.RON,
            LINES,
            Receipts.sale(
                TenderMethod.MIXED, tenders("10.00", "3.31", "0.00"), Map.of(DEPOSIT, WATER))));
  }

  private static Receipt refund(Receipt parent, List<Receipt> active, Map<LineId, String> what) {
    Map<LineId, BigDecimal> selection = new LinkedHashMap<>();
    what.forEach((line, quantity) -> selection.put(line, new BigDecimal(quantity)));
    return Receipts.issued(
        parent.refund(
            new PrecedingId(Receipts.uuid()),
            "BON-00000000",
            new RefundPool(parent, active),
            selection,
            TODAY,
            Receipts.lineIds(),
            NOW));
  }

  private static String text(Tenders tenders) {
    return tenders.cash().toPlainString()
        + " "
        + tenders.card().toPlainString()
        + " "
        + tenders.other().toPlainString();
  }

  @ParameterizedTest
  @CsvSource({
    "CASH, 13.31, 0.00, 0.00, true",
    "CARD, 0.00, 13.31, 0.00, true",
    "OTHER, 0.00, 0.00, 13.31, true",
    "MIXED, 10.00, 3.31, 0.00, true",
    "MIXED, 10.00, 0.00, 3.31, true",
    "MIXED, 0.00, 10.00, 3.31, true",
    "MIXED, 13.31, 0.00, 0.00, false",
    "CASH, 10.00, 3.31, 0.00, false",
    "CARD, 13.31, 0.00, 0.00, false",
    "CASH, 13.30, 0.00, 0.00, false",
    "CASH, 13.32, 0.00, 0.00, false",
    "MIXED, 20.00, -6.69, 0.00, false",
  })
  void payments_come_to_the_total_and_are_what_the_method_says(
      TenderMethod method, String cash, String card, String other, boolean right) {
    Sale sale = Receipts.sale(method, tenders(cash, card, other), Map.of());
    List<DomainException> violations =
        Receipt.violations(Receipts.content(Currency.RON, LINES), sale);
    assertThat(violations.isEmpty()).isEqualTo(right);
    assertThat(violations).allMatch(each -> each instanceof DomainException.RuleViolated);
  }

  @Test
  void full_refund_mirrors_every_line_and_tender() {
    Receipt sold = sold();
    RefundPool pool = new RefundPool(sold, List.of());
    Receipt refund =
        Receipts.issued(
            sold.refund(
                new PrecedingId(Receipts.uuid()),
                "BON-00000000",
                pool,
                pool.everything(),
                TODAY,
                Receipts.lineIds(),
                NOW));
    assertThat(refund.document().totals().total())
        .isEqualTo(sold.document().totals().total().negated());
    assertThat(refund.document().totals().breakdown()).hasSize(3);
    assertThat(text(refund.sale().tenders())).isEqualTo("-10.00 -3.31 0.00");
    assertThat(refund.stage()).isEqualTo(Stage.ISSUED);
    assertThat(refund.refundOf()).isEqualTo(sold.id());
    assertThat(refund.sale().fiscalNumber()).isEqualTo("AAAA123456");
    assertThat(refund.customer()).isEqualTo("Acme SRL");
    assertThat(refund.document().content().lines())
        .extracting(line -> line.quantity().value().toPlainString())
        .containsExactly("-3.0000", "-2.0000", "-2.0000");
    Receipt refunded = sold.countRefunds(List.of(refund), NOW.plusSeconds(5));
    assertThat(refunded.stage()).isEqualTo(Stage.REFUNDED);
    assertThat(refunded.document().reachedAt(Stage.ISSUED)).isEqualTo(NOW);
    assertThatThrownBy(refunded::requireRefundable)
        .isInstanceOf(DomainException.RuleViolated.class)
        .hasMessage("Receipt has already been refunded.");
  }

  @Test
  void last_part_takes_what_rounding_left() {
    Receipt sold = sold();
    Receipt one = refund(sold, List.of(), Map.of(COFFEE, "1"));
    Receipt two = refund(sold, List.of(one), Map.of(COFFEE, "1"));
    Receipt three = refund(sold, List.of(one, two), Map.of(COFFEE, "1"));
    assertThat(List.of(one, two, three))
        .extracting(each -> each.document().totals().lines().get(0))
        .extracting(LineTotals::net)
        .extracting(net -> net.toPlainString())
        .containsExactly("-0.33", "-0.34", "-0.33");
    Receipt part = sold.countRefunds(List.of(one, two, three), NOW);
    assertThat(part.stage()).isEqualTo(Stage.PARTIALLY_REFUNDED);
    assertThatThrownBy(() -> refund(part, List.of(one, two, three), Map.of(COFFEE, "0.0001")))
        .isInstanceOf(DomainException.RuleViolated.class)
        .hasMessage(
            "Requested quantity (0.0001) exceeds remaining refundable quantity (0) for line 1"
                + " (Cafea).");
  }

  @Test
  void deposit_is_given_back_with_its_line_and_never_without() {
    Receipt sold = sold();
    Receipt one = refund(sold, List.of(), Map.of(WATER, "1"));
    assertThat(one.document().content().lines())
        .extracting(DocumentLine::description)
        .containsExactly("Apă", "Garanție SGR");
    assertThat(one.document().totals().total().toPlainString()).isEqualTo("-6.05");
    LineId water = one.document().content().lines().get(0).id();
    LineId deposit = one.document().content().lines().get(1).id();
    assertThat(one.sale().deposits()).containsExactly(Map.entry(deposit, water));
    assertThat(one.sale().refunded()).containsEntry(water, WATER).containsEntry(deposit, DEPOSIT);
    assertThat(
            refund(sold, List.of(one), Map.of(WATER, "1", DEPOSIT, "1"))
                .document()
                .content()
                .lines())
        .hasSize(2);
    assertThatThrownBy(() -> refund(sold, List.of(), Map.of(DEPOSIT, "1")))
        .hasMessageContaining("Line 3 is the deposit of line 2");
    assertThatThrownBy(() -> refund(sold, List.of(), Map.of(WATER, "2", DEPOSIT, "1")))
        .hasMessageContaining("in the same quantity");
  }

  @Test
  void foreign_lines_nought_and_nothing_are_refused() {
    Receipt sold = sold();
    LineId foreign = new LineId(Receipts.uuid());
    assertThatThrownBy(() -> refund(sold, List.of(), Map.of(foreign, "1")))
        .isInstanceOf(DomainException.RuleViolated.class)
        .hasMessage("The receipt has no line " + foreign + ".");
    assertThatThrownBy(() -> refund(sold, List.of(), Map.of(COFFEE, "0")))
        .hasMessageContaining("must be greater than 0");
    assertThatThrownBy(() -> refund(sold, List.of(), Map.of(COFFEE, "-1")))
        .hasMessageContaining("must be greater than 0");
    assertThatThrownBy(() -> refund(sold, List.of(), Map.of()))
        .hasMessage("Select at least one line.");
  }

  @Test
  void refund_is_neither_refunded_nor_converted_nor_changed_nor_deleted() {
    Receipt sold = sold();
    Receipt refund = refund(sold, List.of(), Map.of(COFFEE, "1"));
    assertThatThrownBy(refund::requireRefundable).isInstanceOf(DomainException.RuleViolated.class);
    assertThatThrownBy(refund::requireConvertible)
        .hasMessage("Receipt cannot be converted: it is a refund.");
    Receipt restored = refund.cancel(Remark.NONE, NOW).restore(NOW);
    assertThatThrownBy(() -> restored.edit(sold.document().content(), sold.sale(), NOW))
        .hasMessage("Receipt cannot be updated: it is a refund.");
    assertThatThrownBy(restored::requireDeletable).hasMessageContaining("carried the number");
  }

  @Test
  void restored_refund_takes_its_amounts_from_what_is_left_then() {
    Receipt sold = sold();
    Receipt one = refund(sold, List.of(), Map.of(COFFEE, "1"));
    Receipt restored = one.cancel(Remark.NONE, NOW).restore(NOW);
    Receipt two = refund(sold, List.of(), Map.of(COFFEE, "2"));
    Receipt again =
        sold.refundAgain(restored, new RefundPool(sold, List.of(two)), Receipts.lineIds(), NOW);
    assertThat(again.document().number()).isEqualTo(one.document().number());
    assertThat(
            again.document().totals().total().plus(two.document().totals().total()).toPlainString())
        .isEqualTo("-1.21");
    Receipt all = refund(sold, List.of(), Map.of(COFFEE, "3"));
    assertThatThrownBy(
            () ->
                sold.refundAgain(
                    restored, new RefundPool(sold, List.of(all)), Receipts.lineIds(), NOW))
        .hasMessageContaining("exceeds remaining refundable quantity (0)");
  }

  @Test
  void receipt_with_refunds_that_count_is_not_cancelled_and_without_them_it_is() {
    Receipt sold = sold();
    Receipt refund = refund(sold, List.of(), Map.of(COFFEE, "1"));
    Receipt part = sold.countRefunds(List.of(refund), NOW);
    assertThatThrownBy(() -> part.cancel(Remark.NONE, NOW))
        .isInstanceOf(DomainException.IllegalState.class)
        .hasMessage("Receipt cannot be cancelled: it is partially_refunded.");
    Receipt whole = part.countRefunds(List.of(), NOW);
    assertThat(whole.stage()).isEqualTo(Stage.ISSUED);
    assertThat(whole.document().reachedAt(Stage.PARTIALLY_REFUNDED)).isNull();
    assertThat(whole.cancel(Remark.NONE, NOW).stage()).isEqualTo(Stage.CANCELLED);
  }
}
