package ro.storno.application.payment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.payment.Payment;

/** Records money received for an invoice. */
public final class RecordPayment {
  /** Records the payment. */
  public Result record(CompanyScope scope, InvoiceId invoice, Command command) {
    throw new UnsupportedOperationException();
  }

  /**
   * A payment as typed.
   *
   * @param amount more than nought
   * @param paymentDate not in the future
   * @param paymentMethod wire name; bank_transfer unless given
   * @param currency the invoice's unless given
   * @param reference or null
   * @param notes or null
   */
  public record Command(
      @Nullable BigDecimal amount,
      @Nullable LocalDate paymentDate,
      @Nullable String paymentMethod,
      @Nullable String currency,
      @Nullable String reference,
      @Nullable String notes) {}

  /**
   * The payment and what it left.
   *
   * @param payment not null
   * @param invoice as it stands now; not null
   * @param today the day in the company's time zone, for the derived status; not null
   * @param warnings in words; not null
   */
  public record Result(Payment payment, Invoice invoice, LocalDate today, List<String> warnings) {}
}
