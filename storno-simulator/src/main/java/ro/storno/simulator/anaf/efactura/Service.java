package ro.storno.simulator.anaf.efactura;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import ro.storno.simulator.anaf.call.Failures;
import ro.storno.simulator.anaf.call.Quotas;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.http.Reply;

/**
 * What the operations of one e-Factura system share.
 *
 * @param environment not null
 * @param desk not null
 * @param clock not null
 * @param quotas not null
 * @param failures not null
 */
record Service(
    Environment environment,
    EfacturaDesk desk,
    SimulatorClock clock,
    Quotas quotas,
    Failures failures) {
  static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
  static final String TECHNICAL = "A aparut o eroare tehnica. Cod: SIM-500";
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMddHHmm");

  /** Returns under which name something is counted. */
  String key(String what, String whose) {
    return environment.segment() + " " + what + " " + whose;
  }

  static Reply.Answer xml(String text) {
    return Reply.Answer.of(200, "application/xml", text);
  }

  static Reply.Answer json(ObjectNode body) {
    return Reply.Answer.of(200, "application/json", body.toString());
  }

  /** What went wrong, which ANAF says with status 200. */
  static Reply.Answer error(String error, String title) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("eroare", error);
    body.put("titlu", title);
    return json(body);
  }

  /** Returns a time as ANAF writes it: Romanian, to the minute, without an offset. */
  static String minute(Instant instant) {
    return LocalDateTime.ofInstant(instant, SimulatorClock.BUCHAREST).format(MINUTE);
  }
}
