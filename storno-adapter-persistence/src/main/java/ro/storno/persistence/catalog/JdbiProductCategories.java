package ro.storno.persistence.catalog;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;
import ro.storno.application.catalog.ProductCategories;
import ro.storno.domain.catalog.CategoryId;
import ro.storno.domain.catalog.Colour;
import ro.storno.domain.catalog.ProductCategory;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Product categories. */
public final class JdbiProductCategories implements ProductCategories {
  private static final String COLUMNS =
      """
      select company_id, id, name, colour, sort_order, created_at, updated_at
      from product_category
      where company_id = :company
      """;

  private final JdbiTransactions transactions;

  public JdbiProductCategories(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<ProductCategory> of(CompanyId company) {
    return transactions
        .handle()
        .createQuery(COLUMNS + "order by sort_order, lower(name), id")
        .bind("company", company.value())
        .map((row, context) -> category(new Columns(row)))
        .list();
  }

  @Override
  public Optional<ProductCategory> find(CompanyId company, CategoryId id) {
    return findOne(company, id, "for key share");
  }

  @Override
  public Optional<ProductCategory> findForRemoval(CompanyId company, CategoryId id) {
    return findOne(company, id, "for update");
  }

  private Optional<ProductCategory> findOne(CompanyId company, CategoryId id, String lock) {
    return transactions
        .handle()
        .createQuery(COLUMNS + "and id = :id " + lock)
        .bind("company", company.value())
        .bind("id", id.value())
        .map((row, context) -> category(new Columns(row)))
        .findOne();
  }

  private static ProductCategory category(Columns row) throws SQLException {
    String colour = row.maybeText("colour");
    return new ProductCategory(
        new CategoryId(row.uuid("id")),
        new CompanyId(row.uuid("company_id")),
        row.text("name"),
        colour == null ? null : new Colour(colour),
        row.integer("sort_order"),
        row.instant("created_at"),
        row.maybeInstant("updated_at"));
  }

  @Override
  public void add(ProductCategory category) {
    bind(
            """
            insert into product_category
              (company_id, id, name, colour, sort_order, created_at, updated_at)
            values (:company, :id, :name, :colour, :sortOrder, :createdAt, :updatedAt)
            """,
            category)
        .bind("createdAt", category.createdAt())
        .execute();
  }

  @Override
  public void update(ProductCategory category) {
    bind(
            """
            update product_category
            set name = :name, colour = :colour, sort_order = :sortOrder, updated_at = :updatedAt
            where company_id = :company and id = :id
            """,
            category)
        .execute();
  }

  private Update bind(String sql, ProductCategory category) {
    Colour colour = category.colour();
    return transactions
        .handle()
        .createUpdate(sql)
        .bind("company", category.company().value())
        .bind("id", category.id().value())
        .bind("name", category.name())
        .bind("colour", colour == null ? null : colour.hex())
        .bind("sortOrder", category.sortOrder())
        .bind("updatedAt", category.updatedAt());
  }

  @Override
  public void remove(CompanyId company, CategoryId id) {
    transactions
        .handle()
        .execute(
            "delete from product_category where company_id = ? and id = ?",
            company.value(),
            id.value());
  }
}
