package ro.storno.simulator.ksef;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.Faults;
import ro.storno.simulator.fault.Seed;
import ro.storno.simulator.http.Reply;

/** The answers of KSeF when it does not do what it was asked. Thread-safe. */
final class KsefErrors {
  private static final int[] BEFORE = {500, 502, 503};
  private static final int[] AFTER = {500, 502, 503, 504};
  private static final Duration BLOCKED = Duration.ofSeconds(30);

  private final SimulatorClock clock;
  private final Seed seed;

  KsefErrors(SimulatorClock clock, Seed seed) {
    this.clock = clock;
    this.seed = seed;
  }

  /** Returns a refusal with a code of KSeF, in the older of its two forms. */
  Reply.Answer refused(int code, String description, String... details) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode exception = body.putObject("exception");
    ObjectNode entry = exception.putArray("exceptionDetailList").addObject();
    entry.put("exceptionCode", code);
    entry.put("exceptionDescription", description);
    for (String detail : details) {
      entry.withArray("details").add(detail);
    }
    exception.put("serviceCode", "00-simulator");
    exception.put("timestamp", clock.instant().toString());
    return json(400, body);
  }

  /** Returns the refusal of a body or a parameter that is none. */
  Reply.Answer invalid(String detail) {
    return refused(21405, "Błąd walidacji danych wejściowych.", detail);
  }

  Reply.Answer unauthorized() {
    return problem(401, "Unauthorized", "Brak lub nieprawidłowy token dostępowy.");
  }

  Reply.Answer forbidden() {
    ObjectNode body = problemBody(403, "Forbidden", "Brak wymaganych uprawnień.");
    body.put("reasonCode", "missing-permissions");
    return Reply.Answer.of(403, "application/problem+json", body.toString());
  }

  Reply.Answer tooMany(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode status = body.putObject("status");
    status.put("code", 429);
    status.put("description", "Too Many Requests");
    status
        .putArray("details")
        .add("Przekroczono limit żądań. Spróbuj ponownie po " + seconds + " sekundach.");
    return json(429, body).withHeader("Retry-After", Long.toString(seconds));
  }

  Reply.Answer problem(int status, String title, String detail) {
    return Reply.Answer.of(
        status, "application/problem+json", problemBody(status, title, detail).toString());
  }

  private ObjectNode problemBody(int status, String title, String detail) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("title", title);
    body.put("status", status);
    body.put("detail", detail);
    body.put("timestamp", clock.instant().toString());
    return body;
  }

  static Reply.Answer json(int status, ObjectNode body) {
    return Reply.Answer.of(status, "application/json", body.toString());
  }

  Reply.Answer before(Faults.Decision decision) {
    FaultKind kind = decision.kind();
    if (kind == FaultKind.FIREWALL) {
      return firewall();
    }
    if (kind == FaultKind.TOO_MANY_REQUESTS) {
      return tooMany(BLOCKED);
    }
    return kind == FaultKind.EXPIRED_TOKEN ? unauthorized() : broken(BEFORE, decision);
  }

  Reply.Answer after(Faults.Decision decision) {
    return broken(AFTER, decision);
  }

  private static Reply.Answer firewall() {
    return Reply.Answer.of(
        200,
        "text/html; charset=utf-8",
        "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected."
            + " Please consult with your administrator.</body></html>");
  }

  private Reply.Answer broken(int[] statuses, Faults.Decision decision) {
    int status =
        statuses[
            seed.below(
                statuses.length,
                "ksef-status",
                decision.operation().wireName(),
                decision.identity(),
                decision.ordinal())];
    return status == 500
        ? problem(500, "Internal Server Error", "Nieznany błąd")
        : Reply.Answer.of(
            status, "text/html", "<html><body><h1>" + status + " Unavailable</h1></body></html>");
  }
}
