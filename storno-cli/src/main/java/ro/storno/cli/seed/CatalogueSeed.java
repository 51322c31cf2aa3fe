package ro.storno.cli.seed;

import java.util.List;
import java.util.Optional;
import ro.storno.application.Page;
import ro.storno.application.catalog.ManageProductCategories;
import ro.storno.application.catalog.ProductEntry;
import ro.storno.application.catalog.Products;
import ro.storno.application.catalog.ReadProducts;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.party.ManageSuppliers;
import ro.storno.application.party.ReadSuppliers;
import ro.storno.application.party.SupplierEntry;
import ro.storno.cli.seed.SeedDocument.Catalogue;
import ro.storno.cli.seed.SeedDocument.Located;
import ro.storno.cli.seed.SeedDocument.Ware;
import ro.storno.domain.catalog.Product;
import ro.storno.domain.catalog.ProductCategory;

/** Loads what a company sells and whom it buys from. */
final class CatalogueSeed {
  private static final Page.Request FIRST = new Page.Request(1, Page.Request.MAXIMUM_LIMIT);

  private final SeedTools.Catalogue tools;
  private final CompanyScope scope;
  private final SeedLog log;

  CatalogueSeed(SeedTools.Catalogue tools, CompanyScope scope, SeedLog log) {
    this.tools = tools;
    this.scope = scope;
    this.log = log;
  }

  void load(Catalogue catalogue) {
    catalogue.categories().forEach(this::category);
    catalogue.products().forEach(this::product);
    catalogue.suppliers().forEach(this::supplier);
  }

  private void category(Located<ManageProductCategories.Command> wanted) {
    String name = wanted.value().name();
    if (name != null && categoryNamed(name).isPresent()) {
      log.found();
      return;
    }
    log.attempt(wanted.at(), () -> tools.categories().create(scope, wanted.value()))
        .ifPresent(made -> log.created("product categories"));
  }

  private Optional<ProductCategory> categoryNamed(String name) {
    return tools.categories().list(scope).stream()
        .filter(category -> category.name().equals(name.strip()))
        .findFirst();
  }

  private void product(Ware wanted) {
    if (known(wanted.entry())) {
      log.found();
      return;
    }
    SeedDocument.Ids ids = new SeedDocument.Ids();
    String category = wanted.category();
    if (category != null) {
      Optional<ProductCategory> named = categoryNamed(category);
      if (named.isEmpty()) {
        log.mistake(wanted.at() + ".category", "the company has no category '" + category + "'");
        return;
      }
      ids.with("categoryId", named.get().id().value());
    }
    log.attempt(wanted.at(), () -> tools.products().create(scope, wanted.template().complete(ids)))
        .ifPresent(made -> log.created("products"));
  }

  /** A product is recognised by its code, or by its name if it has none. */
  private boolean known(ProductEntry entry) {
    String code = entry.code();
    String name = entry.name();
    String sought = code == null ? name : code;
    if (sought == null) {
      return false;
    }
    List<ReadProducts.Shown> found =
        tools
            .readProducts()
            .list(scope, new Products.Filter(sought.strip(), null, null), FIRST)
            .data();
    return found.stream()
        .map(ReadProducts.Shown::product)
        .anyMatch(each -> sought.strip().equals(code == null ? each.name() : codeOf(each)));
  }

  private static String codeOf(Product product) {
    String code = product.code();
    return code == null ? "" : code;
  }

  /** Suppliers with a code are recognised by the use case itself, the others by their name. */
  private void supplier(Located<SupplierEntry> wanted) {
    String name = wanted.value().name();
    boolean known =
        wanted.value().cui() == null
            && name != null
            && tools.readSuppliers().list(scope, name.strip(), FIRST).data().stream()
                .map(ReadSuppliers.WithExpenses::supplier)
                .anyMatch(supplier -> supplier.party().name().equals(name.strip()));
    if (known) {
      log.found();
      return;
    }
    Optional<ManageSuppliers.Added> added =
        log.attempt(wanted.at(), () -> tools.suppliers().create(scope, wanted.value()));
    added.ifPresent(
        result -> {
          if (result.existing()) {
            log.found();
          } else {
            log.created("suppliers");
          }
        });
  }
}
