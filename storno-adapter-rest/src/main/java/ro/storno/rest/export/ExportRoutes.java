package ro.storno.rest.export;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import ro.storno.application.export.ArchiveInvoices;
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

  static final String EXPORTS = "/api/v1/exports";
  private static final String ZIP = "application/zip";
  private static final String ZIP_END = ".zip";

  private final ExportCsv csv;
  private final ArchiveInvoices archives;
  private final Supplier<URI> address;
  private final Clock clock;

  /**
   * Routes to the given use cases; none is null.
   *
   * @param address of the API, for links
   */
  public ExportRoutes(ExportCsv csv, ArchiveInvoices archives, Supplier<URI> address, Clock clock) {
    this.csv = csv;
    this.archives = archives;
    this.address = address;
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
        start(),
        show(),
        fetchByLink(),
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

  private Route start() {
    return Route.post("/api/v1/invoices/export/zip")
        .company(Permission.EXPORT_DATA)
        .does(AREA, "Pack up to 100 invoices into a ZIP")
        .note(
            "Packed in the background; statusUrl tells how far it is. Two at a time and five an"
                + " hour for a company.")
        .answers(202, ArchiveView.class, "The export as it is queued")
        .refuses(404, "An invoice is unknown")
        .refuses(422, "XML is wanted of a draft, which has none")
        .handle(
            ArchiveInvoices.Command.class,
            (call, body) ->
                Reply.of(
                    202,
                    ArchiveView.of(
                        new ArchiveInvoices.Shown(archives.start(scope(call), body), null),
                        address.get())));
  }

  private Route show() {
    return Route.get(EXPORTS + "/{export}")
        .company(Permission.EXPORT_DATA)
        .does(AREA, "Tell how far an export is, or fetch its file")
        .note(
            "By its id it is told, by its filename the file is fetched as application/zip, once:"
                + " after that it is gone.")
        .answers(200, ArchiveView.class, "The export")
        .answersFile(200, ZIP, "The archive")
        .refuses(404, "It is unknown, was fetched or has expired")
        .handle(
            call -> {
              String export = call.pathText("export");
              return export.endsWith(ZIP_END)
                  ? file(archives.fetch(scope(call), export))
                  : Reply.ok(
                      ArchiveView.of(archives.show(scope(call), call.id("export")), address.get()));
            });
  }

  private Route fetchByLink() {
    return Route.get(EXPORTS + "/{export}/{link}")
        .anyone()
        .does(AREA, "Fetch the file of an export by its link, once")
        .note("The link is what downloadUrl says. It fetches one file within seven days.")
        .answersFile(200, ZIP, "The archive")
        .refuses(404, "The link is wrong, was used or has expired")
        .handle(call -> file(archives.fetchByLink(call.pathText("link"))));
  }

  private static Reply file(ArchiveInvoices.Fetched fetched) {
    return Reply.file(new Reply.Download(ZIP, fetched.filename(), false, fetched.content()))
        .withHeader("Cache-Control", "no-store");
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
            .answersFile(200, "text/csv", "The list")
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
