package ro.storno.rest.memory;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.validation.Validation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import ro.storno.application.CommandValidator;
import ro.storno.application.Ids;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Page;
import ro.storno.application.SequentialIds;
import ro.storno.application.Sha256;
import ro.storno.application.accounting.ExportAccounting;
import ro.storno.application.accounting.ExportSaga;
import ro.storno.application.accounting.InMemoryAccountingBook;
import ro.storno.application.accounting.ManageAccountingSettings;
import ro.storno.application.administration.InMemoryPlatformRegister;
import ro.storno.application.administration.OverseePlatform;
import ro.storno.application.anaf.AnafChannel;
import ro.storno.application.anaf.AnafRoom;
import ro.storno.application.anaf.InMemoryAnaf;
import ro.storno.application.anaf.InMemoryCallLeases;
import ro.storno.application.anaf.InMemorySightings;
import ro.storno.application.anaf.LeasedCallPlan;
import ro.storno.application.anaf.ReceivingRoom;
import ro.storno.application.anaf.ScriptedAnaf;
import ro.storno.application.audit.AuditTrail;
import ro.storno.application.audit.InMemoryAuditLog;
import ro.storno.application.audit.ReadAudit;
import ro.storno.application.authority.InMemoryPace;
import ro.storno.application.catalog.InMemoryProductCategories;
import ro.storno.application.catalog.InMemoryProductUses;
import ro.storno.application.catalog.InMemoryProducts;
import ro.storno.application.catalog.ManageProductCategories;
import ro.storno.application.catalog.ManageProducts;
import ro.storno.application.catalog.ReadProducts;
import ro.storno.application.catalog.SearchCodes;
import ro.storno.application.company.CompanyDirectory;
import ro.storno.application.company.CompanyRegistry;
import ro.storno.application.company.CreateCompany;
import ro.storno.application.company.DeleteCompany;
import ro.storno.application.company.GetCompany;
import ro.storno.application.company.InMemoryBankAccounts;
import ro.storno.application.company.InMemoryCompanies;
import ro.storno.application.company.ListCompanies;
import ro.storno.application.company.LookUpTaxpayer;
import ro.storno.application.company.ManageBankAccounts;
import ro.storno.application.company.ManageCompanyLogo;
import ro.storno.application.company.RefreshCompany;
import ro.storno.application.company.RestoreCompany;
import ro.storno.application.company.SettableRegistry;
import ro.storno.application.company.UpdateCompany;
import ro.storno.application.einvoice.ElectronicInvoiceValidator;
import ro.storno.application.einvoice.ElectronicInvoiceWriter;
import ro.storno.application.einvoice.Syntax;
import ro.storno.application.export.ArchiveInvoices;
import ro.storno.application.export.ExportCsv;
import ro.storno.application.export.InMemoryExportedRows;
import ro.storno.application.export.InMemoryInvoiceArchives;
import ro.storno.application.export.PackInvoices;
import ro.storno.application.file.InMemoryFileStore;
import ro.storno.application.identity.AccountLinks;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.EnterCompany;
import ro.storno.application.identity.Identity;
import ro.storno.application.identity.IdentityPorts;
import ro.storno.application.identity.InMemoryApiKeys;
import ro.storno.application.identity.InMemoryGoogleLinks;
import ro.storno.application.identity.InMemoryInvitations;
import ro.storno.application.identity.InMemoryMfaChallenges;
import ro.storno.application.identity.InMemoryOAuth2Clients;
import ro.storno.application.identity.InMemoryOAuth2Grants;
import ro.storno.application.identity.InMemoryOneTimeTokens;
import ro.storno.application.identity.InMemoryOrganizations;
import ro.storno.application.identity.InMemoryPasskeyChallenges;
import ro.storno.application.identity.InMemoryPasskeys;
import ro.storno.application.identity.InMemoryPersonalRecords;
import ro.storno.application.identity.InMemoryRefreshTokens;
import ro.storno.application.identity.InMemorySecondFactors;
import ro.storno.application.identity.InMemoryUsers;
import ro.storno.application.identity.People;
import ro.storno.application.identity.PlainAccessTokens;
import ro.storno.application.identity.PlainIdTokens;
import ro.storno.application.identity.PlainPasskeyCeremonies;
import ro.storno.application.identity.PlainPasswords;
import ro.storno.application.identity.PlainSecrets;
import ro.storno.application.identity.PlainTimeCodes;
import ro.storno.application.identity.RegisterUser;
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
import ro.storno.application.invoice.InMemoryInvoiceFiles;
import ro.storno.application.invoice.InMemoryInvoiceQueries;
import ro.storno.application.invoice.InMemoryInvoices;
import ro.storno.application.invoice.InvoiceChecks;
import ro.storno.application.invoice.InvoiceDetails;
import ro.storno.application.invoice.InvoiceDrafting;
import ro.storno.application.invoice.InvoiceFiling;
import ro.storno.application.invoice.InvoiceMails;
import ro.storno.application.invoice.InvoicePrinter;
import ro.storno.application.invoice.InvoiceSubmissions;
import ro.storno.application.invoice.IssueInvoice;
import ro.storno.application.invoice.ListAttachments;
import ro.storno.application.invoice.ListInvoiceEvents;
import ro.storno.application.invoice.ListInvoices;
import ro.storno.application.invoice.ListSubmissions;
import ro.storno.application.invoice.ListVerdicts;
import ro.storno.application.invoice.MailedContents;
import ro.storno.application.invoice.NumberAbroad;
import ro.storno.application.invoice.PrintInvoice;
import ro.storno.application.invoice.PrintableInvoice;
import ro.storno.application.invoice.Printing;
import ro.storno.application.invoice.RestoreInvoice;
import ro.storno.application.invoice.ReverseInvoice;
import ro.storno.application.invoice.ShowInvoiceDefaults;
import ro.storno.application.invoice.ShowPaymentDetails;
import ro.storno.application.invoice.SignedAnswers;
import ro.storno.application.invoice.SubmitAbroad;
import ro.storno.application.invoice.SubmitInvoice;
import ro.storno.application.invoice.UpdateInvoice;
import ro.storno.application.invoice.ValidateInvoice;
import ro.storno.application.invoice.XmlWriting;
import ro.storno.application.job.InMemoryJobQueue;
import ro.storno.application.job.Job;
import ro.storno.application.licensing.InMemoryLicenceKeys;
import ro.storno.application.licensing.InMemoryPlanRoom;
import ro.storno.application.licensing.InMemorySubscriptions;
import ro.storno.application.licensing.ManageLicenceKeys;
import ro.storno.application.licensing.PlannedLimits;
import ro.storno.application.licensing.ValidateLicence;
import ro.storno.application.limit.CallLimits;
import ro.storno.application.mail.InMemoryDocumentMails;
import ro.storno.application.mail.InMemoryEmailTemplates;
import ro.storno.application.mail.InMemoryOutbox;
import ro.storno.application.mail.InMemorySenderConfigurations;
import ro.storno.application.mail.ManageEmailTemplates;
import ro.storno.application.mail.ManageSender;
import ro.storno.application.mail.Outbox;
import ro.storno.application.mail.PlainMailTemplates;
import ro.storno.application.mail.Post;
import ro.storno.application.mail.ReadMails;
import ro.storno.application.mail.RecordingCarrier;
import ro.storno.application.money.ConvertAmount;
import ro.storno.application.money.ExchangeRates;
import ro.storno.application.money.InMemoryRateBook;
import ro.storno.application.money.SettableBank;
import ro.storno.application.money.ShowExchangeRates;
import ro.storno.application.notification.ChooseNotifications;
import ro.storno.application.notification.DeliverNotices;
import ro.storno.application.notification.InMemoryNotificationBook;
import ro.storno.application.notification.Notice;
import ro.storno.application.notification.ReadNotifications;
import ro.storno.application.numbering.InMemorySeriesBook;
import ro.storno.application.numbering.ManageSeries;
import ro.storno.application.party.BulkDeleteClients;
import ro.storno.application.party.CheckVatId;
import ro.storno.application.party.CreateClient;
import ro.storno.application.party.CreateClientFromRegistry;
import ro.storno.application.party.DeleteClient;
import ro.storno.application.party.GetClient;
import ro.storno.application.party.InMemoryClientQueries;
import ro.storno.application.party.InMemoryClients;
import ro.storno.application.party.ListClients;
import ro.storno.application.party.SettableVies;
import ro.storno.application.party.UpdateClient;
import ro.storno.application.payment.DeletePayment;
import ro.storno.application.payment.InMemoryPayments;
import ro.storno.application.payment.ListPayments;
import ro.storno.application.payment.RecordPayment;
import ro.storno.application.preceding.AdvancePreceding;
import ro.storno.application.preceding.ConvertPreceding;
import ro.storno.application.preceding.CopyPreceding;
import ro.storno.application.preceding.DraftPreceding;
import ro.storno.application.preceding.InMemoryPrecedingDocuments;
import ro.storno.application.preceding.PrecedingMails;
import ro.storno.application.preceding.PrintPreceding;
import ro.storno.application.preceding.ReadPreceding;
import ro.storno.application.printing.InMemoryPrintSettingsBook;
import ro.storno.application.printing.ManagePrintSettings;
import ro.storno.application.printing.PreviewPrint;
import ro.storno.application.provider.FakeProvider;
import ro.storno.application.provider.HeldProviderConfigs;
import ro.storno.application.provider.InMemoryProviderConfigs;
import ro.storno.application.provider.InMemoryProviderNotices;
import ro.storno.application.provider.ManageProviderConfigs;
import ro.storno.application.provider.PlainNotices;
import ro.storno.application.provider.ProviderSealing;
import ro.storno.application.provider.TakeProviderNotice;
import ro.storno.application.receipt.AdvanceReceipt;
import ro.storno.application.receipt.ConvertReceipt;
import ro.storno.application.receipt.DraftReceipt;
import ro.storno.application.receipt.InMemoryReceipts;
import ro.storno.application.receipt.PrintReceipt;
import ro.storno.application.receipt.ReadReceipts;
import ro.storno.application.receipt.ReceiptMails;
import ro.storno.application.receipt.RefundReceipt;
import ro.storno.application.recurring.InMemoryRecurringInvoices;
import ro.storno.application.recurring.IssueRecurring;
import ro.storno.application.recurring.MailRecurring;
import ro.storno.application.recurring.ManageRecurring;
import ro.storno.application.recurring.ReadRecurring;
import ro.storno.application.secret.PlainSecretBox;
import ro.storno.application.sharing.InMemoryShareLinks;
import ro.storno.application.sharing.ManageShareLinks;
import ro.storno.application.sharing.OpenShareLink;
import ro.storno.application.submission.AdvanceSubmission;
import ro.storno.application.submission.InMemorySubmissions;
import ro.storno.application.submission.SubmissionJob;
import ro.storno.application.submission.SubmissionQueue;
import ro.storno.application.system.InMemoryVersionOverrides;
import ro.storno.application.system.OverrideVersions;
import ro.storno.application.tax.InMemoryVatRates;
import ro.storno.application.tax.ManageVatRates;
import ro.storno.application.till.CloseTill;
import ro.storno.application.till.InMemoryCashMovements;
import ro.storno.application.till.InMemoryTillBook;
import ro.storno.application.till.InMemoryZReports;
import ro.storno.application.till.ManageMovements;
import ro.storno.application.till.PrintZReport;
import ro.storno.application.till.ReadTill;
import ro.storno.application.transport.CheckTransport;
import ro.storno.application.transport.DeclareTransport;
import ro.storno.application.transport.FakeETransport;
import ro.storno.application.transport.InMemoryNoteTransports;
import ro.storno.application.transport.TransportChannel;
import ro.storno.application.transport.TransportDrafting;
import ro.storno.application.transport.TransportFilings;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.RuleSetIdentity;
import ro.storno.domain.einvoice.ValidationReport;
import ro.storno.domain.einvoice.Verdict;
import ro.storno.domain.identity.Membership;
import ro.storno.domain.identity.MembershipId;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Role;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.licensing.Subscription;
import ro.storno.domain.mail.OutgoingMail;
import ro.storno.domain.party.Address;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.submission.Channel;
import ro.storno.rest.StornoApi;
import ro.storno.rest.accounting.AccountingRoutes;
import ro.storno.rest.administration.AdministrationRoutes;
import ro.storno.rest.anaf.AnafAuthorizationRoutes;
import ro.storno.rest.anaf.AnafTokenRoutes;
import ro.storno.rest.anaf.MessageRoutes;
import ro.storno.rest.anaf.SyncRoutes;
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
import ro.storno.rest.identity.TokenAdmission;
import ro.storno.rest.invoice.AttachmentRoutes;
import ro.storno.rest.invoice.BulkInvoiceRoutes;
import ro.storno.rest.invoice.InvoiceRoutes;
import ro.storno.rest.invoice.SubmissionRoutes;
import ro.storno.rest.licensing.LicenceRoutes;
import ro.storno.rest.mail.EmailTemplateRoutes;
import ro.storno.rest.mail.SenderRoutes;
import ro.storno.rest.money.ExchangeRateRoutes;
import ro.storno.rest.notification.NotificationRoutes;
import ro.storno.rest.numbering.SeriesRoutes;
import ro.storno.rest.party.ClientRoutes;
import ro.storno.rest.party.SupplierRoutes;
import ro.storno.rest.payment.PaymentRoutes;
import ro.storno.rest.preceding.DeliveryNoteRoutes;
import ro.storno.rest.preceding.PrecedingUseCases;
import ro.storno.rest.preceding.ProformaRoutes;
import ro.storno.rest.printing.PrintSettingsRoutes;
import ro.storno.rest.provider.NoticeRoutes;
import ro.storno.rest.provider.ProviderRoutes;
import ro.storno.rest.receipt.ReceiptRoutes;
import ro.storno.rest.receipt.ReceiptUseCases;
import ro.storno.rest.recurring.RecurringRoutes;
import ro.storno.rest.recurring.RecurringUseCases;
import ro.storno.rest.route.RouteTable;
import ro.storno.rest.server.ApiServer;
import ro.storno.rest.server.ApiSettings;
import ro.storno.rest.server.ApiTester;
import ro.storno.rest.sharing.ShareRoutes;
import ro.storno.rest.system.ClientVersions;
import ro.storno.rest.system.VersionOverrideRoutes;
import ro.storno.rest.tax.VatRateRoutes;
import ro.storno.rest.till.TillRoutes;
import ro.storno.rest.till.TillUseCases;

