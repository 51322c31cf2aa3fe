package ro.storno.application.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.document.PaymentStatus;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.party.SupplierId;

/** Lists of invoices: flat rows, never aggregates. */
public interface InvoiceQueries {
  /** Returns one page of rows and the totals over the whole filter. */
  Result list(CompanyId company, Filter filter, Sort sort, Page.Request page);

  /**
   * Which invoices; every criterion may be null for "all" and they are combined with and.
   *
   * @param search in number, client name and CIF, without regard to case and diacritics
   * @param statuses any of these document statuses
   * @param paymentStatus derived on {@link #today()}
   * @param direction or null
   * @param documentType or null
   * @param clientId or null
   * @param supplierId or null
   * @param duplicate whether the same supplier, number and date came before
   * @param parent credit notes of this invoice
   * @param currency or null
   * @param issuedFrom issue date, inclusive
   * @param issuedTo issue date, inclusive
   * @param paid whether fully paid
   * @param overdue whether overdue on {@link #today()}
   * @param excludeCancelled whether to leave out cancelled ones
   * @param totalMin or null
   * @param totalMax or null
   * @param vatTotalMin or null
   * @param vatTotalMax or null
   * @param late whether filed late at the authority, or late already, by {@code filing}
   * @param filing what the law asks of the company; holds the day in its time zone; not null
   */
  record Filter(
      @Nullable String search,
      List<DocumentStatus> statuses,
      @Nullable PaymentStatus paymentStatus,
      @Nullable Direction direction,
      @Nullable DocumentType documentType,
      @Nullable ClientId clientId,
      @Nullable SupplierId supplierId,
      @Nullable Boolean duplicate,
      @Nullable InvoiceId parent,
      @Nullable Currency currency,
      @Nullable LocalDate issuedFrom,
      @Nullable LocalDate issuedTo,
      @Nullable Boolean paid,
      @Nullable Boolean overdue,
      boolean excludeCancelled,
      @Nullable BigDecimal totalMin,
      @Nullable BigDecimal totalMax,
      @Nullable BigDecimal vatTotalMin,
      @Nullable BigDecimal vatTotalMax,
      @Nullable Boolean late,
      FilingRule filing) {
    /** Takes a copy. */
    public Filter {
      statuses = List.copyOf(statuses);
    }

    /** Returns the same for documents of one direction. */
    public Filter withDirection(Direction only) {
      return with(statuses, only);
    }

    /** Returns the same for documents in some statuses. */
    public Filter withStatuses(List<DocumentStatus> any) {
      return with(any, direction);
    }

    private Filter with(List<DocumentStatus> newStatuses, @Nullable Direction newDirection) {
      return new Filter(
          search,
          newStatuses,
          paymentStatus,
          newDirection,
          documentType,
          clientId,
          supplierId,
          duplicate,
          parent,
          currency,
          issuedFrom,
          issuedTo,
          paid,
          overdue,
          excludeCancelled,
          totalMin,
          totalMax,
          vatTotalMin,
          vatTotalMax,
          late,
          filing);
    }

    /** Returns the day in the company's time zone. */
    public LocalDate today() {
      return filing.today();
    }

    /** Returns the outgoing documents of a client. */
    public static Filter ofClient(ClientId client, LocalDate today) {
      return new Filter(
          null,
          List.of(),
          null,
          Direction.OUTGOING,
          null,
          client,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          false,
          null,
          null,
          null,
          null,
          null,
          FilingRule.none(today));
    }

    /** Returns the documents of a direction, or of both, issued in a span; null means any. */
    public static Filter issued(
        @Nullable Direction direction,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        LocalDate today) {
      return new Filter(
          null,
          List.of(),
          null,
          direction,
          null,
          null,
          null,
          null,
          null,
          null,
          from,
          to,
          null,
          null,
          false,
          null,
          null,
          null,
          null,
          null,
          FilingRule.none(today));
    }

    /** Returns the documents of a supplier. */
    public static Filter ofSupplier(SupplierId supplier, LocalDate today) {
      return new Filter(
          null,
          List.of(),
          null,
          null,
          null,
          null,
          supplier,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          false,
          null,
          null,
          null,
          null,
          null,
          FilingRule.none(today));
    }

    /** Returns the outgoing documents of a client in some statuses that are dated in this month. */
    public static Filter openOfMonth(
        ClientId client, List<DocumentStatus> statuses, LocalDate today) {
      return new Filter(
          null,
          statuses,
          null,
          Direction.OUTGOING,
          null,
          client,
          null,
          null,
          null,
          null,
          today.withDayOfMonth(1),
          today.withDayOfMonth(today.lengthOfMonth()),
          null,
          null,
          false,
          null,
          null,
          null,
          null,
          null,
          FilingRule.none(today));
    }
  }

