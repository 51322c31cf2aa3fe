package ro.storno.application.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;
import static ro.storno.application.Samples.TODAY;
import static ro.storno.application.Samples.draft;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.Page;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.application.invoice.Invoices;
import ro.storno.domain.catalog.CategoryId;
import ro.storno.domain.catalog.Colour;
import ro.storno.domain.catalog.Product;
import ro.storno.domain.catalog.ProductCategory;
import ro.storno.domain.catalog.ProductId;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.money.UnitPrice;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.tax.VatRate;

/** What every implementation of {@link Products}, their categories and uses does. */
public abstract class ProductsContract {
  private final CompanyId company = Samples.company();
  private long numbered;

  protected abstract Transactions transactions();

  protected abstract Products products();

  protected abstract ProductCategories categories();

  protected abstract ProductUses uses();

  protected abstract Invoices invoices();

  private <T> T in(Supplier<T> work) {
    return transactions().inCompany(company, work);
  }

  private void run(Runnable work) {
    in(
        () -> {
          work.run();
          return 0;
        });
  }

  private Product product(String name, @Nullable CategoryId category, boolean active) {
    return new Product(
        new ProductId(Samples.uuid()),
        company,
        name,
        "COD-" + name,
        "Descriere „" + name + "”",
        UnitPrice.of("12.345678"),
        Currency.EUR,
        VatRate.standard("11"),
        "buc",
        true,
        "vânzare",
        new Product.Classification("22011011", "30213100-6"),
        new Product.Till(new Colour("#1e40af"), category, Money.of("0.50", Currency.RON)),
        active,
        "manual",
        NOW,
        NOW,
        NOW,
        null);
  }

  private Product added(String name) {
    Product product = product(name, null, true);
    run(() -> products().add(product));
    return product;
  }

  private ProductCategory category(String name, int order) {
    ProductCategory category =
        new ProductCategory(
            new CategoryId(Samples.uuid()), company, name, new Colour("#7c3aed"), order, NOW, null);
    run(() -> categories().add(category));
    return category;
  }

  private List<String> names(Products.Filter filter, int page, int limit) {
    return in(() -> products().list(company, filter, new Page.Request(page, limit))).data().stream()
        .map(Product::name)
        .toList();
  }

  @Test
  void every_field_comes_back() {
    Product full = product("Apă minerală", category("Băuturi", 1).id(), true);
    run(() -> products().add(full));
    assertThat(in(() -> products().find(company, full.id()))).contains(full);
    assertThat(in(() -> products().findForUpdate(company, full.id()))).contains(full);
    assertThat(in(() -> products().findAll(company, List.of(full.id(), added("B").id()))))
        .containsEntry(full.id(), full)
        .hasSize(2);
    assertThat(in(() -> products().findAll(company, List.of(new ProductId(Samples.uuid())))))
        .isEmpty();
  }

  @Test
  void deleted_product_is_found_but_not_listed() {
    Product product = added("Apus");
    Product deleted = product.deleted(NOW);
    run(() -> products().update(deleted));
    assertThat(in(() -> products().find(company, product.id()))).contains(deleted);
    assertThat(names(Products.Filter.ANY, 1, 10)).isEmpty();
  }

  @Test
  void list_is_by_name_and_found_by_name_code_description_category_and_whether_offered() {
    CategoryId drinks = category("Băuturi", 1).id();
    run(
        () -> {
          products().add(product("zahăr", null, true));
          products().add(product("Apa", drinks, true));
          products().add(product("bere", drinks, false));
        });
    assertThat(names(Products.Filter.ANY, 1, 2)).containsExactly("Apa", "bere");
    assertThat(names(Products.Filter.ANY, 2, 2)).containsExactly("zahăr");
    assertThat(names(new Products.Filter("cod-b", null, null), 1, 9)).containsExactly("bere");
    assertThat(names(new Products.Filter("„apa", null, null), 1, 9)).containsExactly("Apa");
    assertThat(names(new Products.Filter("%", null, null), 1, 9)).isEmpty();
    assertThat(names(new Products.Filter(null, false, null), 1, 9)).containsExactly("bere");
    assertThat(names(new Products.Filter(null, true, drinks), 1, 9)).containsExactly("Apa");
  }

  @Test
  void categories_are_by_order_then_name_and_leave_their_products_behind() {
    ProductCategory last = category("Alfa", 9);
    ProductCategory second = category("beta", 0);
    ProductCategory first = category("Alta", 0);
    assertThat(in(() -> categories().of(company))).containsExactly(first, second, last);
    ProductCategory changed = new ProductCategory(last.id(), company, "Nou", null, -1, NOW, NOW);
    run(() -> categories().update(changed));
    assertThat(in(() -> categories().find(company, last.id()))).contains(changed);
    Product product = product("Apa", changed.id(), true);
    run(() -> products().add(product));
    run(
        () -> {
          products().leaveCategory(company, changed.id());
          categories().remove(company, changed.id());
        });
    assertThat(in(() -> categories().of(company))).containsExactly(first, second);
    assertThat(in(() -> products().find(company, product.id())).orElseThrow().till().category())
        .isNull();
  }

