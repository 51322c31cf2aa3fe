package ro.storno.persistence.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.catalog.ProductUses;
import ro.storno.domain.catalog.ProductId;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** The use of products, from the lines that name them. */
public final class JdbiProductUses implements ProductUses {
  private final JdbiTransactions transactions;

  public JdbiProductUses(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Map<ProductId, Use> of(CompanyId company, Collection<ProductId> ids) {
    Map<ProductId, Use> found = new LinkedHashMap<>();
    if (ids.isEmpty()) {
      return found;
    }
    transactions
        .handle()
        .createQuery(
            """
            select u.product_id, i.currency, count(*) as lines, sum(u.quantity) as quantity,
                   sum(u.net) as net, min(i.issue_date) as first, max(i.issue_date) as last
            from product_use u
            join invoice i on i.company_id = u.company_id and i.id = u.invoice_id
            where u.company_id = :company and u.product_id = any(:ids)
              and i.status not in ('DRAFT', 'CANCELLED')
            group by u.product_id, i.currency
            """)
        .bind("company", company.value())
        .bindArray("ids", UUID.class, ids.stream().map(ProductId::value).toList())
        .map(
            (row, context) -> {
              Columns columns = new Columns(row);
              return Map.entry(
                  new ProductId(columns.uuid("product_id")),
                  new Use(
                      columns.number("lines"),
                      columns.decimal("quantity"),
                      Map.of(columns.text("currency"), columns.decimal("net")),
                      columns.date("first"),
                      columns.date("last")));
            })
        .forEach(each -> found.merge(each.getKey(), each.getValue(), JdbiProductUses::plus));
    return found;
  }

  /** The same product in another currency. */
  private static Use plus(Use one, Use other) {
    Map<String, BigDecimal> revenue = new LinkedHashMap<>(one.revenue());
    revenue.putAll(other.revenue());
    return new Use(
        one.lines() + other.lines(),
        one.quantity().add(other.quantity()),
        revenue,
        earlier(one.firstUsed(), other.firstUsed()) ? one.firstUsed() : other.firstUsed(),
        earlier(one.lastUsed(), other.lastUsed()) ? other.lastUsed() : one.lastUsed());
  }

  private static boolean earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
    return one != null && other != null && one.isBefore(other);
  }
}
