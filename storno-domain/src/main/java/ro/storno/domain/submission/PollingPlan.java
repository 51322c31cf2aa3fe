package ro.storno.domain.submission;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * After how long an authority is asked again. The first questions come close together, because most
 * verdicts are there within minutes; later ones ever further apart, because who has not answered
 * for an hour is down, and asking does not help. A plan never ends: an outcome is asked for until
 * it is known.
 *
 * @param delays the first waits, in order; not empty; the last one repeats for ever
 */
public record PollingPlan(List<Duration> delays) {
  /**
   * For the verdict on a document that was taken in: after 2, 5, 15, 30, 60 and 120 minutes, then
   * every two hours. ANAF mostly judges within two minutes, so that two questions settle the usual
   * document; the later waits are those that clients are used to (notes/external-apis.md, section
   * 2). A document costs 17 questions on its first day and 12 on any other, of the 100 that ANAF
   * allows.
   */
  public static final PollingPlan VERDICT = minutes(Duration.ofMinutes(2), 3, 10, 15, 30, 60, 120);

  /**
   * For an upload whose answer was lost. ANAF's lists lag by up to 15 minutes behind the verdict:
   * the look after five minutes mostly tells, the one after twenty nearly always.
   */
  public static final PollingPlan LOST = minutes(Duration.ofMinutes(5), 15, 15, 15, 30, 45, 60);

  /** For a call that did not get through: no connection, no authorization. */
  public static final PollingPlan UNREACHED = minutes(Duration.ofMinutes(1), 2, 5, 10, 15, 30, 60);

  /** Checks and copies. */
  public PollingPlan {
    delays = List.copyOf(delays);
    if (delays.isEmpty()) {
      throw new IllegalArgumentException("a plan needs a wait");
    }
  }

  private static PollingPlan minutes(Duration first, long... others) {
    List<Duration> delays = new ArrayList<>(List.of(first));
    for (long minutes : others) {
      delays.add(Duration.ofMinutes(minutes));
    }
    return new PollingPlan(delays);
  }

  /**
   * Returns the wait before the next question.
   *
   * @param asked how often was asked already, from 0
   */
  public Duration next(int asked) {
    return delays.get(Math.min(Math.max(asked, 0), delays.size() - 1));
  }
}
