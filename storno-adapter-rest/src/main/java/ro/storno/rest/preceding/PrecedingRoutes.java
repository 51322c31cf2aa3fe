package ro.storno.rest.preceding;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceFile;
import ro.storno.application.preceding.ConvertPreceding;
import ro.storno.application.preceding.PrecedingDocuments;
import ro.storno.application.preceding.PrecedingEntry;
import ro.storno.application.transport.TransportEntry;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.preceding.Stage;
import ro.storno.rest.document.BulkDeleted;
import ro.storno.rest.document.BulkRequest;
import ro.storno.rest.document.Paging;
import ro.storno.rest.preceding.PrecedingAnswers.CancellationRequest;
import ro.storno.rest.preceding.PrecedingAnswers.ConvertedView;
import ro.storno.rest.preceding.PrecedingAnswers.PrecedingList;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** The routes that proformas and delivery notes have in common. */
final class PrecedingRoutes {
  private static final Param<String> SEARCH =
      Param.text("search", "Part of the number, or of the client's name or tax code.");
  private static final Param<List<Stage>> STATUS =
      Param.choices("status", "One or more statuses, separated by commas.", Stage.class);
  private static final Param<LocalDate> FROM = Param.date("from", "Earliest day of issue.");
  private static final Param<LocalDate> TO = Param.date("to", "Latest day of issue.");
  private static final Param<LocalDate> DATE_FROM = Param.date("dateFrom", "The same as from.");
  private static final Param<LocalDate> DATE_TO = Param.date("dateTo", "The same as to.");
  private static final Param<UUID> CLIENT = Param.uuid("clientId", "Those of one client only.");

  private final PrecedingUseCases use;
  private final PrecedingKind kind;
  private final String area;
  private final String all;

  PrecedingRoutes(PrecedingUseCases use, PrecedingKind kind, String area, String all) {
    this.use = use;
    this.kind = kind;
    this.area = area;
    this.all = all;
  }

  /** What an operation on one document does. */
  @FunctionalInterface
  interface OnOne {
    PrecedingDocument apply(CompanyScope scope, PrecedingKind kind, PrecedingId id);
  }

  private String one() {
    return all + "/{uuid}";
  }

  Route list() {
    return Route.get(all)
        .company(Permission.INVOICE_VIEW)
        .does(area, "List them")
        .params(Paging.PARAMS)
        .params(SEARCH, STATUS, FROM, TO, DATE_FROM, DATE_TO, CLIENT)
        .answers(200, PrecedingList.class, "A page, newest issue date first")
        .handle(
            call ->
                Reply.ok(
                    PrecedingList.of(
                        use.read().list(scope(call), kind, filter(call), Paging.of(call)))));
  }

  private static PrecedingDocuments.Filter filter(Call call) {
    return new PrecedingDocuments.Filter(
        call.param(SEARCH).orElse(null),
        Set.copyOf(call.param(STATUS).orElse(List.of())),
        call.param(FROM).or(() -> call.param(DATE_FROM)).orElse(null),
        call.param(TO).or(() -> call.param(DATE_TO)).orElse(null),
        call.param(CLIENT).map(ClientId::new).orElse(null));
  }

  Route create() {
    return withTransport(Route.post(all))
        .company(Permission.INVOICE_CREATE)
        .does(area, "Make a draft")
        .answers(201, PrecedingView.class, "The draft")
        .refuses(404, "Client, series, VAT rate or product is unknown")
        .refuses(422, "Some fields are missing or not acceptable")
        .handle(
            PrecedingEntry.class,
            (call, body) ->
                Reply.created(
                    view(call, use.draft().create(scope(call), kind, body, transport(call)))));
  }

  /** The body of a delivery note says something of its transport too. */
  private Route.Draft withTransport(Route.Draft route) {
    return transported() ? route.alsoReads(TransportEntry.class) : route;
  }

  private boolean transported() {
    return kind == PrecedingKind.DELIVERY_NOTE;
  }

  private TransportEntry transport(Call call) {
    return transported() ? call.also(TransportEntry.class) : TransportEntry.NONE;
  }

  Route get() {
    return Route.get(one())
        .company(Permission.INVOICE_VIEW)
        .does(area, "Show one")
        .answers(200, PrecedingView.class, "The document")
        .handle(call -> Reply.ok(PrecedingView.of(use.read().get(scope(call), kind, id(call)))));
  }

