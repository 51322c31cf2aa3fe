package ro.storno.application.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.BulkOutcome;
import ro.storno.application.Entries;
import ro.storno.application.TestApplication;
import ro.storno.application.invoice.InvoiceEntry;
import ro.storno.domain.catalog.Product;
import ro.storno.domain.catalog.ProductCategory;
import ro.storno.domain.document.DocumentLine;
import ro.storno.domain.identity.Role;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.tax.VatRate;

class ManageProductsTest {
  private final TestApplication app = new TestApplication();

  private static ProductEntry entry(Map<String, @Nullable Object> fields) {
    return Entries.record(ProductEntry.class, fields);
  }

  private Product made(Map<String, @Nullable Object> fields) {
    return app.manageProducts.create(app.scope(), entry(fields));
  }

  private Product changed(Product was, Map<String, @Nullable Object> fields) {
    return app.manageProducts.update(app.scope(), was.id(), entry(fields), fields.keySet());
  }

  private ProductCategory category(String name) {
    return app.manageCategories.create(
        app.scope(), new ManageProductCategories.Command(name, "7C3AED", null));
  }

  @Test
  void product_with_a_name_alone_takes_the_defaults_of_the_company() {
    Product product = made(Map.of("name", "  Apă  "));
    assertThat(product.name()).isEqualTo("Apă");
    assertThat(product.vatRate()).isEqualTo(VatRate.standard("21"));
    assertThat(product.currency()).isEqualTo(Currency.RON);
    assertThat(product.unitOfMeasure()).isEqualTo("buc");
    assertThat(product.price().value()).isEqualByComparingTo("0");
    assertThat(product.active()).isTrue();
    assertThat(product.source()).isEqualTo("manual");
  }

  @Test
  void every_mistake_is_told_at_once() {
    assertThatThrownBy(
            () ->
                made(
                    Map.of(
                        "name", " ",
                        "defaultPrice", new BigDecimal("-1"),
                        "currency", "LEI",
                        "vatCategoryCode", "X",
                        "ncCode", "123",
                        "cpvCode", "1-2",
                        "sgrAmount", new BigDecimal("0.505"))))
        .isInstanceOfSatisfying(
            ApplicationException.Invalid.class,
            invalid ->
                assertThat(invalid.errors().keySet())
                    .contains(
                        "name",
                        "defaultPrice",
                        "currency",
                        "vatCategoryCode",
                        "ncCode",
                        "cpvCode",
                        "sgrAmount"));
  }

  @Test
  void colour_is_normalised_and_nonsense_is_dropped() {
    assertThat(made(Map.of("name", "A", "color", "1E40AF")).till().colour()).hasToString("#1e40af");
    assertThat(made(Map.of("name", "B", "color", "roșu")).till().colour()).isNull();
  }

  @Test
  void foreign_category_is_ignored_and_null_clears() {
    ProductCategory mine = category("Băuturi");
    ProductCategory theirs =
        app.manageCategories.create(
            app.stranger(), new ManageProductCategories.Command("Altele", null, 3));
    Product product = made(Map.of("name", "A", "categoryId", mine.id().value()));
    assertThat(product.till().category()).isEqualTo(mine.id());
    assertThat(made(Map.of("name", "B", "categoryId", theirs.id().value())).till().category())
        .isNull();
    Map<String, @Nullable Object> none = new HashMap<>();
    none.put("categoryId", null);
    assertThat(changed(product, none).till().category()).isNull();
  }

  @Test
  void sgr_deposit_is_in_lei_and_nought_is_none() {
    assertThat(made(Map.of("name", "A", "sgrAmount", new BigDecimal("0.5"))).till().sgrDeposit())
        .isEqualTo(Money.of("0.50", Currency.RON));
    assertThat(made(Map.of("name", "B", "sgrAmount", BigDecimal.ZERO)).till().sgrDeposit())
        .isNull();
  }

  @Test
  void change_keeps_what_was_not_sent() {
    Product product =
        made(Map.of("name", "A", "code", "C1", "vatRate", new BigDecimal("11"), "ncCode", "2201"));
    Product renamed = changed(product, Map.of("name", "Alta", "vatCategoryCode", "S"));
    assertThat(renamed.name()).isEqualTo("Alta");
    assertThat(renamed.code()).isEqualTo("C1");
    assertThat(renamed.vatRate()).isEqualTo(VatRate.standard("11"));
    assertThat(renamed.classification().ncCode()).isEqualTo("2201");
    assertThat(changed(renamed, Map.of("vatCategoryCode", "E")).vatRate().percentage().isZero())
        .isTrue();
    assertThatThrownBy(() -> changed(product, Map.of()))
        .isInstanceOf(ApplicationException.Unacceptable.class);
  }

