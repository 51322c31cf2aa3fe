package ro.storno.bootstrap;

import ro.storno.application.catalog.ManageProductCategories;
import ro.storno.application.catalog.ManageProducts;
import ro.storno.application.catalog.ReadProducts;
import ro.storno.rest.catalog.CategoryRoutes;
import ro.storno.rest.catalog.ProductRoutes;

/** Products and their categories. */
final class CatalogUseCases {
  final ReadProducts read;
  final ManageProducts manage;
  final ManageProductCategories categories;

  CatalogUseCases(Foundation base) {
    Repositories r = base.repositories();
    this.read =
        new ReadProducts(
            base.transactions(),
            r.products(),
            r.productCategories(),
            r.productUses(),
            r.vatRates());
    this.manage =
        new ManageProducts(
            base.validator(),
            base.transactions(),
            r.products(),
            r.productCategories(),
            r.vatRates(),
            base.ids(),
            base.clock());
    this.categories =
        new ManageProductCategories(
            base.validator(),
            base.transactions(),
            r.productCategories(),
            r.products(),
            base.ids(),
            base.clock());
  }

  ProductRoutes productRoutes() {
    return new ProductRoutes(read, manage);
  }

  CategoryRoutes categoryRoutes() {
    return new CategoryRoutes(categories);
  }
}