/**
 * The real use cases behind a real HTTP server, on ports in memory. Their transactions are taken
 * back like real ones.
 */
public final class InMemoryStorno implements AutoCloseable {
  /** The only CIF that the registry knows. */
  public static final String KNOWN_CIF = "14399840";

  private static final ClientVersions APPS =
      new ClientVersions(Map.of("ios", new ClientVersions.Store("2.0.0", "1.5.0", "https://x")));

  private final Clock clock = Clock.systemUTC();
  private final Ids ids = new SequentialIds();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryUsers users = new InMemoryUsers(transactions);
  private final InMemoryOrganizations organizations = new InMemoryOrganizations(transactions);
  private final InMemoryRefreshTokens refreshTokens = new InMemoryRefreshTokens(transactions);
  private final InMemoryCompanies companies = new InMemoryCompanies(transactions);
  private final InMemoryBankAccounts accounts = new InMemoryBankAccounts(transactions);
  private final InMemoryVatRates rates = new InMemoryVatRates(transactions);
  private final InMemoryInvoiceArchives archives = new InMemoryInvoiceArchives(transactions);
  private final InMemoryAccountingBook accountingBook = new InMemoryAccountingBook(transactions);
  private final InMemoryClients clients = new InMemoryClients(transactions);
  private final InMemoryProducts products = new InMemoryProducts(transactions);
  private final InMemoryProductCategories categories = new InMemoryProductCategories(transactions);
  private final InMemoryPrecedingDocuments preceding = new InMemoryPrecedingDocuments(transactions);
  private final InMemoryReceipts receipts = new InMemoryReceipts(transactions, preceding);
  private final InMemoryPayments payments = new InMemoryPayments(transactions);
  private final InMemoryInvoices invoices = new InMemoryInvoices(transactions);
  private final InMemoryRecurringInvoices recurring =
      new InMemoryRecurringInvoices(transactions, invoices);
  private final InMemorySubmissions submissions = new InMemorySubmissions(transactions);
  private final InMemoryAnaf anaf = new InMemoryAnaf(clock);
  private final InMemoryInvoiceQueries queries = new InMemoryInvoiceQueries(invoices, submissions);
  private final InMemoryInvoiceFiles invoiceFiles = new InMemoryInvoiceFiles(transactions);
  private final InMemorySeriesBook series = new InMemorySeriesBook(transactions, invoices);
  private final RecordingCarrier carrier = new RecordingCarrier();
  private final InMemoryPrintSettingsBook printSettings =
      new InMemoryPrintSettingsBook(transactions);
  private final InMemoryFileStore files = new InMemoryFileStore();
  private final InMemoryJobQueue jobs = new InMemoryJobQueue(transactions);
  private final InMemoryNotificationBook notifications = new InMemoryNotificationBook(transactions);
  private final DeliverNotices notices =
      new DeliverNotices(jobs, notifications, companies, organizations, users, ids, clock);
  private final SettableRegistry registry = new SettableRegistry();
  private final SettableVies vies = new SettableVies();
  private final SettableBank bank = new SettableBank();
  private final InMemoryRateBook rateBook = new InMemoryRateBook(transactions);
  private final ExchangeRates exchangeRates =
      new ExchangeRates(transactions, rateBook, bank, clock);
  private final CommandValidator validator =
      new CommandValidator(
          Validation.byProvider(HibernateValidator.class)
              .configure()
              .messageInterpolator(new ParameterMessageInterpolator())
              .buildValidatorFactory()
              .getValidator());
  private final InMemoryDocumentMails documentMails = new InMemoryDocumentMails(transactions);
  private final InMemorySenderConfigurations senders =
      new InMemorySenderConfigurations(transactions);
  private final People people = new People(transactions, users, clock);
  private final InMemoryEmailTemplates emailTemplates = new InMemoryEmailTemplates(transactions);
  private final InMemoryOutbox outbox = new InMemoryOutbox(transactions);
  private final CompanyDirectory directory = new CompanyDirectory(transactions, companies, clock);
  private final InMemoryAuditLog auditLog = new InMemoryAuditLog(transactions);
  private final AuditTrail audit =
      new AuditTrail(
          auditLog, organizations, new PlainSecretBox(), RequestOrigin.ofThisThread(), clock);
  private final DeleteCompany deleteCompany =
      new DeleteCompany(transactions, companies, directory, jobs, audit, clock);
  private final InMemoryPlanRoom planRoom = new InMemoryPlanRoom(companies);
  private final PlannedLimits planLimits =
      new PlannedLimits(transactions, organizations, planRoom, clock);
  private final InMemorySubscriptions subscriptions = new InMemorySubscriptions(transactions);
  private final Identity identity = identity();
  private final AnafRoom certificates =
      new AnafRoom(
          transactions,
          users,
          organizations,
          companies,
          directory,
          registry,
          notices,
          jobs,
          ids,
          clock);
  private final ReceivingRoom receiving =
      new ReceivingRoom(
          new ReceivingRoom.Ground(
              transactions,
              companies,
              organizations,
              directory,
              certificates.tokens,
              invoices,
              queries,
              invoiceFiles,
              clients,
              files,
              submissions,
              jobs,
              notices,
              validator,
              ids,
              clock));
  private final AnafChannel channel =
      new AnafChannel(
          transactions,
          submissions,
          new InMemorySightings(transactions),
          anaf,
          anaf,
          new LeasedCallPlan(transactions, new InMemoryCallLeases(transactions), clock),
          anaf,
          clock);
  private final InMemoryNoteTransports noteTransports = new InMemoryNoteTransports(transactions);
  private final TransportChannel transportChannel =
      new TransportChannel(
          transactions,
          noteTransports,
          new FakeETransport(clock),
          anaf,
          new LeasedCallPlan(transactions, new InMemoryCallLeases(transactions), clock),
          clock);
  private final InvoiceFiling filing =
      new InvoiceFiling(
          submissions, new SubmissionQueue(submissions, jobs, ids, clock), channel, jobs, clock);
  private final InvoiceDetails details =
      new InvoiceDetails(
          transactions,
          invoices,
          payments,
          invoiceFiles,
          series,
          submissions,
          people,
          documentMails::nextScheduled,
          recurring::originOf,
          clock);
  private final XmlWriting writing =
      new XmlWriting(companies, accounts, invoices, new NumberOnly(), receiving.originals);
  private final PrintPreceding printPreceding =
      new PrintPreceding(transactions, preceding, companies, accounts, printing(), clock);
  private final MailRoom mailRoom = mailRoom();
  private final InvoiceSubmissions documents =
      new InvoiceSubmissions(
          transactions,
          invoices,
          invoiceFiles,
          writing,
          new FollowUpInvoice(
              transactions, invoices, invoiceFiles, writing, new AlwaysValid(), ids, clock),
          notices,
          ids,
          clock,
          List.of(new NumberAbroad(Channel.SDI)));
  private final InMemoryProviderConfigs providerConfigs = new InMemoryProviderConfigs(transactions);
  private final ProviderSealing providerSealing = new ProviderSealing(new PlainSecretBox());
  private final HeldProviderConfigs heldProviders =
      new HeldProviderConfigs(transactions, companies, providerConfigs, providerSealing);
  private final FakeProvider sdi = new FakeProvider(Channel.SDI, heldProviders, clock);
  private final AdvanceSubmission advance =
      new AdvanceSubmission(
          transactions,
          submissions,
          jobs,
          files,
          List.of(channel, transportChannel, sdi),
          List.of(
              documents,
              new TransportFilings(
                  transactions, companies, preceding, noteTransports, FakeETransport.XML, clock)),
          clock);
  private final OverrideVersions versions =
      new OverrideVersions(
          validator, transactions, new InMemoryVersionOverrides(transactions), audit, clock);
  private final CallLimits limits;
  private final ApiServer server;
  private final ApiTester tester;
  private final StornoApi.About about =
      new StornoApi.About(
          "1.2.3",
          () -> APPS.with(versions.current()),
          () -> Map.of("database", "ok"),
          new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
          null);

