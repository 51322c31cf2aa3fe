package ro.storno.rest.invoice;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.CancelInvoice;
import ro.storno.application.invoice.CreateInvoice;
import ro.storno.application.invoice.DeleteInvoice;
import ro.storno.application.invoice.DownloadInvoiceXml;
import ro.storno.application.invoice.GetInvoice;
import ro.storno.application.invoice.InvoiceEntry;
import ro.storno.application.invoice.InvoiceFile;
import ro.storno.application.invoice.IssueInvoice;
import ro.storno.application.invoice.ListInvoiceEvents;
import ro.storno.application.invoice.ListInvoices;
import ro.storno.application.invoice.ListVerdicts;
import ro.storno.application.invoice.PrintInvoice;
import ro.storno.application.invoice.RestoreInvoice;
import ro.storno.application.invoice.ShowInvoiceDefaults;
import ro.storno.application.invoice.UpdateInvoice;
import ro.storno.application.invoice.ValidateInvoice;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.party.ClientId;
import ro.storno.rest.document.Paging;
import ro.storno.rest.invoice.InvoiceAnswers.CancelRequest;
import ro.storno.rest.invoice.InvoiceAnswers.InvoiceList;
import ro.storno.rest.invoice.InvoiceAnswers.Saved;
import ro.storno.rest.invoice.InvoiceAnswers.ValidateRequest;
import ro.storno.rest.invoice.InvoiceAnswers.VerdictList;
import ro.storno.rest.invoice.InvoiceAnswers.VerdictView;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.ListType;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/invoices and api-reference/defaults; credit notes use the same. */
public final class InvoiceRoutes {
  private static final String AREA = "Invoices";
  private static final String ALL = "/api/v1/invoices";
  private static final String ONE = ALL + "/{uuid}";
  private static final Param<String> MODE =
      Param.text("mode", "quick (also without) or full; may stand in the body as well.");
  private static final Param<UUID> CLIENT =
      Param.uuid("clientId", "The client that the invoice will go to.");

  private final UseCases use;

  /**
   * What the routes call; none is null.
   *
   * @param create makes drafts
   * @param update changes invoices
   * @param get shows one
   * @param list lists them
   * @param delete deletes drafts
   * @param issue issues drafts
   * @param validate checks invoices
   * @param cancel cancels
   * @param restore restores
   * @param xml hands out XML
   * @param print hands out PDF
   * @param events tells what happened
   * @param verdicts shows what the official rules said
   * @param defaults tells what a form starts with
   */
  public record UseCases(
      CreateInvoice create,
      UpdateInvoice update,
      GetInvoice get,
      ListInvoices list,
      DeleteInvoice delete,
      IssueInvoice issue,
      ValidateInvoice validate,
      CancelInvoice cancel,
      RestoreInvoice restore,
      DownloadInvoiceXml xml,
      PrintInvoice print,
      ListInvoiceEvents events,
      ListVerdicts verdicts,
      ShowInvoiceDefaults defaults) {}

