package ro.storno.rest.export;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import ro.storno.application.export.ExportCsv;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.identity.Permission;
import ro.storno.rest.invoice.InvoiceFilter;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;
import ro.storno.rest.route.SpooledText;

/** Routes of lists as CSV (api-reference/invoices/export-csv.md), however long they are. */
public final class ExportRoutes {
  private static final String AREA = "Exports";
  private static final String CSV = "text/csv; charset=utf-8";

  private final ExportCsv csv;
  private final Clock clock;

  /** Routes to the given use case; neither is null. */
  public ExportRoutes(ExportCsv csv, Clock clock) {
    this.csv = csv;
    this.clock = clock;
  }

  /** Writes one list and tells its length. */
  @FunctionalInterface
  private interface Writing {
    long write(Call call, Consumer<String> line);
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(
        route(
            "invoices",
            "invoices",
            "invoices and credit notes",
            InvoiceFilter.PARAMS,
            (call, line) -> csv.invoices(scope(call), InvoiceFilter.of(call), line)),
        route("clients", "clienti", "clients", List.of(), (c, l) -> csv.clients(scope(c), l)),
        route(
            "suppliers", "furnizori", "suppliers", List.of(), (c, l) -> csv.suppliers(scope(c), l)),
        route("products", "produse", "products", List.of(), (c, l) -> csv.products(scope(c), l)));
  }

  private Route route(
      String collection, String name, String what, List<Param<?>> params, Writing writing) {
    Route.Draft route =
        Route.get("/api/v1/" + collection + "/export/csv")
            .company(Permission.EXPORT_DATA)
            .does(AREA, "Export " + what + " as CSV")
            .note(
                "UTF-8 with a byte order mark, commas and CRLF. Text that a spreadsheet would take"
                    + " for a formula begins with an apostrophe.")
            .params(params)
            .answersFile(200, CSV, "The list")
            .answerHeader("X-Total-Records", "How many there are");
    return (params.isEmpty() ? route : route.refuses(422, "A filter has a value that is unknown"))
        .handle(call -> reply(call, name, writing));
  }

  private Reply reply(Call call, String name, Writing writing) {
    AtomicLong count = new AtomicLong();
    SpooledText text = SpooledText.of(line -> count.set(writing.write(call, line)));
    LocalDate today = LocalDate.now(clock.withZone(scope(call).profile().settings().timeZone()));
    return Reply.file(new Reply.Download(CSV, name + "-" + today + ".csv", text))
        .withHeader("X-Total-Records", Long.toString(count.get()));
  }

  private static CompanyScope scope(Call call) {
    return call.caller(CompanyScope.class);
  }
}