  @Test
  void use_counts_lines_of_issued_documents_that_are_not_cancelled() {
    ProductId water = added("Apa").id();
    ProductId never = added("Nimic").id();
    issued(draft(company).with(line(water, "10.00"), line(water, "5.00")).build());
    issued(draft(company).with(line(water, "1.00")).on(TODAY.minusDays(40), null).build());
    Invoice euros = draft(company).with(line(water, "7.00")).in(Currency.EUR).build();
    Invoice open = draft(company).with(line(water, "3.00")).build();
    run(() -> invoices().add(open, null, List.of()));
    Invoice gone = issued(draft(company).with(line(water, "3.00")).build());
    run(
        () ->
            invoices()
                .update(
                    invoices()
                        .findForUpdate(company, gone.id())
                        .orElseThrow()
                        .cancel("a fost o greșeală", null, NOW),
                    List.of()));
    ProductUses.Use use = in(() -> uses().of(company, List.of(water, never))).get(water);
    assertThat(use.lines()).isEqualTo(3);
    assertThat(use.quantity()).isEqualByComparingTo("6");
    assertThat(amounts(use)).isEqualTo(Map.of("RON", new BigDecimal("32")));
    assertThat(use.firstUsed()).isEqualTo(TODAY.minusDays(40));
    assertThat(use.lastUsed()).isEqualTo(TODAY);
    assertThat(in(() -> uses().of(company, List.of(never)))).isEmpty();
    issued(euros);
    assertThat(amounts(in(() -> uses().of(company, List.of(water))).get(water)))
        .isEqualTo(Map.of("RON", new BigDecimal("32"), "EUR", new BigDecimal("14")));
  }

  @Test
  void use_follows_the_lines_when_they_are_edited() {
    ProductId water = added("Apa").id();
    ProductId bread = added("Paine").id();
    Invoice draft = draft(company).with(line(water, "10.00")).build();
    run(() -> invoices().add(draft, null, List.of()));
    run(
        () ->
            invoices()
                .update(
                    invoices()
                        .findForUpdate(company, draft.id())
                        .orElseThrow()
                        .edit(draft(company).with(line(bread, "4.00")).content(), NOW),
                    List.of()));
    issue(draft);
    assertThat(in(() -> uses().of(company, List.of(water, bread)))).containsOnlyKeys(bread);
  }

  @Test
  void another_company_sees_and_changes_nothing() {
    Product mine = product("Apa", category("Băuturi", 1).id(), true);
    run(() -> products().add(mine));
    issued(draft(company).with(line(mine.id(), "10.00")).build());
    CompanyId stranger = Samples.company();
    transactions()
        .inCompany(
            stranger,
            () -> {
              assertThat(products().find(stranger, mine.id())).isEmpty();
              assertThat(products().find(company, mine.id())).isEmpty();
              assertThat(products().findAll(company, List.of(mine.id()))).isEmpty();
              assertThat(categories().of(company)).isEmpty();
              assertThat(uses().of(company, List.of(mine.id()))).isEmpty();
              products().leaveCategory(company, mine.till().category());
              return 0;
            });
    assertThat(in(() -> products().find(company, mine.id()))).contains(mine);
  }

  private static Map<String, BigDecimal> amounts(ProductUses.Use use) {
    Map<String, BigDecimal> plain = new HashMap<>();
    use.revenue()
        .forEach((code, net) -> plain.put(code, net.setScale(0, RoundingMode.UNNECESSARY)));
    return plain;
  }

  private Invoice issued(Invoice draft) {
    run(() -> invoices().add(draft, null, List.of()));
    issue(draft);
    return draft;
  }

  private void issue(Invoice draft) {
    DocumentNumber number = new DocumentNumber("USE", ++numbered);
    run(
        () ->
            invoices()
                .update(
                    invoices()
                        .findForUpdate(company, draft.id())
                        .orElseThrow()
                        .issue(number, TODAY, NOW),
                    List.of()));
  }

  /** Two pieces of a product. */
  private static DocumentLine line(ProductId product, String price) {
    DocumentLine plain = Samples.line(price);
    return new DocumentLine(
        plain.id(),
        plain.description(),
        plain.quantity(),
        plain.unitOfMeasure(),
        plain.unitPrice(),
        plain.vatRate(),
        plain.vatIncluded(),
        plain.discount(),
        product,
        plain.productCode(),
        plain.extensions());
  }
}