  /** Starts a server on a free port that limits nobody. */
  public InMemoryStorno() {
    this(CallLimits.NONE);
  }

  /** Starts a server on a free port. */
  public InMemoryStorno(CallLimits limits) {
    this.limits = limits;
    registry.know(
        new CompanyRegistry.Entry(
            KNOWN_CIF,
            "Dante International SA",
            "J40/372/2002",
            true,
            false,
            new Address("Sos. Virtutii 148", "SECTOR6", "RO-B", "060787", "RO"),
            null,
            true));
    ApiSettings settings =
        new ApiSettings(
            null,
            0,
            ApiSettings.Threads.AUTO,
            50,
            2 * 1024 * 1024,
            30_000_000,
            Set.of(),
            Set.of(),
            false,
            Duration.ofSeconds(2));
    server =
        StornoApi.server(
                settings,
                areas(),
                about,
                new TokenAdmission(identity.authenticate, new EnterCompany(directory)),
                limits)
            .start();
    tester = new ApiTester("http://localhost:" + server.port());
  }

  /** The routes that are served. */
  public RouteTable table() {
    return StornoApi.table(areas(), about);
  }

  /** Calls this server, checking each answer against its document. */
  public ApiTester tester() {
    return tester;
  }

  /** Adds an administrator of the installation and returns an access token. */
  public String operator(OrganizationId organization) {
    return account(organization, Role.EMPLOYEE, null, true);
  }

