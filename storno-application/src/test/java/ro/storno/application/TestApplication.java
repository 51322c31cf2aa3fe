package ro.storno.application;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import ro.storno.application.accounting.ExportAccounting;
import ro.storno.application.accounting.ExportSaga;
import ro.storno.application.accounting.InMemoryAccountingBook;
import ro.storno.application.accounting.ManageAccountingSettings;
import ro.storno.application.anaf.AnafChannel;
import ro.storno.application.anaf.InMemoryAnaf;
import ro.storno.application.anaf.InMemoryCallLeases;
import ro.storno.application.anaf.InMemorySightings;
import ro.storno.application.anaf.LeasedCallPlan;
import ro.storno.application.audit.AuditTrail;
import ro.storno.application.audit.InMemoryAuditLog;
import ro.storno.application.audit.ReadAudit;
import ro.storno.application.audit.VerifyAudit;
import ro.storno.application.authority.InMemoryKeptAnswers;
import ro.storno.application.authority.InMemoryPace;
import ro.storno.application.catalog.InMemoryProductCategories;
import ro.storno.application.catalog.InMemoryProductUses;
import ro.storno.application.catalog.InMemoryProducts;
import ro.storno.application.catalog.ManageProductCategories;
import ro.storno.application.catalog.ManageProducts;
import ro.storno.application.catalog.ReadProducts;
import ro.storno.application.company.CompanyDirectory;
import ro.storno.application.company.CreateCompany;
import ro.storno.application.company.DeleteCompany;
import ro.storno.application.company.GetCompany;
import ro.storno.application.company.InMemoryBankAccounts;
import ro.storno.application.company.InMemoryCompanies;
import ro.storno.application.company.InMemoryCompanyRecords;
import ro.storno.application.company.ListCompanies;
import ro.storno.application.company.LookUpTaxpayer;
import ro.storno.application.company.ManageBankAccounts;
import ro.storno.application.company.ManageCompanyLogo;
import ro.storno.application.company.PurgeCompany;
import ro.storno.application.company.RefreshCompany;
import ro.storno.application.company.RememberingCompanyRegistry;
import ro.storno.application.company.RememberingEFacturaRegister;
import ro.storno.application.company.RestoreCompany;
import ro.storno.application.company.SettableRegistry;
import ro.storno.application.company.UpdateCompany;
import ro.storno.application.einvoice.PlainXml;
import ro.storno.application.export.ArchiveInvoices;
import ro.storno.application.export.ExpireArchive;
import ro.storno.application.export.ExportCsv;
import ro.storno.application.export.InMemoryExportedRows;
import ro.storno.application.export.InMemoryInvoiceArchives;
import ro.storno.application.export.PackInvoices;
import ro.storno.application.file.InMemoryFileStore;
import ro.storno.application.identity.AccountLinks;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.Authenticate;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.identity.CreateUser;
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
import ro.storno.application.identity.KnownUsers;
import ro.storno.application.identity.LogIn;
import ro.storno.application.identity.People;
import ro.storno.application.identity.PlainAccessTokens;
import ro.storno.application.identity.PlainIdTokens;
import ro.storno.application.identity.PlainPasskeyCeremonies;
import ro.storno.application.identity.PlainPasswords;
import ro.storno.application.identity.PlainSecrets;
import ro.storno.application.identity.PlainTimeCodes;
import ro.storno.application.identity.RefreshSession;
import ro.storno.application.identity.RegisterUser;
import ro.storno.application.identity.Sessions;
import ro.storno.application.identity.ShowProfile;
import ro.storno.application.identity.Tokens;
import ro.storno.application.identity.UpdateProfile;
import ro.storno.application.invoice.AbroadWriter;
import ro.storno.application.invoice.AttachToInvoice;
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
import ro.storno.application.invoice.InvoiceSubmissions;
import ro.storno.application.invoice.IssueInvoice;
import ro.storno.application.invoice.ListAttachments;
import ro.storno.application.invoice.ListInvoiceEvents;
import ro.storno.application.invoice.ListInvoices;
import ro.storno.application.invoice.ListSubmissions;
import ro.storno.application.invoice.ListVerdicts;
import ro.storno.application.invoice.NumberAbroad;
import ro.storno.application.invoice.PlainOffline;
import ro.storno.application.invoice.PlainPrinter;
import ro.storno.application.invoice.PrintInvoice;
import ro.storno.application.invoice.Printing;
import ro.storno.application.invoice.ReceivedOriginals;
import ro.storno.application.invoice.RestoreInvoice;
import ro.storno.application.invoice.ShowInvoiceDefaults;
import ro.storno.application.invoice.SignedAnswers;
import ro.storno.application.invoice.SubmitAbroad;
import ro.storno.application.invoice.SubmitInvoice;
import ro.storno.application.invoice.UpdateInvoice;
import ro.storno.application.invoice.ValidateInvoice;
import ro.storno.application.invoice.WarnOfDeadline;
import ro.storno.application.invoice.XmlWriting;
import ro.storno.application.job.InMemoryDeadJobs;
import ro.storno.application.job.InMemoryJobQueue;
import ro.storno.application.job.ListDeadJobs;
import ro.storno.application.job.RerunJob;
import ro.storno.application.licensing.InMemoryPlanRoom;
import ro.storno.application.licensing.InMemorySubscriptions;
import ro.storno.application.licensing.PlannedLimits;
import ro.storno.application.limit.CallLimits;
import ro.storno.application.limit.InMemoryCallCounts;
import ro.storno.application.limit.SharedCallLimits;
import ro.storno.application.mail.InMemoryDocumentMails;
import ro.storno.application.mail.InMemoryOutbox;
import ro.storno.application.mail.Outbox;
import ro.storno.application.mail.PlainMailTemplates;
import ro.storno.application.mail.Post;
import ro.storno.application.mail.ReadMails;
import ro.storno.application.money.ConvertAmount;
import ro.storno.application.money.ExchangeRates;
import ro.storno.application.money.InMemoryRateBook;
import ro.storno.application.money.RefreshExchangeRates;
import ro.storno.application.money.SettableBank;
import ro.storno.application.money.ShowExchangeRates;
import ro.storno.application.notification.Notice;
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
import ro.storno.application.party.InMemorySuppliers;
import ro.storno.application.party.ListClients;
import ro.storno.application.party.RememberingVies;
import ro.storno.application.party.SettableVies;
import ro.storno.application.party.UpdateClient;
import ro.storno.application.party.ValidateClientVatId;
import ro.storno.application.payment.DeletePayment;
import ro.storno.application.payment.InMemoryPayments;
import ro.storno.application.payment.ListPayments;
import ro.storno.application.payment.RecordPayment;
import ro.storno.application.preceding.AdvancePreceding;
import ro.storno.application.preceding.ConvertPreceding;
import ro.storno.application.preceding.CopyPreceding;
import ro.storno.application.preceding.DraftPreceding;
import ro.storno.application.preceding.InMemoryPrecedingDocuments;
import ro.storno.application.preceding.PrintPreceding;
import ro.storno.application.preceding.ReadPreceding;
import ro.storno.application.printing.InMemoryPrintSettingsBook;
import ro.storno.application.printing.ManagePrintSettings;
import ro.storno.application.printing.PreviewPrint;
import ro.storno.application.provider.FakeProvider;
import ro.storno.application.provider.HeldProviderConfigs;
import ro.storno.application.provider.InMemoryProviderConfigs;
import ro.storno.application.provider.ManageProviderConfigs;
import ro.storno.application.provider.ProviderSealing;
import ro.storno.application.receipt.AdvanceReceipt;
import ro.storno.application.receipt.ConvertReceipt;
import ro.storno.application.receipt.DraftReceipt;
import ro.storno.application.receipt.InMemoryReceipts;
import ro.storno.application.receipt.ReadReceipts;
import ro.storno.application.receipt.RefundReceipt;
import ro.storno.application.recurring.InMemoryRecurringInvoices;
import ro.storno.application.recurring.IssueRecurring;
import ro.storno.application.recurring.ManageRecurring;
import ro.storno.application.recurring.ReadRecurring;
import ro.storno.application.recurring.RunRecurring;
import ro.storno.application.recurring.ScheduleRecurring;
import ro.storno.application.secret.PlainSecretBox;
import ro.storno.application.submission.AdvanceSubmission;
import ro.storno.application.submission.InMemorySubmissions;
import ro.storno.application.submission.SubmissionQueue;
import ro.storno.application.tax.InMemoryVatRates;
import ro.storno.application.tax.ManageVatRates;
import ro.storno.application.till.CloseTill;
import ro.storno.application.till.InMemoryCashMovements;
import ro.storno.application.till.InMemoryTillBook;
import ro.storno.application.till.InMemoryZReports;
import ro.storno.application.till.ManageMovements;
import ro.storno.application.till.ReadTill;
import ro.storno.application.transport.CheckTransport;
import ro.storno.application.transport.DeclareTransport;
import ro.storno.application.transport.FakeETransport;
import ro.storno.application.transport.InMemoryNoteTransports;
import ro.storno.application.transport.TransportChannel;
import ro.storno.application.transport.TransportDrafting;
import ro.storno.application.transport.TransportFilings;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.Role;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.party.Client;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Submission;

