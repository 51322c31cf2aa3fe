package ro.storno.bootstrap;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import ro.storno.application.CommandValidator;
import ro.storno.application.anaf.CallPlan;
import ro.storno.application.anaf.LeasedCallPlan;
import ro.storno.application.authority.Pace;
import ro.storno.application.catalog.SearchCodes;
import ro.storno.application.identity.AccessTokens;
import ro.storno.application.job.JobHandler;
import ro.storno.application.limit.CallLimits;
import ro.storno.application.provider.ItalianNumbers;
import ro.storno.bootstrap.configuration.Configuration;
import ro.storno.cli.seed.SeedTools;
import ro.storno.persistence.authority.JdbiPace;
import ro.storno.rest.StornoApi;
import ro.storno.rest.catalog.CodeRoutes;

/**
 * The object graph by hand, one class an area; this is their sum. Reading the constructor from top
 * to bottom shows which area needs which.
 */
final class UseCases {
  final PlatformUseCases platform;
  final CompanyUseCases companies;
  final IdentityUseCases identity;
  final MoneyUseCases money;
  final AccountMailUseCases accountMails;
  final AnafUseCases anaf;
  final ReceivingUseCases receiving;
  final InboxUseCases inbox;
  final RecurrenceUseCases recurrence;

  /** How many calls to ANAF are left, for operators. */
  final CallPlan callPlan;

  private final Foundation base;
  private final Pace pace;
  private final ClientUseCases clients;
  private final CatalogUseCases catalog;
  private final NotificationUseCases notifications;
  private final AnafFilingUseCases filing;
  private final InvoiceUseCases invoices;
  private final ProformaUseCases proformas;
  private final CashUseCases cash;
  private final MailUseCases mail;
  private final Providers providers;
  private final SubmissionUseCases submissions;
  private final ExportUseCases exports;

  UseCases(
      Adapters adapters,
      CommandValidator validator,
      Documents documents,
      PublicServices services,
      AccessTokens tokens,
      Messages messages,
      AnafAdapters anafAdapters,
      AbroadAdapters abroad,
      Browsers browsers,
      Configuration.Accounts opening,
      boolean limited) {
    this.pace = new JdbiPace(adapters.database().transactions());
    this.base = Foundation.on(adapters, validator, messages.box());
    this.platform = new PlatformUseCases(base, browsers, limited);
    this.companies =
        new CompanyUseCases(base, platform.planLimits, services.companies(), documents.printer());
    this.identity =
        new IdentityUseCases(
            new IdentityUseCases.Ports(
                base, messages, companies, platform.limits, tokens, browsers, opening));
    this.money = new MoneyUseCases(base, services.bank());
    this.clients = new ClientUseCases(base, services);
    this.catalog = new CatalogUseCases(base);
    this.notifications = new NotificationUseCases(base);
    this.accountMails = new AccountMailUseCases(base, messages);
    this.callPlan =
        new LeasedCallPlan(base.transactions(), base.repositories().callLeases(), base.clock());
    this.anaf =
        new AnafUseCases(
            new AnafUseCases.Ports(
                base, companies, anafAdapters, callPlan, notifications.deliver, browsers));
    this.filing = new AnafFilingUseCases(base, anafAdapters, anaf.access, callPlan);
    this.receiving =
        new ReceivingUseCases(
            new ReceivingUseCases.Ports(
                base,
                identity.enterCompany,
                anafAdapters,
                anaf,
                callPlan,
                documents.reader(),
                notifications.deliver));
    this.invoices =
        new InvoiceUseCases(
            new InvoiceUseCases.Ports(
                base,
                documents,
                identity.people,
                money.rates,
                companies.printing,
                receiving.originals,
                filing.invoices,
                platform.planLimits));
    this.proformas =
        new ProformaUseCases(base, invoices, money.rates, companies.printing, filing.transports);
    this.cash =
        new CashUseCases(
            new CashUseCases.Ports(
                base, documents, companies.printing, invoices.drafting, proformas.all));
    this.mail =
        new MailUseCases(
            new MailUseCases.Ports(
                base, messages, identity.people, invoices, proformas.print, cash.printReceipt));
    this.providers =
        new Providers(
            new Providers.Ports(
                base.transactions(),
                base.repositories(),
                documents,
                invoices.writing,
                invoices.print,
                base.box(),
                base.jobs(),
                base.files(),
                identity.enterCompany,
                base.audit(),
                base.ids(),
                base.clock(),
                abroad,
                mail.postToAuthority(),
                services.ksef()));
    this.inbox =
        new InboxUseCases(
            base,
            documents.reader(),
            notifications.deliver,
            new ItalianNumbers(providers.access),
            providers.sources());
    this.submissions =
        new SubmissionUseCases(
            new SubmissionUseCases.Ports(
                base, invoices, anafAdapters, filing, providers, notifications.deliver));
    this.recurrence =
        new RecurrenceUseCases(
            new RecurrenceUseCases.Ports(
                base, invoices, mail.mailDocument, notifications.deliver, platform.planLimits));
    this.exports = new ExportUseCases(base, invoices, money.rates, browsers);
  }

