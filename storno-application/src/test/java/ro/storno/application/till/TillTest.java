package ro.storno.application.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Entries;
import ro.storno.application.Page;
import ro.storno.application.TestApplication;
import ro.storno.application.company.ManageBankAccounts;
import ro.storno.application.payment.RecordPayment;
import ro.storno.application.receipt.ConvertReceipt;
import ro.storno.application.receipt.ReceiptEntry;
import ro.storno.application.receipt.RefundReceipt;
import ro.storno.domain.DomainException;
import ro.storno.domain.identity.Role;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.preceding.PrecedingDocument.Remark;
import ro.storno.domain.receipt.Receipt;
import ro.storno.domain.till.CashMovement;
import ro.storno.domain.till.TillDay;
import ro.storno.domain.till.TillEntry;
import ro.storno.domain.till.Turnover;
import ro.storno.domain.till.ZReport;

class TillTest {
  private static final LocalDate OPENED = TestApplication.TODAY.minusDays(3);

  private final TestApplication app = new TestApplication();

  private void open() {
    open(OPENED, new BigDecimal("250.00"));
  }

  private void open(@Nullable LocalDate day, @Nullable BigDecimal balance) {
    app.accounts.create(
        app.scope(),
        new ManageBankAccounts.Command("cash", null, null, "RON", null, null, balance, day));
  }

  private Receipt sold(LocalDate day, String cash, String card) {
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put("issueDate", day);
    fields.put("currency", "RON");
    fields.put("cashRegisterName", "Casa 1");
    fields.put("fiscalNumber", "AAAA123456");
    BigDecimal total = new BigDecimal(cash).add(new BigDecimal(card));
    fields.put("paymentMethod", new BigDecimal(card).signum() == 0 ? "cash" : "mixed");
    fields.put("cashPayment", new BigDecimal(cash));
    fields.put("cardPayment", new BigDecimal(card));
    fields.put("customerName", "Acme");
    fields.put(
        "lines",
        List.of(
            Entries.record(
                ReceiptEntry.Line.class,
                Map.of(
                    "description",
                    "Marfă",
                    "quantity",
                    new BigDecimal("2"),
                    "unitPrice",
                    total.divide(new BigDecimal("2")),
                    "vatIncluded",
                    true))));
    Receipt draft =
        app.draftReceipt.create(app.scope(), Entries.record(ReceiptEntry.class, fields)).receipt();
    return app.advanceReceipt.issue(app.scope(), draft.id());
  }

  private CashMovement moved(
      String kind, @Nullable String direction, String amount, LocalDate day) {
    return app.manageMovements.create(
        app.scope(),
        new ManageMovements.Command(
            kind, direction, new BigDecimal(amount), day, "Predare", "DEP-042"));
  }

  private void paidInCash(InvoiceId invoice, String amount) {
    app.pay.record(
        app.scope(),
        invoice,
        new RecordPayment.Command(
            new BigDecimal(amount), TestApplication.TODAY, "cash", null, null, null));
  }

  private Money current() {
    ReadTill.Balance balance = app.readTill.balance(app.scope());
    return balance.opening().plus(balance.sums().net());
  }

  private static Money ron(String amount) {
    return Money.of(amount, Currency.RON);
  }

  private List<TillDay> days() {
    return app.readTill.ledger(app.scope(), null, null).days();
  }

  @Test
  void till_is_told_in_three_forms() {
    assertThat(app.readTill.balance(app.scope()).account()).isNull();
    assertThat(app.readTill.ledger(app.scope(), null, null).opened()).isNull();
    open(null, null);
    assertThat(app.readTill.balance(app.scope()).account()).isNotNull();
    assertThat(app.readTill.balance(app.scope()).sums()).isNull();
    assertThat(app.readTill.ledger(app.scope(), null, null).days()).isEmpty();
  }

