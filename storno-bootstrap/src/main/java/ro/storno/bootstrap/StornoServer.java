package ro.storno.bootstrap;

import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.catalog.SearchCodes;
import ro.storno.application.job.JobHandler;
import ro.storno.application.licensing.WatchLicence;
import ro.storno.bootstrap.configuration.Configuration;
import ro.storno.bootstrap.configuration.ConfigurationException;
import ro.storno.cli.installation.Administration;
import ro.storno.cli.server.Server;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;
import ro.storno.persistence.database.EmbeddedPostgres;
import ro.storno.rest.StornoApi;
import ro.storno.rest.identity.TokenAdmission;
import ro.storno.rest.server.ApiServer;
import ro.storno.rest.server.ApiSettings;
import ro.storno.rest.server.PortInUseException;
import ro.storno.rest.system.ClientVersions;
import ro.storno.security.identity.JwtAccessTokens;
import ro.storno.security.identity.SigningKeys;
import ro.storno.security.identity.SigningKeysException;
import ro.storno.storage.catalog.CodeListFiles;

/**
 * A running server: database, jobs, HTTP. It is ready when {@link #start} returns; what the first
 * validation and the first PDF need is loaded afterwards in the background.
 */
final class StornoServer implements Server {
  private static final Logger LOG = LoggerFactory.getLogger(StornoServer.class);
  private static final String AUDIENCE = "storno-api";

