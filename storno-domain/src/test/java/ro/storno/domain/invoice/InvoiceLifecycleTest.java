package ro.storno.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ro.storno.domain.invoice.InvoiceSamples.NOW;
import static ro.storno.domain.invoice.InvoiceSamples.NUMBER;
import static ro.storno.domain.invoice.InvoiceSamples.TODAY;
import static ro.storno.domain.invoice.InvoiceSamples.content;
import static ro.storno.domain.invoice.InvoiceSamples.draft;
import static ro.storno.domain.invoice.InvoiceSamples.in;
import static ro.storno.domain.invoice.InvoiceSamples.issued;
import static ro.storno.domain.invoice.InvoiceSamples.payment;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import ro.storno.domain.DomainException;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.document.PaymentStatus;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.numbering.DocumentNumber;

class InvoiceLifecycleTest {
  private static final String REASON = "emisă din greșeală";

  /**
   * From which statuses each operation is allowed (decisions.md, Documents), and where it leads.
   */
  private static final Map<InvoiceTransition, Set<DocumentStatus>> ALLOWED =
      Map.of(
          InvoiceTransition.ISSUE, Set.of(DocumentStatus.DRAFT),
          InvoiceTransition.SUBMIT, Set.of(DocumentStatus.ISSUED, DocumentStatus.REJECTED),
          InvoiceTransition.ACCEPT, Set.of(DocumentStatus.SENT_TO_PROVIDER),
          InvoiceTransition.REJECT, Set.of(DocumentStatus.SENT_TO_PROVIDER),
          InvoiceTransition.CANCEL,
              Set.of(DocumentStatus.DRAFT, DocumentStatus.ISSUED, DocumentStatus.REJECTED),
          InvoiceTransition.RESTORE, Set.of(DocumentStatus.CANCELLED));

  static Stream<Arguments> everyOperationInEveryStatus() {
    return Stream.of(InvoiceTransition.values())
        .flatMap(
            operation ->
                Stream.of(DocumentStatus.values()).map(status -> Arguments.of(operation, status)));
  }

  @ParameterizedTest
  @MethodSource("everyOperationInEveryStatus")
  void operation_is_allowed_from_its_statuses_only(
      InvoiceTransition operation, DocumentStatus status) {
    Invoice invoice = in(status);
    if (ALLOWED.get(operation).contains(status)) {
      Invoice after = run(operation, invoice);
      assertThat(after.status()).isEqualTo(operation.target());
      assertThat(after.updatedAt()).isEqualTo(NOW);
      assertThat(after.content()).isEqualTo(invoice.content());
    } else {
      assertThatThrownBy(() -> run(operation, invoice))
          .isInstanceOf(DomainException.IllegalState.class)
          .hasMessageContaining(operation.verb())
          .hasMessageContaining(status.wireName());
    }
  }

  private static Invoice run(InvoiceTransition operation, Invoice invoice) {
    return switch (operation) {
      case ISSUE -> invoice.issue(NUMBER, TODAY, NOW);
      case SUBMIT -> invoice.submit(NOW);
      case ACCEPT -> invoice.accept(NOW);
      case REJECT -> invoice.reject(NOW);
      case CANCEL -> invoice.cancel(REASON, null, NOW);
      case RESTORE -> invoice.restore(null, NOW);
    };
  }

  @ParameterizedTest
  @EnumSource(DocumentStatus.class)
  void content_is_editable_as_draft_rejected_or_issued(DocumentStatus status) {
    Invoice invoice = in(status);
    InvoiceContent changed = content(c -> c.lines(InvoiceSamples.line("1", "50", "11")));
    boolean editable =
        Set.of(DocumentStatus.DRAFT, DocumentStatus.REJECTED, DocumentStatus.ISSUED)
            .contains(status);
    assertThat(invoice.editable()).isEqualTo(editable);
    if (editable) {
      Invoice edited = invoice.edit(changed, NOW);
      assertThat(edited.totals().total()).isEqualTo(ron("55.50"));
      assertThat(edited.status()).isEqualTo(status);
      assertThat(edited.number()).isEqualTo(invoice.number());
    } else {
      assertThatThrownBy(() -> invoice.edit(changed, NOW))
          .isInstanceOf(DomainException.RuleViolated.class)
          .hasMessageContaining("not editable");
    }
  }

  @ParameterizedTest
  @EnumSource(DocumentStatus.class)
  void only_a_draft_without_number_can_be_deleted(DocumentStatus status) {
    assertThat(in(status).deletable()).isEqualTo(status == DocumentStatus.DRAFT);
    Invoice restored = in(DocumentStatus.CANCELLED).restore(null, NOW);
    assertThat(restored.deletable()).isFalse();
  }

