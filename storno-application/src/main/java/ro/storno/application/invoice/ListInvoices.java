package ro.storno.application.invoice;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.FieldErrors;
import ro.storno.application.Page;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.document.PaymentStatus;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.party.SupplierId;

/** Lists invoices. */
public final class ListInvoices {
  private static final Map<String, InvoiceQueries.Sort.By> SORTS =
      Map.of(
          "issueDate", InvoiceQueries.Sort.By.ISSUE_DATE,
          "number", InvoiceQueries.Sort.By.NUMBER,
          "total", InvoiceQueries.Sort.By.TOTAL,
          "dueDate", InvoiceQueries.Sort.By.DUE_DATE,
          "createdAt", InvoiceQueries.Sort.By.CREATED_AT);

  private final Transactions transactions;
  private final InvoiceQueries queries;
  private final ScheduledMails scheduledMails;
  private final Clock clock;

  /** Lists from the given ports; none is null. */
  public ListInvoices(
      Transactions transactions,
      InvoiceQueries queries,
      ScheduledMails scheduledMails,
      Clock clock) {
    this.transactions = transactions;
    this.queries = queries;
    this.scheduledMails = scheduledMails;
    this.clock = clock;
  }

  /**
   * Returns one page and the totals over the filter.
   *
   * @throws ApplicationException.Unacceptable if a criterion has no meaning
   */
  public InvoiceQueries.Result list(CompanyScope scope, Criteria criteria, Page.Request page) {
    scope.requireToView(Permission.INVOICE_VIEW);
    Chosen chosen = chosen(scope, criteria);
    return transactions.inCompany(
        scope.company(),
        () -> {
          InvoiceQueries.Result found =
              queries.list(scope.company(), chosen.filter, chosen.sort, page);
          return found.withNextMails(
              scheduledMails.next(
                  scope.company(),
                  found.page().data().stream().map(row -> row.id().value()).toList()));
        });
  }

  /** Knows when mails about documents are to leave. */
  @FunctionalInterface
  public interface ScheduledMails {
    /** Returns when the next mail about each document leaves, where one waits for its time. */
    Map<UUID, Instant> next(CompanyId company, Collection<UUID> documents);
  }

  /**
   * What some criteria mean.
   *
   * @param filter not null
   * @param sort not null
   */
  public record Chosen(InvoiceQueries.Filter filter, InvoiceQueries.Sort sort) {}

  /**
   * Reads criteria; checks no permission.
   *
   * @throws ApplicationException.Unacceptable if one has no meaning
   */
  public Chosen chosen(CompanyScope scope, Criteria criteria) {
    FieldErrors errors = new FieldErrors();
    InvoiceQueries.Filter filter =
        filter(
            criteria,
            FilingRule.of(
                scope.profile(),
                LocalDate.now(clock.withZone(scope.profile().settings().timeZone()))),
            errors);
    InvoiceQueries.Sort sort = sort(criteria, errors);
    errors.throwUnacceptable();
    return new Chosen(filter, sort);
  }

  private static InvoiceQueries.Filter filter(
      Criteria criteria, FilingRule filing, FieldErrors errors) {
    List<DocumentStatus> statuses = new ArrayList<>();
    List<PaymentStatus> paymentStatuses = new ArrayList<>();
    statuses(criteria.status, "status", statuses, paymentStatuses, errors);
    errors.addIf(
        !paymentStatuses.isEmpty() && !statuses.isEmpty(),
        "status",
        "Document and payment statuses cannot be mixed here; use paymentStatus for the latter.");
    List<DocumentStatus> misplaced = new ArrayList<>();
    statuses(criteria.paymentStatus, "paymentStatus", misplaced, paymentStatuses, errors);
    errors.addIf(!misplaced.isEmpty(), "paymentStatus", "Use status for document statuses.");
    errors.addIf(
        paymentStatuses.stream().distinct().count() > 1,
        "paymentStatus",
        "Filter by one payment status at a time.");
    String code = criteria.currency;
    return new InvoiceQueries.Filter(
        blankToNull(criteria.search),
        statuses,
        paymentStatuses.isEmpty() ? null : paymentStatuses.get(0),
        direction(criteria.direction, errors),
        type(criteria.type, errors),
        criteria.clientId == null ? null : new ClientId(criteria.clientId),
        criteria.supplierId == null ? null : new SupplierId(criteria.supplierId),
        criteria.isDuplicate,
        criteria.parentDocumentId == null ? null : new InvoiceId(criteria.parentDocumentId),
        code == null || code.isBlank()
            ? null
            : errors.captureAs("currency", () -> Currency.of(code)),
        criteria.from,
        criteria.to,
        criteria.isPaid,
        criteria.isOverdue,
        Boolean.TRUE.equals(criteria.excludeCancelled),
        criteria.totalMin,
        criteria.totalMax,
        criteria.vatTotalMin,
        criteria.vatTotalMax,
        criteria.isLateSubmission,
        filing);
  }