  Route update() {
    return withTransport(Route.put(one()))
        .company(Permission.INVOICE_EDIT)
        .does(area, "Change one")
        .note("What is not sent stays; lines are replaced as a whole.")
        .answers(200, PrecedingView.class, "The document as changed")
        .refuses(404, "It is unknown, or client, series, VAT rate or product are")
        .refuses(409, "Its status does not allow it")
        .refuses(422, "Some fields are not acceptable")
        .handle(
            PrecedingEntry.class,
            (call, body) ->
                Reply.ok(
                    view(
                        call,
                        use.draft()
                            .update(
                                scope(call),
                                kind,
                                id(call),
                                body,
                                call.sent(PrecedingEntry.class),
                                transport(call),
                                transported() ? call.sent(TransportEntry.class) : Set.of()))));
  }

  Route delete() {
    return Route.delete(one())
        .company(Permission.INVOICE_DELETE)
        .does(area, "Delete a draft for good")
        .answers(204, "It is gone")
        .refuses(409, "It is no draft, or carried a number; cancel it instead")
        .handle(
            call -> {
              use.draft().delete(scope(call), kind, id(call));
              return Reply.noContent();
            });
  }

  Route bulkDelete() {
    return Route.post(all + "/bulk-delete")
        .company(Permission.INVOICE_DELETE)
        .does(area, "Delete several drafts, each for itself")
        .answers(200, BulkDeleted.class, "How many are gone, and which are not")
        .handle(
            BulkRequest.class,
            (call, body) ->
                Reply.ok(BulkDeleted.of(use.draft().deleteAll(scope(call), kind, body.orNone()))));
  }

  Route cancel() {
    return Route.post(one() + "/cancel")
        .company(Permission.INVOICE_CANCEL)
        .does(area, "Cancel one; a number stays")
        .answers(200, PrecedingView.class, "The cancelled document")
        .refuses(409, "Its status does not allow it, or an issued one takes it back")
        .handle(
            CancellationRequest.class,
            (call, body) ->
                Reply.ok(
                    view(call, use.advance().cancel(scope(call), kind, id(call), body.remark()))));
  }

  /** An operation without a body. */
  Route action(String name, Permission permission, String what, int refusal, OnOne operation) {
    return Route.post(one() + "/" + name)
        .company(permission)
        .does(area, what)
        .answers(200, PrecedingView.class, "The document as it stands now")
        .refuses(refusal, "Its status does not allow it, or something is missing")
        .refuses(422, "Something is missing or not acceptable")
        .handle(call -> Reply.ok(view(call, operation.apply(scope(call), kind, id(call)))));
  }

  Route convert() {
    return Route.post(one() + "/convert")
        .company(Permission.INVOICE_CREATE)
        .does(area, "Turn one into a draft invoice, for good")
        .answers(201, ConvertedView.class, "The invoice, and what it was made from")
        .refuses(404, "It is unknown, or the series is")
        .refuses(409, "It is converted or taken back already, or its status does not allow it")
        .refuses(422, "Its client is gone, or series or dates are not acceptable")
        .handle(
            ConvertPreceding.Command.class,
            (call, body) -> {
              ConvertPreceding.Converted converted =
                  use.convert().convert(scope(call), kind, id(call), body);
              PrecedingView source = view(call, converted.sources().get(0));
              boolean proforma = kind == PrecedingKind.PROFORMA;
              return Reply.created(
                  ConvertedView.of(
                      scope(call), converted, proforma ? source : null, proforma ? null : source));
            });
  }

  Route pdf() {
    return Route.get(one() + "/pdf")
        .company(Permission.INVOICE_VIEW)
        .does(area, "Print one as PDF")
        .answersFile(200, "application/pdf", "The page")
        .refuses(422, "It cannot be printed")
        .handle(
            call -> {
              InvoiceFile pdf = use.print().print(scope(call), kind, id(call));
              return Reply.file(
                  new Reply.Download(
                      pdf.mediaType(),
                      pdf.filename(),
                      kind == PrecedingKind.PROFORMA, // the pages: notes are saved, not shown
                      pdf.content()));
            });
  }

  PrecedingView view(Call call, PrecedingDocument document) {
    return PrecedingView.of(use.read().show(scope(call), document));
  }

  static PrecedingId id(Call call) {
    return new PrecedingId(call.id("uuid"));
  }

  static CompanyScope scope(Call call) {
    return call.caller(CompanyScope.class);
  }
}
