package ro.storno.persistence.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ro.storno.application.Entries;
import ro.storno.application.Page;
import ro.storno.application.TestApplication;
import ro.storno.application.catalog.ManageProductCategories;
import ro.storno.application.catalog.ManageProducts;
import ro.storno.application.catalog.ProductEntry;
import ro.storno.application.catalog.Products;
import ro.storno.domain.catalog.Product;
import ro.storno.domain.catalog.ProductCategory;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.PostgresPorts;
import ro.storno.persistence.tax.JdbiVatRates;

/** Removing a category while a product is put into it. */
class CategoryRemovalTest extends PostgresPorts {
  private final TestApplication app = new TestApplication();
  private final CompanyId company = app.scope().company();

  @Test
  void category_goes_and_the_product_stays_whoever_comes_first() throws Exception {
    JdbiProducts products = new JdbiProducts(transactions());
    JdbiProductCategories categories = new JdbiProductCategories(transactions());
    ManageProductCategories manage =
        new ManageProductCategories(
            app.validator, transactions(), categories, products, app.ids, app.clock);
    ManageProducts put =
        new ManageProducts(
            app.validator,
            transactions(),
            products,
            categories,
            new JdbiVatRates(transactions()),
            app.ids,
            app.clock);
    ProductCategory first = category(manage);
    meanwhile(
            company,
            () -> put.create(app.scope(), product("Întâi", first)),
            () -> {
              manage.remove(app.scope(), first.id());
              return 0;
            })
        .get();
    ProductCategory second = category(manage);
    Product late =
        meanwhile(
                company,
                () -> manage.remove(app.scope(), second.id()),
                () -> put.create(app.scope(), product("Apoi", second)))
            .get();
    assertThat(late.till().category()).as("a category of nobody is dropped").isNull();
    assertThat(in(company, () -> categories.of(company))).isEmpty();
    assertThat(
            in(company, () -> products.list(company, Products.Filter.ANY, new Page.Request(1, 10)))
                .data())
        .hasSize(2)
        .allMatch(each -> each.till().category() == null);
  }

  private ProductCategory category(ManageProductCategories manage) {
    return manage.create(app.scope(), new ManageProductCategories.Command("Băuturi", null, null));
  }

  private static ProductEntry product(String name, ProductCategory category) {
    return Entries.record(
        ProductEntry.class,
        Map.of("name", name, "vatRate", new BigDecimal("21"), "categoryId", category.id().value()));
  }
}
