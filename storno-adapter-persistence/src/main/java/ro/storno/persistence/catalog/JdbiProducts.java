package ro.storno.persistence.catalog;

import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.catalog.Products;
import ro.storno.domain.catalog.CategoryId;
import ro.storno.domain.catalog.Product;
import ro.storno.domain.catalog.ProductId;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.SearchText;
import ro.storno.persistence.database.StoredJson;

/** Products; each is one row, read and written whole. */
public final class JdbiProducts implements Products {
  private static final String COLUMNS = "select data, category_id from product ";

  private static final String UNDER_FILTER =
      """
      from product
      where company_id = :company and deleted_at is null
        and (cast(:pattern as text) is null or search like :pattern)
        and active = coalesce(:active, active)
        and (cast(:category as uuid) is null or category_id = :category)
      """;

  private final JdbiTransactions transactions;

  public JdbiProducts(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Product> find(CompanyId company, ProductId id) {
    return findOne(company, id, "");
  }

  @Override
  public Optional<Product> findForUpdate(CompanyId company, ProductId id) {
    return findOne(company, id, " for no key update");
  }

  private Optional<Product> findOne(CompanyId company, ProductId id, String lock) {
    return transactions
        .handle()
        .createQuery(COLUMNS + "where company_id = :company and id = :id" + lock)
        .bind("company", company.value())
        .bind("id", id.value())
        .map((row, context) -> product(new Columns(row)))
        .findOne();
  }

  @Override
  public Map<ProductId, Product> findAll(CompanyId company, Collection<ProductId> ids) {
    Map<ProductId, Product> found = new LinkedHashMap<>();
    transactions
        .handle()
        .createQuery(COLUMNS + "where company_id = :company and id = any(:ids)")
        .bind("company", company.value())
        .bindArray("ids", UUID.class, ids.stream().map(ProductId::value).toList())
        .map((row, context) -> product(new Columns(row)))
        .forEach(product -> found.put(product.id(), product));
    return found;
  }

  /** Reads a product from the columns data and category_id. */
  public static Product product(Columns row) throws SQLException {
    Product stored = StoredJson.read(row.text("data"), Product.class);
    return in(row.maybeId("category_id", CategoryId::new), stored);
  }

  private static Product in(@Nullable CategoryId category, Product product) {
    return new Product(
        product.id(),
        product.company(),
        product.name(),
        product.code(),
        product.description(),
        product.price(),
        product.currency(),
        product.vatRate(),
        product.unitOfMeasure(),
        product.service(),
        product.usage(),
        product.classification(),
        new Product.Till(product.till().colour(), category, product.till().sgrDeposit()),
        product.active(),
        product.source(),
        product.lastSyncedAt(),
        product.createdAt(),
        product.updatedAt(),
        product.deletedAt());
  }

  @Override
  public void add(Product product) {
    bind(
            """
            insert into product
              (company_id, id, name, sort_name, search, active, category_id, data, created_at,
               deleted_at)
            values
              (:company, :id, :name, :sortName, :search, :active, :category,
               cast(:data as jsonb), :createdAt, :deletedAt)
            """,
            product)
        .bind("createdAt", product.createdAt())
        .execute();
  }

  @Override
  public void update(Product product) {
    bind(
            """
            update product
            set name = :name, sort_name = :sortName, search = :search, active = :active,
                category_id = :category, data = cast(:data as jsonb), deleted_at = :deletedAt
            where company_id = :company and id = :id
            """,
            product)
        .execute();
  }

  private Update bind(String sql, Product product) {
    CategoryId category = product.till().category();
    return transactions
        .handle()
        .createUpdate(sql)
        .bind("company", product.company().value())
        .bind("id", product.id().value())
        .bind("name", product.name())
        .bind("sortName", SearchText.of(product.name()))
        .bind("search", SearchText.of(product.name(), product.code(), product.description()))
        .bind("active", product.active())
        .bind("category", category == null ? null : category.value())
        .bind("data", StoredJson.write(in(null, product)))
        .bind("deletedAt", product.deletedAt());
  }

  @Override
  public Page<Product> list(CompanyId company, Filter filter, Page.Request page) {
    List<Product> rows =
        filtered(
                "select data, category_id "
                    + UNDER_FILTER
                    + "order by sort_name, id limit :limit offset :offset",
                company,
                filter)
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .map((row, context) -> product(new Columns(row)))
            .list();
    long total =
        filtered("select count(*) " + UNDER_FILTER, company, filter).mapTo(long.class).one();
    return new Page<>(rows, total, page.page(), page.limit());
  }

  private Query filtered(String sql, CompanyId company, Filter filter) {
    String search = filter.search();
    CategoryId category = filter.category();
    return transactions
        .handle()
        .createQuery(sql)
        .bind("company", company.value())
        .bind("pattern", search == null || search.isBlank() ? null : SearchText.containing(search))
        .bind("active", filter.active())
        .bind("category", category == null ? null : category.value());
  }

  @Override
  public void leaveCategory(CompanyId company, CategoryId category) {
    transactions
        .handle()
        .execute(
            "update product set category_id = null where company_id = ? and category_id = ?",
            company.value(),
            category.value());
  }
}
