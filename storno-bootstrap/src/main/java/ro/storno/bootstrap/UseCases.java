package ro.storno.bootstrap;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.accounting.ExportAccounting;
import ro.storno.application.accounting.ExportSaga;
import ro.storno.application.accounting.ManageAccountingSettings;
import ro.storno.application.administration.OverseePlatform;
import ro.storno.application.anaf.AnafChannel;
import ro.storno.application.anaf.CallPlan;
import ro.storno.application.anaf.LeasedCallPlan;
import ro.storno.application.audit.AuditTrail;
import ro.storno.application.audit.ReadAudit;
import ro.storno.application.audit.VerifyAudit;
import ro.storno.application.authority.Pace;
import ro.storno.application.catalog.ManageProductCategories;
import ro.storno.application.catalog.ManageProducts;
import ro.storno.application.catalog.ReadProducts;
import ro.storno.application.catalog.SearchCodes;
import ro.storno.application.company.CompanyDirectory;
import ro.storno.application.company.CompanyRegistry;
import ro.storno.application.company.CreateCompany;
import ro.storno.application.company.DeleteCompany;
import ro.storno.application.company.GetCompany;
import ro.storno.application.company.ListCompanies;
import ro.storno.application.company.LookUpTaxpayer;
import ro.storno.application.company.ManageBankAccounts;
import ro.storno.application.company.ManageCompanyLogo;
import ro.storno.application.company.PurgeCompany;
import ro.storno.application.company.RefreshCompany;
import ro.storno.application.company.RememberingCompanyRegistry;
import ro.storno.application.company.RememberingEFacturaRegister;
import ro.storno.application.company.RestoreCompany;
import ro.storno.application.company.ToggleSync;
import ro.storno.application.company.UpdateCompany;
import ro.storno.application.export.ArchiveInvoices;
import ro.storno.application.export.ExpireArchive;
import ro.storno.application.export.ExportCsv;
import ro.storno.application.export.PackInvoices;
import ro.storno.application.file.FileStore;
import ro.storno.application.identity.AccessTokens;
import ro.storno.application.identity.EnterCompany;
import ro.storno.application.identity.IdTokens;
import ro.storno.application.identity.Identity;
import ro.storno.application.identity.IdentityPorts;
import ro.storno.application.identity.People;
import ro.storno.application.identity.RegisterUser;
import ro.storno.application.identity.RemoveDeadTokens;
import ro.storno.application.invoice.AttachToInvoice;
import ro.storno.application.invoice.BulkInvoices;
import ro.storno.application.invoice.BuyerChange;
import ro.storno.application.invoice.CancelInvoice;
import ro.storno.application.invoice.CreateInvoice;
import ro.storno.application.invoice.DeleteInvoice;
import ro.storno.application.invoice.DownloadAttachment;
import ro.storno.application.invoice.DownloadInvoiceXml;
import ro.storno.application.invoice.DownloadSubmission;
import ro.storno.application.invoice.FollowUpInvoice;
import ro.storno.application.invoice.GetInvoice;
import ro.storno.application.invoice.HastenVerdict;
import ro.storno.application.invoice.InvoiceChecks;
import ro.storno.application.invoice.InvoiceDetails;
import ro.storno.application.invoice.InvoiceDrafting;
import ro.storno.application.invoice.InvoiceFiling;
import ro.storno.application.invoice.InvoiceSubmissions;
import ro.storno.application.invoice.IssueInvoice;
import ro.storno.application.invoice.ListAttachments;
import ro.storno.application.invoice.ListInvoiceEvents;
import ro.storno.application.invoice.ListInvoices;
import ro.storno.application.invoice.ListSubmissions;
import ro.storno.application.invoice.ListVerdicts;
import ro.storno.application.invoice.PrintInvoice;
import ro.storno.application.invoice.Printing;
import ro.storno.application.invoice.RestoreInvoice;
import ro.storno.application.invoice.ReverseInvoice;
import ro.storno.application.invoice.ShowInvoiceDefaults;
import ro.storno.application.invoice.SignedAnswers;
import ro.storno.application.invoice.SubmitAbroad;
import ro.storno.application.invoice.SubmitInvoice;
import ro.storno.application.invoice.UpdateInvoice;
import ro.storno.application.invoice.ValidateInvoice;
import ro.storno.application.invoice.WarnOfDeadline;
import ro.storno.application.invoice.XmlWriting;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.JobQueue;
import ro.storno.application.licensing.ChangePlan;
import ro.storno.application.licensing.ManageLicenceKeys;
import ro.storno.application.licensing.PlanLimits;
import ro.storno.application.licensing.PlannedLimits;
import ro.storno.application.licensing.ValidateLicence;
import ro.storno.application.limit.CallLimits;
import ro.storno.application.limit.SharedCallLimits;
import ro.storno.application.mail.DeliverMail;
import ro.storno.application.mail.ManageSender;
import ro.storno.application.mail.Post;
import ro.storno.application.mail.ReadMails;
import ro.storno.application.money.ConvertAmount;
import ro.storno.application.money.ExchangeRates;
import ro.storno.application.money.RefreshExchangeRates;
import ro.storno.application.money.ShowExchangeRates;
import ro.storno.application.notification.ChooseNotifications;
import ro.storno.application.notification.DeliverNotices;
import ro.storno.application.notification.ReadNotifications;
import ro.storno.application.numbering.ManageSeries;
import ro.storno.application.party.BulkDeleteClients;
import ro.storno.application.party.CheckVatId;
import ro.storno.application.party.CreateClient;
import ro.storno.application.party.CreateClientFromRegistry;
import ro.storno.application.party.DeleteClient;
import ro.storno.application.party.GetClient;
import ro.storno.application.party.ListClients;
import ro.storno.application.party.RememberingVies;
import ro.storno.application.party.UpdateClient;
import ro.storno.application.party.ValidateClientVatId;
import ro.storno.application.party.Vies;
import ro.storno.application.payment.DeletePayment;
import ro.storno.application.payment.ListPayments;
import ro.storno.application.payment.RecordPayment;
import ro.storno.application.preceding.AdvancePreceding;
import ro.storno.application.preceding.ConvertPreceding;
import ro.storno.application.preceding.CopyPreceding;
import ro.storno.application.preceding.DraftPreceding;
import ro.storno.application.preceding.PrintPreceding;
import ro.storno.application.preceding.ReadPreceding;
import ro.storno.application.printing.ManagePrintSettings;
import ro.storno.application.printing.PreviewPrint;
import ro.storno.application.receipt.AdvanceReceipt;
import ro.storno.application.receipt.ConvertReceipt;
import ro.storno.application.receipt.DraftReceipt;
import ro.storno.application.receipt.PrintReceipt;
import ro.storno.application.receipt.ReadReceipts;
import ro.storno.application.receipt.RefundReceipt;
import ro.storno.application.recurring.IssueRecurring;
import ro.storno.application.recurring.MailRecurring;
import ro.storno.application.recurring.ManageRecurring;
import ro.storno.application.recurring.ReadRecurring;
import ro.storno.application.recurring.RunRecurring;
import ro.storno.application.recurring.ScheduleRecurring;
import ro.storno.application.sharing.ManageShareLinks;
import ro.storno.application.sharing.OpenShareLink;
import ro.storno.application.submission.AdvanceSubmission;
import ro.storno.application.submission.SubmissionChannel;
import ro.storno.application.submission.SubmissionJob;
import ro.storno.application.submission.SubmissionQueue;
import ro.storno.application.system.OverrideVersions;
import ro.storno.application.tax.ManageVatRates;
import ro.storno.application.till.CloseTill;
import ro.storno.application.till.ManageMovements;
import ro.storno.application.till.PrintZReport;
import ro.storno.application.till.ReadTill;
import ro.storno.application.transport.CheckTransport;
import ro.storno.application.transport.DeclareTransport;
import ro.storno.application.transport.TransportChannel;
import ro.storno.application.transport.TransportDrafting;
import ro.storno.application.transport.TransportFilings;
import ro.storno.bootstrap.configuration.Configuration;
import ro.storno.cli.seed.SeedTools;
import ro.storno.pdf.identity.DrawnQrCodes;
import ro.storno.persistence.authority.JdbiPace;
import ro.storno.rest.StornoApi;
import ro.storno.rest.accounting.AccountingRoutes;
import ro.storno.rest.administration.AdministrationRoutes;
import ro.storno.rest.audit.AuditRoutes;
import ro.storno.rest.catalog.CategoryRoutes;
import ro.storno.rest.catalog.CodeRoutes;
import ro.storno.rest.catalog.ProductRoutes;
import ro.storno.rest.company.CompanyRoutes;
import ro.storno.rest.export.ExportRoutes;
import ro.storno.rest.identity.AccountPageRoutes;
import ro.storno.rest.identity.ApiKeyRoutes;
import ro.storno.rest.identity.ConsentPageRoutes;
import ro.storno.rest.identity.IdentityRoutes;
import ro.storno.rest.identity.InvitationRoutes;
import ro.storno.rest.identity.MemberRoutes;
import ro.storno.rest.identity.OAuth2ClientRoutes;
import ro.storno.rest.identity.OAuth2Routes;
import ro.storno.rest.identity.PasskeyRoutes;
import ro.storno.rest.identity.RequestOrigin;
import ro.storno.rest.identity.SecondFactorRoutes;
import ro.storno.rest.invoice.AttachmentRoutes;
import ro.storno.rest.invoice.BulkInvoiceRoutes;
import ro.storno.rest.invoice.InvoiceRoutes;
import ro.storno.rest.invoice.SubmissionRoutes;
import ro.storno.rest.licensing.LicenceRoutes;
import ro.storno.rest.mail.SenderRoutes;
import ro.storno.rest.money.ExchangeRateRoutes;
import ro.storno.rest.notification.NotificationRoutes;
import ro.storno.rest.numbering.SeriesRoutes;
import ro.storno.rest.party.ClientRoutes;
import ro.storno.rest.payment.PaymentRoutes;
import ro.storno.rest.preceding.DeliveryNoteRoutes;
import ro.storno.rest.preceding.PrecedingUseCases;
import ro.storno.rest.preceding.ProformaRoutes;
import ro.storno.rest.printing.PrintSettingsRoutes;
import ro.storno.rest.receipt.ReceiptRoutes;
import ro.storno.rest.receipt.ReceiptUseCases;
import ro.storno.rest.recurring.RecurringRoutes;
import ro.storno.rest.recurring.RecurringUseCases;
import ro.storno.rest.sharing.ShareRoutes;
import ro.storno.rest.system.ClientVersions;
import ro.storno.rest.system.VersionOverrideRoutes;
import ro.storno.rest.tax.VatRateRoutes;
import ro.storno.rest.till.TillRoutes;
import ro.storno.rest.till.TillUseCases;
import ro.storno.security.identity.Argon2Passwords;
import ro.storno.security.identity.GoogleIdTokens;
import ro.storno.security.identity.HashedSecrets;
import ro.storno.security.identity.HmacTimeCodes;
import ro.storno.security.identity.ListedPasswords;
import ro.storno.security.identity.YubicoPasskeyCeremonies;

