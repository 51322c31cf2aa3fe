package ro.storno.application.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Page;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.tax.VatRates;
import ro.storno.domain.catalog.CategoryId;
import ro.storno.domain.catalog.Product;
import ro.storno.domain.catalog.ProductCategory;
import ro.storno.domain.catalog.ProductId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.tax.CompanyVatRate;
import ro.storno.domain.tax.VatRateId;

/** Shows products with their categories and what they were sold for. */
public final class ReadProducts {
  private final Transactions transactions;
  private final Products products;
  private final ProductCategories categories;
  private final ProductUses uses;
  private final VatRates vatRates;

  /** Reads from the given ports; none is null. */
  public ReadProducts(
      Transactions transactions,
      Products products,
      ProductCategories categories,
      ProductUses uses,
      VatRates vatRates) {
    this.transactions = transactions;
    this.products = products;
    this.categories = categories;
    this.uses = uses;
    this.vatRates = vatRates;
  }

  /**
   * A product and what belongs to it.
   *
   * @param product not null
   * @param category its category, or null
   * @param vatRate the company's rate that equals the product's, or null if there is none
   * @param use not null
   */
  public record Shown(
      Product product,
      @Nullable ProductCategory category,
      @Nullable VatRateId vatRate,
      ProductUses.Use use) {}

  /** Returns one page, by name. */
  public Page<Shown> list(CompanyScope scope, Products.Filter filter, Page.Request page) {
    scope.requireToView(Permission.PRODUCT_VIEW);
    return transactions.inCompany(
        scope.company(),
        () -> {
          Page<Product> found = products.list(scope.company(), filter, page);
          Function<Product, Shown> showing = showing(scope, found.data());
          return found.map(showing);
        });
  }

  /**
   * Shows a product.
   *
   * @throws ApplicationException.NotFound if the company has no such product
   */
  public Shown get(CompanyScope scope, ProductId id) {
    scope.requireToView(Permission.PRODUCT_VIEW);
    return transactions.inCompany(
        scope.company(),
        () ->
            shown(
                scope,
                products
                    .find(scope.company(), id)
                    .filter(product -> product.deletedAt() == null)
                    .orElseThrow(() -> new ApplicationException.NotFound("Product"))));
  }

  /** Shows a product that was just saved. */
  public Shown show(CompanyScope scope, Product product) {
    return transactions.inCompany(scope.company(), () -> shown(scope, product));
  }

  private Shown shown(CompanyScope scope, Product product) {
    return showing(scope, List.of(product)).apply(product);
  }

  private Function<Product, Shown> showing(CompanyScope scope, List<Product> shown) {
    Map<CategoryId, ProductCategory> byId =
        categories.of(scope.company()).stream()
            .collect(Collectors.toMap(ProductCategory::id, Function.identity()));
    List<CompanyVatRate> rates = vatRates.of(scope.company());
    Map<ProductId, ProductUses.Use> used =
        uses.of(scope.company(), shown.stream().map(Product::id).toList());
    return product ->
        new Shown(
            product,
            Optional.ofNullable(product.till().category()).map(byId::get).orElse(null),
            rates.stream()
                .filter(each -> each.rate().equals(product.vatRate()))
                .map(CompanyVatRate::id)
                .findFirst()
                .orElse(null),
            used.getOrDefault(product.id(), ProductUses.Use.NONE));
  }
}
