package ro.storno.application.till;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.TODAY;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ro.storno.application.Page;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.payment.Payments;
import ro.storno.application.receipt.Receipts;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.LineId;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.payment.Payment;
import ro.storno.domain.payment.PaymentId;
import ro.storno.domain.payment.PaymentMethod;
import ro.storno.domain.preceding.PrecedingDocument.Remark;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.receipt.Receipt;
import ro.storno.domain.receipt.RefundPool;
import ro.storno.domain.receipt.Sale;
import ro.storno.domain.receipt.TenderMethod;
import ro.storno.domain.receipt.Tenders;
import ro.storno.domain.till.CashDirection;
import ro.storno.domain.till.CashMovement;
import ro.storno.domain.till.MovementId;
import ro.storno.domain.till.MovementKind;
import ro.storno.domain.till.TillEntry;
import ro.storno.domain.till.TillSums;
import ro.storno.domain.till.Turnover;
import ro.storno.domain.till.ZReport;
import ro.storno.domain.till.ZReportId;

/** What every implementation of the ports of the till does. */
public abstract class TillContract {
  private final CompanyId company = Samples.company();
  private int sequence;

  protected abstract Transactions transactions();

  protected abstract Receipts receipts();

  protected abstract Invoices invoices();

  protected abstract Payments payments();

  protected abstract CashMovements movements();

  protected abstract ZReports reports();

  protected abstract TillBook book();

  private <T> T in(Supplier<T> work) {
    return transactions().inCompany(company, work);
  }

  private void run(Runnable work) {
    in(
        () -> {
          work.run();
          return 0;
        });
  }

  private static Money ron(String amount) {
    return Money.of(amount, Currency.RON);
  }

  /** 242.00, of which 42.00 in cash. */
  private Receipt draft(LocalDate day) {
    InvoiceContent content =
        Samples.draft(company).on(day, null).with(Samples.line("100.00")).content();
    Sale sale =
        new Sale(
            TenderMethod.MIXED,
            new Tenders(ron("42"), ron("200"), ron("0")),
            "Casa 1",
            "AAAA123456",
            "Acme",
            null,
            Map.of(),
            Map.of(),
            null);
    Receipt draft =
        Receipt.draft(new PrecedingId(Samples.uuid()), company, "BON-0a1b2c3d", content, sale, NOW);
    run(() -> receipts().add(draft, null));
    return draft;
  }

  private DocumentNumber number() {
    return new DocumentNumber("Z" + company.toString().substring(0, 8), ++sequence);
  }

  private Receipt issued(LocalDate day, Instant at) {
    Receipt draft = draft(day);
    Receipt issued = draft.with(draft.document().issue(number(), at));
    run(() -> receipts().update(issued));
    return in(() -> receipts().find(company, draft.id())).orElseThrow();
  }

  private Receipt refunded(Receipt sold, Instant at) {
    RefundPool pool = new RefundPool(sold, List.of());
    Receipt draft =
        sold.refund(
            new PrecedingId(Samples.uuid()),
            "BON-00000000",
            pool,
            pool.everything(),
            TODAY,
            () -> new LineId(Samples.uuid()),
            at);
    Receipt refund = draft.with(draft.document().issue(number(), at));
    run(
        () -> {
          receipts().update(sold.countRefunds(List.of(refund), at));
          receipts().add(refund, null);
        });
    return refund;
  }

  private Payment paid(PaymentMethod method, Instant at) {
    Invoice invoice = Samples.draft(company).build();
    Payment payment =
        new Payment(
            new PaymentId(Samples.uuid()),
            company,
            invoice.id(),
            ron("10"),
            TODAY,
            method,
            null,
            null,
            false,
            at);
    run(
        () -> {
          invoices().add(invoice, null, List.of());
          payments().add(payment);
        });
    return payment;
  }