  private final Configuration configuration;
  private final Adapters adapters;
  private final UseCases useCases;
  private final ApiServer http;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);

  private StornoServer(
      Configuration configuration, Adapters adapters, UseCases useCases, ApiServer http) {
    this.configuration = configuration;
    this.adapters = adapters;
    this.useCases = useCases;
    this.http = http;
  }

  /**
   * Starts everything.
   *
   * @throws CommandFailure if something cannot be started, in words; nothing runs then
   */
  static StornoServer start(Configuration configuration, Consumer<String> progress) {
    return start(configuration, () -> Adapters.forServer(configuration, progress));
  }

  private static Documents loaded(CompletableFuture<Documents> loading) {
    try {
      return loading.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof ConfigurationException mistake ? mistake : e;
    }
  }

  /**
   * Starts everything on adapters of the caller's.
   *
   * @param opening opens them
   */
  static StornoServer start(Configuration configuration, Supplier<Adapters> opening) {
    long begin = System.nanoTime();
    // needs no database, so it need not wait for one
    CompletableFuture<Documents> loading =
        CompletableFuture.supplyAsync(() -> new Documents(configuration.rulesFolder()));
    CompletableFuture<CommandValidator> validation =
        CompletableFuture.supplyAsync(UseCases::commandValidator);
    Adapters adapters = opening.get();
    AtomicInteger listening = new AtomicInteger(configuration.http().port());
    try {
      Documents documents = loaded(loading);
      UseCases useCases =
          new UseCases(
              adapters,
              validation.join(),
              documents,
              PublicServices.of(configuration, adapters),
              accessTokens(configuration),
              Messages.of(
                  configuration,
                  adapters,
                  Sealing.box(configuration),
                  () -> address(configuration, listening.get())),
              AnafAdapters.of(configuration.anaf(), adapters.clock()),
              AbroadAdapters.of(configuration, adapters.clock()),
              Browsers.of(configuration, () -> address(configuration, listening.get())),
              configuration.accounts(),
              configuration.http().rateLimits());
      WatchLicence licence =
          new Licences(configuration.licence(), adapters.clock()).watch(adapters);
      ApiServer http = http(configuration, adapters, useCases).start();
      listening.set(http.port());
      if (configuration.jobThreads() > 0) {
        List<JobHandler> handlers = new ArrayList<>(useCases.jobs());
        handlers.add(licence);
        adapters.jobs().start(handlers);
        useCases.money.refresh.schedule();
      }
      licence.begin();
      useCases.anaf.watch.begin();
      useCases.receiving.schedule.begin();
      useCases.recurrence.schedule.begin();
      useCases.identity.removeDeadTokens.begin();
      StornoServer server = new StornoServer(configuration, adapters, useCases, http);
      documents.warmUpInBackground();
      LOG.atInfo()
          .addKeyValue("port", http.port())
          .addKeyValue("milliseconds", (System.nanoTime() - begin) / 1_000_000)
          .log("ready");
      return server;
    } catch (PortInUseException e) {
      adapters.close();
      throw new CommandFailure(
          ExitCode.UNAVAILABLE,
          "Port "
              + configuration.http().port()
              + " of "
              + configuration.http().host()
              + " is taken by another process. Stop that one, or choose another port with"
              + " STORNO_PORT.");
    } catch (RuntimeException e) {
      adapters.close();
      throw e;
    }
  }

  static Path signingKeys(Path dataFolder) {
    return dataFolder.resolve("keys").resolve("signing.json");
  }

  private static SearchCodes codes(Configuration configuration) {
    CodeListFiles files =
        new CodeListFiles(Adapters.folder(configuration.dataFolder(), "code-lists"));
    try {
      return new SearchCodes(files.cpv(), files.nc());
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()));
    }
  }

  private static JwtAccessTokens accessTokens(Configuration configuration) {
    try {
      SigningKeys keys = SigningKeys.loadOrCreate(signingKeys(configuration.dataFolder()));
      String issuer = configuration.http().publicUrl().map(URI::toString).orElse("storno");
      return new JwtAccessTokens(keys, issuer, AUDIENCE);
    } catch (SigningKeysException e) {
      throw new CommandFailure(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()));
    }
  }

  private static ApiServer http(Configuration configuration, Adapters adapters, UseCases useCases) {
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(metrics);
    new UptimeMetrics().bindTo(metrics);
    new SubmissionMetrics(useCases.callPlan, adapters.jobs(), adapters.clock()).bindTo(metrics);
    return StornoApi.server(
        settings(configuration),
        useCases.areas(useCases.platform.limits, environment(configuration), codes(configuration)),
        new StornoApi.About(
            LocalInstallation.buildVersion(),
            () -> ClientVersions.none().with(useCases.platform.versions.current()),
            () -> health(adapters),
            metrics,
            configuration.http().metricsToken().orElse(null)),
        new TokenAdmission(useCases.identity.identity.authenticate, useCases.identity.enterCompany),
        useCases.platform.limits);
  }

  /** What is filed with ANAF's test environment has no legal effect. */
  private static String environment(Configuration configuration) {
    return configuration.anaf().environment() == Configuration.AnafEnvironment.TEST
        ? "staging"
        : "production";
  }

  private static ApiSettings settings(Configuration configuration) {
    Configuration.Http http = configuration.http();
    ApiSettings standard = ApiSettings.on(http.port());
    return new ApiSettings(
        http.host(),
        http.port(),
        ApiSettings.Threads.AUTO,
        standard.maxThreads(),
        http.maxBody(),
        http.maxUpload(),
        http.corsOrigins(),
        http.trustedProxies(),
        http.publicUrl().map(url -> "https".equals(url.getScheme())).orElse(false),
        configuration.shutdown());
  }

  private static Map<String, String> health(Adapters adapters) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("database", database(adapters));
    return parts;
  }

  private static String database(Adapters adapters) {
    try {
      adapters.database().serverVersion();
      return "ok";
    } catch (ApplicationException.Unavailable e) {
      LOG.debug("health: the database does not answer", e);
      return "unavailable";
    }
  }

  @Override
  public URI address() {
    return address(configuration, http.port());
  }

  private static URI address(Configuration configuration, int port) {
    String host = configuration.http().host();
    boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
    String name = everywhere ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + name + ":" + port);
  }

  /** The process id of the database, if this process runs it. */
  Optional<Long> databaseProcess() {
    return adapters.database().server().flatMap(EmbeddedPostgres::processId);
  }

  @Override
  public Administration administration() {
    return new OpenAdministration(adapters, useCases, false);
  }

  @Override
  public String keptSecret(String name) {
    return new Secrets(configuration.dataFolder()).get(name);
  }

  @Override
  public Optional<String> firstRun() {
    return useCases.identity.identity.firstAccount.offer();
  }

  @Override
  public void awaitClosed() throws InterruptedException {
    closed.await();
  }

  @Override
  public void close() {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    LOG.info("stopping: finishing requests and jobs");
    try {
      http.close();
    } finally {
      adapters.close();
      closed.countDown();
      LOG.info("stopped");
    }
  }
}
