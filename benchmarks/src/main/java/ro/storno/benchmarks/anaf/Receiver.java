package ro.storno.benchmarks.anaf;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import ro.storno.application.Ids;
import ro.storno.application.anaf.AnafAccess;
import ro.storno.application.anaf.AnafAccessToken;
import ro.storno.application.anaf.ArchiveReader;
import ro.storno.application.anaf.CallPlan;
import ro.storno.application.anaf.ListMessages;
import ro.storno.application.anaf.OwnUploads;
import ro.storno.application.anaf.ReceiveMessages;
import ro.storno.application.anaf.SettleMessages;
import ro.storno.application.anaf.SyncCompany;
import ro.storno.application.file.FileStore;
import ro.storno.application.job.Job;
import ro.storno.authority.call.Patience;
import ro.storno.authority.efactura.EFacturaSettings;
import ro.storno.authority.efactura.HttpEFactura;
import ro.storno.authority.efactura.XmlBuyerMessages;
import ro.storno.authority.seal.Trust;
import ro.storno.authority.seal.XmlSealCheck;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Organization;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.Party;
import ro.storno.einvoice.EInvoicing;
import ro.storno.persistence.anaf.JdbiEvidence;
import ro.storno.persistence.anaf.JdbiInbox;
import ro.storno.persistence.anaf.JdbiSentBuyerMessages;
import ro.storno.persistence.anaf.JdbiSyncBook;
import ro.storno.persistence.company.JdbiCompanies;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.DatabaseLocation;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.identity.JdbiOrganizations;
import ro.storno.persistence.invoice.JdbiInvoices;
import ro.storno.persistence.invoice.JdbiReceivedInvoices;
import ro.storno.persistence.job.DurableJobs;
import ro.storno.persistence.job.JobSettings;
import ro.storno.persistence.party.JdbiClients;
import ro.storno.persistence.party.JdbiSuppliers;
import ro.storno.persistence.submission.JdbiSubmissions;
import ro.storno.security.identity.TimeOrderedIds;
import ro.storno.storage.file.DiskFileStore;

/**
 * Receives what lies in an inbox, twice, in a process of its own, and prints what it found: the
 * parts of the product, without ANAF's quotas and with nobody to notify. Another inbox comes first,
 * so that the JVM is warm.
 *
 * <p>Arguments: ANAF's address, a token, the file of trusted certificates, a data folder, how many
 * messages there are.
 */
public final class Receiver {
  /** Digits of whoever receives while it is measured. */
  static final String CIF = "14399840";

  /** Digits of whoever receives before. */
  static final String WARM_UP_CIF = "18547290";

  /** When memory is measured for the first time. */
  static final int EARLY = 1_000;

  private final Clock clock = Clock.systemUTC();
  private final Ids ids = new TimeOrderedIds(clock);
  private final Database database;
  private final JdbiTransactions transactions;
  private final CompanyId company;
  private final Measured files;
  private final SyncCompany sync;

  private Receiver(
      Database database, Path folder, HttpEFactura anaf, String token, Trust trust, String cif) {
    this.database = database;
    this.transactions = database.transactions();
    this.company = founded(cif);
    this.files = new Measured(DiskFileStore.open(folder));
    this.sync = sync(anaf, new OneToken(new AnafAccessToken(token)), trust);
  }