  private CashMovement moved(
      MovementKind kind, CashDirection direction, LocalDate day, Instant at) {
    CashMovement movement =
        new CashMovement(
            new MovementId(Samples.uuid()),
            company,
            day,
            kind,
            direction,
            ron("5"),
            "ceva",
            "DEP-1",
            at,
            null);
    run(() -> movements().add(movement));
    return movement;
  }

  private List<TillEntry> entries(LocalDate from, LocalDate to) {
    return in(() -> book().entries(company, Currency.RON, from, to));
  }

  @Test
  void entries_are_issued_receipts_cash_payments_and_movements_in_order_and_sums_are_theirs() {
    draft(TODAY);
    Receipt cancelled = issued(TODAY, NOW);
    run(() -> receipts().update(cancelled.cancel(Remark.NONE, NOW)));
    Receipt sold = issued(TODAY, NOW.plusSeconds(1));
    Receipt refund = refunded(sold, NOW.plusSeconds(2));
    Payment payment = paid(PaymentMethod.CASH, NOW.plusSeconds(3));
    paid(PaymentMethod.CARD, NOW.plusSeconds(3));
    CashMovement deposit =
        moved(MovementKind.DEPOSIT, CashDirection.OUT, TODAY, NOW.plusSeconds(4));
    CashMovement other =
        moved(MovementKind.OTHER, CashDirection.IN, TODAY.minusDays(1), NOW.plusSeconds(5));
    moved(MovementKind.OTHER, CashDirection.IN, TODAY.minusDays(2), NOW);
    List<TillEntry> found = entries(TODAY.minusDays(1), TODAY);
    assertThat(found)
        .extracting(each -> each.source() + " " + each.kind() + " " + each.amount())
        .containsExactly(
            other.id() + " OTHER 5.00 RON",
            sold.id() + " RECEIPT 42.00 RON",
            refund.id() + " RECEIPT -42.00 RON",
            payment.id() + " PAYMENT 10.00 RON",
            deposit.id() + " DEPOSIT -5.00 RON");
    assertThat(found.get(0)).isEqualTo(other.entry());
    assertThat(found.get(1).description()).isEqualTo("Acme");
    assertThat(found.get(1).documentNumber()).isEqualTo(sold.document().displayNumber());
    assertThat(found.get(1).at()).isEqualTo(NOW.plusSeconds(1));
    assertThat(found.get(3).description()).isEqualTo("Cumpărător SRL");
    assertThat(in(() -> book().sums(company, Currency.RON, TODAY.minusDays(1), TODAY)))
        .isEqualTo(TillSums.of(Currency.RON, found));
    assertThat(in(() -> book().entries(company, Currency.EUR, TODAY.minusDays(9), TODAY)))
        .isEmpty();
    assertThat(in(() -> book().sums(company, Currency.EUR, TODAY.minusDays(9), TODAY)).net())
        .isEqualTo(Money.zero(Currency.EUR));
    assertThat(entries(TODAY.plusDays(1), TODAY)).isEmpty();
  }

  @Test
  void turnover_is_that_of_sales_and_refunds_by_whatever_means() {
    Receipt sold = issued(TODAY, NOW);
    issued(TODAY, NOW);
    issued(TODAY.minusDays(1), NOW);
    refunded(sold, NOW);
    draft(TODAY);
    Turnover turnover = in(() -> book().turnover(company, Currency.RON, TODAY, TODAY));
    assertThat(turnover.receipts()).isEqualTo(2);
    assertThat(turnover.sold()).isEqualTo(new Tenders(ron("84"), ron("400"), ron("0")));
    assertThat(turnover.refunds()).isEqualTo(1);
    assertThat(turnover.refunded()).isEqualTo(new Tenders(ron("-42"), ron("-200"), ron("0")));
    assertThat(turnover.vat()).hasSize(1);
    assertThat(turnover.vat().get(0).vat()).isEqualTo(ron("42.00"));
    assertThat(turnover.vat().get(0).taxable()).isEqualTo(ron("200.00"));
    Turnover none =
        in(() -> book().turnover(company, Currency.RON, TODAY.plusDays(1), TODAY.plusDays(1)));
    assertThat(none.receipts()).isZero();
    assertThat(none.sold().total()).isEqualTo(ron("0"));
  }