  @Test
  void ledger_has_every_day_and_each_opens_with_what_the_one_before_closed_with() {
    open();
    sold(OPENED.minusDays(1), "1000.00", "0");
    sold(OPENED, "100.00", "50.00");
    Receipt later = sold(TestApplication.TODAY, "60.00", "0");
    app.clock.pass(Duration.ofMinutes(1));
    Receipt refund =
        app.refundReceipt.refund(
            app.scope(),
            later.id(),
            new RefundReceipt.Command(
                List.of(new RefundReceipt.Selection(null, 1, BigDecimal.ONE))));
    app.clock.pass(Duration.ofMinutes(1));
    moved("deposit", null, "200.00", TestApplication.TODAY);
    moved("withdrawal", "out", "20.00", TestApplication.TODAY.minusDays(1));
    moved("other", "out", "5.00", TestApplication.TODAY.minusDays(1));
    app.clock.pass(Duration.ofMinutes(1));
    paidInCash(app.issued().id(), "42.00");
    List<TillDay> days = days();
    assertThat(days)
        .extracting(day -> day.closing().toPlainString())
        .containsExactly("350.00", "350.00", "365.00", "237.00");
    assertThat(days.get(0).opening()).isEqualTo(ron("250.00"));
    for (int i = 1; i < days.size(); i++) {
      assertThat(days.get(i).opening()).isEqualTo(days.get(i - 1).closing());
    }
    TillDay today = days.get(3);
    assertThat(today.in()).isEqualTo(ron("102.00"));
    assertThat(today.out()).isEqualTo(ron("230.00"));
    assertThat(today.postings())
        .extracting(
            each -> each.entry().kind() + " " + each.entry().amount() + " " + each.balance())
        .containsExactly(
            "RECEIPT 60.00 RON 425.00 RON",
            "RECEIPT -30.00 RON 395.00 RON",
            "DEPOSIT -200.00 RON 195.00 RON",
            "PAYMENT 42.00 RON 237.00 RON");
    assertThat(today.postings().get(1).entry().source()).isEqualTo(refund.id().value());
    assertThat(today.postings().get(0).entry().description()).isEqualTo("Acme");
    assertThat(today.postings().get(2).entry().documentNumber()).isEqualTo("DEP-042");
    assertThat(current()).isEqualTo(ron("237.00"));
    assertThat(
            app.readTill
                .ledger(app.scope(), TestApplication.TODAY, TestApplication.TODAY)
                .days()
                .get(0)
                .opening())
        .isEqualTo(ron("365.00"));
  }

  @Test
  void receipt_counts_from_issue_until_it_is_cancelled_and_still_as_an_invoice() {
    open();
    Receipt receipt = sold(TestApplication.TODAY, "60.00", "0");
    app.advanceReceipt.cancel(app.scope(), receipt.id(), Remark.NONE);
    assertThat(current()).isEqualTo(ron("250.00"));
    app.advanceReceipt.restore(app.scope(), receipt.id());
    assertThat(current()).isEqualTo(ron("250.00"));
    app.advanceReceipt.issue(app.scope(), receipt.id());
    assertThat(current()).isEqualTo(ron("310.00"));
    app.convertReceipt.convert(
        app.scope(),
        receipt.id(),
        new ConvertReceipt.Command(
            null,
            null,
            null,
            app.createClient
                .create(app.scope(), Entries.client("Acme SRL").build())
                .client()
                .id()
                .value()));
    assertThat(current()).isEqualTo(ron("310.00"));
  }

  @Test
  void range_that_ends_before_it_begins_or_is_too_long_is_refused() {
    open(TestApplication.TODAY.minusDays(800), BigDecimal.ONE);
    LocalDate today = TestApplication.TODAY;
    assertThatThrownBy(() -> app.readTill.ledger(app.scope(), today, today.minusDays(1)))
        .isInstanceOf(ApplicationException.Invalid.class);
    assertThatThrownBy(() -> app.readTill.ledger(app.scope(), today.minusDays(366), today))
        .isInstanceOf(ApplicationException.Invalid.class);
    assertThat(app.readTill.ledger(app.scope(), today.minusDays(365), today).days()).hasSize(366);
    assertThat(days()).hasSize(366);
    assertThat(app.readTill.ledger(app.scope(), LocalDate.of(1990, 1, 1), today.minusDays(799)))
        .satisfies(ledger -> assertThat(ledger.days()).hasSize(2));
    assertThatThrownBy(() -> app.manageMovements.list(app.scope(), today, today.minusDays(1)))
        .isInstanceOf(ApplicationException.Invalid.class);
  }

  @Test
  void movements_are_changed_in_part_and_deleted() {
    open();
    CashMovement made = moved("deposit", null, "200.00", TestApplication.TODAY);
    assertThat(made.signed()).isEqualTo(ron("-200.00"));
    CashMovement turned =
        app.manageMovements.change(
            app.scope(),
            made.id(),
            new ManageMovements.Command("withdrawal", "out", null, null, null, null),
            Set.of("kind", "direction"));
    assertThat(turned.signed()).isEqualTo(ron("200.00"));
    assertThat(turned.documentNumber()).isEqualTo("DEP-042");
    CashMovement other =
        app.manageMovements.change(
            app.scope(),
            made.id(),
            new ManageMovements.Command("other", "out", new BigDecimal("7"), null, null, null),
            Set.of("kind", "direction", "amount", "description"));
    assertThat(other.signed()).isEqualTo(ron("-7.00"));
    assertThat(other.description()).isNull();
    assertThat(app.manageMovements.list(app.scope(), null, null)).containsExactly(other);
    assertThatThrownBy(
            () ->
                app.manageMovements.change(
                    app.stranger(),
                    made.id(),
                    new ManageMovements.Command(null, null, null, null, null, null),
                    Set.of()))
        .isInstanceOf(ApplicationException.NotFound.class);
    app.manageMovements.delete(app.scope(), made.id());
    assertThat(current()).isEqualTo(ron("250.00"));
    assertThatThrownBy(() -> app.manageMovements.delete(app.scope(), made.id()))
        .isInstanceOf(ApplicationException.NotFound.class);
  }