  /**
   * In which order; ties are broken by id so that pages are stable.
   *
   * @param by not null
   * @param descending or ascending
   */
  record Sort(By by, boolean descending) {
    /** Newest issue date first, the order when nothing is said. */
    public static final Sort NEWEST = new Sort(By.ISSUE_DATE, true);

    /** What lists can be sorted by. */
    public enum By {
      ISSUE_DATE,
      NUMBER,
      TOTAL,
      DUE_DATE,
      CREATED_AT
    }
  }

  /**
   * A page and its totals.
   *
   * @param page not null
   * @param distinctCurrencies codes that occur under the filter, sorted; not null
   * @param currency the currency the totals are in: the only one, or the one filtered by; null when
   *     mixed
   * @param subtotal sums over the whole filter; null when currencies are mixed
   * @param vatTotal likewise
   * @param total likewise
   * @param nextMails when the next mail about a document of the page leaves, where one waits for
   *     its time; empty until somebody has looked; not null
   */
  record Result(
      Page<Row> page,
      List<String> distinctCurrencies,
      @Nullable String currency,
      @Nullable Money subtotal,
      @Nullable Money vatTotal,
      @Nullable Money total,
      Map<UUID, Instant> nextMails) {
    /** What the invoices themselves tell. */
    public Result(
        Page<Row> page,
        List<String> distinctCurrencies,
        @Nullable String currency,
        @Nullable Money subtotal,
        @Nullable Money vatTotal,
        @Nullable Money total) {
      this(page, distinctCurrencies, currency, subtotal, vatTotal, total, Map.of());
    }

    /** Returns the same with the times of mails. */
    Result withNextMails(Map<UUID, Instant> times) {
      return new Result(page, distinctCurrencies, currency, subtotal, vatTotal, total, times);
    }
  }

  /**
   * One row.
   *
   * @param id not null
   * @param number as shown; not null
   * @param documentType not null
   * @param typeCode not null
   * @param direction not null
   * @param status document status; not null
   * @param paymentStatus on the filter's today; not null
   * @param shownStatus wire field status; not null
   * @param issueDate not null
   * @param dueDate or null
   * @param clientId or null
   * @param supplierName not null
   * @param supplierTaxCode or null
   * @param buyerName or null
   * @param buyerTaxCode or null
   * @param subtotal not null
   * @param vatTotal not null
   * @param total not null
   * @param amountPaid not null
   * @param balance not null
   * @param paymentMethod wire name; not null
   * @param parent or null
   * @param cancelledAt or null
   * @param paidAt when the last payment made it paid, or null
   * @param scheduledSendAt when it will be sent to the authority, or null
   * @param filingDeadline last day for filing, or null
   * @param late whether it was filed late, or is late already
   * @param filingMessage the authority's reasons, or why a submission waits; or null
   * @param createdAt not null
   * @param updatedAt or null
   * @param supplierId the seller of record of a document made elsewhere, or null
   * @param duplicate whether the same supplier, number and date came before
   */
  record Row(
      InvoiceId id,
      String number,
      DocumentType documentType,
      String typeCode,
      Direction direction,
      DocumentStatus status,
      PaymentStatus paymentStatus,
      String shownStatus,
      LocalDate issueDate,
      @Nullable LocalDate dueDate,
      @Nullable ClientId clientId,
      String supplierName,
      @Nullable String supplierTaxCode,
      @Nullable String buyerName,
      @Nullable String buyerTaxCode,
      Money subtotal,
      Money vatTotal,
      Money total,
      Money amountPaid,
      Money balance,
      String paymentMethod,
      @Nullable InvoiceId parent,
      @Nullable Instant cancelledAt,
      @Nullable Instant paidAt,
      @Nullable Instant scheduledSendAt,
      @Nullable LocalDate filingDeadline,
      boolean late,
      @Nullable String filingMessage,
      Instant createdAt,
      @Nullable Instant updatedAt,
      @Nullable SupplierId supplierId,
      boolean duplicate) {}
}
