package ro.storno.rest.receipt;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceFile;
import ro.storno.application.preceding.ConvertPreceding;
import ro.storno.application.receipt.ConvertReceipt;
import ro.storno.application.receipt.DraftReceipt;
import ro.storno.application.receipt.ReceiptEntry;
import ro.storno.application.receipt.Receipts;
import ro.storno.application.receipt.RefundReceipt;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.Stage;
import ro.storno.domain.receipt.Receipt;
import ro.storno.domain.receipt.TenderMethod;
import ro.storno.rest.document.Paging;
import ro.storno.rest.preceding.PrecedingAnswers.CancellationRequest;
import ro.storno.rest.receipt.ReceiptAnswers.InvoicedView;
import ro.storno.rest.receipt.ReceiptAnswers.ReceiptList;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/receipts; those of their mails are with all mails of documents. */
public final class ReceiptRoutes {
  private static final String AREA = "Receipts";
  private static final String ALL = "/api/v1/receipts";
  private static final String ONE = ALL + "/{uuid}";

  private static final Param<String> SEARCH =
      Param.text(
          "search", "Part of the number, of the customer's name or tax code, or fiscal number.");
  private static final Param<List<Stage>> STATUS =
      Param.choices("status", "One or more statuses, separated by commas.", Stage.class);
  private static final Param<LocalDate> FROM = Param.date("from", "Earliest day of issue.");
  private static final Param<LocalDate> TO = Param.date("to", "Latest day of issue.");
  private static final Param<LocalDate> DATE_FROM = Param.date("dateFrom", "The same as from.");
  private static final Param<LocalDate> DATE_TO = Param.date("dateTo", "The same as to.");
  private static final Param<TenderMethod> METHOD =
      Param.choice("paymentMethod", "How they were paid.", TenderMethod.class);
  private static final Param<String> TILL =
      Param.text("cashRegisterName", "Those of one till, by its exact name.");
  private static final Param<Boolean> HAS_CUSTOMER =
      Param.flag("hasCustomer", "Those that name a customer, or those that do not.");
  private static final Param<String> KEY =
      Param.text(
              "Idempotency-Key",
              "Makes one receipt of however many equal requests; wins over idempotencyKey.")
          .inHeader();

  private final ReceiptUseCases use;

  /**
   * Routes to the given use cases.
   *
   * @param use not null
   */
  public ReceiptRoutes(ReceiptUseCases use) {
    this.use = use;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(
        list(), create(), get(), update(), delete(), issue(), cancel(), restore(), refund(),
        convert(), pdf());
  }

  private Route list() {
    return Route.get(ALL)
        .company(Permission.INVOICE_VIEW)
        .does(AREA, "List them")
        .params(Paging.PARAMS)
        .params(SEARCH, STATUS, FROM, TO, DATE_FROM, DATE_TO, METHOD, TILL, HAS_CUSTOMER)
        .answers(200, ReceiptList.class, "A page, newest issue date first")
        .handle(
            call ->
                Reply.ok(
                    ReceiptList.of(use.read().list(scope(call), filter(call), Paging.of(call)))));
  }

  private static Receipts.Filter filter(Call call) {
    return new Receipts.Filter(
        call.param(SEARCH).orElse(null),
        Set.copyOf(call.param(STATUS).orElse(List.of())),
        call.param(FROM).or(() -> call.param(DATE_FROM)).orElse(null),
        call.param(TO).or(() -> call.param(DATE_TO)).orElse(null),
        call.param(METHOD).orElse(null),
        call.param(TILL).orElse(null),
        call.param(HAS_CUSTOMER).orElse(null));
  }

  private Route create() {
    return Route.post(ALL)
        .company(Permission.INVOICE_CREATE)
        .does(AREA, "Make a draft")
        .note(
            "With an idempotency key the same request makes one receipt, however often it is sent."
                + " A product with an SGR deposit is followed by a line for the deposit, unless"
                + " that line is sent.")
        .params(KEY)
        .answers(201, ReceiptView.class, "The draft")
        .answerHeader("Idempotency-Replayed", "true if an earlier request had made the receipt")
        .refuses(404, "Client, series, VAT rate or product is unknown")
        .refuses(
            422,
            "Some fields are missing or not acceptable, the payments do not come to the total, or"
                + " the key was used with another body")
        .handle(
            ReceiptEntry.class,
            (call, body) -> {
              DraftReceipt.Made made =
                  use.draft()
                      .create(scope(call), body.withIdempotencyKey(call.param(KEY).orElse(null)));
              Reply reply = Reply.created(view(call, made.receipt()));
              return made.replayed() ? reply.withHeader("Idempotency-Replayed", "true") : reply;
            });
  }