/**
 * The object graph by hand: every use case on its ports. Reading it from top to bottom shows what
 * needs what.
 */
final class UseCases {
  final Identity identity;
  final EnterCompany enterCompany;

  /** What the operator demands of the apps' versions. */
  final OverrideVersions versions;

  /** Puts organizations on plans; also the handler of the job that ends them. */
  final ChangePlan changePlan;

  /** How often somebody may call, counted by all nodes together. */
  final CallLimits limits;

  /** Looks which recurring invoices are due; also the handler of the job in which it does. */
  final ScheduleRecurring scheduleRecurring;

  /** Removes tokens that are over; also the handler of the job in which it does. */
  final RemoveDeadTokens removeDeadTokens;

  final FollowUpInvoice followUpInvoice;
  final RefreshExchangeRates refreshRates;
  final ValidateClientVatId validateVatId;
  final ReadMails readMails;
  final DeliverMail deliverMail;
  final ReadAudit readAudit;
  final VerifyAudit verifyAudit;

  /** Tells users; also the handler of the jobs in which that happens. */
  final DeliverNotices notices;

  final AnafUseCases anaf;

  final ReceivingUseCases receiving;

  final MailUseCases mail;

  private final Browsers browsers;

  private final List<JobHandler> submissionJobs;

  private final WarnOfDeadline warnOfDeadline;

