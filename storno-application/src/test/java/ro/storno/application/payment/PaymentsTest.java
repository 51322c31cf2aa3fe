package ro.storno.application.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.Entries;
import ro.storno.application.TestApplication;
import ro.storno.application.invoice.InvoiceEntry;
import ro.storno.domain.DomainException;
import ro.storno.domain.document.PaymentStatus;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.payment.Payment;
import ro.storno.domain.payment.PaymentId;
import ro.storno.domain.payment.PaymentMethod;

class PaymentsTest {
  private final TestApplication app = new TestApplication();

  private static RecordPayment.Command of(String amount) {
    return new RecordPayment.Command(
        new BigDecimal(amount), TestApplication.TODAY, null, null, "OP 7", null);
  }

  private RecordPayment.Result paid(InvoiceId id, String amount) {
    return app.pay.record(app.scope(), id, of(amount));
  }

  @Test
  void payments_add_up_to_paid() {
    InvoiceId id = app.issued().id();
    RecordPayment.Result part = paid(id, "100.00");
    assertThat(part.invoice().paymentStatus(part.today())).isEqualTo(PaymentStatus.PARTIALLY_PAID);
    assertThat(part.invoice().balance()).isEqualTo(Money.of("142.00", Currency.RON));
    RecordPayment.Result rest = paid(id, "142");
    assertThat(rest.invoice().shownStatus(rest.today())).isEqualTo("paid");
    assertThat(app.listPayments.list(app.scope(), id)).hasSize(2);
    assertThat(app.events.list(app.scope(), id).get(0).event().metadata())
        .containsEntry("amount", "142.00");
  }

  @Test
  void one_cent_too_much_is_tolerated_with_a_warning_and_two_are_not() {
    InvoiceId id = app.issued().id();
    assertThatThrownBy(() -> paid(id, "242.02")).isInstanceOf(DomainException.RuleViolated.class);
    assertThat(paid(id, "242.01").warnings()).isNotEmpty();
    assertThatThrownBy(() -> paid(id, "0.01")).isInstanceOf(DomainException.RuleViolated.class);
  }

  @Test
  void concurrent_payments_together_never_exceed_the_invoice() throws Exception {
    InvoiceId id = app.issued().id();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Integer> pay =
          () -> {
            try {
              paid(id, "100");
              return 1;
            } catch (DomainException.RuleViolated full) {
              return 0;
            }
          };
      int recorded = 0;
      for (Future<Integer> each : threads.invokeAll(Collections.nCopies(16, pay))) {
        recorded += each.get();
      }
      assertThat(recorded).isEqualTo(2);
      assertThat(app.stored(id).amountPaid()).isEqualTo(Money.of("200.00", Currency.RON));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void malformed_payments_are_unacceptable() {
    InvoiceId id = app.issued().id();
    List<RecordPayment.Command> bad =
        List.of(
            new RecordPayment.Command(null, TestApplication.TODAY, null, null, null, null),
            new RecordPayment.Command(BigDecimal.ONE, null, null, null, null, null),
            of("0"),
            of("-5"),
            of("1.001"),
            new RecordPayment.Command(
                BigDecimal.ONE, TestApplication.TODAY, "shells", null, null, null),
            new RecordPayment.Command(
                BigDecimal.ONE, TestApplication.TODAY, null, "LEI", null, null));
    for (RecordPayment.Command command : bad) {
      assertThatThrownBy(() -> app.pay.record(app.scope(), id, command))
          .isInstanceOf(ApplicationException.Unacceptable.class);
    }
    assertThatThrownBy(
            () ->
                app.pay.record(
                    app.scope(),
                    id,
                    new RecordPayment.Command(
                        BigDecimal.ONE, TestApplication.TODAY, null, "EUR", null, null)))
        .isInstanceOf(DomainException.RuleViolated.class);
    assertThatThrownBy(
            () ->
                app.pay.record(
                    app.scope(),
                    id,
                    new RecordPayment.Command(
                        BigDecimal.ONE, TestApplication.TODAY.plusDays(1), null, null, null, null)))
        .isInstanceOf(DomainException.RuleViolated.class);
    assertThat(app.listPayments.list(app.scope(), id)).isEmpty();
  }

  @Test
  void deleted_payment_is_owed_again() {
    InvoiceId id = app.issued().id();
    PaymentId payment = paid(id, "242").payment().id();
    app.unpay.delete(app.scope(), id, payment);
    assertThat(app.stored(id).balance()).isEqualTo(Money.of("242.00", Currency.RON));
    assertThat(app.events.list(app.scope(), id).get(0).event().type())
        .isEqualTo(InvoiceEvent.Type.PAYMENT_DELETED);
    assertThatThrownBy(() -> app.unpay.delete(app.scope(), id, payment))
        .isInstanceOf(ApplicationException.NotFound.class);
  }

  @Test
  void reconciled_payment_stays() {
    InvoiceId id = app.issued().id();
    Payment reconciled =
        new Payment(
            new PaymentId(app.ids.next()),
            app.scope().company(),
            id,
            Money.of("1.00", Currency.RON),
            TestApplication.TODAY,
            PaymentMethod.BANK_TRANSFER,
            null,
            null,
            true,
            TestApplication.START);
    app.transactions.inCompany(
        app.scope().company(),
        () -> {
          app.payments.add(reconciled);
          return 0;
        });
    assertThatThrownBy(() -> app.unpay.delete(app.scope(), id, reconciled.id()))
        .isInstanceOf(DomainException.IllegalState.class);
  }

  @Test
  void total_cannot_sink_below_what_was_paid_nor_the_currency_change() {
    InvoiceId id = app.issued().id();
    paid(id, "200");
    assertThatThrownBy(
            () ->
                app.update.update(
                    app.scope(),
                    id,
                    Entries.invoice().lines(Entries.line("1", "100")).build(),
                    Set.of("lines")))
        .isInstanceOf(DomainException.RuleViolated.class);
    assertThatThrownBy(
            () ->
                app.update.update(
                    app.scope(),
                    id,
                    Entries.record(InvoiceEntry.class, Map.of("currency", "EUR")),
                    Set.of("currency")))
        .isInstanceOf(DomainException.RuleViolated.class);
    assertThat(app.stored(id).balance()).isEqualTo(Money.of("42.00", Currency.RON));
  }

  @Test
  void invoice_with_payments_cannot_be_restored() {
    InvoiceId id = app.issued().id();
    paid(id, "1");
    app.cancel.cancel(app.scope(), id, "nu mai este nevoie");
    assertThatThrownBy(() -> app.restore.restore(app.scope(), id))
        .isInstanceOf(DomainException.RuleViolated.class);
  }

  @Test
  void foreign_invoice_takes_no_payment() {
    InvoiceId id = app.issued().id();
    assertThatThrownBy(() -> app.pay.record(app.stranger(), id, of("1")))
        .isInstanceOf(ApplicationException.NotFound.class);
    PaymentId payment = paid(id, "1").payment().id();
    assertThatThrownBy(() -> app.unpay.delete(app.stranger(), id, payment))
        .isInstanceOf(ApplicationException.NotFound.class);
  }
}