  @Test
  void issued_number_is_kept_after_restore_and_at_the_next_issue() {
    Invoice restored = in(DocumentStatus.CANCELLED).restore(null, NOW);
    assertThat(restored.status()).isEqualTo(DocumentStatus.DRAFT);
    assertThat(restored.displayNumber()).isEqualTo("FACT-0043");
    assertThat(restored.cancellation()).isNull();
    assertThat(restored.restoration()).isEqualTo(new Invoice.Restoration(NOW, null));
    Invoice again = restored.issue(new DocumentNumber("FACT", 44), TODAY, NOW);
    assertThat(again.number()).isEqualTo(NUMBER);
  }

  @Test
  void draft_shows_its_draft_number_until_issued() {
    assertThat(draft().displayNumber()).isEqualTo("DRAFT-a1b2c3d4");
    assertThat(draft().fiscalNumber()).isEmpty();
    Invoice issued = draft().issue(NUMBER, TODAY, NOW);
    assertThat(issued.displayNumber()).isEqualTo("FACT-0043");
    assertThat(issued.issuedAt()).isEqualTo(NOW);
  }

  @Test
  void issuing_twice_says_already_issued() {
    assertThatThrownBy(() -> in(DocumentStatus.ISSUED).issue(NUMBER, TODAY, NOW))
        .hasMessage("Cannot issue an invoice that is already issued.");
  }

  @Test
  void cancelling_needs_a_reason_of_ten_characters() {
    Invoice invoice = in(DocumentStatus.ISSUED);
    assertThatThrownBy(() -> invoice.cancel(" too short ", null, NOW))
        .isInstanceOf(DomainException.InvalidValue.class)
        .extracting(e -> ((DomainException) e).field())
        .isEqualTo("reason");
    Invoice cancelled = invoice.cancel(" ten chars! ", null, NOW);
    assertThat(cancelled.cancellation())
        .isEqualTo(new Invoice.Cancellation("ten chars!", NOW, null));
    assertThat(cancelled.balance()).isEqualTo(ron("0"));
  }

  @Test
  void invoice_with_credit_notes_is_neither_cancelled_nor_restored() {
    assertThatThrownBy(() -> in(DocumentStatus.ISSUED).cancel(REASON, 1, null, NOW))
        .isInstanceOf(DomainException.RuleViolated.class)
        .hasMessageContaining("credit notes");
    assertThatThrownBy(() -> in(DocumentStatus.CANCELLED).restore(1, true, null, NOW))
        .isInstanceOf(DomainException.RuleViolated.class)
        .hasMessageContaining("credit notes");
    assertThat(in(DocumentStatus.CANCELLED).restore(0, true, null, NOW).status())
        .isEqualTo(DocumentStatus.DRAFT);
  }

  @Test
  void restore_needs_the_series_no_payments_and_thirty_days() {
    Invoice cancelled = in(DocumentStatus.CANCELLED);
    assertThatThrownBy(() -> cancelled.restore(0, false, null, NOW))
        .isInstanceOf(DomainException.RuleViolated.class)
        .hasMessageContaining("series");
    Duration window = Invoice.RESTORE_WINDOW;
    assertThat(cancelled.restore(null, NOW.plus(window)).status()).isEqualTo(DocumentStatus.DRAFT);
    assertThatThrownBy(() -> cancelled.restore(null, NOW.plus(window).plusMillis(1)))
        .isInstanceOf(DomainException.RuleViolated.class)
        .hasMessageContaining("30 days");
    Invoice paid =
        in(DocumentStatus.ISSUED).pay(payment(ron("10")), TODAY, NOW).cancel(REASON, null, NOW);
    assertThatThrownBy(() -> paid.restore(null, NOW))
        .isInstanceOf(DomainException.RuleViolated.class)
        .hasMessageContaining("payments");
  }

  @Test
  void payments_lead_from_unpaid_to_paid_and_back() {
    Invoice invoice = in(DocumentStatus.ISSUED);
    assertThat(invoice.paymentStatus(TODAY)).isEqualTo(PaymentStatus.UNPAID);
    assertThat(invoice.shownStatus(TODAY)).isEqualTo("issued");
    Invoice partly = invoice.pay(payment(ron("1000")), TODAY, NOW);
    assertThat(partly.paymentStatus(TODAY)).isEqualTo(PaymentStatus.PARTIALLY_PAID);
    assertThat(partly.shownStatus(TODAY)).isEqualTo("partially_paid");
    assertThat(partly.balance()).isEqualTo(ron("210"));
    Invoice paid = partly.pay(payment(ron("210")), TODAY, NOW);
    assertThat(paid.shownStatus(TODAY)).isEqualTo("paid");
    assertThat(paid.status()).isEqualTo(DocumentStatus.ISSUED);
    Invoice again = paid.unpay(payment(ron("1000")), NOW).unpay(payment(ron("210")), NOW);
    assertThat(again.shownStatus(TODAY)).isEqualTo("issued");
  }

