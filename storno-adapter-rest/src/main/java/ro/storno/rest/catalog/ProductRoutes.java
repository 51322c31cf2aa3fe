package ro.storno.rest.catalog;

import java.util.List;
import java.util.UUID;
import ro.storno.application.Page;
import ro.storno.application.catalog.ManageProducts;
import ro.storno.application.catalog.ProductEntry;
import ro.storno.application.catalog.Products;
import ro.storno.application.catalog.ReadProducts;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.catalog.CategoryId;
import ro.storno.domain.catalog.Product;
import ro.storno.domain.catalog.ProductId;
import ro.storno.domain.identity.Permission;
import ro.storno.rest.document.BulkDeleted;
import ro.storno.rest.document.BulkRequest;
import ro.storno.rest.document.Paging;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/products, and the write side that clients use. */
public final class ProductRoutes {
  private static final String AREA = "Products";
  private static final String ALL = "/api/v1/products";
  private static final String ONE = ALL + "/{uuid}";
  private static final Param<String> SEARCH =
      Param.text("search", "Part of name, code or description.");
  private static final Param<Boolean> ACTIVE =
      Param.flag("isActive", "Offered ones only, or only those that are not.");
  private static final Param<UUID> CATEGORY =
      Param.uuid("categoryId", "Those of one category only.");

  private final ReadProducts read;
  private final ManageProducts manage;

  /** Routes to the given use cases; none is null. */
  public ProductRoutes(ReadProducts read, ManageProducts manage) {
    this.read = read;
    this.manage = manage;
  }

  /** A page of products. */
  record ProductList(List<ProductView> data, long total, int page, int limit, long pages) {
    static ProductList of(Page<ReadProducts.Shown> page) {
      return new ProductList(
          page.data().stream().map(ProductView::of).toList(),
          page.total(),
          page.page(),
          page.limit(),
          page.pages());
    }
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(list(), create(), get(), update(), delete(), bulkDelete(), usage());
  }

  private Route list() {
    return Route.get(ALL)
        .company(Permission.PRODUCT_VIEW)
        .does(AREA, "List products")
        .params(Paging.PARAMS)
        .params(SEARCH, ACTIVE, CATEGORY)
        .answers(200, ProductList.class, "A page of products by name")
        .handle(
            call ->
                Reply.ok(ProductList.of(read.list(scope(call), filter(call), Paging.of(call)))));
  }

  private static Products.Filter filter(Call call) {
    return new Products.Filter(
        call.param(SEARCH).orElse(null),
        call.param(ACTIVE).orElse(null),
        call.param(CATEGORY).map(CategoryId::new).orElse(null));
  }

  private Route create() {
    return Route.post(ALL)
        .company(Permission.PRODUCT_CREATE)
        .does(AREA, "Add a product")
        .note("What is no colour, and a category of nobody, are dropped.")
        .answers(201, ProductView.class, "The product")
        .refuses(404, "The VAT rate is unknown")
        .refuses(422, "The company has no default VAT rate")
        .handle(
            ProductEntry.class,
            (call, body) -> Reply.created(view(call, manage.create(scope(call), body))));
  }

  private Route get() {
    return Route.get(ONE)
        .company(Permission.PRODUCT_VIEW)
        .does(AREA, "Show a product and what it was sold for")
        .answers(200, ProductView.class, "The product")
        .handle(call -> Reply.ok(ProductView.of(read.get(scope(call), id(call)))));
  }

  private Route update() {
    return Route.patch(ONE)
        .company(Permission.PRODUCT_EDIT)
        .does(AREA, "Change a product")
        .note("Documents keep what they copied.")
        .answers(200, ProductView.class, "The product as changed")
        .refuses(422, "No field was sent")
        .handle(
            ProductEntry.class,
            (call, body) ->
                Reply.ok(
                    view(
                        call,
                        manage.update(
                            scope(call), id(call), body, call.sent(ProductEntry.class)))));
  }

  private Route delete() {
    return Route.delete(ONE)
        .company(Permission.PRODUCT_DELETE)
        .does(AREA, "Remove a product")
        .note("Documents that name it stay as they are.")
        .answers(204, "It is gone from the lists")
        .handle(
            call -> {
              manage.delete(scope(call), id(call));
              return Reply.noContent();
            });
  }

  private Route bulkDelete() {
    return Route.post(ALL + "/bulk-delete")
        .company(Permission.PRODUCT_DELETE)
        .does(AREA, "Remove several products, each for itself")
        .answers(200, BulkDeleted.class, "How many are gone, and which are not")
        .handle(
            BulkRequest.class,
            (call, body) -> Reply.ok(BulkDeleted.of(manage.deleteAll(scope(call), body.orNone()))));
  }

  private Route usage() {
    return Route.get(ONE + "/usage")
        .company(Permission.PRODUCT_VIEW)
        .does(AREA, "Tell what a product was sold for")
        .answers(200, UseView.class, "Lines of issued invoices that name it")
        .handle(call -> Reply.ok(UseView.of(read.get(scope(call), id(call)).use())));
  }

  private ProductView view(Call call, Product product) {
    return ProductView.of(read.show(scope(call), product));
  }

  private static ProductId id(Call call) {
    return new ProductId(call.id("uuid"));
  }

  private static CompanyScope scope(Call call) {
    return call.caller(CompanyScope.class);
  }
}