  /** The wire field status shows either axis, so a filter on it may name either. */
  private static void statuses(
      @Nullable String text,
      String field,
      List<DocumentStatus> statuses,
      List<PaymentStatus> paymentStatuses,
      FieldErrors errors) {
    if (text == null || text.isBlank()) {
      return;
    }
    for (String name : text.split(",", -1)) {
      String wanted = name.strip();
      Optional<DocumentStatus> status = DocumentStatus.ofWireName(wanted);
      Optional<PaymentStatus> payment = PaymentStatus.ofWireName(wanted);
      status.ifPresent(statuses::add);
      payment.ifPresent(paymentStatuses::add);
      errors.addIf(
          status.isEmpty() && payment.isEmpty(), field, "There is no status '" + wanted + "'.");
    }
  }

  private static @Nullable Direction direction(@Nullable String name, FieldErrors errors) {
    if (name == null || name.isBlank()) {
      return null;
    }
    errors.addIf(
        !name.equals("incoming") && !name.equals("outgoing"),
        "direction",
        "Choose incoming or outgoing.");
    return name.equals("incoming") ? Direction.INCOMING : Direction.OUTGOING;
  }

  private static @Nullable DocumentType type(@Nullable String name, FieldErrors errors) {
    if (name == null || name.isBlank()) {
      return null;
    }
    Optional<DocumentType> type = DocumentType.ofWireName(name);
    errors.addIf(type.isEmpty(), "type", "Choose invoice or credit_note.");
    return type.orElse(null);
  }

  private static InvoiceQueries.Sort sort(Criteria criteria, FieldErrors errors) {
    String by = criteria.sort == null || criteria.sort.isBlank() ? "issueDate" : criteria.sort;
    String order = criteria.order == null || criteria.order.isBlank() ? "desc" : criteria.order;
    errors.addIf(
        !SORTS.containsKey(by),
        "sort",
        "Sort by one of " + String.join(", ", new TreeSet<>(SORTS.keySet())) + ".");
    errors.addIf(!order.equals("asc") && !order.equals("desc"), "order", "Choose asc or desc.");
    return new InvoiceQueries.Sort(
        SORTS.getOrDefault(by, InvoiceQueries.Sort.By.ISSUE_DATE), !order.equals("asc"));
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /**
   * Which invoices, in the words of the API; every component may be null for "all".
   *
   * @param search in number, client name and CIF
   * @param status wire name of either axis; several document statuses separated by commas
   * @param paymentStatus wire name
   * @param direction wire name
   * @param type wire name of the document type
   * @param clientId client
   * @param supplierId supplier
   * @param parentDocumentId credit notes of this invoice
   * @param currency code
   * @param from issue date, inclusive
   * @param to issue date, inclusive
   * @param isPaid fully paid
   * @param isOverdue overdue today
   * @param isDuplicate the same supplier, number and date came before
   * @param excludeCancelled leave out cancelled ones
   * @param totalMin least total
   * @param totalMax greatest total
   * @param vatTotalMin least VAT
   * @param vatTotalMax greatest VAT
   * @param isLateSubmission filed late at the authority, or late already
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
      @Nullable UUID supplierId,
      @Nullable UUID parentDocumentId,
      @Nullable String currency,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable Boolean isPaid,
      @Nullable Boolean isOverdue,
      @Nullable Boolean isDuplicate,
      @Nullable Boolean excludeCancelled,
      @Nullable BigDecimal totalMin,
      @Nullable BigDecimal totalMax,
      @Nullable BigDecimal vatTotalMin,
      @Nullable BigDecimal vatTotalMax,
      @Nullable Boolean isLateSubmission,
      @Nullable String sort,
      @Nullable String order) {
    /** Everything, newest issue date first. */
    public static final Criteria ALL =
        new Criteria(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null, null, null);
  }
}
