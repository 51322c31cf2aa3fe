package ro.storno.rest.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceFiles;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.domain.money.Money;
import ro.storno.rest.openapi.Described;

/** The answers and small requests of the invoice routes, beyond the invoice itself. */
final class InvoiceAnswers {
  private InvoiceAnswers() {}

  /** A saved invoice and the quick check of it. */
  record Saved(InvoiceView invoice, ValidationView validation) {}

  /** Why an invoice is cancelled. */
  record CancelRequest(
      @Described(value = "At least ten characters", required = true) @Nullable String reason) {}

  /** How thoroughly to check. */
  record ValidateRequest(@Described("quick (also without) or full") @Nullable String mode) {}

  /** Files attached to an invoice. */
  record AttachmentList(List<AttachmentView> data) {}

  /** What the official rules said, newest first. */
  record VerdictList(List<VerdictView> data) {}

  /** A verdict kept as evidence. */
  record VerdictView(
      String verdict,
      @Nullable String ruleSet,
      @Nullable String base,
      String inputSha256,
      Instant checkedAt) {
    static VerdictView of(InvoiceFiles.Evidence evidence) {
      return new VerdictView(
          evidence.verdict(),
          evidence.ruleSet(),
          evidence.base(),
          evidence.inputSha256(),
          evidence.checkedAt());
    }
  }

  /** Sums over a whole filter; null where currencies are mixed. */
  record Sums(
      @Nullable BigDecimal subtotal, @Nullable BigDecimal vatTotal, @Nullable BigDecimal total) {}

  /** A page of invoices with the totals over the filter. */
  record InvoiceList(
      List<InvoiceRowView> data,
      long total,
      int page,
      int limit,
      long pages,
      @Described("Currency of the totals; null where they are mixed") @Nullable String currency,
      List<String> distinctCurrencies,
      Sums totals) {
    static InvoiceList of(CompanyScope scope, InvoiceQueries.Result result) {
      return new InvoiceList(
          result.page().data().stream()
              .map(row -> InvoiceRowView.of(scope, row, result.nextMails().get(row.id().value())))
              .toList(),
          result.page().total(),
          result.page().page(),
          result.page().limit(),
          result.page().pages(),
          result.currency(),
          result.distinctCurrencies(),
          new Sums(amount(result.subtotal()), amount(result.vatTotal()), amount(result.total())));
    }

    private static @Nullable BigDecimal amount(@Nullable Money money) {
      return money == null ? null : money.amount();
    }
  }
}
