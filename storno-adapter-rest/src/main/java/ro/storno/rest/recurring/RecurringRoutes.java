package ro.storno.rest.recurring;

import java.util.List;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.recurring.RecurringEntry;
import ro.storno.application.recurring.RecurringInvoices;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.recurring.Frequency;
import ro.storno.domain.recurring.RecurringId;
import ro.storno.domain.recurring.RecurringInvoice;
import ro.storno.rest.document.BulkDeleted;
import ro.storno.rest.document.BulkRequest;
import ro.storno.rest.document.Paging;
import ro.storno.rest.recurring.RecurringAnswers.BulkIssued;
import ro.storno.rest.recurring.RecurringAnswers.BulkUpdated;
import ro.storno.rest.recurring.RecurringAnswers.IssuedView;
import ro.storno.rest.recurring.RecurringAnswers.RecurringList;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/recurring-invoices, and those that clients use beside them. */
public final class RecurringRoutes {
  private static final String AREA = "Recurring invoices";
  private static final String ALL = "/api/v1/recurring-invoices";
  private static final String ONE = ALL + "/{uuid}";
  private static final Permission VIEW = Permission.RECURRING_INVOICE_VIEW;
  private static final Permission MANAGE = Permission.RECURRING_INVOICE_MANAGE;
  private static final Param<String> SEARCH = Param.text("search", "Part of reference or notes.");
  private static final Param<Boolean> ACTIVE =
      Param.flag("isActive", "Those that run only, or only those that are paused.");
  private static final Param<Frequency> FREQUENCY =
      Param.choice("frequency", "Those of one frequency only.", Frequency.class);

  private final RecurringUseCases use;

  /**
   * Routes to the given use cases.
   *
   * @param use not null
   */
  public RecurringRoutes(RecurringUseCases use) {
    this.use = use;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(
        list(),
        create(),
        bulkDelete(),
        bulkToggle(),
        bulkIssue(),
        get(),
        update(),
        delete(),
        toggle(),
        issueNow());
  }

  private Route list() {
    return Route.get(ALL)
        .company(VIEW)
        .does(AREA, "List them")
        .params(Paging.PARAMS)
        .params(SEARCH, ACTIVE, FREQUENCY)
        .answers(200, RecurringList.class, "A page, the newest first")
        .handle(
            call ->
                Reply.ok(
                    RecurringList.of(use.read().list(scope(call), filter(call), Paging.of(call)))));
  }

  private static RecurringInvoices.Filter filter(Call call) {
    return new RecurringInvoices.Filter(
        call.param(SEARCH).orElse(null),
        call.param(ACTIVE).orElse(null),
        call.param(FREQUENCY).orElse(null));
  }

  private Route create() {
    return Route.post(ALL)
        .company(MANAGE)
        .does(AREA, "Add one")
        .note(
            "Invoices are issued on the day, from midnight in the company's time zone on; what fell"
                + " due during a pause or a downtime is issued afterwards, one invoice for each"
                + " occurrence, dated on the day it is issued.")
        .answers(201, RecurringView.class, "The recurring invoice")
        .refuses(402, "The plan does not include recurring invoices")
        .refuses(422, "Some fields are missing or not acceptable")
        .handle(
            RecurringEntry.class,
            (call, body) -> Reply.created(view(call, use.manage().create(scope(call), body))));
  }

  private Route get() {
    return Route.get(ONE)
        .company(VIEW)
        .does(AREA, "Show one")
        .answers(200, RecurringView.class, "The recurring invoice")
        .handle(call -> Reply.ok(RecurringView.of(use.read().get(scope(call), id(call)))));
  }

  private Route update() {
    return Route.put(ONE)
        .company(MANAGE)
        .does(AREA, "Change one; what is not sent stays, lines are replaced as a whole")
        .answers(200, RecurringView.class, "The recurring invoice as changed")
        .refuses(402, "It is to run and the plan does not include that")
        .refuses(422, "No field was sent, or some are not acceptable")
        .handle(
            RecurringEntry.class,
            (call, body) ->
                Reply.ok(
                    view(
                        call,
                        use.manage()
                            .update(
                                scope(call), id(call), body, call.sent(RecurringEntry.class)))));
  }

  private Route delete() {
    return Route.delete(ONE)
        .company(MANAGE)
        .does(AREA, "Remove one for good; the invoices that it issued stay")
        .answers(204, "It is gone")
        .handle(
            call -> {
              use.manage().delete(scope(call), id(call));
              return Reply.noContent();
            });
  }

  private Route toggle() {
    return Route.post(ONE + "/toggle")
        .company(MANAGE)
        .does(AREA, "Pause one that runs, or resume one that is paused")
        .answers(200, RecurringView.class, "The recurring invoice as it stands now")
        .refuses(402, "It is to run and the plan does not include that")
        .handle(call -> Reply.ok(view(call, use.manage().toggle(scope(call), id(call)))));
  }

  private Route issueNow() {
    return Route.post(ONE + "/issue-now")
        .company(MANAGE)
        .does(AREA, "Issue an invoice now; the next day stays")
        .note("Also of one that is paused. Needs the permission to issue invoices too.")
        .answers(201, IssuedView.class, "The issued invoice")
        .refuses(402, "The plan does not allow it")
        .refuses(422, "No invoice can be issued; says why")
        .handle(
            call ->
                Reply.created(
                    IssuedView.of(
                        scope(call),
                        id(call).value(),
                        use.issue().issueNow(scope(call), id(call)))));
  }

  private Route bulkDelete() {
    return Route.post(ALL + "/bulk-delete")
        .company(MANAGE)
        .does(AREA, "Remove several, each for itself")
        .answers(200, BulkDeleted.class, "How many are gone, and which are not")
        .handle(
            BulkRequest.class,
            (call, body) ->
                Reply.ok(BulkDeleted.of(use.manage().deleteAll(scope(call), body.orNone()))));
  }

  private Route bulkToggle() {
    return Route.post(ALL + "/bulk-toggle-active")
        .company(MANAGE)
        .does(AREA, "Pause or resume several, each for itself")
        .answers(200, BulkUpdated.class, "How many are so now, and which are not")
        .handle(
            ActivationRequest.class,
            (call, body) -> {
              List<String> ids = body.ids() == null ? List.of() : body.ids();
              return Reply.ok(
                  BulkUpdated.of(use.manage().activateAll(scope(call), ids, body.isActive())));
            });
  }

  private Route bulkIssue() {
    return Route.post(ALL + "/bulk-issue-now")
        .company(MANAGE)
        .does(AREA, "Issue an invoice of each of several now")
        .answers(200, BulkIssued.class, "How many were issued, and of which none was")
        .handle(
            BulkRequest.class,
            (call, body) ->
                Reply.ok(BulkIssued.of(use.issue().issueAllNow(scope(call), body.orNone()))));
  }

  private RecurringView view(Call call, RecurringInvoice recurring) {
    return RecurringView.of(use.read().show(scope(call), recurring));
  }

  private static RecurringId id(Call call) {
    return new RecurringId(call.id("uuid"));
  }

  private static CompanyScope scope(Call call) {
    return call.caller(CompanyScope.class);
  }
}
