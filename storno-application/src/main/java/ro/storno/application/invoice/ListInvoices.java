package ro.storno.application.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.identity.CompanyScope;

/** Lists invoices. */
public final class ListInvoices {
  /** Returns one page and the totals over the filter; the filter's today is filled in here. */
  public InvoiceQueries.Result list(CompanyScope scope, Criteria criteria, Page.Request page) {
    throw new UnsupportedOperationException();
  }

  /**
   * Which invoices, in the words of the API; every component may be null for "all".
   *
   * @param search in number, client name and CIF
   * @param status wire name of either axis; several separated by commas
   * @param paymentStatus wire name
   * @param direction wire name
   * @param type wire name of the document type
   * @param clientId client
   * @param parentDocumentId credit notes of this invoice
   * @param currency code
   * @param from issue date, inclusive
   * @param to issue date, inclusive
   * @param isPaid fully paid
   * @param isOverdue overdue today
   * @param excludeCancelled leave out cancelled ones
   * @param totalMin least total
   * @param totalMax greatest total
   * @param vatTotalMin least VAT
   * @param vatTotalMax greatest VAT
   * @param sort issueDate (also when null), number, total, dueDate or createdAt
   * @param order desc (also when null) or asc
   */
  public record Criteria(
      @Nullable String search,
      @Nullable String status,
      @Nullable String paymentStatus,
      @Nullable String direction,
      @Nullable String type,
      @Nullable UUID clientId,
      @Nullable UUID parentDocumentId,
      @Nullable String currency,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable Boolean isPaid,
      @Nullable Boolean isOverdue,
      @Nullable Boolean excludeCancelled,
      @Nullable BigDecimal totalMin,
      @Nullable BigDecimal totalMax,
      @Nullable BigDecimal vatTotalMin,
      @Nullable BigDecimal vatTotalMax,
      @Nullable String sort,
      @Nullable String order) {
    /** Everything, newest issue date first. */
    public static final Criteria ALL =
        new Criteria(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null);
  }
}
