package ro.storno.rest.server;

import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;
import ro.storno.rest.route.RequestId;

/**
 * Writes one log line and one measurement per request.
 *
 * <p>Both carry the route's template and never the address itself, which may hold names or tokens;
 * ids of request and company are kept, nothing personal is.
 */
final class RequestRecorder {
  static final String ROUTE = "storno.route";
  static final String COMPANY = "companyId";
  static final String MDC_REQUEST = "requestId";

  private static final Logger LOG = LoggerFactory.getLogger("ro.storno.access");
  private static final String STARTED = "storno.started";
  private static final String UNMATCHED = "unmatched";

  private final MeterRegistry metrics;

  RequestRecorder(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  void start(Context context) {
    String id = RequestId.of(context.header(RequestId.HEADER));
    context.attribute(RequestId.ATTRIBUTE, id);
    context.attribute(STARTED, System.nanoTime());
    context.header(RequestId.HEADER, id);
    MDC.put(MDC_REQUEST, id);
  }

  void finish(Context context) {
    Long started = context.attribute(STARTED);
    Duration took = Duration.ofNanos(started == null ? 0 : System.nanoTime() - started);
    String route = orElse(context.attribute(ROUTE), UNMATCHED);
    String method = known(context.req().getMethod());
    int status = context.statusCode();
    Timer.builder("http.server.requests")
        .description("Requests served, by route template")
        .tag("method", method)
        .tag("route", route)
        .tag("status", Integer.toString(status))
        .serviceLevelObjectives(
            Duration.ofMillis(10),
            Duration.ofMillis(50),
            Duration.ofMillis(250),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5))
        .register(metrics)
        .record(took);
    LoggingEventBuilder line =
        LOG.atInfo()
            .addKeyValue("method", method)
            .addKeyValue("route", route)
            .addKeyValue("status", status)
            .addKeyValue("micros", took.toNanos() / 1000);
    String company = context.attribute(COMPANY);
    if (company != null) {
      line = line.addKeyValue(COMPANY, company);
    }
    line.log("request");
    MDC.clear();
  }

  /** Invented methods must not become label values. */
  private static String known(String method) {
    return switch (method) {
      case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> method;
      default -> "OTHER";
    };
  }

  private static String orElse(@Nullable String text, String fallback) {
    return text == null ? fallback : text;
  }
}