  @Test
  void unpaid_invoice_is_overdue_from_the_day_after_its_due_date() {
    Invoice invoice = in(DocumentStatus.VALIDATED);
    LocalDate due = TODAY.plusDays(30);
    assertThat(invoice.shownStatus(due)).isEqualTo("validated");
    assertThat(invoice.shownStatus(due.plusDays(1))).isEqualTo("overdue");
    Invoice partly = invoice.pay(payment(ron("1")), TODAY, NOW);
    assertThat(partly.paymentStatus(due.plusDays(1))).isEqualTo(PaymentStatus.OVERDUE);
    assertThat(draft().shownStatus(due.plusDays(1))).isEqualTo("draft");
    assertThat(in(DocumentStatus.CANCELLED).shownStatus(due.plusDays(1))).isEqualTo("cancelled");
    Invoice openEnded = issued(content(c -> c.dueDate(null)));
    assertThat(openEnded.paymentStatus(due.plusYears(9))).isEqualTo(PaymentStatus.UNPAID);
  }

  @Test
  void payments_may_exceed_the_total_by_a_cent_only() {
    Invoice invoice = in(DocumentStatus.ISSUED);
    assertThat(invoice.pay(payment(ron("1210.01")), TODAY, NOW).balance()).isEqualTo(ron("-0.01"));
    assertThatThrownBy(() -> invoice.pay(payment(ron("1210.02")), TODAY, NOW))
        .isInstanceOf(DomainException.RuleViolated.class)
        .hasMessageContaining("1210.00 RON");
  }

  @Test
  void payment_must_be_positive_in_the_currency_and_not_in_the_future() {
    Invoice invoice = in(DocumentStatus.ISSUED);
    assertThatThrownBy(() -> invoice.pay(payment(ron("0")), TODAY, NOW))
        .isInstanceOf(DomainException.InvalidValue.class);
    assertThatThrownBy(() -> invoice.pay(payment(ron("-1")), TODAY, NOW))
        .isInstanceOf(DomainException.InvalidValue.class);
    assertThatThrownBy(() -> invoice.pay(payment(Money.of("1", Currency.EUR)), TODAY, NOW))
        .isInstanceOf(DomainException.RuleViolated.class)
        .extracting(e -> ((DomainException) e).field())
        .isEqualTo("currency");
    assertThatThrownBy(() -> invoice.pay(payment(ron("1"), TODAY.plusDays(1), false), TODAY, NOW))
        .isInstanceOf(DomainException.RuleViolated.class)
        .extracting(e -> ((DomainException) e).field())
        .isEqualTo("paymentDate");
    assertThatThrownBy(() -> in(DocumentStatus.CANCELLED).pay(payment(ron("1")), TODAY, NOW))
        .isInstanceOf(DomainException.IllegalState.class);
  }

  @Test
  void reconciled_payment_cannot_be_taken_out() {
    Invoice paid = in(DocumentStatus.ISSUED).pay(payment(ron("5")), TODAY, NOW);
    assertThatThrownBy(() -> paid.unpay(payment(ron("5"), TODAY, true), NOW))
        .isInstanceOf(DomainException.IllegalState.class);
    assertThat(paid.unpay(payment(ron("5")), NOW).amountPaid()).isEqualTo(ron("0"));
  }

  @Test
  void payment_before_the_issue_date_is_a_warning() {
    Invoice invoice = in(DocumentStatus.ISSUED);
    assertThat(invoice.paymentWarnings(payment(ron("5")))).isEmpty();
    assertThat(invoice.paymentWarnings(payment(ron("5"), TODAY.minusDays(1), false)))
        .extracting(problem -> problem.field())
        .containsExactly("paymentDate");
  }

  @Test
  void currency_of_a_paid_invoice_stays() {
    Invoice paid = draft().pay(payment(ron("5")), TODAY, NOW);
    InvoiceContent inEuro = content(c -> c.currency("EUR", "4.97"));
    assertThatThrownBy(() -> paid.edit(inEuro, NOW))
        .isInstanceOf(DomainException.RuleViolated.class)
        .extracting(e -> ((DomainException) e).field())
        .isEqualTo("currency");
    Invoice changed = draft().edit(inEuro, NOW);
    assertThat(changed.balance()).isEqualTo(Money.of("1210", Currency.EUR));
  }

  @Test
  void type_parent_and_series_of_a_numbered_invoice_cannot_change() {
    Invoice credit = draft(content(c -> c.creditNoteOn(in(DocumentStatus.ISSUED))));
    assertThatThrownBy(() -> credit.edit(content(), NOW))
        .isInstanceOf(DomainException.RuleViolated.class)
        .extracting(e -> ((DomainException) e).field())
        .isEqualTo("documentType");
  }

  private static Money ron(String amount) {
    return Money.of(amount, Currency.RON);
  }
}