/**
 * Every use case over ports in memory, with one company "Exemplu SRL" that a user of each role
 * belongs to, and one company of somebody else.
 */
public final class TestApplication {
  public static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
  public static final LocalDate TODAY = LocalDate.parse("2026-11-21");

  public final SettableClock clock = new SettableClock(START);
  public final SequentialIds ids = new SequentialIds();
  public final InMemoryTransactions transactions = new InMemoryTransactions();
  public final InMemoryUsers users = new InMemoryUsers(transactions);
  public final InMemoryOrganizations organizations = new InMemoryOrganizations(transactions);
  public final InMemoryRefreshTokens refreshTokens = new InMemoryRefreshTokens(transactions);
  public final InMemoryCompanies companies = new InMemoryCompanies(transactions);
  public final InMemoryBankAccounts bankAccounts = new InMemoryBankAccounts(transactions);
  public final InMemoryVatRates vatRates = new InMemoryVatRates(transactions);
  public final InMemoryClients clients = new InMemoryClients(transactions);
  public final InMemoryInvoices invoices = new InMemoryInvoices(transactions);
  public final InMemorySubmissions submissions = new InMemorySubmissions(transactions);
  public final InMemorySightings sightings = new InMemorySightings(transactions);
  public final InMemoryCallLeases leases = new InMemoryCallLeases(transactions);
  public final InMemoryAnaf anaf = new InMemoryAnaf(clock);
  public final InMemoryInvoiceQueries queries = new InMemoryInvoiceQueries(invoices, submissions);
  public final InMemoryInvoiceFiles files = new InMemoryInvoiceFiles(transactions);
  public final InMemorySeriesBook series = new InMemorySeriesBook(transactions, invoices);
  public final InMemoryProducts products = new InMemoryProducts(transactions);
  public final InMemoryProductCategories categories = new InMemoryProductCategories(transactions);
  public final InMemoryRecurringInvoices recurring =
      new InMemoryRecurringInvoices(transactions, invoices);
  public final InMemoryPrecedingDocuments preceding = new InMemoryPrecedingDocuments(transactions);
  public final InMemoryReceipts receipts = new InMemoryReceipts(transactions, preceding);
  public final InMemoryPayments payments = new InMemoryPayments(transactions);
  public final InMemoryCashMovements movements = new InMemoryCashMovements(transactions);
  public final InMemoryZReports zReports = new InMemoryZReports(transactions);
  public final InMemoryTillBook tillBook =
      new InMemoryTillBook(receipts, payments, invoices, movements);
  public final InMemoryJobQueue jobs = new InMemoryJobQueue(transactions);
  public final InMemoryDeadJobs deadJobs = new InMemoryDeadJobs();
  public final InMemoryFileStore store = new InMemoryFileStore();
  public final SettableRegistry registry = new SettableRegistry();
  public final SettableVies vies = new SettableVies();
  public final SettableBank bank = new SettableBank();
  public final InMemoryRateBook rateBook = new InMemoryRateBook(transactions);
  public final InMemoryKeptAnswers keptAnswers = new InMemoryKeptAnswers(transactions);
  public final InMemoryPace pace = new InMemoryPace(clock);
  public final PlainAccessTokens accessTokens = new PlainAccessTokens();
  public final PlainPasswords passwords = new PlainPasswords();
  public final PlainSecrets secrets = new PlainSecrets();
  public final PlainXml xml = new PlainXml();
  public final PlainPrinter printer = new PlainPrinter();
  public final InMemoryPrintSettingsBook printSettings =
      new InMemoryPrintSettingsBook(transactions);
  public final Printing printing = new Printing(printSettings, store, printer);

