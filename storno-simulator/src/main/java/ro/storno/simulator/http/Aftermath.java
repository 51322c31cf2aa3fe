package ro.storno.simulator.http;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.fault.FaultKind;
import ro.storno.simulator.fault.Faults;

/**
 * What a fault makes of an answer after the work was done.
 *
 * @param slowness how long a slow answer takes, by the clock of the world; not null
 */
public record Aftermath(Duration slowness) {
  /**
   * Returns what comes back.
   *
   * @param decision what goes wrong, if anything; not null
   * @param done what the work gave; not null
   * @param error the service's own form of a failure after the work; not null
   */
  public Reply of(
      Faults.Decision decision,
      Reply.Answer done,
      Function<? super Faults.Decision, ? extends Reply> error) {
    @Nullable FaultKind kind = decision.kind();
    if (kind == null) {
      return done;
    }
    return switch (kind) {
      case ERROR_AFTER -> error.apply(decision);
      case LOST_ANSWER -> new Reply.Dropped();
      case TRUNCATED -> new Reply.Truncated(done);
      case WRONG_CONTENT_TYPE -> done.withHeader("Content-Type", "text/html;charset=UTF-8");
      case SLOW -> late(done);
      default -> done;
    };
  }

  private Reply.Answer late(Reply.Answer answer) {
    try {
      Thread.sleep(slowness.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the simulator is closing; the client hears at once
    }
    return answer;
  }
}
