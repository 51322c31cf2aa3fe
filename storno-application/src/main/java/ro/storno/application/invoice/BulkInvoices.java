package ro.storno.application.invoice;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.BulkOutcome;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.payment.DeletePayment;
import ro.storno.application.payment.RecordPayment;
import ro.storno.domain.DomainException;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Money;

/**
 * Does with up to a hundred invoices what clients do with several at once, with each in a
 * transaction of its own (client-operations.tsv).
 */
public final class BulkInvoices {
  /** What is kept where nobody says why several are cancelled; clients need not ask. */
  private static final String NO_REASON = "Anulată împreună cu altele, fără un motiv anume";

  private static final String TITLE = "Invoice";

  private final Transactions transactions;
  private final Invoices invoices;
  private final Single single;
  private final Clock clock;

  /**
   * What is done with one; none is null.
   *
   * @param delete deletes drafts
   * @param cancel cancels
   * @param reverse takes back by a credit note
   * @param issue issues drafts
   * @param pay records payments
   * @param unpay takes payments back
   */
  public record Single(
      DeleteInvoice delete,
      CancelInvoice cancel,
      ReverseInvoice reverse,
      IssueInvoice issue,
      RecordPayment pay,
      DeletePayment unpay) {}

  /** Works with the given use cases and ports; none is null. */
  public BulkInvoices(Transactions transactions, Invoices invoices, Single single, Clock clock) {
    this.transactions = transactions;
    this.invoices = invoices;
    this.single = single;
    this.clock = clock;
  }

  /**
   * Deletes drafts that never carried a number.
   *
   * @param ids as sent; not null
   * @throws ApplicationException.Invalid if there are none or more than a hundred
   */
  public BulkOutcome deleteAll(CompanyScope scope, List<String> ids) {
    scope.requireToChange(Permission.INVOICE_DELETE);
    return BulkOutcome.of(ids, TITLE, id -> single.delete.delete(scope, new InvoiceId(id)));
  }

  /**
   * Cancels.
   *
   * @param ids as sent; not null
   * @param reason of all of them, or null
   * @throws ApplicationException.Invalid if there are none or more than a hundred
   */
  public BulkOutcome cancelAll(CompanyScope scope, List<String> ids, @Nullable String reason) {
    scope.requireToChange(Permission.INVOICE_CANCEL);
    String why = reason == null || reason.isBlank() ? NO_REASON : reason;
    return BulkOutcome.of(ids, TITLE, id -> single.cancel.cancel(scope, new InvoiceId(id), why));
  }

  /**
   * Issues drafts, in the order of their ids as sent.
   *
   * @param ids as sent; not null
   * @throws ApplicationException.Invalid if there are none or more than a hundred
   */
  public BulkOutcome issueAll(CompanyScope scope, List<String> ids) {
    scope.requireToChange(Permission.INVOICE_ISSUE);
    return BulkOutcome.of(ids, TITLE, id -> single.issue.issue(scope, new InvoiceId(id)));
  }

  /**
   * Takes all payments of each back, unless one of them is reconciled.
   *
   * @param ids as sent; not null
   * @throws ApplicationException.Invalid if there are none or more than a hundred
   */
  public BulkOutcome unpayAll(CompanyScope scope, List<String> ids) {
    scope.requireToChange(Permission.PAYMENT_DELETE);
    return BulkOutcome.of(ids, TITLE, id -> single.unpay.deleteAll(scope, new InvoiceId(id)));
  }

  /**
   * Takes each back by a draft credit note.
   *
   * @param ids as sent; not null
   * @throws ApplicationException.Invalid if there are none or more than a hundred
   */
  public BulkOutcome reverseAll(CompanyScope scope, List<String> ids) {
    scope.requireToChange(Permission.INVOICE_REFUND);
    scope.requireToChange(Permission.INVOICE_CREATE);
    return BulkOutcome.of(ids, TITLE, id -> single.reverse.reverse(scope, new InvoiceId(id)));
  }

  /**
   * Records for each the payment of what is left.
   *
   * @param ids as sent; not null
   * @param method wire name, bank_transfer for null
   * @param paidAt day, or a time on it; today for null
   * @throws ApplicationException.Invalid if there are none or more than a hundred, or {@code
   *     paidAt} is neither
   * @throws ApplicationException.Unacceptable if there is no such method
   */
  public BulkOutcome payAll(
      CompanyScope scope, List<String> ids, @Nullable String method, @Nullable String paidAt) {
    scope.requireToChange(Permission.PAYMENT_CREATE);
    if (RecordPayment.method(method).isEmpty()) {
      throw new ApplicationException.Unacceptable(
          "Validation failed", Map.of("paymentMethod", RecordPayment.UNKNOWN_METHOD));
    }
    LocalDate day = day(paidAt, scope.profile().settings().timeZone());
    return BulkOutcome.of(ids, TITLE, id -> pay(scope, new InvoiceId(id), method, day));
  }

  private void pay(CompanyScope scope, InvoiceId id, @Nullable String method, LocalDate day) {
    Money left =
        transactions.inCompany(
            scope.company(),
            () ->
                invoices
                    .find(scope.company(), id)
                    .orElseThrow(() -> new ApplicationException.NotFound(TITLE))
                    .balance());
    if (left.signum() <= 0) {
      throw new DomainException.IllegalState("Nothing is left to be paid.");
    }
    single.pay.record(
        scope,
        id,
        new RecordPayment.Command(left.amount(), day, method, left.currency().code(), null, null));
  }

  private LocalDate day(@Nullable String paidAt, ZoneId zone) {
    if (paidAt == null || paidAt.isBlank()) {
      return LocalDate.now(clock.withZone(zone));
    }
    try {
      return paidAt.indexOf('T') < 0
          ? LocalDate.parse(paidAt)
          : OffsetDateTime.parse(paidAt).atZoneSameInstant(zone).toLocalDate();
    } catch (DateTimeException wrong) {
      throw new ApplicationException.Invalid(
          Map.of("paidAt", "This value should be a date such as 2026-11-28."));
    }
  }
}
