package ro.storno.persistence.party;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.party.Suppliers;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.party.Supplier;
import ro.storno.domain.party.SupplierId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.SearchText;
import ro.storno.persistence.database.StoredJson;

/** Suppliers of companies. */
public final class JdbiSuppliers implements Suppliers {
  private static final String UNDER_FILTER =
      """
      from supplier
      where company_id = :company and deleted_at is null
        and (cast(:pattern as text) is null or search like :pattern)
      """;

  private final JdbiTransactions transactions;

  public JdbiSuppliers(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Supplier> find(CompanyId company, SupplierId id) {
    return findOne("", company, id);
  }

  @Override
  public Optional<Supplier> findForUpdate(CompanyId company, SupplierId id) {
    return findOne(" for no key update", company, id);
  }

  private Optional<Supplier> findOne(String lock, CompanyId company, SupplierId id) {
    return transactions
        .handle()
        .createQuery("select data from supplier where company_id = :company and id = :id" + lock)
        .bind("company", company.value())
        .bind("id", id.value())
        .map((row, context) -> supplier(new Columns(row).text("data")))
        .findOne();
  }

  @Override
  public Map<String, Supplier> findByKeys(CompanyId company, Collection<String> keys) {
    Map<String, Supplier> found = new LinkedHashMap<>();
    transactions
        .handle()
        .createQuery(
            """
            select key, data from supplier
            where company_id = :company and key = any(:keys)
            order by key
            for no key update
            """)
        .bind("company", company.value())
        .bindArray("keys", String.class, List.copyOf(keys))
        .map(
            (row, context) ->
                Map.entry(new Columns(row).text("key"), supplier(new Columns(row).text("data"))))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  private static Supplier supplier(String json) {
    return StoredJson.read(json, Supplier.class);
  }

  /** A supplier as a row; the component names are those of the columns. */
  private record Row(
      UUID id,
      String key,
      String name,
      String sort_name,
      String search,
      Supplier data,
      Instant created_at,
      @Nullable Instant deleted_at) {
    static Row of(Supplier supplier) {
      return new Row(
          supplier.id().value(),
          supplier.key(),
          supplier.party().name(),
          SearchText.of(supplier.party().name()),
          SearchText.of(
              supplier.party().name(),
              supplier.party().taxCode(),
              supplier.party().vatCode(),
              supplier.party().email()),
          supplier,
          supplier.createdAt(),
          supplier.deletedAt());
    }
  }

  private static String rows(List<Supplier> suppliers) {
    return StoredJson.write(suppliers.stream().map(Row::of).toList());
  }

  private static final String RECORDSET =
      """
      from jsonb_to_recordset(cast(:rows as jsonb)) as r
        (id uuid, key text, name text, sort_name text, search text, data jsonb,
         created_at timestamptz, deleted_at timestamptz)
      """;

  @Override
  public int add(CompanyId company, List<Supplier> suppliers) {
    return transactions
        .handle()
        .createUpdate(
            """
            insert into supplier
              (company_id, id, key, name, sort_name, search, data, created_at, deleted_at)
            select :company, id, key, name, sort_name, search, data, created_at, deleted_at
            """
                + RECORDSET
                + """
                order by key
                on conflict (company_id, key) do nothing
                """)
        .bind("company", company.value())
        .bind("rows", rows(suppliers))
        .execute();
  }

  @Override
  public void update(CompanyId company, List<Supplier> suppliers) {
    if (suppliers.isEmpty()) {
      return;
    }
    transactions
        .handle()
        .createUpdate(
            """
            update supplier s
            set name = r.name, sort_name = r.sort_name, search = r.search, data = r.data,
                deleted_at = r.deleted_at
            """
                + RECORDSET
                + "where s.company_id = :company and s.id = r.id")
        .bind("company", company.value())
        .bind("rows", rows(suppliers))
        .execute();
  }

  @Override
  public Page<Supplier> list(CompanyId company, @Nullable String search, Page.Request page) {
    List<Supplier> rows =
        filtered(
                "select data "
                    + UNDER_FILTER
                    + "order by sort_name, id limit :limit offset :offset",
                company,
                search)
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .map((row, context) -> supplier(new Columns(row).text("data")))
            .list();
    long total =
        filtered("select count(*) " + UNDER_FILTER, company, search).mapTo(long.class).one();
    return new Page<>(rows, total, page.page(), page.limit());
  }

  private Query filtered(String sql, CompanyId company, @Nullable String search) {
    return transactions
        .handle()
        .createQuery(sql)
        .bind("company", company.value())
        .bind("pattern", search == null || search.isBlank() ? null : SearchText.containing(search));
  }
}
