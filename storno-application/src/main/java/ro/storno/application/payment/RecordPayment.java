package ro.storno.application.payment;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.FieldErrors;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.Invoices;
import ro.storno.domain.DomainException;
import ro.storno.domain.Problem;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.payment.Payment;
import ro.storno.domain.payment.PaymentId;
import ro.storno.domain.payment.PaymentMethod;

/** Records money received for an invoice. */
public final class RecordPayment {
  private final CommandValidator validator;
  private final Transactions transactions;
  private final Invoices invoices;
  private final Payments payments;
  private final Ids ids;
  private final Clock clock;

  /** Records with the given ports; none is null. */
  public RecordPayment(
      CommandValidator validator,
      Transactions transactions,
      Invoices invoices,
      Payments payments,
      Ids ids,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.invoices = invoices;
    this.payments = payments;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Records the payment, under a lock on the invoice: payments made at the same time cannot
   * together exceed it.
   *
   * @throws ApplicationException.Unacceptable if a field is malformed
   * @throws DomainException.RuleViolated if the payment does not fit the invoice
   * @throws ApplicationException.NotFound if the company has no such invoice
   */
  public Result record(CompanyScope scope, InvoiceId id, Command command) {
    scope.requireToChange(Permission.PAYMENT_CREATE);
    validator.checkAcceptable(command);
    LocalDate today = LocalDate.now(clock.withZone(scope.profile().settings().timeZone()));
    return transactions.inCompany(
        scope.company(),
        () -> {
          Invoice invoice =
              invoices
                  .findForUpdate(scope.company(), id)
                  .orElseThrow(() -> new ApplicationException.NotFound("Invoice"));
          Payment payment = payment(scope, invoice, command);
          Invoice paid = paid(invoice, payment, today);
          payments.add(payment);
          invoices.update(
              paid, List.of(received(payment, ids.next(), scope.actor().user(), clock.instant())));
          return new Result(payment, paid, today, warnings(invoice, paid, payment));
        });
  }

  private static Invoice paid(Invoice invoice, Payment payment, LocalDate today) {
    try {
      return invoice.pay(payment, today, payment.createdAt());
    } catch (DomainException.InvalidValue wrong) {
      throw new ApplicationException.Unacceptable(
          "Validation failed", Map.of(wrong.field(), String.valueOf(wrong.getMessage())));
    }
  }

  private Payment payment(CompanyScope scope, Invoice invoice, Command command) {
    FieldErrors errors = new FieldErrors();
    Currency currency =
        errors.captureAs(
            "currency",
            () ->
                command.currency == null
                    ? invoice.content().currency()
                    : Currency.of(command.currency));
    Money amount =
        currency == null
            ? null
            : errors.captureAs(
                "amount", () -> Money.of(Objects.requireNonNull(command.amount), currency));
    Optional<PaymentMethod> method = method(command.paymentMethod);
    errors.addIf(method.isEmpty(), "paymentMethod", UNKNOWN_METHOD);
    errors.throwUnacceptable();
    return new Payment(
        new PaymentId(ids.next()),
        scope.company(),
        invoice.id(),
        Objects.requireNonNull(amount),
        Objects.requireNonNull(command.paymentDate),
        method.orElseThrow(),
        command.reference,
        command.notes,
        false,
        clock.instant());
  }

  /** What an unknown method is answered. */
  public static final String UNKNOWN_METHOD =
      "Choose bank_transfer, cash, card, cheque, paypal, stripe, mobilpay, netopia or other.";

  /** Returns the method with a wire name, bank_transfer for none. */
  public static Optional<PaymentMethod> method(@Nullable String wireName) {
    return wireName == null || wireName.isBlank()
        ? Optional.of(PaymentMethod.BANK_TRANSFER)
        : PaymentMethod.ofWireName(wireName);
  }

  /** Returns the event that tells of a payment. */
  public static InvoiceEvent received(Payment payment, UUID id, @Nullable UserId by, Instant now) {
    return new InvoiceEvent(
        id,
        InvoiceEvent.Type.PAYMENT_RECEIVED,
        null,
        null,
        now,
        by,
        "Payment of " + payment.amount() + " received",
        Map.of(
            "paymentId", payment.id().toString(),
            "amount", payment.amount().toPlainString(),
            "currency", payment.amount().currency().code(),
            "method", payment.method().wireName()));
  }

  private static List<String> warnings(Invoice invoice, Invoice paid, Payment payment) {
    List<String> warnings = new ArrayList<>();
    invoice.paymentWarnings(payment).stream().map(Problem::message).forEach(warnings::add);
    if (paid.balance().signum() < 0) {
      warnings.add("The payments exceed the invoice by " + paid.balance().abs() + ".");
    }
    return List.copyOf(warnings);
  }

  /**
   * A payment as typed.
   *
   * @param amount more than nought, required
   * @param paymentDate not in the future, required
   * @param paymentMethod wire name; bank_transfer unless given
   * @param currency the invoice's unless given
   * @param reference or null
   * @param notes or null
   */
  public record Command(
      @NotNull(message = Wording.BLANK)
          @Positive(message = Wording.POSITIVE)
          @Digits(integer = 13, fraction = 4, message = Wording.TOO_PRECISE)
          @Nullable BigDecimal amount,
      @NotNull(message = Wording.BLANK) @Nullable LocalDate paymentDate,
      @Nullable String paymentMethod,
      @Nullable String currency,
      @Size(max = 255, message = Wording.TOO_LONG) @Nullable String reference,
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
