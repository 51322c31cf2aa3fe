package ro.storno.rest.server;

import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;
import ro.storno.application.ApplicationException;
import ro.storno.rest.route.ClientAddress;
import ro.storno.rest.route.RequestId;

/**
 * Writes one log line and one measurement per request.
 *
 * <p>Both carry the route's template and never the URL itself, which may hold names or tokens; the
 * line names request, company and user by their ids. Where somebody was refused it also tells from
 * which network address, and what was wrong: whoever guesses leaves a trace.
 */
final class RequestRecorder {
  static final String ROUTE = "storno.route";
  static final String COMPANY = "companyId";
  static final String MDC_REQUEST = "requestId";

  private static final Logger LOG = LoggerFactory.getLogger("ro.storno.access");
  private static final String STARTED = "storno.started";
  private static final String UNMATCHED = "unmatched";
  private static final String USER = "userId";
  private static final String REASON = "reason";
  private static final Set<Integer> REFUSALS = Set.of(401, 403, 429);

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
    line = withEach(line, context, COMPANY, USER);
    if (REFUSALS.contains(status)) {
      line = withEach(line, context, ClientAddress.ATTRIBUTE, REASON);
    }
    line.log("request");
    MDC.clear();
  }

  private static LoggingEventBuilder withEach(
      LoggingEventBuilder line, Context context, String... names) {
    LoggingEventBuilder longer = line;
    for (String name : names) {
      String value = context.attribute(name);
      if (value != null) {
        longer = longer.addKeyValue(name.substring(name.lastIndexOf('.') + 1), value);
      }
    }
    return longer;
  }

  /** Keeps for the line what whoever was refused is not told. */
  void refused(Context context, Throwable failure) {
    if (failure instanceof ApplicationException.Unauthenticated unknown) {
      unknown.account().ifPresent(account -> context.attribute(USER, account.toString()));
      context.attribute(
          REASON, unknown.reason().isEmpty() ? unknown.getMessage() : unknown.reason());
    } else if (failure instanceof ApplicationException.Forbidden forbidden) {
      context.attribute(REASON, forbidden.code().isEmpty() ? forbidden.error() : forbidden.code());
    }
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
