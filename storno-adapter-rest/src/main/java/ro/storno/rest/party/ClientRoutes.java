package ro.storno.rest.party;

import java.util.List;
import ro.storno.application.company.LookUpTaxpayer;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.party.BulkDeleteClients;
import ro.storno.application.party.CheckVatId;
import ro.storno.application.party.ClientEntry;
import ro.storno.application.party.Clients;
import ro.storno.application.party.CreateClient;
import ro.storno.application.party.CreateClientFromRegistry;
import ro.storno.application.party.DeleteClient;
import ro.storno.application.party.GetClient;
import ro.storno.application.party.ListClients;
import ro.storno.application.party.UpdateClient;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.party.ClientId;
import ro.storno.domain.party.ClientType;
import ro.storno.rest.document.BulkDeleted;
import ro.storno.rest.document.BulkRequest;
import ro.storno.rest.document.Paging;
import ro.storno.rest.party.ClientAnswers.Added;
import ro.storno.rest.party.ClientAnswers.Changed;
import ro.storno.rest.party.ClientAnswers.Grouped;
import ro.storno.rest.party.ClientAnswers.WithHistory;
import ro.storno.rest.party.LookupViews.TaxpayerFound;
import ro.storno.rest.party.LookupViews.VatIdChecked;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/clients. */
public final class ClientRoutes {
  private static final String AREA = "Clients";
  private static final String ALL = "/api/v1/clients";
  private static final String ONE = ALL + "/{uuid}";
  private static final Param<String> SEARCH =
      Param.text("search", "Part of name, CUI, CNP or e-mail.");
  private static final Param<ClientType> TYPE =
      Param.choice("type", "Companies or individuals only.", ClientType.class);

  private static final Param<String> CUI = Param.text("cui", "CUI, with or without RO. Required.");
  private static final Param<String> VAT_CODE =
      Param.text("vatCode", "VAT identifier with the country's prefix. Required.");

  private final UseCases use;

  /**
   * What the routes call; none is null.
   *
   * @param list lists clients
   * @param create adds one
   * @param get shows one
   * @param update changes one
   * @param delete removes one
   * @param bulkDelete removes several
   * @param createFromRegistry adds one by its CUI
   * @param lookUp looks a CUI up
   * @param checkVatId asks VIES
   */
  public record UseCases(
      ListClients list,
      CreateClient create,
      GetClient get,
      UpdateClient update,
      DeleteClient delete,
      BulkDeleteClients bulkDelete,
      CreateClientFromRegistry createFromRegistry,
      LookUpTaxpayer lookUp,
      CheckVatId checkVatId) {}