  public final CommandValidator validator = new CommandValidator(Validators.FACTORY.getValidator());
  public final PlainSecretBox box = new PlainSecretBox();
  public final InMemoryOutbox outbox = new InMemoryOutbox(transactions);
  public final InMemoryOneTimeTokens oneTimeTokens = new InMemoryOneTimeTokens(transactions);
  public final InMemorySecondFactors secondFactors = new InMemorySecondFactors(transactions);
  public final InMemoryPasskeys passkeys = new InMemoryPasskeys(transactions);
  public final InMemoryGoogleLinks googleLinks = new InMemoryGoogleLinks(transactions);
  public final InMemoryMfaChallenges mfaChallenges = new InMemoryMfaChallenges(transactions);
  public final InMemoryInvitations invitations = new InMemoryInvitations(transactions);
  public final InMemoryApiKeys apiKeys = new InMemoryApiKeys(transactions);
  public final InMemoryOAuth2Clients oauth2Clients = new InMemoryOAuth2Clients(transactions);
  public final InMemoryOAuth2Grants oauth2Grants =
      new InMemoryOAuth2Grants(transactions, oauth2Clients);
  public final Post post =
      new Post(new PlainMailTemplates(), outbox, box, jobs, Optional.empty(), ids, clock);
  public final ReadMails readMails = new ReadMails(transactions, outbox, box);
  public final InMemoryPlanRoom planRoom = new InMemoryPlanRoom(companies);
  public final PlannedLimits limits =
      new PlannedLimits(transactions, organizations, planRoom, clock);
  public final CompanyDirectory directory = new CompanyDirectory(transactions, companies, clock);
  public final CallLimits callLimits =
      new SharedCallLimits(transactions, new InMemoryCallCounts(transactions), clock);

