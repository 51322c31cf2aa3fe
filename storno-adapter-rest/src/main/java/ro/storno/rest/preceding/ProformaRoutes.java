package ro.storno.rest.preceding;

import java.util.List;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.rest.preceding.PrecedingAnswers.RejectionRequest;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/proforma-invoices, and those that clients use beside them. */
public final class ProformaRoutes {
  private static final String AREA = "Proforma invoices";
  private static final String ALL = "/api/v1/proforma-invoices";

  private final PrecedingUseCases use;
  private final PrecedingRoutes shared;

  /**
   * Routes to the given use cases.
   *
   * @param use not null
   */
  public ProformaRoutes(PrecedingUseCases use) {
    this.use = use;
    this.shared = new PrecedingRoutes(use, PrecedingKind.PROFORMA, AREA, ALL);
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
        shared.get(),
        shared.update(),
        shared.delete(),
        shared.bulkDelete(),
        shared.action(
            "send",
            Permission.INVOICE_SEND,
            "Mark one as handed to the client; nothing is mailed",
            409,
            (scope, kind, id) -> use.advance().send(scope, kind, id)),
        shared.action(
            "accept",
            Permission.INVOICE_EDIT,
            "Mark one as accepted by the client",
            409,
            (scope, kind, id) -> use.advance().accept(scope, kind, id)),
        reject(),
        shared.cancel(),
        shared.convert(),
        shared.pdf());
  }

  private Route reject() {
    return Route.post(ALL + "/{uuid}/reject")
        .company(Permission.INVOICE_EDIT)
        .does(AREA, "Mark one as rejected by the client")
        .answers(200, PrecedingView.class, "The rejected proforma")
        .refuses(409, "Its status does not allow it")
        .handle(
            RejectionRequest.class,
            (call, body) ->
                Reply.ok(
                    shared.view(
                        call,
                        use.advance()
                            .reject(
                                PrecedingRoutes.scope(call),
                                PrecedingKind.PROFORMA,
                                PrecedingRoutes.id(call),
                                body.remark()))));
  }
}