  @Test
  void movements_come_back_are_changed_listed_and_removed_by_their_company_only() {
    CashMovement old = moved(MovementKind.DEPOSIT, CashDirection.OUT, TODAY.minusDays(1), NOW);
    CashMovement young = moved(MovementKind.WITHDRAWAL, CashDirection.IN, TODAY, NOW);
    assertThat(in(() -> movements().of(company, TODAY.minusDays(1), TODAY)))
        .containsExactly(young, old);
    assertThat(in(() -> movements().of(company, TODAY, TODAY))).containsExactly(young);
    CashMovement changed =
        new CashMovement(
            old.id(),
            company,
            TODAY,
            MovementKind.OTHER,
            CashDirection.IN,
            ron("7.25"),
            null,
            null,
            old.createdAt(),
            NOW.plusSeconds(1));
    run(() -> movements().update(changed));
    assertThat(in(() -> movements().findForUpdate(company, old.id()))).contains(changed);
    CompanyId stranger = Samples.company();
    transactions()
        .inCompany(
            stranger,
            () -> {
              assertThat(movements().findForUpdate(stranger, old.id())).isEmpty();
              assertThat(movements().findForUpdate(company, old.id())).isEmpty();
              assertThat(movements().of(stranger, TODAY.minusDays(9), TODAY)).isEmpty();
              assertThat(book().entries(stranger, Currency.RON, TODAY.minusDays(9), TODAY))
                  .isEmpty();
              movements().remove(company, old.id());
              return 0;
            });
    run(() -> movements().remove(company, young.id()));
    assertThat(in(() -> movements().of(company, TODAY.minusDays(9), TODAY)))
        .containsExactly(changed);
  }

  private ZReport report(long number, LocalDate day) {
    issued(day, NOW);
    return in(
        () ->
            new ZReport(
                new ZReportId(Samples.uuid()),
                company,
                number,
                day,
                day,
                ron("250"),
                ron("-1"),
                book().sums(company, Currency.RON, day, day),
                ron("291"),
                ron("290.50"),
                book().turnover(company, Currency.RON, day, day),
                "tura 1",
                NOW));
  }

  @Test
  void report_comes_back_whole_and_neither_its_number_nor_its_day_is_taken_twice() {
    assertThat(in(() -> reports().last(company))).isEmpty();
    ZReport first = report(1, TODAY.minusDays(1));
    ZReport second = report(2, TODAY);
    assertThat(in(() -> reports().add(first))).isTrue();
    assertThat(in(() -> reports().add(second))).isTrue();
    assertThat(in(() -> reports().find(company, first.id()))).contains(first);
    assertThat(in(() -> reports().last(company))).contains(second);
    assertThat(in(() -> reports().all(company))).contains(second).hasSize(2);
    ZReport sameDay = report(3, TODAY);
    ZReport sameNumber = report(2, TODAY.plusDays(1));
    assertThat(in(() -> reports().add(sameDay))).isFalse();
    assertThat(in(() -> reports().add(sameNumber))).isFalse();
    Page<ZReport> page = in(() -> reports().list(company, new Page.Request(2, 1)));
    assertThat(page.total()).isEqualTo(2);
    assertThat(page.data()).containsExactly(first);
    CompanyId stranger = Samples.company();
    assertThat(transactions().inCompany(stranger, () -> reports().last(stranger))).isEmpty();
    assertThat(transactions().inCompany(stranger, () -> reports().all(stranger))).isEmpty();
    assertThat(transactions().inCompany(stranger, () -> reports().find(company, first.id())))
        .isEmpty();
  }
}
