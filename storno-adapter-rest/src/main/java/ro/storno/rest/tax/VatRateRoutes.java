package ro.storno.rest.tax;

import java.util.Arrays;
import java.util.List;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.tax.ManageVatRates;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRateId;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/vat-rates. */
public final class VatRateRoutes {
  private static final String AREA = "VAT rates";
  private static final String RATES = "/api/v1/vat-rates";

  private final ManageVatRates rates;

  /** The categories that a rate can have. */
  record VatCategoryList(List<VatCategoryView> data) {}

  /** All rates of the company. */
  record VatRateList(List<VatRateView> data) {}

  /**
   * Routes to the given use case.
   *
   * @param rates not null
   */
  public VatRateRoutes(ManageVatRates rates) {
    this.rates = rates;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(list(), create(), update(), delete(), categories());
  }

  private Route categories() {
    return Route.get("/api/v1/vat-category-codes")
        .signedIn()
        .does(AREA, "List the VAT categories of EN 16931")
        .answers(200, VatCategoryList.class, "All of them; no company has others")
        .handle(
            call ->
                Reply.ok(
                    new VatCategoryList(
                        Arrays.stream(VatCategory.values()).map(VatCategoryView::of).toList())));
  }

  private Route list() {
    return Route.get(RATES)
        .company(Permission.SETTINGS_VIEW)
        .does(AREA, "List VAT rates")
        .answers(200, VatRateList.class, "All rates of the company, by position")
        .handle(
            call ->
                Reply.ok(
                    new VatRateList(
                        rates.list(scope(call)).stream().map(VatRateView::of).toList())));
  }

  private Route create() {
    return Route.post(RATES)
        .company(Permission.SETTINGS_MANAGE)
        .does(AREA, "Add a VAT rate")
        .answers(201, VatRateView.class, "The rate")
        .refuses(409, "The rate exists already")
        .refuses(422, "The rate or its category is not acceptable")
        .handle(
            ManageVatRates.Command.class,
            (call, body) -> Reply.created(VatRateView.of(rates.create(scope(call), body))));
  }

  private Route update() {
    return Route.patch(RATES + "/{uuid}")
        .company(Permission.SETTINGS_MANAGE)
        .does(AREA, "Change a VAT rate")
        .note("Documents keep the rate that they copied.")
        .answers(200, VatRateView.class, "The rate as changed")
        .refuses(409, "The rate exists already")
        .refuses(422, "The change is not acceptable")
        .handle(
            ManageVatRates.Command.class,
            (call, body) ->
                Reply.ok(
                    VatRateView.of(
                        rates.change(
                            scope(call),
                            new VatRateId(call.id("uuid")),
                            body,
                            call.sent(ManageVatRates.Command.class)))));
  }

  private Route delete() {
    return Route.delete(RATES + "/{uuid}")
        .company(Permission.SETTINGS_MANAGE)
        .does(AREA, "Remove a VAT rate")
        .answers(204, "It is gone from the lists")
        .refuses(409, "It is the default or the last one")
        .handle(
            call -> {
              rates.remove(scope(call), new VatRateId(call.id("uuid")));
              return Reply.noContent();
            });
  }

  private static CompanyScope scope(Call call) {
    return call.caller(CompanyScope.class);
  }
}
