package ro.storno.rest.party;

import java.util.List;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.party.ManageSuppliers;
import ro.storno.application.party.ReadSuppliers;
import ro.storno.application.party.SupplierEntry;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.party.Supplier;
import ro.storno.domain.party.SupplierId;
import ro.storno.rest.document.BulkDeleted;
import ro.storno.rest.document.BulkRequest;
import ro.storno.rest.document.Paging;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/suppliers. */
public final class SupplierRoutes {
  private static final String AREA = "Suppliers";
  private static final String ALL = "/api/v1/suppliers";
  private static final String ONE = ALL + "/{uuid}";
  private static final Param<String> SEARCH = Param.text("search", "Part of name, CUI or e-mail.");

  private final ReadSuppliers read;
  private final ManageSuppliers manage;

  /** Routes to the given use cases; none is null. */
  public SupplierRoutes(ReadSuppliers read, ManageSuppliers manage) {
    this.read = read;
    this.manage = manage;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(list(), create(), get(), update(), delete(), bulkDelete());
  }

  private Route list() {
    return Route.get(ALL)
        .company(Permission.CLIENT_VIEW)
        .does(AREA, "List suppliers")
        .params(Paging.PARAMS)
        .params(SEARCH)
        .answers(
            200, SupplierAnswers.Grouped.class, "A page of suppliers by name, grouped by letter")
        .handle(
            call ->
                Reply.ok(
                    SupplierAnswers.Grouped.of(
                        read.list(scope(call), call.param(SEARCH).orElse(null), Paging.of(call)))));
  }

  private Route create() {
    return Route.post(ALL)
        .company(Permission.CLIENT_CREATE)
        .does(AREA, "Add a supplier")
        .note("One with the same code is answered as it is, with existing: true.")
        .answers(201, SupplierAnswers.Added.class, "The new supplier")
        .answers(200, SupplierAnswers.Added.class, "The supplier that was there before")
        .refuses(422, "Some fields are not acceptable")
        .handle(
            SupplierEntry.class,
            (call, body) -> {
              ManageSuppliers.Added added = manage.create(scope(call), body);
              return Reply.of(
                  added.existing() ? 200 : 201,
                  new SupplierAnswers.Added(view(call, added.supplier()), added.existing()));
            });
  }

  private Route get() {
    return Route.get(ONE)
        .company(Permission.CLIENT_VIEW)
        .does(AREA, "Show a supplier, what its documents come to, and the latest of them")
        .params(Paging.PARAMS)
        .answers(200, SupplierAnswers.WithInvoices.class, "The supplier")
        .handle(
            call ->
                Reply.ok(
                    SupplierAnswers.WithInvoices.of(
                        read.get(scope(call), id(call), Paging.of(call)))));
  }

  private Route update() {
    return Route.patch(ONE)
        .company(Permission.CLIENT_EDIT)
        .does(AREA, "Change contact data, address, bank or notes of a supplier")
        .note("Name and codes are those of its documents and cannot be changed.")
        .answers(200, SupplierAnswers.Changed.class, "The supplier as changed")
        .refuses(422, "No field was sent, or one is not acceptable")
        .handle(
            SupplierEntry.class,
            (call, body) ->
                Reply.ok(
                    SupplierAnswers.Changed.of(
                        view(
                            call,
                            manage.update(
                                scope(call), id(call), body, call.sent(SupplierEntry.class))))));
  }

  private Route delete() {
    return Route.delete(ONE)
        .company(Permission.CLIENT_DELETE)
        .does(AREA, "Remove a supplier")
        .note("Its documents stay; with the next one it comes back.")
        .answers(204, "It is gone from the lists")
        .handle(
            call -> {
              manage.delete(scope(call), id(call));
              return Reply.noContent();
            });
  }

  private Route bulkDelete() {
    return Route.post(ALL + "/bulk-delete")
        .company(Permission.CLIENT_DELETE)
        .does(AREA, "Remove several suppliers, each for itself")
        .answers(200, BulkDeleted.class, "How many are gone, and which are not")
        .handle(
            BulkRequest.class,
            (call, body) -> Reply.ok(BulkDeleted.of(manage.deleteAll(scope(call), body.orNone()))));
  }

  private SupplierView view(Call call, Supplier supplier) {
    return SupplierView.of(read.withExpenses(scope(call), supplier));
  }

  private static SupplierId id(Call call) {
    return new SupplierId(call.id("uuid"));
  }

  private static CompanyScope scope(Call call) {
    return call.caller(CompanyScope.class);
  }
}
