package ro.storno.authority.ksef;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import ro.storno.application.authority.AuthorityException;

/**
 * Keeps each taxpayer's calls within KSeF's limits, which are counted for each taxpayer and address
 * of the network in sliding windows (CIRFMF/ksef-docs, limity-api.md): so nobody's calls cost
 * another any, and each node counts its own. What is put off is told times that lie apart, so that
 * ten thousand waiting invoices of one company do not come back at once. A tenth of each limit is
 * left unused, because KSeF's windows begin at other moments than ours. Thread-safe.
 */
final class KsefCallPlan {
  private static final int MOST_REMEMBERED = 10_000;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(6);

  private final InstantSource clock;
  private final Map<String, Window> windows =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  /** Calls that are counted together, with their limits of a second, a minute and an hour. */
  enum Group {
    ONLINE_SESSION(10, 30, 120),
    INVOICE_SEND(10, 30, 180),
    INVOICE_STATUS(30, 120, 1200),
    SESSION_MISC(10, 120, 1200),
    SESSION_LIST(5, 10, 60),
    SESSION_INVOICE_LIST(10, 20, 200),
    INVOICE_METADATA(8, 16, 20),
    INVOICE_DOWNLOAD(8, 16, 64);

    private final int perSecond;
    private final int perMinute;
    private final int perHour;

    Group(int perSecond, int perMinute, int perHour) {
      this.perSecond = used(perSecond);
      this.perMinute = used(perMinute);
      this.perHour = used(perHour);
    }

    private static int used(int limit) {
      return limit - Math.max(1, limit / 10);
    }

    int perHour() {
      return perHour;
    }
  }

  private static final class Window {
    private final Deque<Instant> calls = new ArrayDeque<>();
    private Instant blockedUntil = Instant.EPOCH;
    private int putOff;
  }

  KsefCallPlan(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Takes one call.
   *
   * @throws AuthorityException.LimitReached if none is left, with the time to come back
   */
  synchronized void take(String nip, Group group) {
    Instant now = clock.instant();
    Window window = window(nip, group);
    while (!window.calls.isEmpty() && !window.calls.element().isAfter(now.minus(HOUR))) {
      window.calls.remove();
    }
    Duration wait = Duration.between(now, window.blockedUntil);
    wait = longer(wait, wait(window.calls, now, SECOND, group.perSecond));
    wait = longer(wait, wait(window.calls, now, MINUTE, group.perMinute));
    wait = longer(wait, wait(window.calls, now, HOUR, group.perHour));
    if (wait.compareTo(Duration.ZERO) > 0) {
      Duration apart = HOUR.dividedBy(group.perHour).multipliedBy(window.putOff++);
      Duration whole = wait.plus(apart);
      throw new AuthorityException.LimitReached(
          "KSeF's limit of calls for this company is used up; this one has to wait.",
          whole.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : whole);
    }
    window.putOff = Math.max(0, window.putOff - 1);
    window.calls.add(now);
  }

  /** KSeF itself has said that calls come too often. */
  synchronized void blocked(String nip, Group group, Duration forSoLong) {
    window(nip, group).blockedUntil = clock.instant().plus(forSoLong);
  }

  private Window window(String nip, Group group) {
    return windows.computeIfAbsent(group + " " + nip, key -> new Window());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static Duration wait(Deque<Instant> calls, Instant now, Duration span, int most) {
    int counted = 0;
    for (Iterator<Instant> newest = calls.descendingIterator(); newest.hasNext(); ) {
      Instant at = newest.next();
      if (!at.isAfter(now.minus(span))) {
        break;
      }
      if (++counted == most) {
        return Duration.between(now, at.plus(span));
      }
    }
    return Duration.ZERO;
  }
}
