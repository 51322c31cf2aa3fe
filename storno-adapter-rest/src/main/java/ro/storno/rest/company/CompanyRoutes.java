package ro.storno.rest.company;

import java.util.List;
import java.util.Map;
import ro.storno.application.anaf.CompanyTokens;
import ro.storno.application.company.CreateCompany;
import ro.storno.application.company.DeleteCompany;
import ro.storno.application.company.GetCompany;
import ro.storno.application.company.ListCompanies;
import ro.storno.application.company.ManageBankAccounts;
import ro.storno.application.company.ManageCompanyLogo;
import ro.storno.application.company.RefreshCompany;
import ro.storno.application.company.RestoreCompany;
import ro.storno.application.company.ToggleSync;
import ro.storno.application.company.UpdateCompany;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.company.BankAccountId;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Permission;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/companies and api-reference/bank-accounts. */
public final class CompanyRoutes {
  private static final String COMPANIES = "Companies";
  private static final String ACCOUNTS = "Bank accounts";
  private static final String COMPANY = "/api/v1/companies/{uuid}";
  private static final String ACCOUNT = "/api/v1/bank-accounts/{uuid}";

  private final UseCases use;

  /**
   * What the routes call; none is null.
   *
   * @param create adds a company
   * @param list lists companies
   * @param get shows one
   * @param update changes one
   * @param refresh takes over what the registry says
   * @param logo keeps its logo
   * @param delete deletes one
   * @param restore brings one back
   * @param bankAccounts keeps its bank accounts
   * @param toggleSync switches its synchronisation over
   * @param tokens tells whether it has a token
   */
  public record UseCases(
      CreateCompany create,
      ListCompanies list,
      GetCompany get,
      UpdateCompany update,
      RefreshCompany refresh,
      ManageCompanyLogo logo,
      DeleteCompany delete,
      RestoreCompany restore,
      ManageBankAccounts bankAccounts,
      ToggleSync toggleSync,
      CompanyTokens tokens) {}

  /** All companies that the caller may see. */
  record CompanyList(List<CompanyView> data) {}

  /** The company that was chosen. */
  record ActiveCompany(CompanyView data) {}

  /** Whether a company is synchronised. */
  record SyncView(boolean syncEnabled, String message) {}

  /** All accounts of the company. */
  record BankAccountList(List<BankAccountView> data) {}

