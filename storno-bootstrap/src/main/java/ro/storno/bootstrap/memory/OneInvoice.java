package ro.storno.bootstrap.memory;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.Ids;
import ro.storno.application.company.CompanyDirectory;
import ro.storno.application.company.CompanyRegistry;
import ro.storno.application.company.CreateCompany;
import ro.storno.application.company.ManageBankAccounts;
import ro.storno.application.einvoice.ElectronicInvoiceWriter;
import ro.storno.application.einvoice.RuleSets;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.identity.People;
import ro.storno.application.invoice.CreateInvoice;
import ro.storno.application.invoice.DownloadInvoiceXml;
import ro.storno.application.invoice.InvoiceChecks;
import ro.storno.application.invoice.InvoiceDetails;
import ro.storno.application.invoice.InvoiceDrafting;
import ro.storno.application.invoice.InvoiceEntry;
import ro.storno.application.invoice.InvoiceFiling;
import ro.storno.application.invoice.InvoicePrinter;
import ro.storno.application.invoice.IssueInvoice;
import ro.storno.application.invoice.PrintInvoice;
import ro.storno.application.invoice.Printing;
import ro.storno.application.invoice.ReceivedOriginals;
import ro.storno.application.invoice.XmlWriting;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobQueue;
import ro.storno.application.licensing.PlanLimits;
import ro.storno.application.money.CentralBank;
import ro.storno.application.money.ExchangeRates;
import ro.storno.application.numbering.ManageSeries;
import ro.storno.application.party.ClientEntry;
import ro.storno.application.party.CreateClient;
import ro.storno.application.party.Vies;
import ro.storno.application.submission.SubmissionQueue;
import ro.storno.domain.company.Company;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.Role;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.numbering.SeriesType;

/**
 * One company, one client and one issued invoice, made by the same use cases as on a server. So a
 * file gives the same XML and PDF as the API, and is refused for the same reasons.
 */
public final class OneInvoice {
  private static final Pattern NUMBER = Pattern.compile("(.*?)-?(\\d{1,12})");

  private final MemoryTransactions transactions = new MemoryTransactions();
  private final MemoryCompanies companies = new MemoryCompanies();
  private final MemoryBankAccounts bankAccounts = new MemoryBankAccounts();
  private final MemoryVatRates vatRates = new MemoryVatRates();
  private final MemorySeriesBook seriesBook = new MemorySeriesBook();
  private final MemoryClients clients = new MemoryClients();
  private final MemoryInvoices invoices = new MemoryInvoices();
  private final MemoryInvoiceFiles files = new MemoryInvoiceFiles();
  private final MemoryPayments payments = new MemoryPayments();

  private final NoSubmissions submissions = new NoSubmissions();
  private final CommandValidator validator;
  private final Ids ids;
  private final Clock clock;
  private final InvoiceDetails details;
  private final CompanyScope scope;
  private final InvoiceId invoice;

  /**
   * Makes the invoice.
   *
   * @param tools not null
   * @param number as it is to be issued; not null
   * @param type invoice or credit note; not null
   * @param company who issues it; not null
   * @param accounts where to pay; not null
   * @param client who receives it, or null if the entry names a buyer
   * @param entry not null
   * @throws ApplicationException if something is refused, as on a server
   * @throws ro.storno.domain.DomainException likewise
   */
  public OneInvoice(
      Tools tools,
      String number,
      SeriesType type,
      CreateCompany.Command company,
      Iterable<ManageBankAccounts.Command> accounts,
      @Nullable ClientEntry client,
      EntryFor entry) {
    this.validator = tools.validator();
    this.ids = tools.ids();
    this.clock = tools.clock();
    this.details =
        new InvoiceDetails(
            transactions,
            invoices,
            payments,
            files,
            seriesBook,
            submissions,
            new People(transactions, new NoUsers(), clock),
            (of, document) -> Optional.empty(),
            (of, invoice) -> Optional.empty(),
            clock);
    this.scope = enter(company);
    ManageBankAccounts manage =
        new ManageBankAccounts(
            validator,
            transactions,
            bankAccounts,
            (by, organization, action, subject, details) -> {},
            ids,
            clock);
    accounts.forEach(account -> manage.create(scope, account));
    UUID buyer = client == null ? null : add(client);
    this.invoice = issue(tools, number, type, entry, buyer);
  }

  /**
   * What making an invoice needs from outside.
   *
   * @param validator not null
   * @param ids not null
   * @param clock not null
   * @param ruleSets not null
   */
  public record Tools(CommandValidator validator, Ids ids, Clock clock, RuleSets ruleSets) {}