  /** Adds a user with a role in an organization and returns an access token. */
  public String member(OrganizationId organization, Role role, Set<CompanyId> allowed) {
    return account(organization, role, allowed, false);
  }

  private String account(
      OrganizationId organization, Role role, Set<CompanyId> allowed, boolean platformAdmin) {
    UserId id = new UserId(ids.next());
    Instant now = clock.instant();
    transactions.inPlatform(
        () -> {
          users.add(
              new User(
                  id,
                  id + "@example.com",
                  "plain:password1",
                  "Ana",
                  "Pop",
                  null,
                  "ro",
                  "Europe/Bucharest",
                  true,
                  "{}",
                  true,
                  true,
                  platformAdmin,
                  now.minusSeconds(60),
                  now,
                  null,
                  null));
          organizations.addMember(
              new Membership(
                  new MembershipId(ids.next()), id, organization, role, true, allowed, now));
          return id;
        });
    return new PlainAccessTokens().issue(id, ids.next(), now, Duration.ofHours(1));
  }

  /** Tells users something, as if the job had run. */
  public void tell(Notice notice) {
    transactions.inPlatform(
        () -> {
          notices.tell(notice);
          jobs.runAll(notices);
          return notice;
        });
  }

  /** The registry of taxpayers. */
  public SettableRegistry registry() {
    return registry;
  }

