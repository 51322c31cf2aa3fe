package ro.storno.bootstrap;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Ids;
import ro.storno.application.file.FileStore;
import ro.storno.application.job.Job;
import ro.storno.bootstrap.configuration.Configuration;
import ro.storno.bootstrap.configuration.ConfigurationReader;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.Database;
import ro.storno.persistence.database.DatabaseAddress;
import ro.storno.persistence.database.DatabaseLocation;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.RunningPostgres;
import ro.storno.persistence.invoice.catalogue.Catalogues;
import ro.storno.persistence.job.DurableJobs;
import ro.storno.persistence.job.JobSettings;
import ro.storno.rest.server.ApiTester;
import ro.storno.security.identity.TimeOrderedIds;
import ro.storno.simulator.anaf.AnafSimulator;
import ro.storno.simulator.anaf.AnafSimulatorSettings;

/**
 * Nodes on one PostgreSQL, beside the simulated ANAF, with a company that synchronises. The clock
 * of all of them can be made to race.
 */
final class RacingNodes implements AutoCloseable {
  private static final long LIST_MEMORY = 16_000_000;

  /** Digits of the company. */
  static final String CIF = "99001234";

  private static final String USER =
      "{\"email\":\"ana@x.example\",\"password\":\"a-good-password-1\"}";

  final RacingClock clock = new RacingClock();
  final AnafSimulator anaf;
  private final Configuration configuration;

  /** The database, as {@code STORNO_DATABASE_URL} names it; null where it is in the data folder. */
  final @Nullable String address;

  private final Path data;

  private final Adapters first;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final List<StornoServer> nodes = new ArrayList<>();
  private CompanyId company;

  private RacingNodes(
      Path folder,
      @Nullable String address,
      UnaryOperator<AnafSimulatorSettings> settings,
      Map<String, String> besides) {
    this.address = address;
    this.data = folder.resolve("data");
    this.anaf =
        AnafSimulator.start(settings.apply(AnafSimulatorSettings.defaults().withClock(clock)));
    Path anchor = folder.resolve("anchor.pem");
    anaf.writeAnchor(anchor);
    Map<String, String> environment = new HashMap<>(anaf.stornoSettings(anchor));
    environment.put("STORNO_DATA_DIR", data.toString());
    if (address != null) {
      environment.put("STORNO_DATABASE_URL", address);
    }
    environment.put("STORNO_LOG_LEVEL", "error");
    environment.put("STORNO_RATE_LIMITS", "off");
    environment.put("STORNO_PORT", "0");
    environment.putAll(besides);
    this.configuration = new ConfigurationReader(Map.of(), environment, folder).configuration();
    this.first = Adapters.forServer(configuration, line -> {});
  }

  /** Starts the database and ANAF, and no node yet. */
  static RacingNodes open(Path folder, UnaryOperator<AnafSimulatorSettings> settings) {
    return open(folder, settings, Map.of());
  }

  /** The same with settings besides. */
  static RacingNodes open(
      Path folder, UnaryOperator<AnafSimulatorSettings> settings, Map<String, String> besides) {
    return new RacingNodes(folder, SharedPostgres.url(), settings, besides);
  }

  /**
   * The same with a database of the installation's own, whose jobs are taken over at once when the
   * process that had begun them is gone.
   */
  static RacingNodes openAlone(Path folder, UnaryOperator<AnafSimulatorSettings> settings) {
    return new RacingNodes(folder, null, settings, Map.of());
  }

  /** Starts a node. */
  StornoServer node(JobSettings jobs) {
    return node(jobs, files());
  }

  /** Starts a node with files of its own. */
  StornoServer node(JobSettings jobs, FileStore files) {
    return node(jobs, first.database(), files);
  }

  /** Starts a node with connections of its own, so that it can lose them. */
  StornoServer node(JobSettings jobs, Database database, FileStore files) {
    return node(jobs, database, files, new TimeOrderedIds(clock));
  }

  /** Starts a node with connections and ids of its own. */
  StornoServer node(JobSettings jobs, Database database, FileStore files, Ids ids) {
    DurableJobs own = new DurableJobs(database, jobs, clock);
    opened.add(own);
    StornoServer node =
        StornoServer.start(
            configuration,
            () ->
                new Adapters(
                    clock,
                    ids,
                    database,
                    own,
                    files,
                    new Catalogues(database.transactions(), LIST_MEMORY)));
    nodes.add(node);
    if (company == null) {
      company = founded();
    }
    return node;
  }

  /** Opens further connections to the database. */
  Database connections() {
    Database database =
        Database.open(
            new DatabaseLocation.Server(
                address == null
                    ? RunningPostgres.of(data).orElseThrow()
                    : DatabaseAddress.parse(address)),
            Database.Pool.STANDARD,
            line -> {});
    opened.add(database);
    return database;
  }

  /** Registers the owner, who founds the company, authorizes it and switches it on. */
  private CompanyId founded() {
    ApiTester open = open();
    open.post("/api/auth/register", USER).expect(201);
    ApiTester owner = owner(open);
    String id =
        owner
            .post(
                "/api/v1/companies",
                """
                {"cif":"RO99001234","name":"Firma SRL","registrationNumber":"J40/99123/2021",
                 "vatPayer":true,"address":"Strada Lipscani nr. 1","city":"SECTOR3",
                 "county":"București","country":"RO","bankName":"Banca",
                 "bankAccount":"RO77DEMO0000000012345678"}""")
            .expect(201)
            .at("/id");
    String token = anaf.oauth().issue(AnafSimulatorSettings.HOLDER).access();
    owner.post("/api/v1/anaf/tokens", "{\"token\":\"" + token + "\"}").expect(201);
    owner.call("POST", "/api/v1/companies/" + id + "/toggle-sync").expect(200);
    return new CompanyId(UUID.fromString(id));
  }

  private ApiTester open() {
    return new ApiTester(nodes.get(nodes.size() - 1).address().toString());
  }

  private static ApiTester owner(ApiTester open) {
    return open.as(open.post("/api/auth", USER).expect(200).at("/token"));
  }

  /** Signs the owner in at the newest node; sessions end soon where time races. */
  ApiTester owner() {
    return owner(open()).with("X-Company", company.toString());
  }

  CompanyId company() {
    return company;
  }

  JdbiTransactions transactions() {
    return first.database().transactions();
  }

  /** Queues jobs for whichever node takes them. */
  void enqueue(Job... jobs) {
    transactions()
        .inCompany(
            company,
            () -> {
              List.of(jobs).forEach(first.jobs().queue()::enqueue);
              return 0;
            });
  }

  FileStore files() {
    return first.files();
  }

  /** Returns a number that a query finds among the rows of the company. */
  long number(String sql) {
    return transactions()
        .inCompany(company, () -> transactions().handle().createQuery(sql).mapTo(long.class).one());
  }

  @Override
  public void close() {
    for (AutoCloseable each : opened) {
      try {
        each.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    nodes.forEach(StornoServer::close);
    first.close();
    anaf.close();
  }
}
