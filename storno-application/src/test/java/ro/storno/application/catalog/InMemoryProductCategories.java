package ro.storno.application.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.catalog.CategoryId;
import ro.storno.domain.catalog.ProductCategory;
import ro.storno.domain.company.CompanyId;

/** Product categories in memory. */
public final class InMemoryProductCategories implements ProductCategories {
  private final InMemoryTransactions transactions;
  private final Map<CategoryId, ProductCategory> categories;

  public InMemoryProductCategories(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.categories = transactions.table();
  }

  @Override
  public List<ProductCategory> of(CompanyId company) {
    return transactions.sees(company)
        ? categories.values().stream()
            .filter(each -> each.company().equals(company))
            .sorted(
                Comparator.comparingInt(ProductCategory::sortOrder)
                    .thenComparing(each -> each.name().toLowerCase(Locale.ROOT)))
            .toList()
        : List.of();
  }

  @Override
  public Optional<ProductCategory> find(CompanyId company, CategoryId id) {
    return of(company).stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public Optional<ProductCategory> findForRemoval(CompanyId company, CategoryId id) {
    return find(company, id);
  }

  @Override
  public void add(ProductCategory category) {
    categories.put(category.id(), category);
  }

  @Override
  public void update(ProductCategory category) {
    categories.replace(category.id(), category);
  }

  @Override
  public void remove(CompanyId company, CategoryId id) {
    find(company, id).ifPresent(each -> categories.remove(each.id()));
  }
}