  /** What is typed for the invoice, once client and series are known. */
  @FunctionalInterface
  public interface EntryFor {
    /** Returns the entry that names the client, if there is one, and the series. */
    InvoiceEntry with(@Nullable UUID client, UUID series);
  }

  private CompanyScope enter(CreateCompany.Command command) {
    CompanyRegistry none =
        cif -> {
          throw new ApplicationException.Unavailable(
              "A file asks no registry", new IllegalStateException("offline"));
        };
    Actor actor =
        new Actor(
            null,
            new OrganizationId(ids.next()),
            Role.OWNER,
            Permission.of(Role.OWNER),
            null,
            true,
            false);
    Company company =
        new CreateCompany(
                validator,
                transactions,
                companies,
                none,
                new CompanyDirectory(transactions, companies, clock),
                (by, organization, action, subject, details) -> {},
                vatRates,
                seriesBook,
                PlanLimits.NONE,
                ids,
                clock)
            .create(actor, command)
            .company();
    return new CompanyScope(actor, company);
  }

  private UUID add(ClientEntry client) {
    return new CreateClient(
            validator, transactions, clients, Vies.disconnected(), new NoJobs(), ids, clock)
        .create(scope, client)
        .client()
        .id()
        .value();
  }

  private InvoiceId issue(
      Tools tools, String number, SeriesType type, EntryFor entry, @Nullable UUID buyer) {
    UUID series = series(number, type);
    InvoiceId draft =
        new CreateInvoice(
                validator,
                transactions,
                invoices,
                payments,
                new InvoiceDrafting(
                    invoices, clients, seriesBook, vatRates, new NoProducts(), noRates(), ids),
                new InvoiceChecks(tools.ruleSets()),
                details,
                ids,
                clock)
            .create(scope, entry.with(buyer, series))
            .invoice()
            .invoice()
            .id();
    NoJobs jobs = new NoJobs();
    InvoiceFiling filing =
        new InvoiceFiling(
            submissions,
            new SubmissionQueue(submissions, jobs, ids, clock),
            new NoChannel(),
            jobs,
            clock);
    new IssueInvoice(
            transactions, invoices, seriesBook, jobs, filing, details, PlanLimits.NONE, ids, clock)
        .issue(scope, draft);
    return draft;
  }

  /** A file names its exchange rate itself. */
  private ExchangeRates noRates() {
    return new ExchangeRates(transactions, new NoRates(), CentralBank.disconnected(), clock);
  }

  /** A series whose next number is the one asked for. */
  private UUID series(String number, SeriesType type) {
    Matcher matcher = NUMBER.matcher(number);
    if (matcher.matches()) {
      long sequence = Long.parseLong(matcher.group(2));
      for (String prefix : new String[] {matcher.group(1), matcher.group(1) + "-"}) {
        boolean fits =
            sequence > 0 && new DocumentNumber(prefix, sequence).toString().equals(number);
        if (fits) {
          return new ManageSeries(validator, transactions, seriesBook, ids, clock)
              .create(
                  scope,
                  new ManageSeries.Command(prefix, type.wireName(), sequence - 1, true, false))
              .id()
              .value();
        }
      }
    }
    throw new ApplicationException.Invalid(
        java.util.Map.of(
            "number",
            "must be a prefix and at least four digits, such as ABC-0001, not '" + number + "'"));
  }

  /** Returns the UBL. */
  public byte[] xml(ElectronicInvoiceWriter writer) {
    return new DownloadInvoiceXml(transactions, invoices, files, writing(writer), clock)
        .download(scope, invoice)
        .content();
  }

  /** Returns the PDF. */
  public byte[] pdf(ElectronicInvoiceWriter writer, InvoicePrinter printer) {
    return new PrintInvoice(
            transactions,
            writing(writer),
            payments,
            new Printing(new PlainLook(), new NoFiles(), printer),
            clock)
        .print(scope, invoice)
        .content();
  }

  private XmlWriting writing(ElectronicInvoiceWriter writer) {
    return new XmlWriting(companies, bankAccounts, invoices, writer, ReceivedOriginals.NONE);
  }

  /** No work follows the issue of an invoice from a file. */
  private static final class NoJobs implements JobQueue {
    @Override
    public void enqueue(Job job) {
      // what follows on a server is done here by the caller
    }

    @Override
    public void enqueueAt(Job job, java.time.Instant when) {
      // likewise
    }
  }
}
