package ro.storno.rest.system;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.rest.error.Refusal;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Param;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes that tell how the server is: health, version, metrics. */
public final class SystemRoutes {
  private static final String AREA = "System";
  private static final Param<String> PLATFORM =
      Param.text("platform", "One of ios, android, huawei; adds client and gate to the answer.");
  private static final Param<String> VERSION =
      Param.text("version", "Version of the calling client; needs platform.");
  private static final Param<String> APP_VERSION =
      Param.text("X-App-Version", "Version of the calling client, if not in the query.").inHeader();

  /** As the connection shows it: numbers, never a name. */
  private static final Pattern LOOPBACK =
      Pattern.compile(
          "127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|::1|0:0:0:0:0:0:0:1|\\[(::1|0:0:0:0:0:0:0:1)]");

  private final String version;
  private final Supplier<ClientVersions> clients;
  private final HealthSource health;
  private final Supplier<PrometheusMeterRegistry> metrics;
  private final @Nullable String metricsToken;

  /**
   * Collects what the routes tell.
   *
   * @param version version of the server, not null
   * @param clients versions of the apps, asked each time, not null
   * @param health state of the server's parts, not null
   * @param metrics measurements, asked for at the first scrape, not null
   * @param metricsToken what a scraper must present as bearer token, null if only this machine may
   *     read
   */
  public SystemRoutes(
      String version,
      Supplier<ClientVersions> clients,
      HealthSource health,
      Supplier<PrometheusMeterRegistry> metrics,
      @Nullable String metricsToken) {
    this.version = version;
    this.clients = clients;
    this.health = health;
    this.metrics = metrics;
    this.metricsToken = metricsToken;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(
        health("/api/health", "Tell whether the server can work"),
        health("/api/v1/system/health", "Tell whether the server can work (second address)"),
        health("/health/ready", "Tell whether the server takes requests"),
        live(),
        version(),
        metrics());
  }

  private Route health(String path, String what) {
    return Route.get(path)
        .anyone()
        .does(AREA, what)
        .answers(200, HealthView.class, "All parts work")
        .answers(503, HealthView.class, "Some part does not work")
        .handle(call -> healthReply());
  }

  private Reply healthReply() {
    Map<String, String> parts = health.parts();
    boolean ok = parts.values().stream().allMatch("ok"::equals);
    return ok
        ? Reply.ok(new HealthView("ok", parts))
        : Reply.of(503, new HealthView("unavailable", parts)).withHeader("Retry-After", "5");
  }

  private static Route live() {
    return Route.get("/health/live")
        .anyone()
        .does(AREA, "Tell that the process answers")
        .answers(200, HealthView.class, "It does")
        .handle(call -> Reply.ok(new HealthView("ok", Map.of())));
  }

  private Route version() {
    return Route.get("/api/v1/version")
        .anyone()
        .does(AREA, "Tell the versions of the server and its clients")
        .params(PLATFORM, VERSION, APP_VERSION)
        .answers(200, VersionView.class, "The versions")
        .handle(call -> Reply.ok(versions(call)));
  }

  private VersionView versions(Call call) {
    ClientVersions apps = clients.get();
    Optional<String> platform = call.param(PLATFORM);
    Optional<ClientVersions.Store> store = apps.store(platform.orElse(null));
    String clientVersion = call.param(VERSION).or(() -> call.param(APP_VERSION)).orElse(null);
    return new VersionView(
        version,
        new VersionView.Web(version, "", null),
        new VersionView.Mobile(
            apps.store("ios").orElseThrow(),
            apps.store("android").orElseThrow(),
            apps.store("huawei").orElseThrow()),
        store.isPresent() ? platform.orElse(null) : null,
        store.orElse(null),
        apps.gate(platform.orElse(null), clientVersion).orElse(null));
  }

  private Route metrics() {
    return Route.get("/metrics")
        .anyone()
        .does(AREA, "Tell the measurements in Prometheus format")
        .note(
            "Needs the bearer token that the operator has configured; where there is none, only this"
                + " machine itself is answered, and no proxy on it.")
        .answersFile(200, "text/plain", "The measurements")
        .refuses(404, "The token is missing or wrong, or the call comes from elsewhere")
        .handle(this::scrape);
  }

  private Reply scrape(Call call) {
    boolean allowed =
        metricsToken == null
            ? fromThisMachine(call)
            : call.header("Authorization").equals(Optional.of("Bearer " + metricsToken));
    if (!allowed) {
      throw Refusal.notFound();
    }
    byte[] text = metrics.get().scrape().getBytes(StandardCharsets.UTF_8);
    return Reply.file(
        new Reply.Download("text/plain; version=0.0.4; charset=utf-8", "metrics.txt", true, text));
  }

  /** A proxy stands on this machine too, but speaks for others. */
  private static boolean fromThisMachine(Call call) {
    return call.header("X-Forwarded-For").isEmpty()
        && call.header("Forwarded").isEmpty()
        && LOOPBACK.matcher(call.clientAddress()).matches();
  }
}
