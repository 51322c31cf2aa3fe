package ro.storno.persistence.receipt;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.receipt.Receipts;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.LineId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.party.Party;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.preceding.Stage;
import ro.storno.domain.receipt.Receipt;
import ro.storno.domain.receipt.Sale;
import ro.storno.domain.receipt.TenderMethod;
import ro.storno.domain.receipt.Tenders;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.SearchText;
import ro.storno.persistence.database.StoredJson;
import ro.storno.persistence.preceding.JdbiPrecedingDocuments;

/** Receipts: each is a row among the documents that precede an invoice, and one for its sale. */
public final class JdbiReceipts implements Receipts {
  private static final PrecedingKind KIND = PrecedingKind.RECEIPT;

  private static final String COLUMNS =
      """
      select r.id, r.method, r.currency, r.cash, r.card, r.other, r.cash_register, r.fiscal_number,
             r.customer_name, r.customer_cif, r.idempotency_key, r.request_hash, r.request_json,
             r.links
      from receipt r
      """;

  private static final String UNDER_FILTER =
      """
      from receipt r
      join preceding_document d on d.company_id = r.company_id and d.id = r.id
      where r.company_id = :company
        and (cast(:pattern as text) is null or r.search like :pattern)
        and (cardinality(:stages) = 0 or d.stage = any(:stages))
        and (cast(:from as date) is null or r.issue_date >= :from)
        and (cast(:to as date) is null or r.issue_date <= :to)
        and (cast(:method as text) is null or r.method = :method)
        and (cast(:cashRegister as text) is null or r.cash_register = :cashRegister)
        and (cast(:hasCustomer as boolean) is null or cast(:hasCustomer as boolean) = (
          r.customer_name is not null or r.customer_cif is not null or d.client_id is not null))
      """;

  private final JdbiTransactions transactions;
  private final JdbiPrecedingDocuments documents;

  public JdbiReceipts(JdbiTransactions transactions) {
    this.transactions = transactions;
    this.documents = new JdbiPrecedingDocuments(transactions);
  }

  /** What belongs together line by line, as it is stored. */
  private record Links(Map<String, String> deposits, Map<String, String> refunded) {
    static Links of(Sale sale) {
      return new Links(texts(sale.deposits()), texts(sale.refunded()));
    }

    private static Map<String, String> texts(Map<LineId, LineId> links) {
      Map<String, String> texts = new HashMap<>();
      links.forEach((line, other) -> texts.put(line.toString(), other.toString()));
      return texts;
    }

    private static Map<LineId, LineId> ids(Map<String, String> links) {
      Map<LineId, LineId> ids = new HashMap<>();
      links.forEach((line, other) -> ids.put(LineId.parse(line), LineId.parse(other)));
      return ids;
    }
  }

  /** A sale as it was read. */
  private record Row(PrecedingId id, Sale sale, Invoices.@Nullable CanonicalRequest request) {}

  @Override
  public Optional<Receipt> find(CompanyId company, PrecedingId id) {
    return documents.find(company, KIND, id).map(document -> whole(company, document));
  }

  @Override
  public Optional<Receipt> findForUpdate(CompanyId company, PrecedingId id) {
    return documents.findForUpdate(company, KIND, id).map(document -> whole(company, document));
  }

  private Receipt whole(CompanyId company, PrecedingDocument document) {
    return new Receipt(document, rows(company, "r.id = :value", document.id().value()).get(0).sale);
  }

  private List<Row> rows(CompanyId company, String condition, Object value) {
    return transactions
        .handle()
        .createQuery(COLUMNS + "where r.company_id = :company and " + condition)
        .bind("company", company.value())
        .bind("value", value)
        .map((row, context) -> row(new Columns(row)))
        .list();
  }

  private static Row row(Columns row) throws SQLException {
    Currency currency = Currency.of(row.text("currency"));
    Links links = StoredJson.read(row.text("links"), Links.class);
    String hash = row.maybeText("request_hash");
    return new Row(
        new PrecedingId(row.uuid("id")),
        new Sale(
            row.oneOf(TenderMethod.class, "method"),
            new Tenders(
                Money.rounded(row.decimal("cash"), currency),
                Money.rounded(row.decimal("card"), currency),
                Money.rounded(row.decimal("other"), currency)),
            row.text("cash_register"),
            row.text("fiscal_number"),
            row.maybeText("customer_name"),
            row.maybeText("customer_cif"),
            Links.ids(links.deposits),
            Links.ids(links.refunded),
            row.maybeText("idempotency_key")),
        hash == null ? null : new Invoices.CanonicalRequest(hash, row.text("request_json")));
  }

  @Override
  public boolean add(Receipt receipt, Invoices.@Nullable CanonicalRequest request) {
    PrecedingId parent = receipt.refundOf();
    int added =
        bind(
                """
                insert into receipt
                  (company_id, id, issue_date, method, currency, cash, card, other, cash_register,
                   fiscal_number, customer_name, customer_cif, refund_of, idempotency_key,
                   request_hash, request_json, search, links)
                values
                  (:company, :id, :issueDate, :method, :currency, :cash, :card, :other,
                   :cashRegister, :fiscalNumber, :customerName, :customerCif, :refundOf,
                   :idempotencyKey, :requestHash, :requestJson, :search, cast(:links as jsonb))
                on conflict (company_id, idempotency_key) where idempotency_key is not null
                  do nothing
                """,
                receipt)
            .bind("refundOf", parent == null ? null : parent.value())
            .bind("idempotencyKey", receipt.sale().idempotencyKey())
            .bind("requestHash", request == null ? null : request.hash())
            .bind("requestJson", request == null ? null : request.json())
            .execute();
    if (added == 0) {
      return false;
    }
    documents.add(receipt.document());
    return true;
  }