  /** How many calls to ANAF are left, for operators. */
  final CallPlan callPlan;

  private final Ids ids;
  private final Clock clock;
  private final Transactions transactions;
  private final Repositories repositories;
  private final CommandValidator validator;
  private final CompanyDirectory directory;
  private final AuditTrail audit;
  private final Providers providers;

  /** Receives from the authorities of other countries. */
  final InboxUseCases inbox;

  private final SubmitAbroad submitAbroad;
  private final DeleteCompany deleteCompany;
  private final PlanLimits planLimits;
  private final FileStore files;
  private final JobQueue jobs;
  private final PublicServices services;
  private final Pace pace;
  private final RememberingCompanyRegistry registry;
  private final Vies vies;
  private final ExchangeRates rates;
  private final Messages messages;
  private final Documents documents;
  private final InvoiceDetails details;
  private final InvoiceChecks checks;
  private final InvoiceDrafting drafting;
  private final XmlWriting writing;
  private final InvoiceFiling filing;
  private final TransportChannel transportChannel;
  private final SubmitInvoice submitInvoice;
  private final SignedAnswers signedAnswers;

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
    this.validator = validator;
    this.browsers = browsers;
    this.ids = adapters.ids();
    this.clock = adapters.clock();
    this.transactions = adapters.database().transactions();
    this.repositories = Repositories.on(adapters.database().transactions());
    this.files = adapters.files();
    this.jobs = adapters.jobs().queue();
    this.services = services;
    this.pace = new JdbiPace(adapters.database().transactions());
    this.documents = documents;
    this.messages = messages;
    Repositories r = repositories;
    this.readMails = new ReadMails(transactions, r.outbox(), messages.box());
    this.deliverMail =
        new DeliverMail(
            transactions, r.outbox(), messages.box(), messages.carrier(), messages.server(), clock);
    this.directory = new CompanyDirectory(transactions, r.companies(), clock);
    this.audit =
        new AuditTrail(
            r.auditLog(), r.organizations(), messages.box(), RequestOrigin.ofThisThread(), clock);
    this.readAudit = new ReadAudit(transactions, r.auditLog(), audit);
    this.verifyAudit = new VerifyAudit(transactions, r.auditLog(), messages.box());
    this.changePlan =
        new ChangePlan(transactions, r.organizations(), r.subscriptions(), jobs, audit, clock);
    this.planLimits = new PlannedLimits(transactions, r.organizations(), r.planRoom(), clock);
    this.deleteCompany =
        new DeleteCompany(transactions, r.companies(), directory, jobs, audit, clock);
    this.limits =
        limited ? new SharedCallLimits(transactions, r.callCounts(), clock) : CallLimits.NONE;
    this.identity =
        new Identity(
            identityPorts(tokens, opening),
            messages.links(),
            new RegisterUser.Rules(opening.registration(), opening.confirmation()));
    this.enterCompany = new EnterCompany(directory);
    this.versions =
        new OverrideVersions(validator, transactions, r.versionOverrides(), audit, clock);
    People people = new People(transactions, r.users(), clock);
    this.details =
        new InvoiceDetails(
            transactions,
            r.invoices(),
            r.payments(),
            r.invoiceFiles(),
            r.seriesBook(),
            r.submissions(),
            people,
            r.documentMails()::nextScheduled,
            r.recurring()::originOf,
            clock);
    this.checks = new InvoiceChecks(documents.ruleSets());
    this.registry =
        new RememberingCompanyRegistry(services.companies(), transactions, r.keptAnswers(), clock);
    this.vies = new RememberingVies(services.vies(), transactions, r.keptAnswers(), clock);
    this.rates = new ExchangeRates(transactions, r.rateBook(), services.bank(), clock);
    this.refreshRates = new RefreshExchangeRates(transactions, rates, services.bank(), jobs, clock);
    this.validateVatId = new ValidateClientVatId(transactions, r.clients(), vies, jobs, clock);
    this.drafting =
        new InvoiceDrafting(
            r.invoices(), r.clients(), r.seriesBook(), r.vatRates(), r.products(), rates, ids);
    this.writing =
        new XmlWriting(
            r.companies(),
            r.bankAccounts(),
            r.invoices(),
            documents.writer(),
            ReceivingUseCases.originals(transactions, r, files, anafAdapters, documents.reader()));
    this.followUpInvoice =
        new FollowUpInvoice(
            transactions,
            r.invoices(),
            r.invoiceFiles(),
            writing,
            documents.validator(),
            ids,
            clock);
    this.notices =
        new DeliverNotices(
            jobs, r.notifications(), r.companies(), r.organizations(), r.users(), ids, clock);
    this.callPlan = new LeasedCallPlan(transactions, r.callLeases(), clock);
    this.anaf =
        new AnafUseCases(
            new AnafUseCases.Ports(
                transactions,
                r,
                validator,
                directory,
                registry,
                anafAdapters,
                callPlan,
                messages.box(),
                new HashedSecrets(),
                notices,
                jobs,
                ids,
                clock,
                browsers));
    this.receiving =
        new ReceivingUseCases(
            new ReceivingUseCases.Ports(
                transactions,
                r,
                validator,
                enterCompany,
                anafAdapters,
                anaf,
                callPlan,
                documents.reader(),
                files,
                notices,
                jobs,
                ids,
                clock));
    this.mail =
        new MailUseCases(
            new MailUseCases.Ports(
                transactions,
                r,
                validator,
                messages,
                people,
                printInvoice(),
                downloadXml(),
                printPreceding(),
                printReceipt(),
                new GetInvoice(details),
                jobs,
                ids,
                clock));
    AnafChannel channel =
        new AnafChannel(
            transactions,
            r.submissions(),
            r.sightings(),
            anafAdapters.efactura(),
            anaf.access,
            callPlan,
            anafAdapters.seals(),
            clock);
    this.filing =
        new InvoiceFiling(
            r.submissions(),
            new SubmissionQueue(r.submissions(), jobs, ids, clock),
            channel,
            jobs,
            clock);
    this.transportChannel =
        new TransportChannel(
            transactions,
            r.noteTransports(),
            anafAdapters.etransport(),
            anaf.access,
            callPlan,
            clock);
    this.providers =
        new Providers(
            new Providers.Ports(
                transactions,
                r,
                documents,
                writing,
                printInvoice(),
                messages.box(),
                jobs,
                files,
                enterCompany,
                audit,
                ids,
                clock,
                abroad,
                mail.postToAuthority(),
                services.ksef()));
    this.inbox =
        new InboxUseCases(
            new InboxUseCases.Ports(
                transactions,
                r,
                documents.reader(),
                files,
                notices,
                jobs,
                providers.sources(),
                ids,
                clock));
    InvoiceSubmissions invoiceSubmissions =
        new InvoiceSubmissions(
            transactions,
            r.invoices(),
            r.invoiceFiles(),
            writing,
            followUpInvoice,
            notices,
            ids,
            clock,
            providers.writers());
    List<SubmissionChannel> channels = new ArrayList<>(List.of(channel, transportChannel));
    channels.addAll(providers.channels());
    AdvanceSubmission advance =
        new AdvanceSubmission(
            transactions,
            r.submissions(),
            jobs,
            files,
            channels,
            List.of(
                invoiceSubmissions,
                new TransportFilings(
                    transactions,
                    r.companies(),
                    r.preceding(),
                    r.noteTransports(),
                    anafAdapters.declarations(),
                    clock)),
            clock);
    this.submissionJobs = SubmissionJob.handlers(advance, clock);
    this.warnOfDeadline = new WarnOfDeadline(r.invoices(), r.submissions(), ids, clock);
    this.removeDeadTokens = new RemoveDeadTokens(transactions, r.deadTokens(), jobs, clock);
    this.scheduleRecurring = new ScheduleRecurring(transactions, r.recurring(), jobs, clock);
    this.submitInvoice =
        new SubmitInvoice(
            transactions, r.invoices(), filing, invoiceSubmissions, advance, details, clock);
    this.submitAbroad =
        new SubmitAbroad(
            transactions,
            r.invoices(),
            r.submissions(),
            new SubmissionQueue(r.submissions(), jobs, ids, clock),
            invoiceSubmissions,
            providers.access,
            files,
            advance,
            ids,
            clock);
    this.signedAnswers =
        new SignedAnswers(
            transactions, r.invoices(), r.submissions(), files, anafAdapters.seals(), clock);
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
                followUpInvoice,
                notices,
                deliverMail,
                mail.deliver,
                mail.deliverToAuthority(files),
                warnOfDeadline,
                refreshRates,
                validateVatId));
    handlers.add(purgeCompany());
    handlers.add(scheduleRecurring);
    handlers.add(removeDeadTokens);
    handlers.add(
        new RunRecurring(
            transactions,
            repositories.companies(),
            repositories.recurring(),
            issueRecurring(),
            notices,
            clock));
    handlers.add(changePlan);
    handlers.add(packInvoices());
    handlers.add(new ExpireArchive(transactions, repositories.invoiceArchives(), files));
    handlers.addAll(identity.jobs());
    handlers.addAll(submissionJobs);
    handlers.addAll(anaf.jobs());
    handlers.addAll(receiving.jobs());
    handlers.addAll(inbox.jobs());
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
    Repositories r = repositories;
    return new StornoApi.Areas(
        new IdentityRoutes(identity),
        companies(),
        clients(),
        new SeriesRoutes(series()),
        new VatRateRoutes(vatRates()),
        new InvoiceRoutes(invoices()),
        new BulkInvoiceRoutes(bulkInvoices()),
        new SubmissionRoutes(
            submitInvoice,
            new ListSubmissions(transactions, r.invoices(), r.submissions()),
            signedAnswers,
            submitAbroad,
            new DownloadSubmission(transactions, r.submissions(), files),
            new HastenVerdict(
                transactions,
                r.submissions(),
                new SubmissionQueue(r.submissions(), jobs, ids, clock),
                clock)),
        new AttachmentRoutes(
            new AttachToInvoice(transactions, r.invoices(), r.invoiceFiles(), files, ids, clock),
            new ListAttachments(transactions, r.invoices(), r.invoiceFiles()),
            new DownloadAttachment(transactions, r.invoiceFiles(), files)),
        new PaymentRoutes(
            new ListPayments(transactions, r.invoices(), r.payments()),
            recordPayment(),
            new DeletePayment(transactions, r.invoices(), r.payments(), ids, clock)),
        new ExchangeRateRoutes(new ShowExchangeRates(rates), new ConvertAmount(rates)),
        new NotificationRoutes(
            new ReadNotifications(transactions, r.notifications(), clock),
            new ChooseNotifications(transactions, r.notifications(), clock)),
        anaf.authorizationRoutes(),
        anaf.tokenRoutes(),
        new SenderRoutes(
            new ManageSender(
                validator,
                transactions,
                r.organizations(),
                r.senders(),
                messages.templates(),
                messages.carrier(),
                messages.box(),
                ids,
                clock)),
        new SecondFactorRoutes(identity.verifySecondFactor, identity.secondFactor),
        new PasskeyRoutes(identity.passkeys, identity.logInWithPasskey),
        new ApiKeyRoutes(identity.apiKeys),
        new MemberRoutes(identity.members, identity.transferOwnership, identity.demandSecondFactor),
        new InvitationRoutes(identity.invitations),
        new OAuth2ClientRoutes(identity.oauth2Clients),
        new OAuth2Routes(
            identity.authorizeApp,
            identity.exchangeGrant,
            identity.revokeOAuth2Token,
            limits,
            browsers.address()),
        new AccountPageRoutes(
            identity.confirmEmail,
            identity.resetPassword,
            identity.invitations,
            identity.joinByInvitation,
            identity.actOnce,
            identity.firstAccount),
        new ConsentPageRoutes(identity.authorizeApp, identity.actOnce),
        new VersionOverrideRoutes(versions, ClientVersions.none()),
        new AdministrationRoutes(
            new OverseePlatform(transactions, r.platformRegister(), r.users(), r.outbox(), clock),
            identity.operate,
            LocalInstallation.buildVersion(),
            environment),
        licences(),
        new AuditRoutes(readAudit),
        receiving.supplierRoutes(),
        receiving.syncRoutes(),
        receiving.messageRoutes(),
        new ProductRoutes(readProducts(), manageProducts()),
        new CategoryRoutes(productCategories()),
        new ProformaRoutes(preceding()),
        new DeliveryNoteRoutes(preceding()),
        new PrintSettingsRoutes(
            new ManagePrintSettings(validator, transactions, r.printSettings()),
            new PreviewPrint(validator, transactions, printing(), clock)),
        new ReceiptRoutes(receipts()),
        new TillRoutes(till()),
        mail.templateRoutes(),
        mail.mailRoutes(),
        mail.unsubscribeRoutes(),
        new RecurringRoutes(recurring()),
        sharing(),
        exports(),
        new AccountingRoutes(
            new ManageAccountingSettings(validator, transactions, r.accountingBook()),
            new ExportSaga(
                transactions, r.exportedRows(), r.accountingBook(), listInvoices(), clock),
            new ExportAccounting(transactions, r.exportedRows(), r.accountingBook(), rates, clock)),
        providers.routes(),
        new CodeRoutes(codes));
  }

  private ReadProducts readProducts() {
    Repositories r = repositories;
    return new ReadProducts(
        transactions, r.products(), r.productCategories(), r.productUses(), r.vatRates());
  }

  private ManageProducts manageProducts() {
    Repositories r = repositories;
    return new ManageProducts(
        validator, transactions, r.products(), r.productCategories(), r.vatRates(), ids, clock);
  }

  private ManageProductCategories productCategories() {
    Repositories r = repositories;
    return new ManageProductCategories(
        validator, transactions, r.productCategories(), r.products(), ids, clock);
  }

  private ExportRoutes exports() {
    Repositories r = repositories;
    return new ExportRoutes(
        new ExportCsv(transactions, r.exportedRows(), listInvoices()),
        new ArchiveInvoices(
            transactions,
            r.invoiceArchives(),
            r.invoices(),
            files,
            new HashedSecrets(),
            messages.box(),
            jobs,
            ids,
            clock),
        browsers.address(),
        clock);
  }

  private PackInvoices packInvoices() {
    Repositories r = repositories;
    return new PackInvoices(
        transactions,
        r.invoiceArchives(),
        r.companies(),
        r.invoices(),
        r.exportedRows(),
        printInvoice(),
        downloadXml(),
        files,
        new HashedSecrets(),
        messages.box(),
        jobs,
        clock);
  }

  private ListInvoices listInvoices() {
    return new ListInvoices(
        transactions,
        repositories.invoiceQueries(),
        repositories.documentMails()::nextScheduled,
        clock);
  }

  /** Returns what loading a seed file needs; its companies come from the file, not the registry. */
  SeedTools seedTools() {
    Repositories r = repositories;
    CompanyRegistry none =
        cif -> {
          throw new ApplicationException.Unavailable(
              "A seed file asks no registry", new IllegalStateException());
        };
    return new SeedTools(
        transactions,
        ids,
        clock,
        r.users(),
        r.organizations(),
        r.invoices(),
        identity.createUser,
        enterCompany,
        new ListCompanies(transactions, r.companies()),
        createCompany(none),
        updateCompany(),
        vatRates(),
        bankAccounts(),
        series(),
        new CreateClient(
            validator, transactions, r.clients(), Vies.disconnected(), jobs, ids, clock),
        new ListClients(transactions, r.clients(), r.clientQueries()),
        createInvoice(),
        new GetInvoice(details),
        issueInvoice(),
        cancelInvoice(),
        recordPayment(),
        new SeedTools.Catalogue(
            productCategories(),
            manageProducts(),
            readProducts(),
            receiving.manageSuppliers,
            receiving.readSuppliers),
        seedPapers());
  }

  private SeedTools.Papers seedPapers() {
    PrecedingUseCases preceding = preceding();
    ReceiptUseCases receipts = receipts();
    RecurringUseCases recurring = recurring();
    return new SeedTools.Papers(
        preceding.draft(),
        preceding.read(),
        preceding.advance(),
        repositories.receipts(),
        receipts.draft(),
        receipts.advance(),
        recurring.manage(),
        recurring.read());
  }

  private static Optional<IdTokens> google(Optional<Configuration.Google> google) {
    return google.map(each -> new GoogleIdTokens(each.issuer(), each.keys(), each.clientIds()));
  }

  private IdentityPorts identityPorts(AccessTokens tokens, Configuration.Accounts opening) {
    Repositories r = repositories;
    Post post =
        new Post(
            messages.templates(), r.outbox(), messages.box(), jobs, messages.server(), ids, clock);
    return new IdentityPorts(
        new IdentityPorts.Work(
            validator,
            transactions,
            jobs,
            post,
            directory,
            deleteCompany,
            audit,
            RequestOrigin.ofThisThread(),
            limits,
            ids,
            clock),
        new IdentityPorts.Stores(
            r.users(),
            r.organizations(),
            r.refreshTokens(),
            r.oneTimeTokens(),
            r.secondFactors(),
            r.mfaChallenges(),
            r.apiKeys(),
            r.invitations(),
            r.oauth2Clients(),
            r.oauth2Grants(),
            r.passkeys(),
            r.passkeyChallenges(),
            r.googleLinks(),
            r.personalRecords(),
            r.subscriptions()),
        new IdentityPorts.Crafts(
            new Argon2Passwords(),
            new ListedPasswords(),
            new HashedSecrets(),
            tokens,
            new HmacTimeCodes(),
            new DrawnQrCodes(),
            new YubicoPasskeyCeremonies(browsers.address()),
            google(opening.google()),
            messages.box()));
  }

  private LicenceRoutes licences() {
    Repositories r = repositories;
    HashedSecrets secrets = new HashedSecrets();
    return new LicenceRoutes(
        new ManageLicenceKeys(
            validator,
            transactions,
            r.organizations(),
            r.licenceKeys(),
            secrets,
            audit,
            ids,
            clock),
        new ValidateLicence(
            transactions, r.organizations(), r.licenceKeys(), r.subscriptions(), secrets, clock),
        browsers.address());
  }

  private CompanyRoutes companies() {
    Repositories r = repositories;
    return new CompanyRoutes(
        new CompanyRoutes.UseCases(
            createCompany(registry),
            new ListCompanies(transactions, r.companies()),
            new GetCompany(transactions, r.companies()),
            updateCompany(),
            new RefreshCompany(
                transactions, r.companies(), registry::asked, directory, pace, clock),
            new ManageCompanyLogo(
                transactions,
                r.companies(),
                files,
                documents.printer(),
                directory,
                audit,
                ids,
                clock),
            deleteCompany,
            new RestoreCompany(
                transactions,
                r.companies(),
                r.deletedCompanies(),
                directory,
                audit,
                planLimits,
                clock),
            bankAccounts(),
            new ToggleSync(transactions, r.companies(), anaf.access, anaf.sync),
            anaf.tokens));
  }

  private ClientRoutes clients() {
    Repositories r = repositories;
    DeleteClient deleteClient = new DeleteClient(transactions, r.clients(), clock);
    BuyerChange buyerChange =
        new BuyerChange(
            r.invoices(), r.invoiceQueries(), r.invoiceFiles(), jobs, filing, ids, clock);
    return new ClientRoutes(
        new ClientRoutes.UseCases(
            new ListClients(transactions, r.clients(), r.clientQueries()),
            new CreateClient(validator, transactions, r.clients(), vies, jobs, ids, clock),
            new GetClient(transactions, r.clients(), r.invoiceQueries(), r.preceding(), clock),
            new UpdateClient(validator, transactions, r.clients(), vies, buyerChange, jobs, clock),
            deleteClient,
            new BulkDeleteClients(deleteClient),
            new CreateClientFromRegistry(transactions, r.clients(), registry, ids, clock),
            new LookUpTaxpayer(
                registry,
                new RememberingEFacturaRegister(
                    services.eFactura(), transactions, r.keptAnswers(), clock)),
            new CheckVatId(vies, clock)));
  }

  private PrecedingUseCases preceding() {
    Repositories r = repositories;
    DraftPreceding drafts =
        new DraftPreceding(
            validator,
            transactions,
            r.preceding(),
            r.seriesBook(),
            drafting,
            new TransportDrafting(validator, r.noteTransports(), clock),
            ids,
            clock);
    return new PrecedingUseCases(
        drafts,
        new ReadPreceding(
            transactions, r.preceding(), r.seriesBook(), r.vatRates(), r.noteTransports()),
        new AdvancePreceding(transactions, r.preceding(), r.seriesBook(), clock),
        new ConvertPreceding(
            transactions,
            r.preceding(),
            r.invoices(),
            r.clients(),
            r.seriesBook(),
            details,
            rates,
            ids,
            clock),
        new CopyPreceding(transactions, r.preceding(), r.clients(), drafts, rates, ids, clock),
        printPreceding(),
        new CheckTransport(transactions, r.companies(), r.preceding(), r.noteTransports(), clock),
        new DeclareTransport(
            validator,
            transactions,
            r.companies(),
            r.preceding(),
            r.noteTransports(),
            new SubmissionQueue(r.submissions(), jobs, ids, clock),
            transportChannel,
            ids,
            clock));
  }

  private PrintPreceding printPreceding() {
    Repositories r = repositories;
    return new PrintPreceding(
        transactions, r.preceding(), r.companies(), r.bankAccounts(), printing(), clock);
  }

  private PrintInvoice printInvoice() {
    return new PrintInvoice(transactions, writing, repositories.payments(), printing(), clock);
  }

  private DownloadInvoiceXml downloadXml() {
    Repositories r = repositories;
    return new DownloadInvoiceXml(transactions, r.invoices(), r.invoiceFiles(), writing, clock);
  }

  private ShareRoutes sharing() {
    Repositories r = repositories;
    HashedSecrets secrets = new HashedSecrets();
    return new ShareRoutes(
        new ManageShareLinks(
            transactions, r.invoices(), r.shareLinks(), secrets, browsers.address(), ids, clock),
        new OpenShareLink(
            transactions,
            r.companies(),
            r.shareLinks(),
            secrets,
            new GetInvoice(details),
            printInvoice(),
            downloadXml(),
            clock),
        clock);
  }

  private RecurringUseCases recurring() {
    Repositories r = repositories;
    return new RecurringUseCases(
        new ManageRecurring(
            validator,
            transactions,
            r.recurring(),
            drafting,
            r.clients(),
            r.seriesBook(),
            r.vatRates(),
            r.products(),
            planLimits,
            ids,
            clock),
        new ReadRecurring(
            transactions,
            r.recurring(),
            r.clients(),
            r.seriesBook(),
            r.products(),
            r.rateBook(),
            clock),
        issueRecurring());
  }

  private IssueRecurring issueRecurring() {
    return new IssueRecurring(
        transactions,
        repositories.recurring(),
        repositories.products(),
        createInvoice(),
        issueInvoice(),
        new GetInvoice(details),
        planLimits,
        jobs,
        new MailRecurring(mail.mailDocument, repositories.invoices(), ids, clock),
        clock);
  }

  private Printing printing() {
    return new Printing(repositories.printSettings(), files, documents.printer());
  }

  private ReceiptUseCases receipts() {
    Repositories r = repositories;
    PrecedingUseCases shared = preceding();
    return new ReceiptUseCases(
        new DraftReceipt(
            validator,
            transactions,
            r.receipts(),
            r.seriesBook(),
            r.products(),
            drafting,
            ids,
            clock),
        readReceipts(),
        new AdvanceReceipt(transactions, r.receipts(), shared.advance(), ids, clock),
        new RefundReceipt(transactions, r.receipts(), r.seriesBook(), ids, clock),
        new ConvertReceipt(r.receipts(), r.clients(), shared.convert(), clock),
        printReceipt());
  }

  private ReadReceipts readReceipts() {
    Repositories r = repositories;
    return new ReadReceipts(transactions, r.receipts(), r.seriesBook(), r.vatRates());
  }

  private PrintReceipt printReceipt() {
    return new PrintReceipt(
        transactions, readReceipts(), printing(), documents.receiptPrinter(), clock);
  }

  private TillUseCases till() {
    Repositories r = repositories;
    CloseTill close =
        new CloseTill(
            validator, transactions, r.bankAccounts(), r.tillBook(), r.zReports(), ids, clock);
    return new TillUseCases(
        new ReadTill(transactions, r.bankAccounts(), r.tillBook(), clock),
        new ManageMovements(
            validator, transactions, r.cashMovements(), r.bankAccounts(), ids, clock),
        close,
        new PrintZReport(transactions, close, printing(), documents.zReportPrinter(), clock));
  }

  private InvoiceRoutes.UseCases invoices() {
    Repositories r = repositories;
    return new InvoiceRoutes.UseCases(
        createInvoice(),
        new UpdateInvoice(
            validator,
            transactions,
            r.invoices(),
            r.invoiceFiles(),
            jobs,
            filing,
            drafting,
            checks,
            details,
            ids,
            clock),
        new GetInvoice(details),
        listInvoices(),
        deleteInvoice(),
        issueInvoice(),
        new ValidateInvoice(transactions, writing, documents.validator(), checks, details),
        new CancelInvoice(transactions, r.invoices(), filing, details, ids, clock),
        new RestoreInvoice(transactions, r.invoices(), r.seriesBook(), details, ids, clock),
        downloadXml(),
        printInvoice(),
        new ListInvoiceEvents(transactions, r.invoices(), details),
        new ListVerdicts(transactions, r.invoices(), r.invoiceFiles()),
        new ShowInvoiceDefaults(transactions, r.vatRates(), r.clients(), rates, clock));
  }

  private DeleteInvoice deleteInvoice() {
    Repositories r = repositories;
    return new DeleteInvoice(transactions, r.invoices(), r.invoiceFiles(), files);
  }

  private CancelInvoice cancelInvoice() {
    return new CancelInvoice(transactions, repositories.invoices(), filing, details, ids, clock);
  }

  private BulkInvoices bulkInvoices() {
    Repositories r = repositories;
    return new BulkInvoices(
        transactions,
        r.invoices(),
        new BulkInvoices.Single(
            deleteInvoice(),
            cancelInvoice(),
            new ReverseInvoice(transactions, r.invoices(), ids, clock),
            recordPayment()),
        clock);
  }

  private CreateInvoice createInvoice() {
    return new CreateInvoice(
        validator,
        transactions,
        repositories.invoices(),
        repositories.payments(),
        drafting,
        checks,
        details,
        ids,
        clock);
  }

  private IssueInvoice issueInvoice() {
    return new IssueInvoice(
        transactions,
        repositories.invoices(),
        repositories.seriesBook(),
        jobs,
        filing,
        details,
        planLimits,
        ids,
        clock);
  }

  private CreateCompany createCompany(CompanyRegistry from) {
    return new CreateCompany(
        validator,
        transactions,
        repositories.companies(),
        from,
        directory,
        audit,
        repositories.vatRates(),
        repositories.seriesBook(),
        planLimits,
        ids,
        clock);
  }

  private PurgeCompany purgeCompany() {
    return new PurgeCompany(
        transactions,
        repositories.companies(),
        repositories.deletedCompanies(),
        repositories.companyRecords(),
        repositories.submissions(),
        files,
        jobs,
        audit,
        clock);
  }

  private UpdateCompany updateCompany() {
    return new UpdateCompany(
        validator, transactions, repositories.companies(), directory, audit, clock);
  }

  private ManageVatRates vatRates() {
    return new ManageVatRates(validator, transactions, repositories.vatRates(), ids, clock);
  }

  private ManageBankAccounts bankAccounts() {
    return new ManageBankAccounts(
        validator, transactions, repositories.bankAccounts(), audit, ids, clock);
  }

  private ManageSeries series() {
    return new ManageSeries(validator, transactions, repositories.seriesBook(), ids, clock);
  }

  private RecordPayment recordPayment() {
    return new RecordPayment(
        validator, transactions, repositories.invoices(), repositories.payments(), ids, clock);
  }
}
