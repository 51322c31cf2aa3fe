package ro.storno.simulator.anaf.call;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.FaultKind.Moment;
import ro.storno.simulator.fault.Faults;
import ro.storno.simulator.fault.Seed;
import ro.storno.simulator.http.Aftermath;
import ro.storno.simulator.http.LoopbackServer;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;

/** Leads every call through faults, limits and rights to its route, and writes it down. */
public final class Gate implements LoopbackServer.Handler {
  private static final int LONGEST_SUMMARY = 240;

  private final List<Route> routes;
  private final Function<Request, Optional<Access>> authenticator;
  private final Faults faults;
  private final Quotas quotas;
  private final CallLog log;
  private final SimulatorClock clock;
  private final Failures failures;
  private final Aftermath aftermath;

  /**
   * A gate.
   *
   * @param routes not null
   * @param authenticator tells for whom the bearer of a token may act; empty if the token does not
   *     count; not null
   * @param faults not null
   * @param quotas not null
   * @param log not null
   * @param clock not null
   * @param seed not null
   * @param slowness how long a slow answer takes, by the clock of the world; not null
   */
  public Gate(
      List<Route> routes,
      Function<Request, Optional<Access>> authenticator,
      Faults faults,
      Quotas quotas,
      CallLog log,
      SimulatorClock clock,
      Seed seed,
      Duration slowness) {
    this.routes = List.copyOf(routes);
    this.authenticator = authenticator;
    this.faults = faults;
    this.quotas = quotas;
    this.log = log;
    this.clock = clock;
    this.failures = new Failures(clock, seed);
    this.aftermath = new Aftermath(slowness);
  }

  @Override
  public Reply handle(Request request) {
    boolean pathKnown = false;
    for (Route route : routes) {
      Matcher path = route.path().matcher(request.path());
      if (path.matches()) {
        if (route.method().equals(request.method())) {
          return through(route, path.toMatchResult(), request);
        }
        pathKnown = true;
      }
    }
    return pathKnown
        ? failures.answer(405, "Method Not Allowed", "Request method not supported")
        : failures.answer(404, "Not Found", "No such service: " + request.path());
  }

  private Reply through(Route route, MatchResult path, Request request) {
    Faults.Decision decision = faults.decide(route.operation(), route.identity().apply(request));
    Reply.Answer said;
    Reply reply;
    if (decision.strikes(Moment.BEFORE)) {
      said = failures.before(decision);
      reply = decision.is(FaultKind.LOST_REQUEST) ? new Reply.Dropped() : said;
    } else {
      Reply done = done(route, path, request, decision);
      said = done instanceof Reply.Answer answer ? answer : failures.dropped();
      reply =
          done instanceof Reply.Answer answer
              ? aftermath.of(decision, answer, failures::serverError)
              : done;
    }
    record(decision, route.operation(), said, reply);
    return reply;
  }

  private Reply done(Route route, MatchResult path, Request request, Faults.Decision decision) {
    Access access = Access.NONE;
    if (route.operation().needsToken()) {
      if (!quotas.minute()) {
        return failures.tooManyRequests();
      }
      Optional<Access> authenticated = authenticator.apply(request);
      if (authenticated.isEmpty()) {
        return failures.unauthorized();
      }
      access = decision.is(FaultKind.FOREIGN_TOKEN) ? Access.NONE : authenticated.get();
    }
    return route.handler().handle(new Call(request, path, access, decision));
  }

  private void record(
      Faults.Decision decision, AnafOperation operation, Reply.Answer said, Reply reply) {
    int status = reply.status();
    log.add(
        new CallRecord(
            clock.instant(),
            operation,
            decision.identity(),
            decision.ordinal(),
            decision.kind(),
            status,
            summary(operation, said)));
  }

  private static String summary(AnafOperation operation, Reply.Answer answer) {
    String type = answer.headers().getOrDefault("Content-Type", "");
    if (operation == AnafOperation.TOKEN && answer.status() == 200) {
      return "tokens"; // what opens doors is kept in no log, not even here
    }
    if (type.contains("zip") || type.contains("pdf")) {
      return type + ", " + answer.body().length + " bytes";
    }
    String text = answer.text();
    return text.length() > LONGEST_SUMMARY ? text.substring(0, LONGEST_SUMMARY) + "…" : text;
  }
}