  @Test
  void line_of_a_product_takes_its_vat_rate_unless_told_otherwise() {
    Product bread = made(Map.of("name", "Pâine", "vatRate", new BigDecimal("11")));
    List<DocumentLine> lines = invoice(line(bread, null), line(bread, "21")).content().lines();
    assertThat(lines.get(0).vatRate()).isEqualTo(VatRate.standard("11"));
    assertThat(lines.get(1).vatRate()).isEqualTo(VatRate.standard("21"));
    assertThat(lines.get(0).productId()).isEqualTo(bread.id());
  }

  @Test
  void line_cannot_name_a_product_of_somebody_else() {
    Product theirs = app.manageProducts.create(app.stranger(), entry(Map.of("name", "Al lor")));
    assertThatThrownBy(() -> invoice(line(theirs, null)))
        .isInstanceOf(ApplicationException.NotFound.class);
  }

  @Test
  void deleted_product_still_stands_behind_lines_and_its_use_is_counted() {
    Product bread = made(Map.of("name", "Pâine"));
    Invoice draft = invoice(line(bread, null));
    assertThat(app.readProducts.get(app.scope(), bread.id()).use().lines()).isZero();
    app.issue.issue(app.scope(), draft.id());
    assertThat(app.readProducts.get(app.scope(), bread.id()).use().lines()).isEqualTo(1);
    app.manageProducts.delete(app.scope(), bread.id());
    assertThatThrownBy(() -> app.readProducts.get(app.scope(), bread.id()))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThat(invoice(line(bread, null)).content().lines()).hasSize(1);
  }

  @Test
  void several_are_deleted_each_for_itself() {
    Product one = made(Map.of("name", "A"));
    BulkOutcome deleted =
        app.manageProducts.deleteAll(
            app.scope(), List.of(one.id().toString(), "x", one.id().toString()));
    assertThat(deleted.done()).isEqualTo(1);
    assertThat(deleted.errors()).hasSize(2);
    assertThatThrownBy(() -> app.manageProducts.deleteAll(app.scope(), List.of()))
        .isInstanceOf(ApplicationException.Invalid.class);
  }

  @Test
  void employee_sees_products_and_changes_nothing() {
    Product product = made(Map.of("name", "A"));
    assertThat(app.readProducts.get(app.as(Role.EMPLOYEE), product.id()).product())
        .isEqualTo(product);
    assertThatThrownBy(
            () ->
                app.manageProducts.update(
                    app.as(Role.EMPLOYEE),
                    product.id(),
                    entry(Map.of("name", "B")),
                    Set.of("name")))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(
            () ->
                app.manageCategories.create(
                    app.as(Role.EMPLOYEE), new ManageProductCategories.Command("A", null, 0)))
        .isInstanceOf(ApplicationException.Forbidden.class);
  }

  @Test
  void somebody_else_finds_no_product_and_no_category() {
    Product product = made(Map.of("name", "A"));
    ProductCategory category = category("B");
    assertThatThrownBy(() -> app.readProducts.get(app.stranger(), product.id()))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> app.manageProducts.delete(app.stranger(), product.id()))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> app.manageCategories.remove(app.stranger(), category.id()))
        .isInstanceOf(ApplicationException.NotFound.class);
  }

  @Test
  void category_is_renamed_and_refuses_an_empty_name() {
    ProductCategory category = category("Băuturi");
    ProductCategory changed =
        app.manageCategories.change(
            app.scope(),
            category.id(),
            new ManageProductCategories.Command("Sucuri", null, null),
            Set.of("name"));
    assertThat(changed.name()).isEqualTo("Sucuri");
    assertThat(changed.colour()).hasToString("#7c3aed");
    assertThatThrownBy(
            () ->
                app.manageCategories.change(
                    app.scope(),
                    category.id(),
                    new ManageProductCategories.Command(" ", null, null),
                    Set.of("name")))
        .isInstanceOf(ApplicationException.Invalid.class);
  }

  private Invoice invoice(InvoiceEntry.Line... lines) {
    return app.create
        .create(
            app.scope(),
            Entries.invoice().to(app.client("Client " + app.ids.hex(4))).lines(lines).build())
        .invoice()
        .invoice();
  }

  private static InvoiceEntry.Line line(Product product, @Nullable String rate) {
    InvoiceEntry.Line plain = Entries.line("1", "10", rate, null);
    return new InvoiceEntry.Line(
        null,
        product.name(),
        plain.quantity(),
        plain.unitPrice(),
        plain.vatRate(),
        null,
        null,
        "buc",
        product.id().value(),
        null,
        null,
        null,
        null,
        null);
  }
}