  /** Without expression language: messages hold parameters, never code. */
  static CommandValidator commandValidator() {
    Validator validator =
        Validation.byProvider(HibernateValidator.class)
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();
    return new CommandValidator(validator);
  }

  /** Returns the handlers of every kind of job. */
  List<JobHandler> jobs() {
    List<JobHandler> handlers =
        new ArrayList<>(
            List.of(
                invoices.followUp,
                notifications.deliver,
                accountMails.deliver,
                money.refresh,
                clients.validateVatId,
                companies.purge(),
                platform.changePlan));
    handlers.addAll(identity.jobs());
    handlers.addAll(mail.jobs());
    handlers.addAll(submissions.jobs());
    handlers.addAll(anaf.jobs());
    handlers.addAll(receiving.jobs());
    handlers.addAll(inbox.jobs());
    handlers.addAll(recurrence.jobs());
    handlers.addAll(exports.jobs());
    return handlers;
  }

  /**
   * Returns the routes of every area.
   *
   * @param limits how often somebody may call
   * @param environment production or staging
   * @param codes code lists of goods
   */
  StornoApi.Areas areas(CallLimits limits, String environment, SearchCodes codes) {
    return new StornoApi.Areas(
        identity.routes(),
        companies.routes(pace, anaf),
        clients.routes(companies.registry, filing.invoices),
        companies.seriesRoutes(),
        companies.vatRateRoutes(),
        invoices.routes(),
        invoices.bulkRoutes(),
        submissions.routes(),
        invoices.attachmentRoutes(),
        invoices.paymentRoutes(),
        money.routes(),
        notifications.routes(),
        anaf.authorizationRoutes(),
        anaf.tokenRoutes(),
        accountMails.senderRoutes(),
        identity.secondFactorRoutes(),
        identity.passkeyRoutes(),
        identity.apiKeyRoutes(),
        identity.memberRoutes(),
        identity.invitationRoutes(),
        identity.oauth2ClientRoutes(),
        identity.oauth2Routes(limits),
        identity.accountPageRoutes(),
        identity.consentPageRoutes(),
        platform.versionRoutes(),
        platform.administrationRoutes(identity.identity.operate, environment),
        platform.licenceRoutes(),
        platform.auditRoutes(),
        receiving.supplierRoutes(),
        receiving.syncRoutes(),
        receiving.messageRoutes(),
        catalog.productRoutes(),
        catalog.categoryRoutes(),
        proformas.proformaRoutes(),
        proformas.deliveryNoteRoutes(),
        companies.printSettingsRoutes(),
        cash.receiptRoutes(),
        cash.tillRoutes(),
        mail.templateRoutes(),
        mail.mailRoutes(),
        mail.unsubscribeRoutes(),
        recurrence.routes(),
        exports.shareRoutes(),
        exports.routes(),
        exports.accountingRoutes(),
        providers.routes(),
        inbox.routes(),
        new CodeRoutes(codes));
  }

  /** Returns what loading a seed file needs. */
  SeedTools seedTools() {
    return new Seeding(
            base,
            identity,
            companies,
            clients,
            invoices,
            catalog,
            receiving,
            proformas,
            cash,
            recurrence)
        .tools();
  }
}