  /** Where calls come from. */
  public String address = "203.0.113.7";

  public final InMemoryAuditLog auditLog = new InMemoryAuditLog(transactions);
  public final AuditTrail audit =
      new AuditTrail(auditLog, organizations, box, () -> address, clock);
  public final VerifyAudit verifyAudit = new VerifyAudit(transactions, auditLog, box);
  public final ReadAudit readAudit = new ReadAudit(transactions, auditLog, audit);
  public final InMemoryPersonalRecords personalRecords = new InMemoryPersonalRecords();
  public final InMemoryCompanyRecords companyRecords = new InMemoryCompanyRecords(companies);
  public final DeleteCompany deleteCompany =
      new DeleteCompany(transactions, companies, directory, jobs, audit, clock);
  public final RestoreCompany restoreCompany =
      new RestoreCompany(transactions, companies, companies, directory, audit, limits, clock);
  public final PurgeCompany purgeCompany =
      new PurgeCompany(
          transactions,
          companies,
          companies,
          companyRecords,
          submissions,
          store,
          jobs,
          audit,
          clock);
  public final Identity identity = identity(new RegisterUser.Rules(true, false));
  public final Sessions sessions = identity.sessions;
  public final KnownUsers knownUsers = identity.knownUsers;
  public final People people = new People(transactions, users, clock);
  public final ExchangeRates rates = new ExchangeRates(transactions, rateBook, bank, clock);
  public final RememberingCompanyRegistry rememberingRegistry =
      new RememberingCompanyRegistry(registry, transactions, keptAnswers, clock);
  public final RememberingVies rememberingVies =
      new RememberingVies(vies, transactions, keptAnswers, clock);
  public final InvoiceDrafting drafting =
      new InvoiceDrafting(invoices, clients, series, vatRates, products, rates, ids);
  public final InvoiceChecks checks = new InvoiceChecks(xml);
  public final InMemoryDocumentMails documentMails = new InMemoryDocumentMails(transactions);
  public final InvoiceDetails details =
      new InvoiceDetails(
          transactions,
          invoices,
          payments,
          files,
          series,
          submissions,
          people,
          documentMails::nextScheduled,
          recurring::originOf,
          clock);

  /** Originals of documents made elsewhere; set by those who receive some. */
  public ReceivedOriginals originals = ReceivedOriginals.NONE;

  public final XmlWriting writing =
      new XmlWriting(companies, bankAccounts, invoices, xml, new SetOriginals());
  public final LeasedCallPlan plan = new LeasedCallPlan(transactions, leases, clock);
  public final AnafChannel anafChannel =
      new AnafChannel(transactions, submissions, sightings, anaf, anaf, plan, anaf, clock);
  public final InvoiceFiling filing =
      new InvoiceFiling(
          submissions,
          new SubmissionQueue(submissions, jobs, ids, clock),
          anafChannel,
          jobs,
          clock);
  public final BuyerChange buyerChange =
      new BuyerChange(invoices, queries, files, jobs, filing, ids, clock);

  public final RegisterUser register = identity.register;
  public final CreateUser createUser = identity.createUser;
  public final LogIn logIn = identity.logIn;
  public final RefreshSession refresh = identity.refresh;
  public final Authenticate authenticate = identity.authenticate;
  public final EnterCompany enter = new EnterCompany(directory);
  public final ShowProfile showProfile = identity.showProfile;
  public final UpdateProfile updateProfile = identity.updateProfile;

  public final CreateCompany createCompany =
      new CreateCompany(
          validator,
          transactions,
          companies,
          rememberingRegistry,
          directory,
          audit,
          vatRates,
          series,
          limits,
          ids,
          clock);
  public final RefreshCompany refreshCompany =
      new RefreshCompany(
          transactions, companies, rememberingRegistry::asked, directory, pace, clock);
  public final ListCompanies listCompanies = new ListCompanies(transactions, companies);
  public final GetCompany getCompany = new GetCompany(transactions, companies);
  public final UpdateCompany updateCompany =
      new UpdateCompany(validator, transactions, companies, directory, audit, clock);
  public final ManageCompanyLogo logo =
      new ManageCompanyLogo(transactions, companies, store, printer, directory, audit, ids, clock);
  public final ManageBankAccounts accounts =
      new ManageBankAccounts(validator, transactions, bankAccounts, audit, ids, clock);
  public final ManageSeries manageSeries =
      new ManageSeries(validator, transactions, series, ids, clock);
  public final ManageVatRates manageRates =
      new ManageVatRates(validator, transactions, vatRates, ids, clock);