  @Override
  public void update(Receipt receipt) {
    documents.update(receipt.document());
    bind(
            """
            update receipt
            set issue_date = :issueDate, method = :method, currency = :currency, cash = :cash,
                card = :card, other = :other, cash_register = :cashRegister,
                fiscal_number = :fiscalNumber, customer_name = :customerName,
                customer_cif = :customerCif, search = :search, links = cast(:links as jsonb)
            where company_id = :company and id = :id
            """,
            receipt)
        .execute();
  }

  private Update bind(String sql, Receipt receipt) {
    Sale sale = receipt.sale();
    Party buyer = receipt.document().content().buyer();
    return transactions
        .handle()
        .createUpdate(sql)
        .bind("company", receipt.company().value())
        .bind("id", receipt.id().value())
        .bind("issueDate", receipt.document().content().issueDate())
        .bind("method", sale.method().name())
        .bind("currency", sale.tenders().cash().currency().code())
        .bind("cash", sale.tenders().cash().amount())
        .bind("card", sale.tenders().card().amount())
        .bind("other", sale.tenders().other().amount())
        .bind("cashRegister", sale.cashRegister())
        .bind("fiscalNumber", sale.fiscalNumber())
        .bind("customerName", sale.customerName())
        .bind("customerCif", sale.customerCif())
        .bind(
            "search",
            SearchText.of(
                receipt.document().displayNumber(),
                sale.customerName(),
                sale.customerCif(),
                buyer == null ? null : buyer.name(),
                buyer == null ? null : buyer.taxCode(),
                sale.fiscalNumber()))
        .bind("links", StoredJson.write(Links.of(sale)));
  }

  @Override
  public void remove(CompanyId company, PrecedingId id) {
    documents.remove(company, id);
  }

  @Override
  public List<Receipt> activeRefundsOf(CompanyId company, PrecedingId parent) {
    List<Row> rows = rows(company, "r.refund_of = :value order by r.id", parent.value());
    return whole(company, rows).stream().filter(each -> each.stage() == Stage.ISSUED).toList();
  }

  /** Puts sales and documents together, in the order of the sales. */
  private List<Receipt> whole(CompanyId company, List<Row> rows) {
    Map<PrecedingId, PrecedingDocument> found =
        documents.findAll(company, rows.stream().map(Row::id).toList());
    return rows.stream()
        .map(row -> new Receipt(Objects.requireNonNull(found.get(row.id)), row.sale))
        .toList();
  }

  @Override
  public Optional<Keyed> findByIdempotencyKey(CompanyId company, String key) {
    return rows(company, "r.idempotency_key = :value", key).stream()
        .findFirst()
        .map(
            row ->
                new Keyed(
                    find(company, row.id).orElseThrow(), Objects.requireNonNull(row.request)));
  }

  @Override
  public Map<PrecedingId, String> numbers(CompanyId company, Collection<PrecedingId> ids) {
    Map<PrecedingId, String> numbers = new HashMap<>();
    documents
        .findAll(company, ids)
        .forEach((id, document) -> numbers.put(id, document.displayNumber()));
    return numbers;
  }

  @Override
  public Page<Receipt> list(CompanyId company, Filter filter, Page.Request page) {
    List<UUID> ids =
        filtered(
                "select r.id "
                    + UNDER_FILTER
                    + "order by r.issue_date desc, r.id desc limit :limit offset :offset",
                company,
                filter)
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .mapTo(UUID.class)
            .list();
    long total =
        filtered("select count(*) " + UNDER_FILTER, company, filter).mapTo(long.class).one();
    return new Page<>(inOrder(company, ids), total, page.page(), page.limit());
  }

  private List<Receipt> inOrder(CompanyId company, List<UUID> ids) {
    Map<UUID, Receipt> byId = new LinkedHashMap<>();
    List<Row> rows = rows(company, "r.id = any(:value)", ids.toArray(UUID[]::new));
    whole(company, rows).forEach(each -> byId.put(each.id().value(), each));
    List<Receipt> ordered = new ArrayList<>();
    ids.forEach(id -> ordered.add(Objects.requireNonNull(byId.get(id))));
    return ordered;
  }

  private Query filtered(String sql, CompanyId company, Filter filter) {
    String search = filter.search();
    return transactions
        .handle()
        .createQuery(sql)
        .bind("company", company.value())
        .bind("pattern", search == null || search.isBlank() ? null : SearchText.containing(search))
        .bindArray("stages", String.class, filter.stages().stream().map(Stage::name).toList())
        .bind("from", filter.from())
        .bind("to", filter.to())
        .bind("method", filter.method() == null ? null : filter.method().name())
        .bind("cashRegister", filter.cashRegister())
        .bind("hasCustomer", filter.hasCustomer());
  }
}
