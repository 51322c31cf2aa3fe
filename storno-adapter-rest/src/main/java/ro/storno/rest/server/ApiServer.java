package ro.storno.rest.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ro.storno.rest.error.ApiError;
import ro.storno.rest.error.ErrorMapping;
import ro.storno.rest.json.Aliases;
import ro.storno.rest.json.ApiJson;
import ro.storno.rest.route.BodyReader;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.ClientAddress;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.RequestId;
import ro.storno.rest.route.Route;
import ro.storno.rest.route.RouteTable;

/**
 * The HTTP API: a route table served by Javalin.
 *
 * <p>{@link #start()} returns when requests are accepted; {@link #close()} lets requests in flight
 * finish, for as long as the settings allow, and refuses new ones meanwhile.
 */
public final class ApiServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);

  private static final long SHUTDOWN_IDLE_MILLIS = 50;

  private final ApiSettings settings;
  private final RouteTable table;
  private final Admission admission;
  private final ObjectMapper json;
  private final Aliases aliases;
  private final BodyReader bodies;
  private final RequestRecorder recorder;
  private final CrossOrigin crossOrigin;
  private final SecurityHeaders securityHeaders;
  private final ClientAddress clientAddress;
  private final Javalin javalin;

  /**
   * Prepares a server; nothing listens yet.
   *
   * @param settings not null
   * @param table what is served, not null
   * @param admission finds out who calls, not null
   * @param metrics where requests are measured, not null
   */
  public ApiServer(
      ApiSettings settings, RouteTable table, Admission admission, MeterRegistry metrics) {
    this(settings, table, admission, metrics, ApiJson.mapper(), new Aliases());
  }

  /**
   * Prepares a server with its own way of reading JSON; nothing listens yet.
   *
   * @param settings not null
   * @param table what is served, not null
   * @param admission finds out who calls, not null
   * @param metrics where requests are measured, not null
   * @param json reads requests and writes answers, not null
   * @param aliases second names that {@code json} accepts, not null
   */
  public ApiServer(
      ApiSettings settings,
      RouteTable table,
      Admission admission,
      MeterRegistry metrics,
      ObjectMapper json,
      Aliases aliases) {
    this.json = json;
    this.aliases = aliases;
    this.settings = settings;
    this.table = table;
    this.admission = admission;
    this.bodies = new BodyReader(settings.jsonLimit(), settings.uploadLimit());
    this.recorder = new RequestRecorder(metrics);
    this.crossOrigin = new CrossOrigin(settings.allowedOrigins());
    this.securityHeaders = new SecurityHeaders(settings.https());
    this.clientAddress = new ClientAddress(settings.trustedProxies());
    this.javalin = Javalin.create(this::configure);
  }

  /**
   * Starts listening.
   *
   * @return this server, not null
   * @throws PortInUseException if another process has the port
   */
  public ApiServer start() {
    try {
      String host = settings.host();
      if (host == null) {
        javalin.start(settings.port());
      } else {
        javalin.start(host, settings.port());
      }
      return this;
    } catch (JavalinBindException e) {
      throw new PortInUseException(settings.port(), e);
    }
  }

  /**
   * The port that is listened on.
   *
   * @return also the real one if any free port was asked for
   */
  public int port() {
    return javalin.port();
  }

  /** Stops listening, after requests in flight have finished or their time is up. */
  @Override
  public void close() {
    for (Connector connector : javalin.jettyServer().server().getConnectors()) {
      if (connector instanceof AbstractConnector idle) {
        // Connections without a request need no patience; those with one get all of the drain time.
        idle.setShutdownIdleTimeout(SHUTDOWN_IDLE_MILLIS);
      }
    }
    javalin.stop();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = settings.uploadLimit();
    config.http.generateEtags = false;
    config.router.ignoreTrailingSlashes = true;
    config.router.javaLangErrorHandler(
        (response, error) -> {
          LOG.error("the Java runtime failed in a request", error);
          response.setStatus(500);
        });
    configureJetty(config);
    config.routes.before(this::begin);
    config.routes.after(UnreadBody::discard);
    config.routes.after(recorder::finish);
    config.routes.exception(HttpResponseException.class, (failure, ctx) -> httpError(failure, ctx));
    config.routes.exception(Exception.class, (failure, ctx) -> fail(failure, ctx));
    for (Route route : table.routes()) {
      Handler handler = context -> serve(route, context);
      config.routes.addHttpHandler(HandlerType.findOrCreate(route.method()), route.path(), handler);
      if (route.method().equals("GET")) {
        config.routes.addHttpHandler(HandlerType.HEAD, route.path(), handler);
      }
    }
  }

  private void configureJetty(JavalinConfig config) {
    if (settings.virtual()) {
      config.concurrency.useVirtualThreads = true;
    } else {
      QueuedThreadPool threads = new QueuedThreadPool(settings.maxThreads(), 8, 60_000);
      threads.setName("http");
      config.jetty.threadPool = threads;
    }
    config.jetty.multipartConfig.maxFileSize(settings.uploadLimit(), SizeUnit.BYTES);
    config.jetty.multipartConfig.maxTotalRequestSize(settings.uploadLimit(), SizeUnit.BYTES);
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setSendXPoweredBy(false);
        });
    config.jetty.modifyServer(
        server -> {
          server.setStopTimeout(settings.drain().toMillis());
          server.setErrorHandler(new JettyErrors(json, securityHeaders));
          server.setHandler(new GracefulHandler());
        });
  }

  private void begin(Context context) {
    recorder.start(context);
    securityHeaders.apply(context);
    context.attribute(
        ClientAddress.ATTRIBUTE,
        clientAddress.of(context.req().getRemoteAddr(), context.header("X-Forwarded-For")));
    if (crossOrigin.apply(context)) {
      context.skipRemainingHandlers();
      recorder.finish(context);
    }
  }

  private void serve(Route route, Context context) {
    context.attribute(RequestRecorder.ROUTE, route.path());
    Call call = new Call(route, context, json, aliases, bodies);
    admission.admit(call);
    write(route.handle(call), context);
  }

  private void write(Reply reply, Context context) {
    context.status(reply.status());
    reply.headers().forEach(context::header);
    Reply.Download file = reply.file();
    if (file != null) {
      context.header("Content-Disposition", disposition(file));
      context.contentType(file.mediaType());
      if (file.spooled() == null) {
        context.result(file.content());
      } else {
        context.result(file.spooled());
      }
    } else if (reply.json() != null) {
      writeJson(reply.json(), context);
    }
  }

  private void writeJson(Object body, Context context) {
    try {
      context.contentType("application/json").result(json.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer cannot be written as JSON", e);
    }
  }

  private void httpError(HttpResponseException failure, Context context) {
    Set<String> methods = table.methodsAt(context.path());
    if (failure.getStatus() == 404 && !methods.isEmpty()) {
      ApiError wrongMethod = ErrorMapping.standard(405);
      write(wrongMethod.withHeader("Allow", String.join(", ", methods)), context);
    } else {
      fail(failure, context);
    }
  }

  private void fail(Exception failure, Context context) {
    String id = String.valueOf(context.<String>attribute(RequestId.ATTRIBUTE));
    recorder.refused(context, failure);
    write(ErrorMapping.map(failure, id), context);
  }

  private void write(ApiError error, Context context) {
    context.status(error.status());
    error.headers().forEach(context::header);
    writeJson(error.body(), context);
  }

  private static String disposition(Reply.Download file) {
    String ascii = file.fileName().replaceAll("[^A-Za-z0-9._-]", "_");
    String encoded = URLEncoder.encode(file.fileName(), StandardCharsets.UTF_8).replace("+", "%20");
    return (file.inline() ? "inline" : "attachment")
        + "; filename=\""
        + ascii
        + "\"; filename*=UTF-8''"
        + encoded;
  }
}