  /** Receives; see above. */
  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[3]);
    HttpEFactura anaf =
        new HttpEFactura(
            new EFacturaSettings(URI.create(arguments[0]), EFacturaSettings.Environment.PROD),
            Patience.STANDARD,
            Clock.systemUTC());
    try (Database database =
        Database.open(
            new DatabaseLocation.Embedded(data),
            Database.Pool.STANDARD,
            text -> System.err.println("  " + text))) {
      Trust trust = Trust.read(Path.of(arguments[2]));
      Path files = data.resolve("files");
      new Receiver(database, files, anaf, arguments[1], trust, WARM_UP_CIF).receive();
      new Receiver(database, files, anaf, arguments[1], trust, CIF)
          .measure(Integer.parseInt(arguments[4]));
    }
  }

  private void measure(int count) {
    files.early = EARLY;
    Duration processor = processor();
    long begin = System.nanoTime();
    receive();
    System.out.println("millis " + Duration.ofNanos(System.nanoTime() - begin).toMillis());
    System.out.println(
        "processor "
            + BigDecimal.valueOf(processor().minus(processor).toMillis())
                .divide(BigDecimal.valueOf(count), 3, RoundingMode.HALF_UP));
    files.afterCollection(count);
    long stored = stored();
    int fetched = files.written.get();
    System.out.println("stored " + stored);
    receive();
    System.out.println("storedAgain " + (stored() - stored));
    System.out.println("fetchedAgain " + (files.written.get() - fetched));
  }

  private void receive() {
    sync.run(new Job(SyncCompany.KIND, company, company.toString(), "{}"));
  }

  private static Duration processor() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private long stored() {
    return transactions.inCompany(
        company,
        () ->
            transactions
                .handle()
                .createQuery("select count(*) from invoice where received_from = 'anaf'")
                .mapTo(long.class)
                .one());
  }

  private CompanyId founded(String cif) {
    CompanyId id = new CompanyId(ids.next());
    OrganizationId organization = new OrganizationId(ids.next());
    Instant now = clock.instant();
    return transactions.inPlatform(
        () -> {
          new JdbiOrganizations(transactions)
              .add(
                  new Organization(
                      organization, "Cumpărător", "cumparator-" + cif, "business", now));
          new JdbiCompanies(transactions)
              .add(
                  new Company(
                      id,
                      organization,
                      Party.of("Cumpărător SRL", "RO" + cif, Address.UNKNOWN),
                      Company.Settings.initial(),
                      null,
                      false,
                      now,
                      null,
                      null));
          return id;
        });
  }

  private SyncCompany sync(HttpEFactura anaf, OneToken access, Trust trust) {
    NoQuotas plan = new NoQuotas();
    JdbiInbox inbox = new JdbiInbox(transactions);
    JdbiEvidence evidence = new JdbiEvidence(transactions);
    JdbiSyncBook book = new JdbiSyncBook(transactions);
    ArchiveReader reader =
        new ArchiveReader(
            new XmlSealCheck(trust, clock),
            EInvoicing.standard().reader(),
            new XmlBuyerMessages(),
            ids,
            clock);
    SettleMessages settle =
        new SettleMessages(
            transactions,
            new SettleMessages.Stores(
                inbox,
                evidence,
                new OwnUploads(new JdbiSubmissions(transactions)),
                new JdbiSentBuyerMessages(transactions),
                new JdbiInvoices(transactions),
                new JdbiReceivedInvoices(transactions),
                new JdbiSuppliers(transactions),
                new JdbiClients(transactions)),
            ids,
            clock);
    return new SyncCompany(
        transactions,
        new JdbiCompanies(transactions),
        access,
        book,
        inbox,
        new ListMessages(transactions, anaf, plan, inbox, book, ids, clock),
        new ReceiveMessages(
            transactions, anaf, plan, inbox, evidence, files, reader, settle, clock),
        notice -> {},
        new DurableJobs(database, JobSettings.STANDARD, clock).queue(),
        clock);
  }

  /** An authorization that holds. */
  private record OneToken(AnafAccessToken token) implements AnafAccess {
    @Override
    public Optional<AnafAccessToken> tokenFor(CompanyId company) {
      return Optional.of(token);
    }

    @Override
    public Optional<AnafAccessToken> tokenToFile(CompanyId company) {
      return Optional.of(token);
    }

    @Override
    public void refused(CompanyId company, AnafAccessToken refused) {
      throw new IllegalStateException("the simulator refused its own token");
    }
  }

  /** ANAF's limits are off. */
  private static final class NoQuotas implements CallPlan {
    @Override
    public void take(Call call) {
      // nothing is counted
    }

    @Override
    public List<Remaining> remaining() {
      return List.of();
    }
  }

  /** Files on disk; tells how much of the heap is in use when so many are there. */
  private static final class Measured implements FileStore {
    private final FileStore files;
    private final AtomicInteger written = new AtomicInteger();
    private int early = Integer.MAX_VALUE;

    Measured(FileStore files) {
      this.files = files;
    }

    @Override
    public void put(CompanyId company, String key, byte[] content) {
      files.put(company, key, content);
      if (written.incrementAndGet() == early) {
        afterCollection(early);
      }
    }

    void afterCollection(int received) {
      System.gc();
      long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      System.out.println(
          "heapAt" + received + " " + BigDecimal.valueOf(used >> 10).movePointLeft(3));
    }

    @Override
    public Optional<byte[]> get(CompanyId company, String key) {
      return files.get(company, key);
    }

    @Override
    public void delete(CompanyId company, String key) {
      files.delete(company, key);
    }

    @Override
    public void deleteAll(CompanyId company) {
      files.deleteAll(company);
    }
  }
}