  /** VIES. */
  public SettableVies vies() {
    return vies;
  }

  /** The National Bank; not connected until it has published something. */
  public SettableBank bank() {
    return bank;
  }

  /** The ANAF at which certificate holders authorize. */
  public ScriptedAnaf certificates() {
    return certificates.anaf;
  }

  /** What is received from ANAF. */
  public ReceivingRoom receiving() {
    return receiving;
  }

  /** Lets the mails about documents leave; those that wait for their time only if told so. */
  public void deliverMails(boolean aheadOfTime) {
    mailRoom.deliver(aheadOfTime);
  }

  /** Carries the mails of organizations. */
  public RecordingCarrier carrier() {
    return carrier;
  }

  /** The authority that invoices are submitted to. */
  public InMemoryAnaf anaf() {
    return anaf;
  }

  /** The system of another country that invoices are submitted to. */
  public FakeProvider sdi() {
    return sdi;
  }

  /** Does the next thing about every submission, whatever its time. */
  public void advanceSubmissions() {
    transactions.inPlatform(jobs::waiting).stream()
        .filter(job -> job.kind().startsWith("submission."))
        .forEach(
            job -> {
              SubmissionJob.handlers(advance, clock).stream()
                  .filter(handler -> handler.kind().equals(job.kind()))
                  .forEach(handler -> handler.run(job));
              jobs.done(job);
            });
  }

  /** Packs the archives that were asked for. */
  public void packExports() {
    PackInvoices pack =
        new PackInvoices(
            transactions,
            archives,
            companies,
            invoices,
            exportedRows(),
            invoiceUseCases().print(),
            invoiceUseCases().xml(),
            files,
            new PlainSecrets(),
            new PlainSecretBox(),
            jobs,
            clock);
    transactions.inPlatform(jobs::waiting).stream()
        .filter(job -> job.kind().equals(PackInvoices.KIND))
        .forEach(
            job -> {
              pack.run(job);
              jobs.done(job);
            });
  }

  /** The follow-up jobs that wait. */
  public List<Job> waitingJobs() {
    return transactions.inPlatform(jobs::waiting);
  }

  @Override
  public void close() {
    server.close();
  }