  public final ManagePrintSettings managePrintSettings =
      new ManagePrintSettings(validator, transactions, printSettings);
  public final PreviewPrint previewPrint =
      new PreviewPrint(validator, transactions, printing, clock);

  public final ManageProducts manageProducts =
      new ManageProducts(validator, transactions, products, categories, vatRates, ids, clock);
  public final ReadProducts readProducts =
      new ReadProducts(
          transactions, products, categories, new InMemoryProductUses(invoices), vatRates);
  public final ManageProductCategories manageCategories =
      new ManageProductCategories(validator, transactions, categories, products, ids, clock);

  public final CreateClient createClient =
      new CreateClient(validator, transactions, clients, rememberingVies, jobs, ids, clock);
  public final CreateClientFromRegistry createFromRegistry =
      new CreateClientFromRegistry(transactions, clients, rememberingRegistry, ids, clock);
  public final ValidateClientVatId validateVatId =
      new ValidateClientVatId(transactions, clients, rememberingVies, jobs, clock);
  public final LookUpTaxpayer lookUpTaxpayer =
      new LookUpTaxpayer(
          rememberingRegistry,
          new RememberingEFacturaRegister(
              registry::isInEFacturaRegister, transactions, keptAnswers, clock));
  public final CheckVatId checkVatId = new CheckVatId(rememberingVies, clock);
  public final UpdateClient updateClient =
      new UpdateClient(validator, transactions, clients, rememberingVies, buyerChange, jobs, clock);
  public final DeleteClient deleteClient = new DeleteClient(transactions, clients, clock);
  public final BulkDeleteClients bulkDelete = new BulkDeleteClients(deleteClient);
  public final ListClients listClients =
      new ListClients(transactions, clients, new InMemoryClientQueries(clients, invoices));
  public final GetClient getClient =
      new GetClient(transactions, clients, queries, preceding, clock);

