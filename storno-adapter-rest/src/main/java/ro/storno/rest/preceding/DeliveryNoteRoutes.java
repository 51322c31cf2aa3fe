package ro.storno.rest.preceding;

import java.util.List;
import java.util.UUID;
import ro.storno.application.transport.DeclareTransport;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.rest.invoice.InvoiceView;
import ro.storno.rest.preceding.PrecedingAnswers.FromProformaRequest;
import ro.storno.rest.preceding.PrecedingAnswers.TogetherRequest;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/delivery-notes, without e-mail. */
public final class DeliveryNoteRoutes {
  private static final String AREA = "Delivery notes";
  private static final String ALL = "/api/v1/delivery-notes";

  private static final String NOT_NOW =
      "It is not issued, its transport is declared already or not yet, or ANAF is not connected";

  private final PrecedingUseCases use;
  private final PrecedingRoutes shared;

  /**
   * Routes to the given use cases.
   *
   * @param use not null
   */
  public DeliveryNoteRoutes(PrecedingUseCases use) {
    this.use = use;
    this.shared = new PrecedingRoutes(use, PrecedingKind.DELIVERY_NOTE, AREA, ALL);
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(
        shared.list(),
        shared.create(),
        together(),
        fromProforma(),
        shared.bulkDelete(),
        shared.get(),
        shared.update(),
        shared.delete(),
        shared.action(
            "issue",
            Permission.INVOICE_ISSUE,
            "Issue a draft: give it its number",
            409,
            (scope, kind, id) -> use.advance().issue(scope, kind, id)),
        shared.cancel(),
        shared.action(
            "restore",
            Permission.INVOICE_CANCEL,
            "Turn a cancelled one into a draft again; its number stays",
            422,
            (scope, kind, id) -> use.advance().restore(scope, kind, id)),
        shared.convert(),
        storno(),
        shared.pdf(),
        validateTransport(),
        transport(
            "/submit-etransport",
            "Declare the transport to ANAF's e-Transport",
            (scope, kind, id) -> use.declareTransport().submit(scope, id)),
        transport(
            "/etransport/correct",
            "Declare a declared transport again as the note is now; the UIT stays",
            (scope, kind, id) -> use.declareTransport().correct(scope, id)),
        transport(
            "/etransport/delete",
            "Take a declared transport back",
            (scope, kind, id) -> use.declareTransport().withdraw(scope, id)),
        confirmTransport(),
        changeVehicle(),
        declarations());
  }

  private Route validateTransport() {
    return Route.post(ALL + "/{uuid}/validate-etransport")
        .company(Permission.INVOICE_VIEW)
        .does(AREA, "Tell what keeps one from being declared; nothing is sent")
        .answers(200, TransportAnswers.TransportValidation.class, "Every rule it would break")
        .handle(
            call ->
                Reply.ok(
                    TransportAnswers.TransportValidation.of(
                        use.checkTransport()
                            .check(PrecedingRoutes.scope(call), PrecedingRoutes.id(call)))));
  }

  private Route transport(String name, String what, PrecedingRoutes.OnOne operation) {
    return Route.post(ALL + "/{uuid}" + name)
        .company(Permission.EFACTURA_SUBMIT)
        .does(AREA, what)
        .note("It is sent in the background; read the note to see what becomes of it.")
        .answers(200, PrecedingView.class, "The note as it stands now")
        .refuses(422, NOT_NOW)
        .handle(
            call ->
                Reply.ok(
                    shared.view(
                        call,
                        operation.apply(
                            PrecedingRoutes.scope(call),
                            PrecedingKind.DELIVERY_NOTE,
                            PrecedingRoutes.id(call)))));
  }

  private Route confirmTransport() {
    return Route.post(ALL + "/{uuid}/etransport/confirm")
        .company(Permission.EFACTURA_SUBMIT)
        .does(AREA, "Confirm how a declared transport ended")
        .answers(200, PrecedingView.class, "The note as it stands now")
        .refuses(422, NOT_NOW)
        .handle(
            DeclareTransport.Ended.class,
            (call, body) ->
                Reply.ok(
                    shared.view(
                        call,
                        use.declareTransport()
                            .confirm(
                                PrecedingRoutes.scope(call), PrecedingRoutes.id(call), body))));
  }

  private Route changeVehicle() {
    return Route.post(ALL + "/{uuid}/etransport/change-vehicle")
        .company(Permission.EFACTURA_SUBMIT)
        .does(AREA, "Tell that a declared transport went on with another vehicle")
        .answers(200, PrecedingView.class, "The note as it stands now")
        .refuses(422, NOT_NOW)
        .handle(
            DeclareTransport.WentOn.class,
            (call, body) ->
                Reply.ok(
                    shared.view(
                        call,
                        use.declareTransport()
                            .changeVehicle(
                                PrecedingRoutes.scope(call), PrecedingRoutes.id(call), body))));
  }

  private Route declarations() {
    return Route.get(ALL + "/{uuid}/etransport")
        .company(Permission.INVOICE_VIEW)
        .does(AREA, "List what was declared about its transport")
        .answers(200, TransportAnswers.DeclarationList.class, "Newest first")
        .handle(
            call ->
                Reply.ok(
                    TransportAnswers.DeclarationList.of(
                        use.declareTransport()
                            .declarations(PrecedingRoutes.scope(call), PrecedingRoutes.id(call)))));
  }

  private Route together() {
    return Route.post(ALL + "/bulk-convert")
        .company(Permission.INVOICE_CREATE)
        .does(AREA, "Turn several issued ones of one client into one draft invoice")
        .answers(201, InvoiceView.class, "The invoice")
        .refuses(404, "One of them is unknown")
        .refuses(422, "They differ in client or currency, or one is not issued")
        .handle(
            TogetherRequest.class,
            (call, body) ->
                Reply.created(
                    InvoiceView.of(
                        PrecedingRoutes.scope(call),
                        use.convert()
                            .together(
                                PrecedingRoutes.scope(call),
                                PrecedingKind.DELIVERY_NOTE,
                                body.ids() == null ? List.of() : body.ids(),
                                body.command())
                            .invoice())));
  }

  private Route fromProforma() {
    return Route.post(ALL + "/from-proforma")
        .company(Permission.INVOICE_CREATE)
        .does(AREA, "Make a draft with the lines of a proforma")
        .answers(201, PrecedingView.class, "The draft")
        .refuses(404, "The proforma is unknown")
        .refuses(422, "No proforma was named, or its client is gone")
        .handle(
            FromProformaRequest.class,
            (call, body) -> {
              UUID proforma = body.proformaId();
              PrecedingDocument made =
                  use.copy()
                      .fromProforma(
                          PrecedingRoutes.scope(call),
                          proforma == null ? null : new PrecedingId(proforma));
              return Reply.created(shared.view(call, made));
            });
  }

  private Route storno() {
    return Route.post(ALL + "/{uuid}/storno")
        .company(Permission.INVOICE_CREATE)
        .does(AREA, "Make a draft that takes an issued one back")
        .answers(201, PrecedingView.class, "The draft, with negated quantities")
        .refuses(409, "Another one takes it back already")
        .refuses(422, "It is not issued, or takes back another one itself")
        .handle(
            call ->
                Reply.created(
                    shared.view(
                        call,
                        use.copy()
                            .storno(
                                PrecedingRoutes.scope(call),
                                PrecedingKind.DELIVERY_NOTE,
                                PrecedingRoutes.id(call)))));
  }
}