  /**
   * Routes to the given use cases.
   *
   * @param use not null
   */
  public ClientRoutes(UseCases use) {
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
        createFromRegistry(),
        anafLookup(),
        viesLookup(),
        get(),
        update(),
        delete(),
        bulkDelete());
  }

  private Route list() {
    return Route.get(ALL)
        .company(Permission.CLIENT_VIEW)
        .does(AREA, "List clients")
        .params(Paging.PARAMS)
        .params(SEARCH, TYPE)
        .answers(200, Grouped.class, "A page of clients by name, grouped by letter")
        .handle(
            call ->
                Reply.ok(
                    Grouped.of(
                        use.list()
                            .list(
                                scope(call),
                                new Clients.Filter(
                                    call.param(SEARCH).orElse(null), call.param(TYPE).orElse(null)),
                                Paging.of(call)))));
  }

  private Route create() {
    return Route.post(ALL)
        .company(Permission.CLIENT_CREATE)
        .does(AREA, "Add a client")
        .note(
            "A client with the same CUI is answered as it is, with existing: true. VIES confirms"
                + " the VAT identifier of one in another member state; if it does not answer, the"
                + " client is added all the same and VIES asked again later.")
        .answers(201, Added.class, "The new client")
        .answers(200, Added.class, "The client that was there before")
        .refuses(422, "Some fields are not acceptable")
        .handle(
            ClientEntry.class,
            (call, body) -> {
              CreateClient.Result result = use.create().create(scope(call), body);
              return Reply.of(
                  result.existing() ? 200 : 201,
                  new Added(
                      ClientView.of(result.client()), result.existing(), false, result.warnings()));
            });
  }

  private Route createFromRegistry() {
    return Route.post(ALL + "/from-registry")
        .company(Permission.CLIENT_CREATE)
        .does(AREA, "Add a Romanian company by its CUI")
        .note(
            "The details come from ANAF's registry. If it does not answer, the client is added"
                + " under the name given, and anafValidated is false.")
        .answers(201, Added.class, "The new client")
        .answers(200, Added.class, "The client that was there before")
        .refuses(422, "The CUI is missing, or nobody knows it")
        .handle(
            CreateClientFromRegistry.Command.class,
            (call, body) -> {
              CreateClientFromRegistry.Result result =
                  use.createFromRegistry().create(scope(call), body);
              return Reply.of(
                  result.existing() ? 200 : 201,
                  new Added(
                      ClientView.of(result.client()),
                      result.existing(),
                      result.validated(),
                      result.warnings()));
            });
  }

  private Route anafLookup() {
    return Route.get(ALL + "/anaf-lookup")
        .company(Permission.CLIENT_VIEW)
        .does(AREA, "Look a Romanian company up in ANAF's registry")
        .params(CUI)
        .answers(200, TaxpayerFound.class, "What the registry says")
        .refuses(404, "The registry does not know the CUI")
        .refuses(422, "The CUI is missing")
        .handle(
            call ->
                Reply.ok(
                    TaxpayerFound.of(
                        use.lookUp().lookUp(scope(call), call.param(CUI).orElse(null)))));
  }

  private Route viesLookup() {
    return Route.get(ALL + "/vies-lookup")
        .company(Permission.CLIENT_VIEW)
        .does(AREA, "Ask VIES about a VAT identifier")
        .params(VAT_CODE)
        .answers(200, VatIdChecked.class, "What the member state says")
        .refuses(422, "The VAT identifier is missing or malformed")
        .handle(
            call ->
                Reply.ok(
                    VatIdChecked.of(
                        use.checkVatId().check(scope(call), call.param(VAT_CODE).orElse(null)))));
  }

  private Route get() {
    return Route.get(ONE)
        .company(Permission.CLIENT_VIEW)
        .does(AREA, "Show a client and what was invoiced to it")
        .params(Paging.PARAMS)
        .answers(200, WithHistory.class, "The client")
        .handle(
            call ->
                Reply.ok(WithHistory.of(use.get().get(scope(call), id(call), Paging.of(call)))));
  }

  private Route update() {
    return Route.patch(ONE)
        .company(Permission.CLIENT_EDIT)
        .does(AREA, "Change a client")
        .note("Editable invoices of the current month take over name, codes and country.")
        .answers(200, Changed.class, "The client as changed")
        .refuses(409, "Another client has the CUI")
        .refuses(422, "Some fields are not acceptable")
        .handle(
            ClientEntry.class,
            (call, body) ->
                Reply.ok(
                    Changed.of(
                        use.update()
                            .update(scope(call), id(call), body, call.sent(ClientEntry.class)))));
  }

  private Route delete() {
    return Route.delete(ONE)
        .company(Permission.CLIENT_DELETE)
        .does(AREA, "Remove a client")
        .note("Documents keep what they show.")
        .answers(204, "It is gone from the lists")
        .handle(
            call -> {
              use.delete().delete(scope(call), id(call));
              return Reply.noContent();
            });
  }

  private Route bulkDelete() {
    return Route.post(ALL + "/bulk-delete")
        .company(Permission.CLIENT_DELETE)
        .does(AREA, "Remove several clients, each for itself")
        .answers(200, BulkDeleted.class, "How many are gone, and which are not")
        .handle(
            BulkRequest.class,
            (call, body) ->
                Reply.ok(BulkDeleted.of(use.bulkDelete().delete(scope(call), body.orNone()))));
  }

  private static ClientId id(Call call) {
    return new ClientId(call.id("uuid"));
  }

  private static CompanyScope scope(Call call) {
    return call.caller(CompanyScope.class);
  }
}
