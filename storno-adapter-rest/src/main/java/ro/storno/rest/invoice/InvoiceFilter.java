package ro.storno.rest.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.ListInvoices;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Param;

/** The query parameters of invoice lists (api-reference/invoices/list.md). */
public final class InvoiceFilter {
  private static final Param<String> SEARCH =
      Param.text("search", "Part of the number, the client's name or its CIF.");
  private static final Param<String> STATUS =
      Param.text("status", "Document or payment status; several separated by commas.");
  private static final Param<String> PAYMENT_STATUS =
      Param.text("paymentStatus", "One of unpaid, partially_paid, paid, overdue.");
  private static final Param<String> DIRECTION = Param.text("direction", "outgoing or incoming.");
  private static final Param<String> TYPE = Param.text("type", "invoice or credit_note.");
  private static final Param<Boolean> CREDIT_NOTE =
      Param.flag("isCreditNote", "Credit notes only, or invoices only.");
  private static final Param<UUID> CLIENT = Param.uuid("clientId", "Invoices to this client.");
  private static final Param<UUID> SUPPLIER =
      Param.uuid("supplierId", "Invoices of this supplier.");
  private static final Param<Boolean> DUPLICATE =
      Param.flag("isDuplicate", "The supplier sent one with this number and date before, or not.");
  private static final Param<UUID> PARENT =
      Param.uuid("parentDocumentId", "Credit notes of this invoice.");
  private static final Param<String> CURRENCY = Param.text("currency", "ISO 4217 code.");
  private static final Param<LocalDate> FROM = Param.date("from", "First issue date.");
  private static final Param<LocalDate> TO = Param.date("to", "Last issue date.");
  private static final Param<LocalDate> DATE_FROM = Param.date("dateFrom", "The same as from.");
  private static final Param<LocalDate> DATE_TO = Param.date("dateTo", "The same as to.");
  private static final Param<Boolean> PAID = Param.flag("isPaid", "Fully paid, or not.");
  private static final Param<Boolean> OVERDUE = Param.flag("isOverdue", "Overdue today, or not.");
  private static final Param<Boolean> EXCLUDE_CANCELLED =
      Param.flag("excludeCancelled", "Leave out cancelled ones.");
  private static final Param<BigDecimal> TOTAL_MIN = Param.decimal("totalMin", "Least total.");
  private static final Param<BigDecimal> TOTAL_MAX = Param.decimal("totalMax", "Greatest total.");
  private static final Param<BigDecimal> VAT_MIN = Param.decimal("vatTotalMin", "Least VAT.");
  private static final Param<BigDecimal> VAT_MAX = Param.decimal("vatTotalMax", "Greatest VAT.");
  private static final Param<Boolean> LATE =
      Param.flag("isLateSubmission", "Filed late at the authority, or late already; or not.");
  private static final Param<String> SORT =
      Param.text("sort", "issueDate (also without), number, total, dueDate or createdAt.");
  private static final Param<String> ORDER = Param.text("order", "desc (also without) or asc.");

  /** What lists of invoices can be filtered by, and sorted. */
  public static final List<Param<?>> PARAMS =
      List.of(
          SEARCH,
          STATUS,
          PAYMENT_STATUS,
          DIRECTION,
          TYPE,
          CREDIT_NOTE,
          CLIENT,
          SUPPLIER,
          PARENT,
          CURRENCY,
          FROM,
          TO,
          DATE_FROM,
          DATE_TO,
          PAID,
          OVERDUE,
          DUPLICATE,
          EXCLUDE_CANCELLED,
          TOTAL_MIN,
          TOTAL_MAX,
          VAT_MIN,
          VAT_MAX,
          LATE,
          SORT,
          ORDER);

  private InvoiceFilter() {}

  /** Reads the filter of a request. */
  public static ListInvoices.Criteria of(Call call) {
    return new ListInvoices.Criteria(
        call.param(SEARCH).orElse(null),
        call.param(STATUS).orElse(null),
        call.param(PAYMENT_STATUS).orElse(null),
        call.param(DIRECTION).orElse(null),
        type(call),
        call.param(CLIENT).orElse(null),
        call.param(SUPPLIER).orElse(null),
        call.param(PARENT).orElse(null),
        call.param(CURRENCY).orElse(null),
        call.param(FROM).or(() -> call.param(DATE_FROM)).orElse(null),
        call.param(TO).or(() -> call.param(DATE_TO)).orElse(null),
        call.param(PAID).orElse(null),
        call.param(OVERDUE).orElse(null),
        call.param(DUPLICATE).orElse(null),
        call.param(EXCLUDE_CANCELLED).orElse(null),
        call.param(TOTAL_MIN).orElse(null),
        call.param(TOTAL_MAX).orElse(null),
        call.param(VAT_MIN).orElse(null),
        call.param(VAT_MAX).orElse(null),
        call.param(LATE).orElse(null),
        call.param(SORT).orElse(null),
        call.param(ORDER).orElse(null));
  }

  private static @Nullable String type(Call call) {
    return call.param(TYPE)
        .or(() -> call.param(CREDIT_NOTE).map(credit -> credit ? "credit_note" : "invoice"))
        .orElse(null);
  }
}