  /**
   * Routes to the given use cases.
   *
   * @param use not null
   */
  public CompanyRoutes(UseCases use) {
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
        deleted(),
        delete(),
        restore(),
        get(),
        update(),
        refresh(),
        setActive(),
        logo(),
        uploadLogo(),
        deleteLogo(),
        toggleSync(),
        accounts(),
        createAccount(),
        updateAccount(),
        deleteAccount());
  }

  private Route list() {
    return Route.get("/api/v1/companies")
        .organization(Permission.COMPANY_VIEW)
        .does(COMPANIES, "List companies")
        .answers(200, CompanyList.class, "Those that the caller may see, in order of creation")
        .handle(
            call -> {
              List<Company> companies = use.list().list(actor(call));
              Map<CompanyId, CompanyTokens.Status> tokens =
                  use.tokens().of(companies.stream().map(Company::id).toList());
              return Reply.ok(
                  new CompanyList(
                      companies.stream()
                          .map(
                              one ->
                                  CompanyView.of(
                                      one,
                                      tokens.getOrDefault(one.id(), CompanyTokens.Status.NONE)))
                          .toList()));
            });
  }

  private CompanyView view(Company company) {
    return CompanyView.of(company, use.tokens().of(company.id()));
  }

  private Route create() {
    return Route.post("/api/v1/companies")
        .organization(Permission.COMPANY_CREATE)
        .does(COMPANIES, "Add a company")
        .note(
            "The CIF is looked up in the public registry; where the registry cannot be reached,"
                + " the details in the body are used.")
        .answers(201, CompanyView.class, "The company")
        .refuses(402, "The plan does not include another company")
        .refuses(404, "The registry does not know the CIF")
        .refuses(409, "The organization has the company already (DUPLICATE_CIF)")
        .refuses(422, "The registry cannot be reached and the details do not suffice")
        .handle(
            CreateCompany.Command.class,
            (call, body) -> Reply.created(view(use.create().create(actor(call), body).company())));
  }

  private Route deleted() {
    return Route.get("/api/v1/companies/deleted")
        .organization(Permission.COMPANY_DELETE)
        .does(COMPANIES, "List deleted companies that can be brought back")
        .answers(200, CompanyList.class, "Those that the caller may see, the last deleted first")
        .handle(
            call ->
                Reply.ok(
                    new CompanyList(
                        use.restore().deleted(actor(call)).stream()
                            .map(one -> CompanyView.of(one, CompanyTokens.Status.NONE))
                            .toList())));
  }

  private Route delete() {
    return Route.delete(COMPANY)
        .organization(Permission.COMPANY_DELETE)
        .does(COMPANIES, "Delete a company")
        .note(
            "It can be brought back for five days. Then everything that no law holds is removed;"
                + " documents that have to be kept stay until their time is over.")
        .answers(204, "It is deleted")
        .handle(
            call -> {
              use.delete().delete(actor(call), company(call));
              return Reply.noContent();
            });
  }

  private Route restore() {
    return Route.post(COMPANY + "/restore")
        .organization(Permission.COMPANY_DELETE)
        .does(COMPANIES, "Bring a deleted company back")
        .answers(200, CompanyView.class, "The company as it was")
        .refuses(402, "The plan does not include another company")
        .refuses(409, "It is not deleted, or there is another one with its CIF (DUPLICATE_CIF)")
        .refuses(410, "The time to bring it back is over")
        .handle(call -> Reply.ok(view(use.restore().restore(actor(call), company(call)))));
  }

  private Route get() {
    return Route.get(COMPANY)
        .organization(Permission.COMPANY_VIEW)
        .does(COMPANIES, "Show a company")
        .answers(200, CompanyView.class, "The company")
        .handle(call -> Reply.ok(view(use.get().get(actor(call), company(call)))));
  }

  private Route update() {
    return Route.patch(COMPANY)
        .organization(Permission.COMPANY_EDIT)
        .does(COMPANIES, "Change the settings of a company")
        .answers(200, CompanyView.class, "The company as changed")
        .refuses(422, "Nothing to change was sent")
        .handle(
            UpdateCompany.Command.class,
            (call, body) ->
                Reply.ok(
                    view(
                        use.update()
                            .update(
                                actor(call),
                                company(call),
                                body,
                                call.sent(UpdateCompany.Command.class)))));
  }

  private Route setActive() {
    return Route.put(COMPANY + "/set-active")
        .organization(Permission.COMPANY_VIEW)
        .does(COMPANIES, "Choose the company to work in")
        .note(
            "Answers whether the caller may work in it. No choice is kept here: each request names"
                + " its company in X-Company.")
        .answers(200, ActiveCompany.class, "The company")
        .handle(
            call -> Reply.ok(new ActiveCompany(view(use.get().get(actor(call), company(call))))));
  }

  private Route refresh() {
    return Route.post(COMPANY + "/refresh-anaf")
        .organization(Permission.COMPANY_EDIT)
        .does(COMPANIES, "Take over what ANAF's registry says about a company")
        .note("Once a minute at most; contact, bank and settings stay.")
        .answers(200, CompanyView.class, "The company as refreshed")
        .refuses(422, "The registry does not know the CIF")
        .handle(
            call -> Reply.ok(view(use.refresh().refresh(actor(call), company(call)).company())));
  }

  private Route logo() {
    return Route.get(COMPANY + "/logo")
        .organization(Permission.COMPANY_VIEW)
        .does(COMPANIES, "Show the logo of a company")
        .answersFile(200, "image/*", "PNG or JPEG")
        .handle(
            call -> {
              ManageCompanyLogo.Image image = use.logo().get(actor(call), company(call));
              String extension = image.mediaType().endsWith("png") ? "png" : "jpg";
              return Reply.file(
                  new Reply.Download(
                      image.mediaType(), "logo." + extension, true, image.content()));
            });
  }

  private Route uploadLogo() {
    return Route.post(COMPANY + "/logo")
        .organization(Permission.COMPANY_EDIT)
        .does(COMPANIES, "Store the logo of a company")
        .upload("logo")
        .answers(200, CompanyView.class, "The company")
        .refuses(422, "The file is no PNG or JPEG that can be used")
        .handle(
            call ->
                Reply.ok(
                    view(
                        use.logo()
                            .upload(actor(call), company(call), call.upload("logo").content()))));
  }

  private Route deleteLogo() {
    return Route.delete(COMPANY + "/logo")
        .organization(Permission.COMPANY_EDIT)
        .does(COMPANIES, "Remove the logo of a company")
        .answers(200, CompanyView.class, "The company")
        .handle(call -> Reply.ok(view(use.logo().delete(actor(call), company(call)))));
  }

  private Route toggleSync() {
    return Route.post(COMPANY + "/toggle-sync")
        .organization(Permission.COMPANY_EDIT)
        .does(COMPANIES, "Switch a company's synchronisation with ANAF over")
        .answers(200, SyncView.class, "On or off now")
        .refuses(422, "No valid token may act for the company (ERR_SYNC_ENABLE_NO_TOKEN)")
        .handle(
            call -> {
              boolean on =
                  use.toggleSync().toggle(actor(call), company(call)).settings().syncEnabled();
              return Reply.ok(new SyncView(on, on ? "Sync enabled" : "Sync disabled"));
            });
  }

  private Route accounts() {
    return Route.get("/api/v1/bank-accounts")
        .company(Permission.SETTINGS_VIEW)
        .does(ACCOUNTS, "List bank accounts")
        .answers(200, BankAccountList.class, "All accounts of the company")
        .handle(
            call ->
                Reply.ok(
                    new BankAccountList(
                        use.bankAccounts().list(scope(call)).stream()
                            .map(BankAccountView::of)
                            .toList())));
  }

  private Route createAccount() {
    return Route.post("/api/v1/bank-accounts")
        .company(Permission.SETTINGS_MANAGE)
        .does(ACCOUNTS, "Add a bank account")
        .answers(201, BankAccountView.class, "The account")
        .refuses(409, "The company has the IBAN already")
        .refuses(422, "The IBAN or the currency is not acceptable")
        .handle(
            ManageBankAccounts.Command.class,
            (call, body) ->
                Reply.created(BankAccountView.of(use.bankAccounts().create(scope(call), body))));
  }

  private Route updateAccount() {
    return Route.patch(ACCOUNT)
        .company(Permission.SETTINGS_MANAGE)
        .does(ACCOUNTS, "Change a bank account")
        .answers(200, BankAccountView.class, "The account as changed")
        .refuses(409, "The company has the IBAN already")
        .refuses(422, "The change is not acceptable")
        .handle(
            ManageBankAccounts.Command.class,
            (call, body) ->
                Reply.ok(
                    BankAccountView.of(
                        use.bankAccounts()
                            .change(
                                scope(call),
                                new BankAccountId(call.id("uuid")),
                                body,
                                call.sent(ManageBankAccounts.Command.class)))));
  }

  private Route deleteAccount() {
    return Route.delete(ACCOUNT)
        .company(Permission.SETTINGS_MANAGE)
        .does(ACCOUNTS, "Remove a bank account")
        .answers(204, "It is gone")
        .refuses(409, "It is the last one, or the default")
        .handle(
            call -> {
              use.bankAccounts().remove(scope(call), new BankAccountId(call.id("uuid")));
              return Reply.noContent();
            });
  }

  private static Actor actor(Call call) {
    return call.caller(Actor.class);
  }

  private static CompanyScope scope(Call call) {
    return call.caller(CompanyScope.class);
  }

  private static CompanyId company(Call call) {
    return new CompanyId(call.id("uuid"));
  }
}