  private StornoApi.Areas areas() {
    return new StornoApi.Areas(
        new IdentityRoutes(identity),
        companyRoutes(),
        clientRoutes(),
        new SeriesRoutes(new ManageSeries(validator, transactions, series, ids, clock)),
        new VatRateRoutes(new ManageVatRates(validator, transactions, rates, ids, clock)),
        new InvoiceRoutes(invoiceUseCases()),
        new BulkInvoiceRoutes(
            new BulkInvoices(
                transactions,
                invoices,
                new BulkInvoices.Single(
                    new DeleteInvoice(transactions, invoices, invoiceFiles, files),
                    new CancelInvoice(transactions, invoices, filing, details, ids, clock),
                    new ReverseInvoice(transactions, invoices, ids, clock),
                    issueInvoice(),
                    new RecordPayment(validator, transactions, invoices, payments, ids, clock),
                    new DeletePayment(transactions, invoices, payments, ids, clock)),
                clock)),
        new SubmissionRoutes(
            new SubmitInvoice(transactions, invoices, filing, documents, advance, details, clock),
            new ListSubmissions(transactions, invoices, submissions),
            new SignedAnswers(transactions, invoices, submissions, files, anaf, clock),
            new SubmitAbroad(
                transactions,
                invoices,
                submissions,
                new SubmissionQueue(submissions, jobs, ids, clock),
                documents,
                heldProviders,
                files,
                advance,
                ids,
                clock),
            new DownloadSubmission(transactions, submissions, files),
            new HastenVerdict(
                transactions,
                submissions,
                new SubmissionQueue(submissions, jobs, ids, clock),
                clock)),
        new AttachmentRoutes(
            new AttachToInvoice(transactions, invoices, invoiceFiles, files, ids, clock),
            new ListAttachments(transactions, invoices, invoiceFiles),
            new DownloadAttachment(transactions, invoiceFiles, files)),
        new PaymentRoutes(
            new ListPayments(transactions, invoices, payments),
            new RecordPayment(validator, transactions, invoices, payments, ids, clock),
            new DeletePayment(transactions, invoices, payments, ids, clock)),
        new ExchangeRateRoutes(
            new ShowExchangeRates(exchangeRates), new ConvertAmount(exchangeRates)),
        new NotificationRoutes(
            new ReadNotifications(transactions, notifications, clock),
            new ChooseNotifications(transactions, notifications, clock)),
        new AnafAuthorizationRoutes(
            certificates.start, certificates.finish, Optional.empty(), false),
        new AnafTokenRoutes(
            new AnafTokenRoutes.UseCases(
                certificates.list,
                certificates.save,
                certificates.remove,
                certificates.validate,
                certificates.tokenLinks),
            () -> URI.create("https://storno.example"),
            clock),
        new SenderRoutes(
            new ManageSender(
                validator,
                transactions,
                organizations,
                senders,
                new PlainMailTemplates(),
                carrier,
                new PlainSecretBox(),
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
            () -> URI.create("https://storno.example/")),
        new AccountPageRoutes(
            identity.confirmEmail,
            identity.resetPassword,
            identity.invitations,
            identity.joinByInvitation,
            identity.actOnce,
            identity.firstAccount),
        new ConsentPageRoutes(identity.authorizeApp, identity.actOnce),
        new VersionOverrideRoutes(versions, APPS),
        administration(),
        licences(),
        new AuditRoutes(new ReadAudit(transactions, auditLog, audit)),
        new SupplierRoutes(receiving.readSuppliers, receiving.manageSuppliers),
        new SyncRoutes(receiving.trigger, receiving.show),
        new MessageRoutes(receiving.readMessages, receiving.send, receiving.export),
        new ProductRoutes(
            new ReadProducts(
                transactions, products, categories, new InMemoryProductUses(invoices), rates),
            new ManageProducts(validator, transactions, products, categories, rates, ids, clock)),
        new CategoryRoutes(
            new ManageProductCategories(validator, transactions, categories, products, ids, clock)),
        new ProformaRoutes(preceding()),
        new DeliveryNoteRoutes(preceding()),
        new PrintSettingsRoutes(
            new ManagePrintSettings(validator, transactions, printSettings),
            new PreviewPrint(validator, transactions, printing(), clock)),
        new ReceiptRoutes(receipts()),
        new TillRoutes(till()),
        new EmailTemplateRoutes(
            new ManageEmailTemplates(validator, transactions, emailTemplates, ids, clock)),
        mailRoom.mailRoutes,
        mailRoom.unsubscribeRoutes,
        new RecurringRoutes(recurring()),
        sharing(),
        new ExportRoutes(
            new ExportCsv(
                transactions,
                exportedRows(),
                new ListInvoices(transactions, queries, documentMails::nextScheduled, clock)),
            new ArchiveInvoices(
                transactions,
                archives,
                invoices,
                files,
                new PlainSecrets(),
                new PlainSecretBox(),
                jobs,
                ids,
                clock),
            () -> URI.create("https://storno.example/"),
            clock),
        new AccountingRoutes(
            new ManageAccountingSettings(validator, transactions, accountingBook),
            new ExportSaga(
                transactions,
                exportedRows(),
                accountingBook,
                new ListInvoices(transactions, queries, documentMails::nextScheduled, clock),
                clock),
            new ExportAccounting(
                transactions, exportedRows(), accountingBook, exchangeRates, clock)),
        new ProviderRoutes(
            new ManageProviderConfigs(
                transactions,
                providerConfigs,
                submissions,
                providerSealing,
                List.of(sdi),
                audit,
                ids,
                clock),
            new EnterCompany(directory),
            new NoticeRoutes(
                new TakeProviderNotice(
                    transactions,
                    heldProviders,
                    new InMemoryProviderNotices(transactions),
                    new PlainNotices(),
                    submissions,
                    new SubmissionQueue(submissions, jobs, ids, clock),
                    files,
                    ids,
                    clock))),
        new CodeRoutes(new SearchCodes(SoyaCodes.CPV, SoyaCodes.NONE)));
  }

  private InMemoryExportedRows exportedRows() {
    return new InMemoryExportedRows(
        invoices, queries, payments, clients, receiving.suppliers, products);
  }

  private LicenceRoutes licences() {
    InMemoryLicenceKeys keys = new InMemoryLicenceKeys(transactions);
    PlainSecrets secrets = new PlainSecrets();
    return new LicenceRoutes(
        new ManageLicenceKeys(
            validator, transactions, organizations, keys, secrets, audit, ids, clock),
        new ValidateLicence(transactions, organizations, keys, subscriptions, secrets, clock),
        () -> URI.create("https://storno.example/"));
  }

  /** Puts an organization on a plan. */
  public void subscribe(OrganizationId organization, String plan, Subscription subscription) {
    transactions.inPlatform(
        () -> {
          organizations.changePlan(organization, plan);
          subscriptions.put(subscription);
          return plan;
        });
    planLimits.forget(organization);
  }

  /** Lets an organization's companies have issued so many invoices. */
  public InMemoryPlanRoom planRoom() {
    return planRoom;
  }

  private AdministrationRoutes administration() {
    InMemoryPlatformRegister register =
        new InMemoryPlatformRegister(
            transactions, users, organizations, companies, company -> 0, Subscription::unlimited);
    return new AdministrationRoutes(
        new OverseePlatform(transactions, register, users, outbox, clock),
        identity.operate,
        "1.2.3",
        "staging");
  }

  private Identity identity() {
    PlainSecretBox box = new PlainSecretBox();
    InMemoryOAuth2Clients oauth2Clients = new InMemoryOAuth2Clients(transactions);
    return new Identity(
        new IdentityPorts(
            new IdentityPorts.Work(
                validator,
                transactions,
                jobs,
                new Post(new PlainMailTemplates(), outbox, box, jobs, Optional.empty(), ids, clock),
                directory,
                deleteCompany,
                audit,
                RequestOrigin.ofThisThread(),
                CallLimits.NONE,
                ids,
                clock),
            new IdentityPorts.Stores(
                users,
                organizations,
                refreshTokens,
                new InMemoryOneTimeTokens(transactions),
                new InMemorySecondFactors(transactions),
                new InMemoryMfaChallenges(transactions),
                new InMemoryApiKeys(transactions),
                new InMemoryInvitations(transactions),
                oauth2Clients,
                new InMemoryOAuth2Grants(transactions, oauth2Clients),
                new InMemoryPasskeys(transactions),
                new InMemoryPasskeyChallenges(transactions),
                new InMemoryGoogleLinks(transactions),
                new InMemoryPersonalRecords(),
                subscriptions),
            new IdentityPorts.Crafts(
                new PlainPasswords(),
                "password123"::equals,
                new PlainSecrets(),
                new PlainAccessTokens(),
                new PlainTimeCodes(),
                (text, pixels) -> new byte[] {1, 2, 3},
                new PlainPasskeyCeremonies(),
                Optional.of(new PlainIdTokens()),
                box)),
        new AccountLinks(() -> URI.create("https://app.example")),
        new RegisterUser.Rules(true, false));
  }

  /** Does the waiting jobs of the identity area. */
  public void runIdentityJobs() {
    identity
        .jobs()
        .forEach(
            handler ->
                transactions.inPlatform(
                    () -> {
                      jobs.runAll(handler);
                      return 0;
                    }));
  }

  /** Returns what the newest mail to an address says. */
  public String newestMail(String address) {
    ReadMails read = new ReadMails(transactions, outbox, new PlainSecretBox());
    Outbox.Filter filter = new Outbox.Filter(null, address, null, null, null, null);
    OutgoingMail newest = read.list(Actor.SYSTEM, filter, new Page.Request(1, 1)).data().get(0);
    return read.show(Actor.SYSTEM, newest.id()).content().text();
  }

  private CompanyRoutes companyRoutes() {
    return new CompanyRoutes(
        new CompanyRoutes.UseCases(
            new CreateCompany(
                validator,
                transactions,
                companies,
                registry,
                directory,
                audit,
                rates,
                series,
                planLimits,
                ids,
                clock),
            new ListCompanies(transactions, companies),
            new GetCompany(transactions, companies),
            new UpdateCompany(validator, transactions, companies, directory, audit, clock),
            new RefreshCompany(
                transactions, companies, registry, directory, new InMemoryPace(clock), clock),
            new ManageCompanyLogo(
                transactions, companies, files, new OneLine(), directory, audit, ids, clock),
            deleteCompany,
            new RestoreCompany(
                transactions, companies, companies, directory, audit, planLimits, clock),
            new ManageBankAccounts(validator, transactions, accounts, audit, ids, clock),
            certificates.toggle,
            certificates.tokens));
  }

  private ClientRoutes clientRoutes() {
    DeleteClient delete = new DeleteClient(transactions, clients, clock);
    return new ClientRoutes(
        new ClientRoutes.UseCases(
            new ListClients(transactions, clients, new InMemoryClientQueries(clients, invoices)),
            new CreateClient(validator, transactions, clients, vies, jobs, ids, clock),
            new GetClient(transactions, clients, queries, preceding, clock),
            new UpdateClient(
                validator,
                transactions,
                clients,
                vies,
                new BuyerChange(invoices, queries, invoiceFiles, jobs, filing, ids, clock),
                jobs,
                clock),
            delete,
            new BulkDeleteClients(delete),
            new CreateClientFromRegistry(transactions, clients, registry, ids, clock),
            new LookUpTaxpayer(registry, registry::isInEFacturaRegister),
            new CheckVatId(vies, clock)));
  }

  private ShareRoutes sharing() {
    InMemoryShareLinks links = new InMemoryShareLinks(transactions);
    PlainSecrets secrets = new PlainSecrets();
    return new ShareRoutes(
        new ManageShareLinks(
            transactions,
            invoices,
            links,
            secrets,
            () -> URI.create("https://storno.example"),
            ids,
            clock),
        new OpenShareLink(
            transactions,
            companies,
            links,
            secrets,
            new GetInvoice(details),
            new PrintInvoice(transactions, writing, payments, printing(), clock),
            new DownloadInvoiceXml(transactions, invoices, invoiceFiles, writing, clock),
            new ShowPaymentDetails(transactions, writing),
            clock),
        clock);
  }

  private RecurringUseCases recurring() {
    return new RecurringUseCases(
        new ManageRecurring(
            validator,
            transactions,
            recurring,
            drafting(),
            clients,
            series,
            rates,
            products,
            planLimits,
            ids,
            clock),
        new ReadRecurring(transactions, recurring, clients, series, products, rateBook, clock),
        new IssueRecurring(
            transactions,
            recurring,
            products,
            createInvoice(),
            issueInvoice(),
            new GetInvoice(details),
            planLimits,
            jobs,
            new MailRecurring(mailRoom.mailDocument, invoices, ids, clock),
            clock));
  }

  private CreateInvoice createInvoice() {
    return new CreateInvoice(
        validator,
        transactions,
        invoices,
        payments,
        drafting(),
        new InvoiceChecks(List::of),
        details,
        ids,
        clock);
  }

  private IssueInvoice issueInvoice() {
    return new IssueInvoice(
        transactions, invoices, series, jobs, filing, details, planLimits, ids, clock);
  }

  private PrecedingUseCases preceding() {
    DraftPreceding drafts =
        new DraftPreceding(
            validator,
            transactions,
            preceding,
            series,
            drafting(),
            new TransportDrafting(validator, noteTransports, clock),
            ids,
            clock);
    return new PrecedingUseCases(
        drafts,
        new ReadPreceding(transactions, preceding, series, rates, noteTransports),
        new AdvancePreceding(transactions, preceding, series, clock),
        new ConvertPreceding(
            transactions, preceding, invoices, clients, series, details, exchangeRates, ids, clock),
        new CopyPreceding(transactions, preceding, clients, drafts, exchangeRates, ids, clock),
        printPreceding,
        new CheckTransport(transactions, companies, preceding, noteTransports, clock),
        new DeclareTransport(
            validator,
            transactions,
            companies,
            preceding,
            noteTransports,
            new SubmissionQueue(submissions, jobs, ids, clock),
            transportChannel,
            ids,
            clock));
  }

  private MailRoom mailRoom() {
    MailedContents contents = new MailedContents(clients, series);
    return new MailRoom(
        new MailRoom.Ground(
            transactions,
            organizations,
            companies,
            senders,
            emailTemplates,
            documentMails,
            people,
            new GetInvoice(details),
            carrier,
            validator,
            jobs,
            ids,
            clock),
        List.of(
            new InvoiceMails(
                invoices,
                contents,
                new PrintInvoice(transactions, writing, payments, printing(), clock),
                new DownloadInvoiceXml(transactions, invoices, invoiceFiles, writing, clock),
                ids,
                clock),
            new PrecedingMails(PrecedingKind.PROFORMA, preceding, contents, printPreceding),
            new PrecedingMails(PrecedingKind.DELIVERY_NOTE, preceding, contents, printPreceding),
            new ReceiptMails(receipts, contents, printReceipt())));
  }

  private Printing printing() {
    return new Printing(printSettings, files, new OneLine());
  }

  private ReceiptUseCases receipts() {
    PrecedingUseCases shared = preceding();
    return new ReceiptUseCases(
        new DraftReceipt(
            validator, transactions, receipts, series, products, drafting(), ids, clock),
        readReceipts(),
        new AdvanceReceipt(transactions, receipts, shared.advance(), ids, clock),
        new RefundReceipt(transactions, receipts, series, ids, clock),
        new ConvertReceipt(receipts, clients, shared.convert(), clock),
        printReceipt());
  }

  private ReadReceipts readReceipts() {
    return new ReadReceipts(transactions, receipts, series, rates);
  }

  private PrintReceipt printReceipt() {
    return new PrintReceipt(
        transactions,
        readReceipts(),
        printing(),
        printable ->
            ("%PDF-1.7 " + printable.receipt().document().displayNumber())
                .getBytes(StandardCharsets.UTF_8),
        clock);
  }

  private TillUseCases till() {
    InMemoryCashMovements movements = new InMemoryCashMovements(transactions);
    InMemoryTillBook book = new InMemoryTillBook(receipts, payments, invoices, movements);
    CloseTill close =
        new CloseTill(
            validator,
            transactions,
            accounts,
            book,
            new InMemoryZReports(transactions),
            ids,
            clock);
    return new TillUseCases(
        new ReadTill(transactions, accounts, book, clock),
        new ManageMovements(validator, transactions, movements, accounts, ids, clock),
        close,
        new PrintZReport(
            transactions,
            close,
            printing(),
            printable ->
                ("%PDF-1.7 " + printable.report().displayNumber() + " " + printable.language())
                    .getBytes(StandardCharsets.UTF_8),
            clock));
  }

  private InvoiceDrafting drafting() {
    return new InvoiceDrafting(invoices, clients, series, rates, products, exchangeRates, ids);
  }

  private InvoiceRoutes.UseCases invoiceUseCases() {
    InvoiceChecks checks = new InvoiceChecks(List::of);
    InvoiceDrafting drafting = drafting();
    return new InvoiceRoutes.UseCases(
        createInvoice(),
        new UpdateInvoice(
            validator,
            transactions,
            invoices,
            invoiceFiles,
            jobs,
            filing,
            drafting,
            checks,
            details,
            ids,
            clock),
        new GetInvoice(details),
        new ListInvoices(transactions, queries, documentMails::nextScheduled, clock),
        new DeleteInvoice(transactions, invoices, invoiceFiles, files),
        issueInvoice(),
        new ValidateInvoice(transactions, writing, new AlwaysValid(), checks, details),
        new CancelInvoice(transactions, invoices, filing, details, ids, clock),
        new RestoreInvoice(transactions, invoices, series, details, ids, clock),
        new DownloadInvoiceXml(transactions, invoices, invoiceFiles, writing, clock),
        new PrintInvoice(transactions, writing, payments, printing(), clock),
        new ListInvoiceEvents(transactions, invoices, details),
        new ListVerdicts(transactions, invoices, invoiceFiles),
        new ShowInvoiceDefaults(transactions, rates, clients, exchangeRates, clock));
  }

  /** A syntax of one element: enough to see that a file comes through. */
  private static final class NumberOnly implements ElectronicInvoiceWriter {
    @Override
    public Syntax syntax() {
      return Syntax.values()[0];
    }

    @Override
    public byte[] write(ElectronicInvoice invoice) {
      return ("<Invoice>" + invoice.number() + "</Invoice>").getBytes(StandardCharsets.UTF_8);
    }
  }

  private static final class AlwaysValid implements ElectronicInvoiceValidator {
    @Override
    public ValidationReport validate(byte[] document) {
      return new ValidationReport(
          Verdict.VALID,
          new RuleSetIdentity("TEST", "1", null),
          Sha256.of(document),
          List.of(),
          Instant.now(),
          Duration.ZERO);
    }

    @Override
    public ValidationReport validate(byte[] document, LocalDate date) {
      return validate(document);
    }

    @Override
    public ValidationReport validateAs(String ruleSet, byte[] document, LocalDate date) {
      return validate(document);
    }

    @Override
    public void warmUp() {
      // nothing to compile
    }
  }

  private static final class OneLine implements InvoicePrinter {
    @Override
    public byte[] print(PrintableInvoice invoice) {
      return ("%PDF-1.7 " + invoice.heading().number()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String preview(PrintableInvoice invoice) {
      return "<html>" + invoice.seller().name() + " " + invoice.appearance() + "</html>";
    }

    @Override
    public void checkLogo(PrintableInvoice.Logo logo) {
      // any will do
    }

    @Override
    public void warmUp() {
      // no fonts to load
    }
  }

  /** Today as companies see it. */
  public static LocalDate today() {
    return LocalDate.now(ZoneId.of("Europe/Bucharest"));
  }
}
