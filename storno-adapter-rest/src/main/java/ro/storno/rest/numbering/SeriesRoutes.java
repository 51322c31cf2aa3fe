package ro.storno.rest.numbering;

import java.util.List;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.numbering.ManageSeries;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/document-series. */
public final class SeriesRoutes {
  private static final String AREA = "Document series";
  private static final String ALL = "/api/v1/document-series";
  private static final String ONE = ALL + "/{uuid}";
  private static final Param<String> TYPE =
      Param.text("type", "One of invoice, credit_note, proforma, delivery_note, receipt.");

  private final ManageSeries series;

  /** The series of the company. */
  record SeriesList(List<SeriesView> data) {}

  /**
   * Routes to the given use case.
   *
   * @param series not null
   */
  public SeriesRoutes(ManageSeries series) {
    this.series = series;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(list(), create(), update(), setDefault(), delete());
  }

  private Route list() {
    return Route.get(ALL)
        .company(Permission.SERIES_VIEW)
        .does(AREA, "List document series")
        .params(TYPE)
        .answers(200, SeriesList.class, "All series of the company, or those of one type")
        .refuses(422, "There is no such type")
        .handle(
            call ->
                Reply.ok(
                    new SeriesList(
                        series.list(scope(call), call.param(TYPE).orElse(null)).stream()
                            .map(SeriesView::of)
                            .toList())));
  }

  private Route create() {
    return Route.post(ALL)
        .company(Permission.SERIES_MANAGE)
        .does(AREA, "Add a document series")
        .answers(201, SeriesView.class, "The series")
        .refuses(409, "The company has the prefix for this type already")
        .refuses(422, "Prefix, type or number is not acceptable")
        .handle(
            ManageSeries.Command.class,
            (call, body) -> Reply.created(SeriesView.of(series.create(scope(call), body))));
  }

  private Route update() {
    return Route.patch(ONE)
        .company(Permission.SERIES_MANAGE)
        .does(AREA, "Change the number or the activity of a series")
        .answers(200, SeriesView.class, "The series as changed")
        .refuses(409, "The change would hand out a number twice")
        .refuses(422, "Prefix and type stay as they are; the rest is not acceptable")
        .handle(
            ManageSeries.Command.class,
            (call, body) ->
                Reply.ok(
                    SeriesView.of(
                        series.change(
                            scope(call), id(call), body, call.sent(ManageSeries.Command.class)))));
  }

  private Route setDefault() {
    return Route.post(ONE + "/set-default")
        .company(Permission.SERIES_MANAGE)
        .does(AREA, "Make a series the default of its type")
        .answers(200, SeriesView.class, "The series")
        .refuses(409, "The series is not active")
        .refuses(422, "The series is not active")
        .handle(call -> Reply.ok(SeriesView.of(series.setDefault(scope(call), id(call)))));
  }

  private Route delete() {
    return Route.delete(ONE)
        .company(Permission.SERIES_MANAGE)
        .does(AREA, "Remove a series that no document uses")
        .answers(204, "It is gone")
        .refuses(409, "Documents use it")
        .handle(
            call -> {
              series.remove(scope(call), id(call));
              return Reply.noContent();
            });
  }

  private static SeriesId id(Call call) {
    return new SeriesId(call.id("uuid"));
  }

  private static CompanyScope scope(Call call) {
    return call.caller(CompanyScope.class);
  }
}
