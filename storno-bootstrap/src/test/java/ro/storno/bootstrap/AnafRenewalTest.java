package ro.storno.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ro.storno.bootstrap.configuration.Configuration;
import ro.storno.bootstrap.configuration.ConfigurationReader;
import ro.storno.persistence.job.DurableJobs;
import ro.storno.persistence.job.JobSettings;
import ro.storno.rest.server.ApiTester;
import ro.storno.rest.server.ApiTester.Answer;
import ro.storno.security.identity.TimeOrderedIds;
import ro.storno.simulator.anaf.AnafSimulator;
import ro.storno.simulator.anaf.AnafSimulatorSettings;
import ro.storno.simulator.anaf.call.AnafOperation;
import ro.storno.simulator.anaf.oauth.CertificateHolder;

/** Two nodes on one database need the same token at the moment when it has to be renewed. */
class AnafRenewalTest {
  private static final CertificateHolder ANA = CertificateHolder.of("A1", "Ana Pop", "99001234");
  private static final String USER =
      "{\"email\":\"ana@x.example\",\"password\":\"a-good-password-1\"}";
  private static final int CALLERS = 16;

  /** The world's clock, some days ahead. */
  private static final class AheadClock extends Clock {
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    void pass(Duration time) {
      ahead.updateAndGet(time::plus);
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(instant(), zone);
    }
  }

  @TempDir Path folder;
  private final AheadClock clock = new AheadClock();
  private final List<DurableJobs> jobs = new ArrayList<>();
  private final List<StornoServer> nodes = new ArrayList<>();
  private AnafSimulator anaf;
  private Adapters first;

  @BeforeEach
  void start() {
    anaf = AnafSimulator.start(AnafSimulatorSettings.defaults().withClock(clock).withHolders(ANA));
    Path anchor = folder.resolve("anchor.pem");
    anaf.writeAnchor(anchor);
    Map<String, String> environment = new HashMap<>(anaf.stornoSettings(anchor));
    environment.put("STORNO_DATA_DIR", folder.resolve("data").toString());
    environment.put("STORNO_DATABASE_URL", SharedPostgres.url());
    environment.put("STORNO_LOG_LEVEL", "error");
    environment.put("STORNO_RATE_LIMITS", "off");
    environment.put("STORNO_PORT", "0");
    // the daily look would renew before anybody needs it
    environment.put("STORNO_JOB_THREADS", "0");
    environment.put("STORNO_ANAF_REDIRECT_URL", "http://127.0.0.1:1/auth/callback/anaf");
    environment.remove("STORNO_ANAF_REGISTRY_URL");
    Configuration configuration =
        new ConfigurationReader(Map.of(), environment, folder).configuration();
    first = Adapters.forServer(configuration, line -> {});
    for (int i = 0; i < 2; i++) {
      nodes.add(StornoServer.start(configuration, this::node));
    }
  }

  private Adapters node() {
    DurableJobs own = new DurableJobs(first.database(), JobSettings.STANDARD, clock);
    jobs.add(own);
    return new Adapters(clock, new TimeOrderedIds(clock), first.database(), own, first.files());
  }

  @AfterEach
  void stop() {
    jobs.forEach(DurableJobs::close);
    nodes.forEach(StornoServer::close);
    anaf.close();
  }

  private ApiTester signedIn(int node) {
    ApiTester open = new ApiTester(nodes.get(node).address().toString());
    return open.as(open.post("/api/auth", USER).expect(200).at("/token"));
  }

  private String authorized() throws Exception {
    ApiTester open = new ApiTester(nodes.get(0).address().toString());
    open.post("/api/auth/register", USER).expect(201);
    ApiTester ana = signedIn(0);
    ana.post(
            "/api/v1/companies",
            """
            {"cif":"RO99001234","name":"Firma SRL","registrationNumber":"J40/99123/2021",
             "vatPayer":true,"address":"Strada Lipscani nr. 1","city":"SECTOR3",
             "county":"București","country":"RO"}""")
        .expect(201);
    Answer begun = ana.with("Accept", "application/json").get("/api/connect/anaf").expect(200);
    HttpClient http = HttpClient.newHttpClient();
    HttpResponse<String> sent =
        http.send(
            HttpRequest.newBuilder(
                    URI.create(begun.at("/url") + "&simulator_holder=" + ANA.serial()))
                .build(),
            BodyHandlers.ofString());
    URI back = URI.create(sent.headers().firstValue("Location").orElseThrow());
    HttpResponse<String> done =
        http.send(
            HttpRequest.newBuilder(
                    URI.create(
                        nodes.get(1).address() + back.getRawPath() + "?" + back.getRawQuery()))
                .header("Cookie", begun.header("Set-Cookie").orElseThrow().split(";")[0])
                .build(),
            BodyHandlers.ofString());
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    return ana.get("/api/v1/anaf/tokens").at("/data/0/id");
  }

  @Test
  void refresh_token_is_handed_in_once_however_many_need_it_and_the_next_one_works_as_well()
      throws Exception {
    String id = authorized();
    for (int round = 1; round <= 2; round++) {
      clock.pass(Duration.ofDays(91));
      int before = anaf.ledger().calls(AnafOperation.TOKEN);
      List<Callable<String>> calls = new ArrayList<>();
      for (int node = 0; node < 2; node++) {
        ApiTester ana = signedIn(node);
        for (int i = 0; i < CALLERS / 2; i++) {
          calls.add(
              () ->
                  ana.call("POST", "/api/v1/anaf/tokens/" + id + "/validate-cif")
                      .expect(200)
                      .at("/valid"));
        }
      }
      assertThat(atOnce(calls)).hasSize(CALLERS).containsOnly("true");
      assertThat(anaf.ledger().calls(AnafOperation.TOKEN)).isEqualTo(before + 1);
    }
    assertThat(signedIn(1).get("/api/v1/anaf/tokens").at("/data/0/isValid")).isEqualTo("true");
    clock.pass(Duration.ofDays(400));
    Answer expired =
        signedIn(0).call("POST", "/api/v1/anaf/tokens/" + id + "/validate-cif").expect(200);
    assertThat(expired.at("/errors/0")).isEqualTo("The token has expired");
    assertThat(signedIn(0).get("/api/v1/anaf/tokens").at("/data/0/state")).isEqualTo("expired");
  }

  private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(work.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(work)) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