  private Route get() {
    return Route.get(ONE)
        .company(Permission.INVOICE_VIEW)
        .does(AREA, "Show one")
        .answers(200, ReceiptView.class, "The receipt")
        .handle(call -> Reply.ok(ReceiptView.of(use.read().get(scope(call), id(call)))));
  }

  private Route update() {
    return Route.put(ONE)
        .company(Permission.INVOICE_EDIT)
        .does(AREA, "Replace a draft")
        .note("What is not sent is gone, but for the series. Lines sent with their id keep it.")
        .answers(200, ReceiptView.class, "The receipt as changed")
        .refuses(404, "It is unknown, or client, series, VAT rate or product are")
        .refuses(409, "It is no draft, or a refund")
        .refuses(422, "Some fields are missing or not acceptable")
        .handle(
            ReceiptEntry.class,
            (call, body) -> Reply.ok(view(call, use.draft().update(scope(call), id(call), body))));
  }

  private Route delete() {
    return Route.delete(ONE)
        .company(Permission.INVOICE_DELETE)
        .does(AREA, "Delete a draft for good")
        .answers(204, "It is gone")
        .refuses(409, "It is no draft, or carried a number; cancel it instead")
        .handle(
            call -> {
              use.draft().delete(scope(call), id(call));
              return Reply.noContent();
            });
  }

  private Route issue() {
    return Route.post(ONE + "/issue")
        .company(Permission.INVOICE_ISSUE)
        .does(AREA, "Issue a draft: give it its number")
        .answers(200, ReceiptView.class, "The issued receipt")
        .refuses(409, "It is no draft")
        .refuses(422, "There is no series to number it, or too little is left to give back")
        .handle(call -> Reply.ok(view(call, use.advance().issue(scope(call), id(call)))));
  }

  private Route cancel() {
    return Route.post(ONE + "/cancel")
        .company(Permission.INVOICE_CANCEL)
        .does(AREA, "Cancel one; a number stays")
        .note("What a cancelled refund gave back can be given back again.")
        .answers(200, ReceiptView.class, "The cancelled receipt")
        .refuses(409, "Its status does not allow it")
        .handle(
            CancellationRequest.class,
            (call, body) ->
                Reply.ok(view(call, use.advance().cancel(scope(call), id(call), body.remark()))));
  }

  private Route restore() {
    return Route.post(ONE + "/restore")
        .company(Permission.INVOICE_CANCEL)
        .does(AREA, "Turn a cancelled one into a draft again; its number stays")
        .answers(200, ReceiptView.class, "The draft")
        .refuses(422, "It is not cancelled")
        .handle(call -> Reply.ok(view(call, use.advance().restore(scope(call), id(call)))));
  }

  private Route refund() {
    return Route.post(ONE + "/refund")
        .company(Permission.INVOICE_REFUND)
        .does(AREA, "Give back all of one, or some of its lines, by a receipt issued at once")
        .answers(201, ReceiptView.class, "The refund")
        .refuses(
            422,
            "It is not issued, a refund itself, or refunded already; or more is asked for than is"
                + " left of a line")
        .handle(
            RefundReceipt.Command.class,
            (call, body) ->
                Reply.created(view(call, use.refund().refund(scope(call), id(call), body))));
  }

  private Route convert() {
    return Route.post(ONE + "/convert")
        .company(Permission.INVOICE_CREATE)
        .does(AREA, "Turn an issued one into a draft invoice, for good")
        .answers(201, InvoicedView.class, "The invoice, and the receipt it was made from")
        .refuses(404, "It is unknown, or client or series are")
        .refuses(409, "It is converted already, or its status does not allow it")
        .refuses(422, "Nobody says whom to invoice, or series or dates are not acceptable")
        .handle(
            ConvertReceipt.Command.class,
            (call, body) -> {
              ConvertPreceding.Converted converted =
                  use.convert().convert(scope(call), id(call), body);
              return Reply.created(
                  InvoicedView.of(
                      scope(call),
                      converted,
                      ReceiptView.of(use.read().get(scope(call), id(call)))));
            });
  }

  private Route pdf() {
    return Route.get(ONE + "/pdf")
        .company(Permission.INVOICE_VIEW)
        .does(AREA, "Print one as PDF for a paper roll of 80 mm")
        .answersFile(200, "application/pdf", "The strip")
        .refuses(422, "It cannot be printed")
        .handle(
            call -> {
              InvoiceFile pdf = use.print().print(scope(call), id(call));
              return Reply.file(
                  new Reply.Download(pdf.mediaType(), pdf.filename(), false, pdf.content()));
            });
  }

  private ReceiptView view(Call call, Receipt receipt) {
    return ReceiptView.of(use.read().show(scope(call), receipt));
  }

  private static PrecedingId id(Call call) {
    return new PrecedingId(call.id("uuid"));
  }

  private static CompanyScope scope(Call call) {
    return call.caller(CompanyScope.class);
  }
}
