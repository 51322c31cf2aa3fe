package ro.storno.simulator.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.FaultKind.Moment;
import ro.storno.simulator.fault.Faults;
import ro.storno.simulator.fault.Operation;
import ro.storno.simulator.fault.Seed;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;

/** Leads every call through faults and tokens to its route, and writes it down. Thread-safe. */
final class RestGate {
  private static final int KEPT = 100_000;
  private static final int[] BEFORE = {500, 502, 503};
  private static final int[] AFTER = {500, 502, 503, 504};

  private final List<RestRoute> routes;
  private final Function<Request, Optional<String>> bearer;
  private final Faults faults;
  private final SimulatorClock clock;
  private final Seed seed;
  private final Duration slowness;
  private final Deque<RestRecord> records = new ArrayDeque<>();

  RestGate(
      List<RestRoute> routes,
      Function<Request, Optional<String>> bearer,
      Faults faults,
      SimulatorClock clock,
      Seed seed,
      Duration slowness) {
    this.routes = List.copyOf(routes);
    this.bearer = bearer;
    this.faults = faults;
    this.clock = clock;
    this.seed = seed;
    this.slowness = slowness;
  }

  Reply handle(Request request) {
    boolean pathKnown = false;
    for (RestRoute route : routes) {
      Matcher path = route.path().matcher(request.path());
      if (path.matches()) {
        if (route.method().equals(request.method())) {
          return through(route, path, request);
        }
        pathKnown = true;
      }
    }
    return pathKnown ? error(405, "Method Not Allowed") : error(404, "Not Found");
  }

  private Reply through(RestRoute route, Matcher path, Request request) {
    Faults.Decision decision = faults.decide(route.operation(), route.identity().apply(request));
    Reply reply =
        decision.strikes(Moment.BEFORE)
            ? before(decision)
            : after(decision, done(route, path, request, decision));
    write(route.operation(), decision, reply);
    return reply;
  }

  private Reply before(Faults.Decision decision) {
    if (decision.is(FaultKind.LOST_REQUEST)) {
      return new Reply.Dropped();
    }
    if (decision.is(FaultKind.TOO_MANY_REQUESTS)) {
      return error(429, "Too Many Requests");
    }
    if (decision.is(FaultKind.EXPIRED_TOKEN)) {
      return error(401, "Unauthorized");
    }
    if (decision.is(FaultKind.FIREWALL)) {
      return page(200, "Request Rejected");
    }
    return serverError(BEFORE, decision);
  }

  private Reply done(RestRoute route, Matcher path, Request request, Faults.Decision decision) {
    Optional<String> client = route.withToken() ? bearer.apply(request) : Optional.of("");
    return client.isEmpty()
        ? error(401, "Unauthorized")
        : route
            .handler()
            .handle(new RestCall(request, path.toMatchResult(), client.get(), decision));
  }

  private Reply after(Faults.Decision decision, Reply done) {
    @Nullable FaultKind kind = decision.kind();
    if (kind == null || !(done instanceof Reply.Answer answer)) {
      return done;
    }
    return switch (kind) {
      case ERROR_AFTER -> serverError(AFTER, decision);
      case LOST_ANSWER -> new Reply.Dropped();
      case TRUNCATED -> new Reply.Truncated(answer);
      case WRONG_CONTENT_TYPE -> answer.withHeader("Content-Type", "text/html;charset=UTF-8");
      case SLOW -> late(answer);
      default -> answer;
    };
  }

  private Reply late(Reply.Answer answer) {
    try {
      Thread.sleep(slowness.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the simulator is closing; the client hears at once
    }
    return answer;
  }

  private Reply serverError(int[] statuses, Faults.Decision decision) {
    int status =
        statuses[
            seed.below(
                statuses.length,
                "status",
                decision.operation().wireName(),
                decision.identity(),
                decision.ordinal())];
    return status == 500
        ? error(500, "Internal Server Error")
        : page(status, status + " Service Temporarily Unavailable");
  }

  private static Reply.Answer page(int status, String text) {
    return Reply.Answer.of(status, "text/html", "<html><body><h1>" + text + "</h1></body></html>");
  }

  private static Reply.Answer error(int status, String text) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("status", status);
    body.put("error", text);
    return Reply.Answer.of(status, "application/json", body.toString());
  }

  private synchronized void write(Operation operation, Faults.Decision decision, Reply reply) {
    int status =
        reply instanceof Reply.Answer answer
            ? answer.status()
            : reply instanceof Reply.Truncated truncated ? truncated.answer().status() : 0;
    if (records.size() == KEPT) {
      records.remove();
    }
    records.add(
        new RestRecord(
            clock.instant(),
            operation,
            decision.identity(),
            decision.ordinal(),
            decision.kind(),
            status));
  }

  /** Returns the last calls, the oldest first. */
  synchronized List<RestRecord> records() {
    return List.copyOf(records);
  }

  synchronized void reset() {
    records.clear();
  }
}
