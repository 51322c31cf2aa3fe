package ro.storno.simulator.anaf.call;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.DateTimeFormatter;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.Faults;
import ro.storno.simulator.fault.Seed;
import ro.storno.simulator.http.Reply;

/** The answers of ANAF's machines when they do not do what they were asked. Thread-safe. */
public final class Failures {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm:ss");
  private static final int[] BEFORE = {500, 502, 503};
  private static final int[] AFTER = {500, 502, 503, 504};

  private final SimulatorClock clock;
  private final Seed seed;

  /** Failures by a clock and a seed. */
  public Failures(SimulatorClock clock, Seed seed) {
    this.clock = clock;
    this.seed = seed;
  }

  /** Returns an error as ANAF's gateways write it. */
  public Reply.Answer answer(int status, String error, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("timestamp", clock.romanianTime().format(TIMESTAMP));
    body.put("status", status);
    body.put("error", error);
    body.put("message", message);
    return Reply.Answer.of(status, "application/json", body.toString());
  }

  /** Returns the error for parameters that are missing. */
  public Reply.Answer badRequest(String message) {
    return answer(400, "Bad Request", message);
  }

  Reply.Answer before(Faults.Decision decision) {
    FaultKind kind = decision.kind();
    if (kind == FaultKind.FIREWALL) {
      return firewall(decision.identity());
    }
    if (kind == FaultKind.TOO_MANY_REQUESTS) {
      return tooManyRequests();
    }
    if (kind == FaultKind.EXPIRED_TOKEN) {
      return unauthorized();
    }
    return error(BEFORE, decision);
  }

  Reply.Answer serverError(Faults.Decision decision) {
    return error(AFTER, decision);
  }

  Reply.Answer dropped() {
    return Reply.Answer.of(500, "text/plain", "no answer");
  }

  /** Returns the page of the firewall, which has status 200. */
  public Reply.Answer firewall(String identity) {
    long support = seed.between(1_000_000_000_000_000_000L, Long.MAX_VALUE, "support", identity);
    return Reply.Answer.of(
        200,
        "text/html; charset=utf-8",
        "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected."
            + " Please consult with your administrator.<br><br>Your support ID is: "
            + support
            + "<br><br><a href='javascript:history.back();'>[Go Back]</a></body></html>");
  }

  /** Returns the answer to calls that come too often. */
  public Reply.Answer tooManyRequests() {
    return answer(429, "Too Many Requests", "Limita de apeluri a fost depasita");
  }

  Reply.Answer unauthorized() {
    return answer(401, "Unauthorized", "Token invalid sau expirat")
        .withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
  }

  private Reply.Answer error(int[] statuses, Faults.Decision decision) {
    int status =
        statuses[
            seed.below(
                statuses.length,
                "status",
                decision.operation().wireName(),
                decision.identity(),
                decision.ordinal())];
    return switch (status) {
      case 502, 503, 504 ->
          Reply.Answer.of(
              status,
              "text/html",
              "<html><body><h1>" + status + " Service Temporarily Unavailable</h1></body></html>");
      default -> answer(500, "Internal Server Error", "A aparut o eroare tehnica");
    };
  }
}