  public final CreateInvoice create =
      new CreateInvoice(
          validator, transactions, invoices, payments, drafting, checks, details, ids, clock);
  public final UpdateInvoice update =
      new UpdateInvoice(
          validator,
          transactions,
          invoices,
          files,
          jobs,
          filing,
          drafting,
          checks,
          details,
          ids,
          clock);
  public final GetInvoice get = new GetInvoice(details);
  public final InMemoryNoteTransports noteTransports = new InMemoryNoteTransports(transactions);
  public final FakeETransport eTransport = new FakeETransport(clock);
  public final TransportChannel transportChannel =
      new TransportChannel(transactions, noteTransports, eTransport, anaf, plan, clock);
  public final TransportFilings transportFilings =
      new TransportFilings(
          transactions, companies, preceding, noteTransports, FakeETransport.XML, clock);
  public final DeclareTransport declareTransport =
      new DeclareTransport(
          validator,
          transactions,
          companies,
          preceding,
          noteTransports,
          new SubmissionQueue(submissions, jobs, ids, clock),
          transportChannel,
          ids,
          clock);
  public final CheckTransport checkTransport =
      new CheckTransport(transactions, companies, preceding, noteTransports, clock);
  public final InMemorySuppliers suppliers = new InMemorySuppliers(transactions);
  public final InMemoryExportedRows exportedRows =
      new InMemoryExportedRows(invoices, queries, payments, clients, suppliers, products);
  public final InMemoryAccountingBook accountingBook = new InMemoryAccountingBook(transactions);
  public final ManageAccountingSettings manageAccounting =
      new ManageAccountingSettings(validator, transactions, accountingBook);
  public final DraftPreceding draftPreceding =
      new DraftPreceding(
          validator,
          transactions,
          preceding,
          series,
          drafting,
          new TransportDrafting(validator, noteTransports, clock),
          ids,
          clock);
  public final AdvancePreceding advancePreceding =
      new AdvancePreceding(transactions, preceding, series, clock);
  public final ConvertPreceding convertPreceding =
      new ConvertPreceding(
          transactions, preceding, invoices, clients, series, details, rates, ids, clock);
  public final CopyPreceding copyPreceding =
      new CopyPreceding(transactions, preceding, clients, draftPreceding, rates, ids, clock);
  public final ReadPreceding readPreceding =
      new ReadPreceding(transactions, preceding, series, vatRates, noteTransports);
  public final PrintPreceding printPreceding =
      new PrintPreceding(transactions, preceding, companies, bankAccounts, printing, clock);
  public final DraftReceipt draftReceipt =
      new DraftReceipt(validator, transactions, receipts, series, products, drafting, ids, clock);
  public final AdvanceReceipt advanceReceipt =
      new AdvanceReceipt(transactions, receipts, advancePreceding, ids, clock);
  public final RefundReceipt refundReceipt =
      new RefundReceipt(transactions, receipts, series, ids, clock);
  public final ConvertReceipt convertReceipt =
      new ConvertReceipt(receipts, clients, convertPreceding, clock);
  public final ReadReceipts readReceipts =
      new ReadReceipts(transactions, receipts, series, vatRates);
  public final ReadTill readTill = new ReadTill(transactions, bankAccounts, tillBook, clock);
  public final ManageMovements manageMovements =
      new ManageMovements(validator, transactions, movements, bankAccounts, ids, clock);
  public final CloseTill closeTill =
      new CloseTill(validator, transactions, bankAccounts, tillBook, zReports, ids, clock);
  public final ListInvoices list =
      new ListInvoices(transactions, queries, documentMails::nextScheduled, clock);
  public final ExportCsv exportCsv = new ExportCsv(transactions, exportedRows, list);
  public final ExportSaga exportSaga =
      new ExportSaga(transactions, exportedRows, accountingBook, list, clock);
  public final ExportAccounting exportAccounting =
      new ExportAccounting(transactions, exportedRows, accountingBook, rates, clock);
  public final DeleteInvoice delete = new DeleteInvoice(transactions, invoices, files, store);
  public final IssueInvoice issue =
      new IssueInvoice(transactions, invoices, series, jobs, filing, details, limits, ids, clock);
  public final ValidateInvoice validate =
      new ValidateInvoice(transactions, writing, xml, checks, details);
  public final CancelInvoice cancel =
      new CancelInvoice(transactions, invoices, filing, details, ids, clock);
  public final RestoreInvoice restore =
      new RestoreInvoice(transactions, invoices, series, details, ids, clock);
  public final DownloadInvoiceXml downloadXml =
      new DownloadInvoiceXml(transactions, invoices, files, writing, clock);
  public final PrintInvoice print =
      new PrintInvoice(transactions, writing, payments, printing, clock);
  public final InMemoryInvoiceArchives invoiceArchives = new InMemoryInvoiceArchives(transactions);
  public final ArchiveInvoices archiveInvoices =
      new ArchiveInvoices(
          transactions, invoiceArchives, invoices, store, secrets, box, jobs, ids, clock);
  public final PackInvoices packInvoices =
      new PackInvoices(
          transactions,
          invoiceArchives,
          companies,
          invoices,
          exportedRows,
          print,
          downloadXml,
          store,
          secrets,
          box,
          jobs,
          clock);
  public final ExpireArchive expireArchive =
      new ExpireArchive(transactions, invoiceArchives, store);
  public final ListInvoiceEvents events = new ListInvoiceEvents(transactions, invoices, details);
  public final AttachToInvoice attach =
      new AttachToInvoice(transactions, invoices, files, store, ids, clock);
  public final DownloadAttachment downloadAttachment =
      new DownloadAttachment(transactions, files, store);
  public final ListAttachments listAttachments = new ListAttachments(transactions, invoices, files);
  public final ListVerdicts listVerdicts = new ListVerdicts(transactions, invoices, files);
  public final ShowInvoiceDefaults defaults =
      new ShowInvoiceDefaults(transactions, vatRates, clients, rates, clock);
  public final ShowExchangeRates showRates = new ShowExchangeRates(rates);
  public final ConvertAmount convert = new ConvertAmount(rates);
  public final RefreshExchangeRates refreshRates =
      new RefreshExchangeRates(transactions, rates, bank, jobs, clock);
  public final FollowUpInvoice followUp =
      new FollowUpInvoice(transactions, invoices, files, writing, xml, ids, clock);
  public final List<Notice> told = new ArrayList<>();
  public final InMemoryProviderConfigs providerConfigs = new InMemoryProviderConfigs(transactions);
  public final ProviderSealing providerSealing = new ProviderSealing(box);
  public final HeldProviderConfigs heldProviders =
      new HeldProviderConfigs(transactions, companies, providerConfigs, providerSealing);
  public final FakeProvider sdi = new FakeProvider(Channel.SDI, heldProviders, clock);
  public final ManageProviderConfigs manageProviders =
      new ManageProviderConfigs(
          transactions,
          providerConfigs,
          submissions,
          providerSealing,
          List.of(sdi),
          audit,
          ids,
          clock);

  /** Writes what authorities of other countries take: the number and nothing else. */
  public final List<AbroadWriter> abroad = List.of(new NumberAbroad(Channel.SDI));