  /**
   * Routes to the given use cases.
   *
   * @param use not null
   */
  public InvoiceRoutes(UseCases use) {
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
        get(),
        update(),
        delete(),
        issue(),
        validate(),
        cancel(),
        restore(),
        xml(),
        pdf(),
        events(),
        verdicts(),
        defaults());
  }

  private Route list() {
    return Route.get(ALL)
        .company(Permission.INVOICE_VIEW)
        .does(AREA, "List invoices and credit notes")
        .params(Paging.PARAMS)
        .params(InvoiceFilter.PARAMS)
        .answers(200, InvoiceList.class, "A page, and the totals over the whole filter")
        .refuses(422, "A filter has a value that does not exist")
        .handle(
            call ->
                Reply.ok(
                    InvoiceList.of(
                        scope(call),
                        use.list().list(scope(call), InvoiceFilter.of(call), Paging.of(call)))));
  }

  private Route create() {
    return Route.post(ALL)
        .company(Permission.INVOICE_CREATE)
        .does(AREA, "Create a draft invoice or credit note")
        .note(
            "With an idempotencyKey the same request makes one invoice, however often it is sent."
                + " A credit note names its invoice in parentDocumentId.")
        .answers(201, Saved.class, "The draft, and the quick check of it")
        .answerHeader("Idempotency-Replayed", "true if an earlier request had made the invoice")
        .refuses(402, "The plan's invoices of the month are used up")
        .refuses(404, "Client, series, VAT rate or parent is unknown")
        .refuses(409, "The parent or series does not allow it")
        .refuses(422, "A business rule forbids it, or the key was used with another body")
        .example(example())
        .handle(
            InvoiceEntry.class,
            (call, body) -> {
              CreateInvoice.Result result = use.create().create(scope(call), body);
              Reply reply =
                  Reply.created(
                      new Saved(
                          InvoiceView.of(scope(call), result.invoice()),
                          ValidationView.of(result.validation())));
              return result.replayed() ? reply.withHeader("Idempotency-Replayed", "true") : reply;
            });
  }

  private Route get() {
    return Route.get(ONE)
        .company(Permission.INVOICE_VIEW)
        .does(AREA, "Show an invoice")
        .answers(200, InvoiceView.class, "The invoice with all that belongs to it")
        .handle(
            call -> Reply.ok(InvoiceView.of(scope(call), use.get().get(scope(call), id(call)))));
  }

  private Route update() {
    return Route.put(ONE)
        .company(Permission.INVOICE_EDIT)
        .does(AREA, "Change an editable invoice")
        .note("Fields left out stay as they are; lines, when sent, replace all lines.")
        .answers(200, Saved.class, "The invoice as changed, and the quick check of it")
        .refuses(404, "The invoice, its client, series or VAT rate is unknown")
        .refuses(409, "Somebody else has changed the invoice meanwhile")
        .refuses(422, "The invoice is not editable, or a business rule forbids the change")
        .handle(
            InvoiceEntry.class,
            (call, body) -> {
              UpdateInvoice.Result result =
                  use.update().update(scope(call), id(call), body, sent(call));
              return Reply.ok(
                  new Saved(
                      InvoiceView.of(scope(call), result.invoice()),
                      ValidationView.of(result.validation())));
            });
  }

  private Route delete() {
    return Route.delete(ONE)
        .company(Permission.INVOICE_DELETE)
        .does(AREA, "Delete a draft that never carried a number")
        .answers(204, "It is gone for good")
        .refuses(409, "It is no draft, or it carried a number; cancel it instead")
        .handle(
            call -> {
              use.delete().delete(scope(call), id(call));
              return Reply.noContent();
            });
  }

  private Route issue() {
    return Route.post(ONE + "/issue")
        .company(Permission.INVOICE_ISSUE)
        .does(AREA, "Issue a draft: give it its number")
        .answers(200, InvoiceView.class, "The issued invoice")
        .refuses(400, "Something is missing")
        .refuses(402, "The plan's invoices of the month are used up")
        .refuses(409, "It is issued already, or its status does not allow it")
        .refuses(422, "A business rule forbids it")
        .handle(
            call ->
                Reply.ok(InvoiceView.of(scope(call), use.issue().issue(scope(call), id(call)))));
  }

  private Route validate() {
    return Route.post(ONE + "/validate")
        .company(Permission.INVOICE_VIEW)
        .does(AREA, "Check an invoice, quickly or by the official rules")
        .params(MODE)
        .answers(200, ValidationView.class, "What was found")
        .refuses(422, "There is no such mode")
        .handle(
            ValidateRequest.class,
            (call, body) ->
                Reply.ok(
                    ValidationView.of(
                        use.validate()
                            .validate(
                                scope(call), id(call), call.param(MODE).orElse(body.mode())))));
  }

  private Route cancel() {
    return Route.post(ONE + "/cancel")
        .company(Permission.INVOICE_CANCEL)
        .does(AREA, "Cancel an invoice that no authority has seen")
        .answers(200, InvoiceView.class, "The cancelled invoice")
        .refuses(409, "Its status does not allow it")
        .refuses(422, "It has credit notes")
        .handle(
            CancelRequest.class,
            (call, body) ->
                Reply.ok(
                    InvoiceView.of(
                        scope(call), use.cancel().cancel(scope(call), id(call), body.reason()))));
  }

  private Route restore() {
    return Route.post(ONE + "/restore")
        .company(Permission.INVOICE_CANCEL)
        .does(AREA, "Turn a cancelled invoice into a draft again; its number stays")
        .answers(200, InvoiceView.class, "The restored invoice")
        .refuses(409, "It is not cancelled")
        .refuses(422, "It has payments or credit notes, or was cancelled too long ago")
        .handle(
            call ->
                Reply.ok(
                    InvoiceView.of(scope(call), use.restore().restore(scope(call), id(call)))));
  }

  private Route xml() {
    return Route.get(ONE + "/xml")
        .company(Permission.INVOICE_VIEW)
        .does(AREA, "Download the invoice as UBL")
        .answersFile(200, "application/xml", "UBL 2.1, CIUS-RO")
        .refuses(404, "The invoice is unknown, or has no XML yet")
        .refuses(422, "The invoice cannot be written as XML")
        .handle(call -> file(use.xml().download(scope(call), id(call)), false));
  }

  private Route pdf() {
    return Route.get(ONE + "/pdf")
        .company(Permission.INVOICE_VIEW)
        .does(AREA, "Print the invoice as PDF")
        .answersFile(200, "application/pdf", "The page")
        .answerHeader("X-Generated-At", "When the PDF was made")
        .refuses(422, "The invoice cannot be printed")
        .handle(
            call -> {
              InvoiceFile pdf = use.print().print(scope(call), id(call));
              return file(pdf, true).withHeader("X-Generated-At", pdf.at().toString());
            });
  }

  private Route events() {
    return Route.get(ONE + "/events")
        .company(Permission.INVOICE_VIEW)
        .does(AREA, "Tell what happened to an invoice")
        .answers(200, ListType.of(EventView.class), "The events, newest first")
        .handle(
            call ->
                Reply.ok(
                    use.events().list(scope(call), id(call)).stream().map(EventView::of).toList()));
  }

  private Route verdicts() {
    return Route.get(ONE + "/verdicts")
        .company(Permission.EFACTURA_VIEW)
        .does(AREA, "Show what the official rules said about an invoice")
        .answers(200, VerdictList.class, "The verdicts kept as evidence, newest first")
        .handle(
            call ->
                Reply.ok(
                    new VerdictList(
                        use.verdicts().list(scope(call), id(call)).stream()
                            .map(VerdictView::of)
                            .toList())));
  }

  private Route defaults() {
    return Route.get("/api/v1/invoice-defaults")
        .company(Permission.INVOICE_VIEW)
        .does(AREA, "Tell what an invoice form offers and starts with")
        .params(CLIENT)
        .answers(200, InvoiceDefaultsView.class, "Rates, units, currencies and the like")
        .refuses(404, "The client is unknown")
        .handle(
            call ->
                Reply.ok(
                    InvoiceDefaultsView.of(
                        use.defaults()
                            .show(
                                scope(call), call.param(CLIENT).map(ClientId::new).orElse(null)))));
  }

  private static Reply file(InvoiceFile file, boolean inline) {
    return Reply.file(
        new Reply.Download(file.mediaType(), file.filename(), inline, file.content()));
  }

  private static java.util.Set<String> sent(Call call) {
    return call.sent(InvoiceEntry.class);
  }

  private static Map<String, Object> example() {
    return Map.of(
        "clientId", "01930000-0000-7000-8000-000000000001",
        "issueDate", "2026-11-21",
        "dueDate", "2026-12-21",
        "lines",
            List.of(
                Map.of(
                    "description", "Web development",
                    "quantity", "10",
                    "unitPrice", "100.00",
                    "unitOfMeasure", "ora",
                    "vatRate", "21.00")));
  }

  private static InvoiceId id(Call call) {
    return new InvoiceId(call.id("uuid"));
  }

  private static CompanyScope scope(Call call) {
    return call.caller(CompanyScope.class);
  }
}
