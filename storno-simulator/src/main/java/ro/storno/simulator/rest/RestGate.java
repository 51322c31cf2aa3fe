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
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.FaultKind.Moment;
import ro.storno.simulator.fault.Faults;
import ro.storno.simulator.fault.Operation;
import ro.storno.simulator.fault.Seed;
import ro.storno.simulator.http.Aftermath;
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
  private final Aftermath aftermath;
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
    this.aftermath = new Aftermath(slowness);
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
    Reply reply;
    if (decision.strikes(Moment.BEFORE)) {
      reply = before(decision);
    } else {
      Reply done = done(route, path, request, decision);
      reply =
          done instanceof Reply.Answer answer
              ? aftermath.of(decision, answer, failed -> serverError(AFTER, failed))
              : done;
    }
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
    int status = reply.status();
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
