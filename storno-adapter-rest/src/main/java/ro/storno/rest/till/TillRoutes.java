package ro.storno.rest.till;

import java.time.LocalDate;
import java.util.List;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceFile;
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.application.till.CloseTill;
import ro.storno.application.till.ManageMovements;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.till.MovementId;
import ro.storno.domain.till.ZReportId;
import ro.storno.rest.document.MessageView;
import ro.storno.rest.document.Paging;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;
import ro.storno.rest.till.TillAnswers.BalanceView;
import ro.storno.rest.till.TillAnswers.LedgerView;
import ro.storno.rest.till.TillAnswers.MovementList;
import ro.storno.rest.till.TillAnswers.MovementView;
import ro.storno.rest.till.TillAnswers.ZReportList;
import ro.storno.rest.till.TillAnswers.ZReportView;

/** Routes of api-reference/cash-register, and Z reports beside them. */
public final class TillRoutes {
  private static final String AREA = "Cash register";
  private static final String ROOT = "/api/v1/cash-register";
  private static final String MOVEMENTS = ROOT + "/movements";
  private static final String REPORTS = ROOT + "/z-reports";

  private static final Param<LocalDate> FROM =
      Param.date("from", "First day; the day the till was opened unless given.");
  private static final Param<LocalDate> TO = Param.date("to", "Last day; today unless given.");

  private static final Param<Language> LANGUAGE =
      Param.choice("language", "Its language; ro unless given.", Language.class);

  private final TillUseCases use;

  /**
   * Routes to the given use cases.
   *
   * @param use not null
   */
  public TillRoutes(TillUseCases use) {
    this.use = use;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(
        balance(),
        ledger(),
        listMovements(),
        createMovement(),
        changeMovement(),
        deleteMovement(),
        listReports(),
        close(),
        report(),
        pdf());
  }

  private Route balance() {
    return Route.get(ROOT + "/balance")
        .company(Permission.REPORT_VIEW)
        .does(AREA, "Show what is in the till")
        .answers(200, BalanceView.class, "The balance, which today's ledger closes with")
        .handle(call -> Reply.ok(BalanceView.of(use.read().balance(scope(call)))));
  }

  private Route ledger() {
    return Route.get(ROOT + "/ledger")
        .company(Permission.REPORT_VIEW)
        .does(AREA, "Show how the till came to that, day by day")
        .note("At most 366 days; without from, the last of them.")
        .params(FROM, TO)
        .answers(200, LedgerView.class, "Every day of the range")
        .refuses(400, "The range ends before it begins, or is longer than 366 days")
        .handle(
            call ->
                Reply.ok(
                    LedgerView.of(
                        use.read()
                            .ledger(
                                scope(call),
                                call.param(FROM).orElse(null),
                                call.param(TO).orElse(null)))));
  }

  private Route listMovements() {
    return Route.get(MOVEMENTS)
        .company(Permission.REPORT_VIEW)
        .does(AREA, "List cash moved by hand")
        .params(FROM, TO)
        .answers(200, MovementList.class, "All movements of the range, newest first")
        .refuses(400, "The range ends before it begins")
        .handle(
            call ->
                Reply.ok(
                    new MovementList(
                        use
                            .movements()
                            .list(
                                scope(call),
                                call.param(FROM).orElse(null),
                                call.param(TO).orElse(null))
                            .stream()
                            .map(MovementView::of)
                            .toList())));
  }

  private Route createMovement() {
    return Route.post(MOVEMENTS)
        .company(Permission.SETTINGS_MANAGE)
        .does(AREA, "Record cash moved by hand")
        .note("A deposit leaves the till for the bank, a withdrawal comes from there.")
        .answers(201, MovementView.class, "The movement")
        .refuses(409, "The company has no cash account")
        .handle(
            ManageMovements.Command.class,
            (call, body) ->
                Reply.created(MovementView.of(use.movements().create(scope(call), body))));
  }

  private Route changeMovement() {
    return Route.patch(MOVEMENTS + "/{uuid}")
        .company(Permission.SETTINGS_MANAGE)
        .does(AREA, "Change a movement; what is not sent stays")
        .answers(200, MovementView.class, "The movement as changed")
        .handle(
            ManageMovements.Command.class,
            (call, body) ->
                Reply.ok(
                    MovementView.of(
                        use.movements()
                            .change(
                                scope(call),
                                new MovementId(call.id("uuid")),
                                body,
                                call.sent(ManageMovements.Command.class)))));
  }

  private Route deleteMovement() {
    return Route.delete(MOVEMENTS + "/{uuid}")
        .company(Permission.SETTINGS_MANAGE)
        .does(AREA, "Take a movement off the ledger for good")
        .answers(200, MessageView.class, "It is gone")
        .handle(
            call -> {
              use.movements().delete(scope(call), new MovementId(call.id("uuid")));
              return Reply.ok(new MessageView("Movement deleted."));
            });
  }

  private Route listReports() {
    return Route.get(REPORTS)
        .company(Permission.REPORT_VIEW)
        .does(AREA, "List Z reports")
        .params(Paging.PARAMS)
        .answers(200, ZReportList.class, "A page, newest first")
        .handle(call -> Reply.ok(ZReportList.of(use.close().list(scope(call), Paging.of(call)))));
  }

  private Route close() {
    return Route.post(REPORTS)
        .company(Permission.SETTINGS_MANAGE)
        .does(AREA, "Close a day of the till by a Z report")
        .note(
            "Each day once and in order; open days before it are closed with it. What is recorded"
                + " for it later shows as corrections of the next report.")
        .answers(201, ZReportView.class, "The report, which never changes")
        .refuses(409, "The day is closed already, or there is no till with an opening balance")
        .handle(
            CloseTill.Command.class,
            (call, body) -> Reply.created(ZReportView.of(use.close().close(scope(call), body))));
  }

  private Route report() {
    return Route.get(REPORTS + "/{uuid}")
        .company(Permission.REPORT_VIEW)
        .does(AREA, "Show a Z report")
        .answers(200, ZReportView.class, "The report")
        .handle(
            call ->
                Reply.ok(
                    ZReportView.of(use.close().get(scope(call), new ZReportId(call.id("uuid"))))));
  }

  private Route pdf() {
    return Route.get(REPORTS + "/{uuid}/pdf")
        .company(Permission.REPORT_VIEW)
        .does(AREA, "Print a Z report as PDF for a paper roll of 80 mm")
        .params(LANGUAGE)
        .answersFile(200, "application/pdf", "The strip")
        .refuses(422, "It cannot be printed")
        .handle(
            call -> {
              InvoiceFile pdf =
                  use.print()
                      .print(
                          scope(call),
                          new ZReportId(call.id("uuid")),
                          call.param(LANGUAGE).orElse(Language.RO));
              return Reply.file(
                  new Reply.Download(pdf.mediaType(), pdf.filename(), true, pdf.content()));
            });
  }

  private static CompanyScope scope(Call call) {
    return call.caller(CompanyScope.class);
  }
}
