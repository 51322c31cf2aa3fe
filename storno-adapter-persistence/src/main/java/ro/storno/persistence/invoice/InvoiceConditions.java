package ro.storno.persistence.invoice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.InvoiceQueries.Filter;
import ro.storno.domain.anaf.FilingDeadline;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.persistence.database.SearchText;

/** The WHERE of a list: fixed pieces of SQL, values only as parameters. */
final class InvoiceConditions {
  /** As {@code FilingRule.late} decides it; a test compares the two. */
  private static final String LATE =
      """
      case
        when exists (
          select 1 from submission s
          where s.company_id = :company and s.document_id = listed.id
            and s.document_kind = 'INVOICE' and s.channel = 'ANAF' and s.taken_at is not null
            and s.state in ('SENT', 'ACCEPTED'))
        then exists (
          select 1 from submission s
          where s.company_id = :company and s.document_id = listed.id
            and s.document_kind = 'INVOICE' and s.channel = 'ANAF' and s.late)
        else :filingApplies and direction = 'OUTGOING'
          and status in ('ISSUED', 'SENT_TO_PROVIDER', 'REJECTED')
          and issue_date between :filingBeginning and :latestOverdueIssue
          and (:filingExpected or exists (
            select 1 from submission s
            where s.company_id = :company and s.document_id = listed.id
              and s.document_kind = 'INVOICE' and s.channel = 'ANAF'))
      end = :late
      """;

  /** Of a row of table {@code invoice i}: the same supplier, number and date came before. */
  static final String DUPLICATE =
      """
      (i.supplier_id is not null and exists (
        select 1 from invoice earlier
        where earlier.company_id = i.company_id and earlier.supplier_id = i.supplier_id
          and earlier.number = i.number and earlier.issue_date = i.issue_date
          and (earlier.created_at, earlier.id) < (i.created_at, i.id)))
      """;

  private final List<String> pieces = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();
  private List<DocumentStatus> statuses = List.of();

  private InvoiceConditions() {}

  static InvoiceConditions of(Filter filter) {
    InvoiceConditions all = new InvoiceConditions();
    all.ofDocument(filter);
    all.ofIssueDate(filter);
    all.ofAmounts(filter);
    all.ofFiling(filter);
    return all;
  }

  private void ofDocument(Filter filter) {
    if (filter.search() != null && !filter.search().isBlank()) {
      where("search like :search", "search", SearchText.containing(filter.search()));
    }
    if (!filter.statuses().isEmpty()) {
      statuses = filter.statuses();
      pieces.add("status in (<statuses>)");
    }
    where("direction = :direction", "direction", name(filter.direction()));
    where("document_type = :documentType", "documentType", name(filter.documentType()));
    where(
        "client_id = :client",
        "client",
        filter.clientId() == null ? null : filter.clientId().value());
    where(
        "parent_id = :parent", "parent", filter.parent() == null ? null : filter.parent().value());
    where(
        "supplier_id = :supplier",
        "supplier",
        filter.supplierId() == null ? null : filter.supplierId().value());
    where("duplicate = :duplicate", "duplicate", filter.duplicate());
    if (filter.excludeCancelled()) {
      pieces.add("status <> 'CANCELLED'");
    }
  }

  private void ofIssueDate(Filter filter) {
    where("issue_date >= :issuedFrom", "issuedFrom", filter.issuedFrom());
    where("issue_date <= :issuedTo", "issuedTo", filter.issuedTo());
  }

  private void ofAmounts(Filter filter) {
    where(
        "currency = :currency",
        "currency",
        filter.currency() == null ? null : filter.currency().code());
    where("payment_status = :paymentStatus", "paymentStatus", name(filter.paymentStatus()));
    where("(payment_status = 'PAID') = :paid", "paid", filter.paid());
    where("(payment_status = 'OVERDUE') = :overdue", "overdue", filter.overdue());
    where("total >= :totalMin", "totalMin", filter.totalMin());
    where("total <= :totalMax", "totalMax", filter.totalMax());
    where("vat_total >= :vatTotalMin", "vatTotalMin", filter.vatTotalMin());
    where("vat_total <= :vatTotalMax", "vatTotalMax", filter.vatTotalMax());
  }

  private void ofFiling(Filter filter) {
    if (filter.late() != null) {
      where(LATE, "late", filter.late());
      values.put("filingApplies", filter.filing().applies());
      values.put("filingExpected", filter.filing().expected());
      values.put("filingBeginning", FilingDeadline.beginning());
      values.put("latestOverdueIssue", FilingDeadline.latestOverdueIssue(filter.today()));
    }
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  private void where(String piece, String parameter, @Nullable Object value) {
    if (value != null) {
      pieces.add(piece);
      values.put(parameter, value);
    }
  }

  String where() {
    return pieces.isEmpty() ? "" : " where " + String.join(" and ", pieces);
  }

  Query bind(Query query) {
    values.forEach(query::bind);
    return statuses.isEmpty()
        ? query
        : query.bindList("statuses", statuses.stream().map(Enum::name).toList());
  }
}
