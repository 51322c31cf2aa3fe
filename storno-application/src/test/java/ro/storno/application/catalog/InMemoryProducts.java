package ro.storno.application.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Page;
import ro.storno.domain.catalog.CategoryId;
import ro.storno.domain.catalog.Product;
import ro.storno.domain.catalog.ProductId;
import ro.storno.domain.company.CompanyId;

/** Products in memory. */
public final class InMemoryProducts implements Products {
  private final InMemoryTransactions transactions;
  private final Map<ProductId, Product> products;

  public InMemoryProducts(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.products = transactions.table();
  }

  private Stream<Product> of(CompanyId company) {
    return transactions.sees(company)
        ? products.values().stream().filter(each -> each.company().equals(company))
        : Stream.empty();
  }

  @Override
  public Optional<Product> find(CompanyId company, ProductId id) {
    return of(company).filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Product> findForUpdate(CompanyId company, ProductId id) {
    return find(company, id);
  }

  @Override
  public Map<ProductId, Product> findAll(CompanyId company, Collection<ProductId> ids) {
    Map<ProductId, Product> found = new LinkedHashMap<>();
    of(company).filter(each -> ids.contains(each.id())).forEach(each -> found.put(each.id(), each));
    return found;
  }

  @Override
  public void add(Product product) {
    products.put(product.id(), product);
  }

  @Override
  public void update(Product product) {
    products.replace(product.id(), product);
  }

  @Override
  public Page<Product> list(CompanyId company, Filter filter, Page.Request page) {
    String search = filter.search();
    String wanted = search == null ? "" : search.strip().toLowerCase(Locale.ROOT);
    CategoryId category = filter.category();
    List<Product> found =
        of(company)
            .filter(each -> each.deletedAt() == null)
            .filter(each -> text(each).contains(wanted))
            .filter(each -> filter.active() == null || filter.active() == each.active())
            .filter(each -> category == null || category.equals(each.till().category()))
            .sorted(Comparator.comparing(each -> each.name().toLowerCase(Locale.ROOT)))
            .toList();
    return new Page<>(
        found.stream().skip(page.offset()).limit(page.limit()).toList(),
        found.size(),
        page.page(),
        page.limit());
  }

  private static String text(Product product) {
    return String.join("\n", product.name(), "" + product.code(), "" + product.description())
        .toLowerCase(Locale.ROOT);
  }

  @Override
  public void leaveCategory(CompanyId company, CategoryId category) {
    of(company)
        .filter(each -> category.equals(each.till().category()))
        .toList()
        .forEach(each -> products.put(each.id(), without(each)));
  }

  private static Product without(Product was) {
    return new Product(
        was.id(),
        was.company(),
        was.name(),
        was.code(),
        was.description(),
        was.price(),
        was.currency(),
        was.vatRate(),
        was.unitOfMeasure(),
        was.service(),
        was.usage(),
        was.classification(),
        new Product.Till(was.till().colour(), null, was.till().sgrDeposit()),
        was.active(),
        was.source(),
        was.lastSyncedAt(),
        was.createdAt(),
        was.updatedAt(),
        was.deletedAt());
  }
}
