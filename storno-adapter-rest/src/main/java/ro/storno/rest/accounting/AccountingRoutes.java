package ro.storno.rest.accounting;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import ro.storno.application.accounting.ExportAccounting;
import ro.storno.application.accounting.ExportSaga;
import ro.storno.application.accounting.ManageAccountingSettings;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.Direction;
import ro.storno.rest.invoice.InvoiceFilter;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;
import ro.storno.rest.route.SpooledFile;
import ro.storno.rest.route.SpooledText;

/**
 * Routes of api-reference/accounting-export and of the single files for SAGA
 * (api-reference/invoices/export-saga-xml.md).
 */
public final class AccountingRoutes {
  private static final String AREA = "Accounting export";
  private static final String SETTINGS = "/api/v1/accounting-export/settings";
  private static final String XML = "application/xml; charset=UTF-8";
  private static final Param<String> CURRENCY =
      Param.text("currency", "Payments in this currency only, under its accounts.");
  private static final Param<String> CASH = Param.text("accountCash", "Instead of the one set.");
  private static final Param<String> BANK = Param.text("accountBank", "Instead of the one set.");
  private static final Param<String> CARD = Param.text("accountCard", "Instead of the one set.");
  private static final Param<LocalDate> FROM = Param.date("from", "First day of payment.");
  private static final Param<LocalDate> TO = Param.date("to", "Last day of payment.");
  private static final Param<LocalDate> DATE_FROM = Param.date("dateFrom", "The same as from.");
  private static final Param<LocalDate> DATE_TO = Param.date("dateTo", "The same as to.");

  private final ManageAccountingSettings settings;
  private final ExportSaga saga;
  private final ExportAccounting bundle;

  /** Routes to the given use cases; none is null. */
  public AccountingRoutes(
      ManageAccountingSettings settings, ExportSaga saga, ExportAccounting bundle) {
    this.settings = settings;
    this.saga = saga;
    this.bundle = bundle;
  }

  /** Writes one file and tells its name. */
  @FunctionalInterface
  private interface Writing {
    String write(Call call, Consumer<String> lines);
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(
        show(),
        change(),
        zip(),
        invoices(),
        payments("receipts", "what clients have paid", Direction.OUTGOING),
        payments("payments", "what suppliers were paid", Direction.INCOMING),
        list("clients", (call, lines) -> saga.clients(scope(call), lines)),
        list("suppliers", (call, lines) -> saga.suppliers(scope(call), lines)),
        list("products", (call, lines) -> saga.products(scope(call), lines)));
  }

  private Route show() {
    return Route.get(SETTINGS)
        .company(Permission.SETTINGS_VIEW)
        .does(AREA, "Show the accounts under which accounting programs book")
        .answers(200, AccountingSettingsView.class, "The settings, defaults filled in")
        .handle(call -> Reply.ok(AccountingSettingsView.of(settings.show(scope(call)))));
  }

  private Route change() {
    return Route.put(SETTINGS)
        .company(Permission.SETTINGS_MANAGE)
        .does(AREA, "Change some of them")
        .note(
            "What is not sent stays. An empty account is the default again; a currency whose"
                + " accounts are all empty is forgotten.")
        .answers(200, AccountingSettingsView.class, "The settings as changed")
        .handle(
            ManageAccountingSettings.Command.class,
            (call, body) ->
                Reply.ok(AccountingSettingsView.of(settings.change(scope(call), body))));
  }

  private Route zip() {
    return Route.post("/api/v1/accounting-export/zip")
        .company(Permission.EXPORT_DATA)
        .does(AREA, "Export all that SAGA takes over, in one ZIP")
        .note("Payments in several currencies come in one file for each.")
        .answersFile(200, "application/zip", "The files")
        .handle(
            ExportAccounting.Command.class,
            (call, body) -> {
              AtomicReference<String> name = new AtomicReference<>("");
              SpooledFile file =
                  SpooledFile.of(out -> name.set(bundle.export(scope(call), body, out)));
              return Reply.file(
                  new Reply.Download("application/zip", Objects.requireNonNull(name.get()), file));
            });
  }

  private Route invoices() {
    return Route.get("/api/v1/invoices/export/saga-xml")
        .company(Permission.EXPORT_DATA)
        .does(AREA, "Export outgoing invoices for SAGA")
        .note("Without a filter on the status those that were issued and are not cancelled.")
        .params(InvoiceFilter.PARAMS)
        .answersFile(200, "application/xml", "Facturi")
        .refuses(422, "A filter has a value that does not exist")
        .handle(
            call -> reply(call, (c, lines) -> saga.invoices(scope(c), InvoiceFilter.of(c), lines)));
  }

  private Route payments(String name, String what, Direction direction) {
    return Route.get("/api/v1/invoices/export/" + name + "-saga-xml")
        .company(Permission.EXPORT_DATA)
        .does(AREA, "Export " + what + " for SAGA")
        .params(CURRENCY, CASH, BANK, CARD, FROM, TO, DATE_FROM, DATE_TO)
        .answersFile(200, "application/xml", direction == Direction.OUTGOING ? "Incasari" : "Plati")
        .refuses(422, "The currency or an account is none")
        .handle(
            call ->
                reply(call, (c, lines) -> saga.payments(scope(c), direction, wanted(c), lines)));
  }

  private static ExportSaga.Wanted wanted(Call call) {
    return new ExportSaga.Wanted(
        call.param(FROM).or(() -> call.param(DATE_FROM)).orElse(null),
        call.param(TO).or(() -> call.param(DATE_TO)).orElse(null),
        call.param(CURRENCY).orElse(null),
        call.param(CASH).orElse(null),
        call.param(BANK).orElse(null),
        call.param(CARD).orElse(null));
  }

  private Route list(String collection, Writing writing) {
    return Route.get("/api/v1/" + collection + "/export/saga-xml")
        .company(Permission.EXPORT_DATA)
        .does(AREA, "Export " + collection + " for SAGA")
        .answersFile(200, "application/xml", "The list")
        .handle(call -> reply(call, writing));
  }

  private static Reply reply(Call call, Writing writing) {
    AtomicReference<String> name = new AtomicReference<>("");
    SpooledText text = SpooledText.of(lines -> name.set(writing.write(call, lines)));
    return Reply.file(new Reply.Download(XML, Objects.requireNonNull(name.get()), text));
  }

  private static CompanyScope scope(Call call) {
    return call.caller(CompanyScope.class);
  }
}