  public final InvoiceSubmissions invoiceSubmissions =
      new InvoiceSubmissions(
          transactions, invoices, files, writing, followUp, told::add, ids, clock, abroad);
  public final AdvanceSubmission advance =
      new AdvanceSubmission(
          transactions,
          submissions,
          jobs,
          store,
          List.of(anafChannel, transportChannel, sdi),
          List.of(invoiceSubmissions, transportFilings),
          clock);
  public final ManageRecurring manageRecurring =
      new ManageRecurring(
          validator,
          transactions,
          recurring,
          drafting,
          clients,
          series,
          vatRates,
          products,
          limits,
          ids,
          clock);
  public final ReadRecurring readRecurring =
      new ReadRecurring(transactions, recurring, clients, series, products, rateBook, clock);

  /** The mails that were planned: invoice and time. */
  public final Map<InvoiceId, Instant> plannedMails = transactions.table();

  public final IssueRecurring issueRecurring =
      new IssueRecurring(
          transactions,
          recurring,
          products,
          create,
          issue,
          get,
          limits,
          jobs,
          (scope, invoice, when) -> {
            // A mail names its invoice, so the number must be there by then.
            assertThat(invoices.find(scope.company(), invoice).orElseThrow().number()).isNotNull();
            plannedMails.put(invoice, when);
          },
          clock);
  public final RunRecurring runRecurring =
      new RunRecurring(transactions, companies, recurring, issueRecurring, told::add, clock);
  public final ScheduleRecurring scheduleRecurring =
      new ScheduleRecurring(transactions, recurring, jobs, clock);
  public final SubmitInvoice submit =
      new SubmitInvoice(
          transactions, invoices, filing, invoiceSubmissions, advance, details, clock);
  public final SubmitAbroad submitAbroad =
      new SubmitAbroad(
          transactions,
          invoices,
          submissions,
          new SubmissionQueue(submissions, jobs, ids, clock),
          invoiceSubmissions,
          heldProviders,
          store,
          advance,
          List.of(new PlainOffline(Channel.SDI)),
          ids,
          clock);
  public final HastenVerdict hastenVerdict =
      new HastenVerdict(
          transactions, submissions, new SubmissionQueue(submissions, jobs, ids, clock), clock);
  public final DownloadSubmission downloadSubmission =
      new DownloadSubmission(transactions, submissions, store);
  public final ListSubmissions listSubmissions =
      new ListSubmissions(transactions, invoices, submissions);
  public final SignedAnswers signedAnswers =
      new SignedAnswers(transactions, invoices, submissions, store, anaf, clock);
  public final WarnOfDeadline warnOfDeadline =
      new WarnOfDeadline(invoices, submissions, ids, clock);

  public final RecordPayment pay =
      new RecordPayment(validator, transactions, invoices, payments, ids, clock);
  public final DeletePayment unpay =
      new DeletePayment(transactions, invoices, payments, ids, clock);
  public final ListPayments listPayments = new ListPayments(transactions, invoices, payments);
  public final ListDeadJobs listDeadJobs = new ListDeadJobs(transactions, deadJobs);
  public final RerunJob rerun = new RerunJob(transactions, deadJobs);

  private final Actor owner;
  private final CompanyScope scope;
  private final CompanyScope stranger;

  /** Opens both companies. */
  public TestApplication() {
    owner = registered("ana@example.ro");
    scope = enter.enter(owner, company(owner, "RO12345674", "Exemplu SRL").id().toString());
    Actor other = registered("radu@example.com");
    stranger = enter.enter(other, company(other, "RO18547290", "Alta Firma SRL").id().toString());
  }

  /** Returns the area's use cases in a house that is more or less open. */
  public Identity identity(RegisterUser.Rules registration) {
    return new Identity(
        new IdentityPorts(
            new IdentityPorts.Work(
                validator,
                transactions,
                jobs,
                post,
                directory,
                deleteCompany,
                audit,
                () -> address,
                callLimits,
                ids,
                clock),
            new IdentityPorts.Stores(
                users,
                organizations,
                refreshTokens,
                oneTimeTokens,
                secondFactors,
                mfaChallenges,
                apiKeys,
                invitations,
                oauth2Clients,
                oauth2Grants,
                passkeys,
                new InMemoryPasskeyChallenges(transactions),
                googleLinks,
                personalRecords,
                new InMemorySubscriptions(transactions)),
            new IdentityPorts.Crafts(
                passwords,
                "password123"::equals,
                secrets,
                accessTokens,
                new PlainTimeCodes(),
                (text, pixels) -> text.getBytes(StandardCharsets.UTF_8),
                new PlainPasskeyCeremonies(),
                Optional.of(new PlainIdTokens()),
                box)),
        new AccountLinks(() -> URI.create("https://app.example")),
        registration);
  }

  /** Runs the waiting jobs of the identity area. */
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

