package ro.storno.application.authority;

import java.time.Duration;
import java.util.Optional;

/**
 * Turns for calls to services that allow one in so much time, shared by all nodes. Opens its own
 * short transaction: not for use inside one.
 */
public interface Pace {
  /**
   * Takes the next turn.
   *
   * @param service its name, such as {@code anaf.registry}; not null
   * @param interval between two turns; not null
   * @param patience longest wait that makes sense; not null
   * @return how long to wait until the turn comes, or empty if that would be longer than the
   *     patience; no turn was taken then
   * @throws ro.storno.application.ApplicationException.Unavailable if the database does not answer
   */
  Optional<Duration> takeTurn(String service, Duration interval, Duration patience);
}
