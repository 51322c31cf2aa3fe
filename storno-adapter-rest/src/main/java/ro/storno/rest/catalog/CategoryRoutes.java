package ro.storno.rest.catalog;

import java.util.List;
import ro.storno.application.catalog.ManageProductCategories;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.catalog.CategoryId;
import ro.storno.domain.identity.Permission;
import ro.storno.rest.document.MessageView;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/product-categories. */
public final class CategoryRoutes {
  private static final String AREA = "Product categories";
  private static final String ALL = "/api/v1/product-categories";
  private static final String ONE = ALL + "/{uuid}";

  private final ManageProductCategories categories;

  /** All categories of the company. */
  record CategoryList(List<CategoryView> data) {}

  /**
   * Routes to the given use case.
   *
   * @param categories not null
   */
  public CategoryRoutes(ManageProductCategories categories) {
    this.categories = categories;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(list(), create(), update(), delete());
  }

  private Route list() {
    return Route.get(ALL)
        .company(Permission.PRODUCT_VIEW)
        .does(AREA, "List product categories")
        .answers(200, CategoryList.class, "All categories, by sort order and name")
        .handle(
            call ->
                Reply.ok(
                    new CategoryList(
                        categories.list(scope(call)).stream().map(CategoryView::of).toList())));
  }

  private Route create() {
    return Route.post(ALL)
        .company(Permission.PRODUCT_EDIT)
        .does(AREA, "Add a product category")
        .note("What is no colour is dropped.")
        .answers(201, CategoryView.class, "The category")
        .handle(
            ManageProductCategories.Command.class,
            (call, body) -> Reply.created(CategoryView.of(categories.create(scope(call), body))));
  }

  private Route update() {
    return Route.patch(ONE)
        .company(Permission.PRODUCT_EDIT)
        .does(AREA, "Change a product category")
        .answers(200, CategoryView.class, "The category as changed")
        .handle(
            ManageProductCategories.Command.class,
            (call, body) ->
                Reply.ok(
                    CategoryView.of(
                        categories.change(
                            scope(call),
                            id(call),
                            body,
                            call.sent(ManageProductCategories.Command.class)))));
  }

  private Route delete() {
    return Route.delete(ONE)
        .company(Permission.PRODUCT_EDIT)
        .does(AREA, "Remove a product category; its products stay")
        .answers(200, MessageView.class, "It is gone")
        .handle(
            call -> {
              categories.remove(scope(call), id(call));
              return Reply.ok(new MessageView("Category deleted."));
            });
  }

  private static CategoryId id(Call call) {
    return new CategoryId(call.id("uuid"));
  }

  private static CompanyScope scope(Call call) {
    return call.caller(CompanyScope.class);
  }
}
