package ro.storno.rest.system;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import ro.storno.application.ApplicationException;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/**
 * Takes what apps tell of their use (getting-started/telemetry.md) and keeps none of it, as the
 * pages want it of a server whose operator has switched telemetry off.
 */
public final class TelemetryRoutes {
  private static final int MOST = 100;

  /** That the events came. */
  record Accepted(String status) {}

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(
        Route.post("/api/v1/telemetry")
            .anyone()
            .limited(60, Duration.ofMinutes(1))
            .does("System", "Take what an app tells of its use, and forget it")
            .note(
                "At most 100 events. This server keeps no telemetry: nothing of them is stored,"
                    + " logged or passed on.")
            .answers(202, Accepted.class, "They came")
            .handle(
                TelemetryRequest.class,
                (call, body) -> {
                  if (body.events() != null && body.events().size() > MOST) {
                    throw new ApplicationException.Invalid(
                        Map.of("events", "Send at most 100 events at a time."));
                  }
                  return Reply.of(202, new Accepted("accepted"));
                }));
  }
}