  /** Returns what the newest mail to an address says; empty if there is none. */
  public Optional<ReadMails.Shown> newestMail(String address) {
    return readMails
        .list(
            Actor.SYSTEM,
            new Outbox.Filter(null, address, null, null, null, null),
            new Page.Request(1, 1))
        .data()
        .stream()
        .findFirst()
        .map(mail -> readMails.show(Actor.SYSTEM, mail.id()));
  }

  /** Returns the token in the link of the newest mail to an address. */
  public String mailedToken(String address) {
    String text = newestMail(address).orElseThrow().content().text();
    String token = text.substring(text.indexOf("token=") + 6);
    return token.split("[,}]", 2)[0];
  }

  private Actor registered(String email) {
    Tokens tokens =
        register
            .register(new RegisterUser.Command(email, "parola-lunga", "Ana", "Pop", null))
            .orElseThrow();
    return authenticate.authenticate(tokens.accessToken(), null);
  }

  /** Adds a company with full details. */
  public Company company(Actor actor, String cif, String name) {
    return createCompany
        .create(
            actor,
            new CreateCompany.Command(
                cif,
                name,
                "J40/1234/2020",
                true,
                "Str. Lunga 1",
                "SECTOR1",
                "RO-B",
                "010101",
                "RO",
                "+40211234567",
                "office@example.ro",
                "Banca",
                "RO49AAAA1B31007593840000",
                null))
        .company();
  }

  /** Returns the owner of Exemplu SRL. */
  public Actor owner() {
    return owner;
  }

  /** Returns the owner in Exemplu SRL. */
  public CompanyScope scope() {
    return scope;
  }

  /** Returns the owner of another company in that company. */
  public CompanyScope stranger() {
    return stranger;
  }

  /** Returns the company as it stands now, entered by the owner. */
  public CompanyScope fresh() {
    return enter.enter(owner, scope.company().toString());
  }

  /** Returns somebody of a role in Exemplu SRL. */
  public CompanyScope as(Role role) {
    Actor actor =
        new Actor(owner.user(), owner.organization(), role, Permission.of(role), null, true, false);
    return new CompanyScope(actor, scope.profile());
  }

  /** Returns the owner in Exemplu SRL with other settings or frozen. */
  public CompanyScope with(UnaryOperator<Company> change) {
    return new CompanyScope(owner, change.apply(scope.profile()));
  }

  /** Adds a Romanian client. */
  public Client client(String name) {
    return createClient.create(scope, Entries.client(name).build()).client();
  }

  /** Makes a draft of 2 x 100 lei and 21 % for a new client. */
  public Invoice draft() {
    return create
        .create(scope, Entries.invoice().to(client("Client " + ids.hex(4))).build())
        .invoice()
        .invoice();
  }

  /** Makes and issues such an invoice. */
  public Invoice issued() {
    return issue.issue(scope, draft().id()).invoice();
  }

  /** Lets Exemplu SRL synchronise with ANAF, uploading after some hours. */
  public CompanyScope synchronising(@Nullable Integer delayHours) {
    return with(
        company -> {
          Company.Settings was = company.settings();
          return new Company(
              company.id(),
              company.organization(),
              company.party(),
              new Company.Settings(
                  was.defaultCurrency(),
                  was.timeZone(),
                  was.bankBic(),
                  was.website(),
                  was.capitalSocial(),
                  was.representative(),
                  was.representativeRole(),
                  was.eoriCode(),
                  was.vatOnCollection(),
                  was.oss(),
                  was.vatIn(),
                  true,
                  was.lastSyncedAt(),
                  was.syncDaysBack(),
                  delayHours,
                  was.archiveEnabled(),
                  was.archiveRetentionYears(),
                  was.enabledModules(),
                  was.fallbackDeduplication()),
              company.logo(),
              company.readOnly(),
              company.createdAt(),
              company.updatedAt(),
              company.deletedAt());
        });
  }

  /** Returns the newest submission of an invoice. */
  public Submission submission(InvoiceId id) {
    return transactions
        .inCompany(
            scope.company(),
            () ->
                submissions.latest(
                    scope.company(), DocumentReference.invoice(id.value()), Channel.ANAF))
        .orElseThrow();
  }

  /** Returns an invoice as it is stored. */
  public Invoice stored(InvoiceId id) {
    return transactions
        .inCompany(scope.company(), () -> invoices.find(scope.company(), id))
        .orElseThrow();
  }

  private final class SetOriginals implements ReceivedOriginals {
    @Override
    public Optional<byte[]> xml(CompanyId company, InvoiceId invoice) {
      return originals.xml(company, invoice);
    }

    @Override
    public Optional<ElectronicInvoice> told(CompanyId company, InvoiceId invoice) {
      return originals.told(company, invoice);
    }
  }

  private static final class Validators {
    static final ValidatorFactory FACTORY =
        Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory();
  }
}