  @Test
  void malformed_movements_are_told_by_field_and_none_is_made_without_a_till() {
    ManageMovements.Command fine =
        new ManageMovements.Command(
            "deposit", null, BigDecimal.ONE, TestApplication.TODAY, null, null);
    assertThatThrownBy(() -> app.manageMovements.create(app.scope(), fine))
        .isInstanceOf(ApplicationException.Conflict.class);
    assertThat(app.manageMovements.list(app.scope(), null, null)).isEmpty();
    open();
    invalid(
        new ManageMovements.Command(null, null, null, null, null, null),
        "kind",
        "direction",
        "amount",
        "movementDate");
    invalid(
        new ManageMovements.Command(
            "other", "up", new BigDecimal("0.001"), OPENED.minusDays(1), null, null),
        "direction",
        "amount",
        "movementDate");
    invalid(
        new ManageMovements.Command(
            "loan", "in", new BigDecimal("1.005"), TestApplication.TODAY, null, null),
        "kind",
        "amount");
    assertThatThrownBy(() -> app.manageMovements.create(app.as(Role.ACCOUNTANT), fine))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }

  private void invalid(ManageMovements.Command command, String... fields) {
    assertThatThrownBy(() -> app.manageMovements.create(app.scope(), command))
        .isInstanceOfSatisfying(
            ApplicationException.Invalid.class,
            refused -> assertThat(refused.errors()).containsOnlyKeys(fields));
  }

  private ZReport closed(@Nullable LocalDate day, @Nullable String counted) {
    return app.closeTill.close(
        app.scope(),
        new CloseTill.Command(day, counted == null ? null : new BigDecimal(counted), null));
  }

  @Test
  void z_report_says_what_the_day_came_to_and_is_made_once() {
    assertThatThrownBy(() -> closed(null, null)).isInstanceOf(ApplicationException.Conflict.class);
    open();
    sold(OPENED, "100.00", "50.00");
    ZReport first = closed(OPENED, "349.50");
    assertThat(first.displayNumber()).isEqualTo("Z-0001");
    assertThat(first.opening()).isEqualTo(ron("250.00"));
    assertThat(first.closing()).isEqualTo(ron("350.00"));
    assertThat(first.difference()).isEqualTo(ron("-0.50"));
    assertThat(first.turnover().receipts()).isOne();
    assertThat(first.turnover().sold().total()).isEqualTo(ron("150.00"));
    assertThat(first.turnover().vat()).hasSize(1);
    assertThat(first.sums().in(TillEntry.Kind.RECEIPT)).isEqualTo(ron("100.00"));
    assertThatThrownBy(() -> closed(OPENED, null))
        .isInstanceOf(ApplicationException.Conflict.class);
    assertThatThrownBy(() -> closed(OPENED.minusDays(1), null))
        .isInstanceOf(ApplicationException.Conflict.class);
    assertThatThrownBy(() -> closed(TestApplication.TODAY.plusDays(1), null))
        .isInstanceOf(ApplicationException.Invalid.class);
    assertThat(app.closeTill.get(app.as(Role.EMPLOYEE), first.id())).isEqualTo(first);
    assertThatThrownBy(() -> app.closeTill.get(app.stranger(), first.id()))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(
            () ->
                app.closeTill.close(
                    app.as(Role.ACCOUNTANT), new CloseTill.Command(null, null, null)))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }

  @Test
  void what_changes_a_closed_day_shows_as_a_correction_of_the_next_report() {
    open();
    Receipt gone = sold(OPENED, "100.00", "0");
    ZReport first = closed(OPENED, null);
    app.advanceReceipt.cancel(app.scope(), gone.id(), Remark.NONE);
    moved("withdrawal", null, "30.00", TestApplication.TODAY);
    ZReport second = closed(null, null);
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.firstDay()).isEqualTo(OPENED.plusDays(1));
    assertThat(second.opening()).isEqualTo(first.closing()).isEqualTo(ron("350.00"));
    assertThat(second.corrections()).isEqualTo(ron("-100.00"));
    assertThat(second.closing()).isEqualTo(ron("280.00")).isEqualTo(current());
    assertThat(app.closeTill.list(app.scope(), new Page.Request(1, 10)).data())
        .containsExactly(second, first);
  }

  @Test
  void what_was_sold_or_cancelled_after_its_day_was_closed_is_told_by_the_next_report() {
    open();
    Receipt gone = sold(OPENED, "100.00", "21.00");
    ZReport first = closed(OPENED, null);
    sold(OPENED, "2.00", "240.00");
    app.advanceReceipt.cancel(app.scope(), gone.id(), Remark.NONE);
    sold(OPENED.plusDays(1), "10.00", "0");
    ZReport second = closed(OPENED.plusDays(1), null);
    assertThat(second.turnover().receipts()).isEqualTo(1);
    assertThat(second.turnover().sold().cash()).isEqualTo(ron("-88.00"));
    assertThat(second.turnover().sold().card()).isEqualTo(ron("219.00"));
    Turnover all =
        app.transactions.inCompany(
            app.scope().company(),
            () ->
                app.tillBook.turnover(
                    app.scope().company(), Currency.RON, OPENED, OPENED.plusDays(1)));
    assertThat(all.minus(first.turnover()).minus(second.turnover())).isEqualTo(all.minus(all));
    assertThat(closed(OPENED.plusDays(2), null).turnover()).isEqualTo(all.minus(all));
  }

  /** The till as a plain sum, kept beside the product while it does whatever comes. */
  private static final class Mirror {
    private final TillTest test = new TillTest();
    private final Random random;
    private final Map<Object, Money> effects = new HashMap<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private final List<CashMovement> movements = new ArrayList<>();

    Mirror(long seed) {
      random = new Random(seed);
      test.open();
    }

    private LocalDate day() {
      return OPENED.plusDays(random.nextInt(4));
    }

    private String cents(int least) {
      return BigDecimal.valueOf(2L * (least + random.nextInt(5_000)), 2).toPlainString();
    }

    void step() {
      switch (random.nextInt(7)) {
        case 0, 1 -> sell();
        case 2 -> refund();
        case 3 -> cancel();
        case 4 -> move();
        case 5 -> drop();
        default -> pay();
      }
    }

    private void sell() {
      Receipt sold = test.sold(day(), cents(1), random.nextBoolean() ? "0" : cents(1));
      receipts.add(sold);
      effects.put(sold.id(), sold.sale().tenders().cash());
    }

    private void refund() {
      if (receipts.isEmpty()) {
        return;
      }
      Receipt sold = receipts.get(random.nextInt(receipts.size()));
      try {
        Receipt refund =
            test.app.refundReceipt.refund(
                test.app.scope(),
                sold.id(),
                new RefundReceipt.Command(
                    List.of(
                        new RefundReceipt.Selection(
                            null, 1, BigDecimal.valueOf(1 + random.nextInt(15_000), 4)))));
        receipts.add(refund);
        effects.put(refund.id(), refund.sale().tenders().cash());
      } catch (DomainException.RuleViolated refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }

    private void cancel() {
      if (receipts.isEmpty()) {
        return;
      }
      Receipt any = receipts.get(random.nextInt(receipts.size()));
      try {
        test.app.advanceReceipt.cancel(test.app.scope(), any.id(), Remark.NONE);
        effects.remove(any.id());
      } catch (DomainException.IllegalState refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }

    private void move() {
      CashMovement moved =
          test.moved(
              List.of("deposit", "withdrawal", "other").get(random.nextInt(3)),
              random.nextBoolean() ? "in" : "out",
              cents(1),
              day());
      movements.add(moved);
      effects.put(moved.id(), moved.signed());
    }

    private void drop() {
      if (!movements.isEmpty()) {
        CashMovement gone = movements.remove(random.nextInt(movements.size()));
        test.app.manageMovements.delete(test.app.scope(), gone.id());
        effects.remove(gone.id());
      }
    }

    private void pay() {
      InvoiceId invoice = test.app.issued().id();
      test.paidInCash(invoice, "1.50");
      effects.put(invoice, ron("1.50"));
    }

    Money expected() {
      return effects.values().stream().reduce(ron("250.00"), Money::plus);
    }
  }

  @Property(seed = "20261128", tries = 60)
  void balance_is_the_opening_and_all_movements_after_any_sequence_of_operations(
      @ForAll long seed) {
    Mirror mirror = new Mirror(seed);
    for (int step = 0; step < 25; step++) {
      mirror.step();
      assertThat(mirror.test.current()).isEqualTo(mirror.expected());
    }
    List<TillDay> days = mirror.test.days();
    assertThat(days.get(days.size() - 1).closing()).isEqualTo(mirror.expected());
    Money balance = ron("250.00");
    for (TillDay day : days) {
      assertThat(day.opening()).isEqualTo(balance);
      for (TillDay.Posting posting : day.postings()) {
        balance = balance.plus(posting.entry().amount());
        assertThat(posting.balance()).isEqualTo(balance);
      }
      assertThat(day.closing())
          .isEqualTo(balance)
          .isEqualTo(day.opening().plus(day.in()).minus(day.out()));
    }
  }
}
