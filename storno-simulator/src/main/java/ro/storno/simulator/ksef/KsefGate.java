package ro.storno.simulator.ksef;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.FaultKind.Moment;
import ro.storno.simulator.fault.Faults;
import ro.storno.simulator.http.Aftermath;
import ro.storno.simulator.http.LoopbackServer;
import ro.storno.simulator.http.Reply;
import ro.storno.simulator.http.Request;

/** Leads every call through faults, rights and limits to its route, and writes it down. */
final class KsefGate implements LoopbackServer.Handler {
  private final List<KsefCall.Route> routes;
  private final AuthenticationDesk authentication;
  private final Faults faults;
  private final KsefQuotas quotas;
  private final KsefLedger ledger;
  private final SimulatorClock clock;
  private final KsefErrors errors;
  private final Aftermath aftermath;

  KsefGate(
      List<KsefCall.Route> routes,
      AuthenticationDesk authentication,
      Faults faults,
      KsefQuotas quotas,
      KsefLedger ledger,
      SimulatorClock clock,
      KsefErrors errors,
      Duration slowness) {
    this.routes = List.copyOf(routes);
    this.authentication = authentication;
    this.faults = faults;
    this.quotas = quotas;
    this.ledger = ledger;
    this.clock = clock;
    this.errors = errors;
    this.aftermath = new Aftermath(slowness);
  }

  @Override
  public Reply handle(Request request) {
    boolean pathKnown = false;
    for (KsefCall.Route route : routes) {
      Matcher path = route.path().matcher(request.path());
      if (path.matches()) {
        if (route.method().equals(request.method())) {
          return through(route, path.toMatchResult(), request);
        }
        pathKnown = true;
      }
    }
    return pathKnown
        ? errors.problem(405, "Method Not Allowed", request.method())
        : errors.problem(404, "Not Found", request.path());
  }

  private Reply through(KsefCall.Route route, MatchResult path, Request request) {
    Faults.Decision decision = faults.decide(route.operation(), route.identity().apply(request));
    Reply reply;
    if (decision.is(FaultKind.LOST_REQUEST)) {
      reply = new Reply.Dropped();
    } else if (decision.strikes(Moment.BEFORE)) {
      reply = errors.before(decision);
    } else {
      Reply done = done(route, path, request, decision);
      reply =
          done instanceof Reply.Answer answer
              ? aftermath.of(decision, answer, errors::after)
              : done;
    }
    int status = reply.status();
    ledger.add(
        new KsefCallRecord(
            clock.instant(),
            route.operation(),
            decision.identity(),
            decision.ordinal(),
            decision.kind(),
            status));
    return reply;
  }

  private Reply done(
      KsefCall.Route route, MatchResult path, Request request, Faults.Decision decision) {
    KsefAccess access = KsefAccess.NONE;
    if (route.operation().needsToken()) {
      Optional<KsefAccess> known = authentication.access(KsefCall.bearer(request));
      if (known.isEmpty()) {
        return errors.unauthorized();
      }
      access = decision.is(FaultKind.FOREIGN_TOKEN) ? known.get().withoutRights() : known.get();
    }
    Optional<Duration> early = quotas.take(route.operation().group(), access.nip());
    return early.isPresent()
        ? errors.tooMany(early.get())
        : route.handler().apply(new KsefCall(request, path, access, decision));
  }
}
