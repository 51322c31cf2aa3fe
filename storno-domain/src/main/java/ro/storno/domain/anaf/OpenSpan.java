package ro.storno.domain.anaf;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A span of ANAF's message list that was read, but of which not everything could be taken over:
 * entries that cannot be understood, or fewer entries than ANAF counts. What was read is in the
 * inbox and later spans are listed as usual; this one is listed again until nothing is missing, or
 * ANAF does not list it any more.
 *
 * @param from begin; not null
 * @param to end; not null
 * @param lookedAt when it was last listed; not null
 * @param missing how many entries ANAF counts but did not list
 * @param unreadable entries that cannot be understood, as they came, the first fifty of them; not
 *     null
 */
public record OpenSpan(
    Instant from, Instant to, Instant lookedAt, long missing, List<String> unreadable) {
  /** Entries that cannot be understood will hardly be understood an hour later. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private static final int MOST_KEPT = 50;
  private static final int LONGEST_KEPT = 1000;

  /** Takes a copy, within limits. */
  public OpenSpan {
    unreadable = unreadable.stream().limit(MOST_KEPT).map(OpenSpan::shortened).toList();
  }

  private static String shortened(String entry) {
    return entry.length() <= LONGEST_KEPT ? entry : entry.substring(0, LONGEST_KEPT) + "…";
  }

  /**
   * Returns this span and an earlier one as one, which was last listed when the earlier one was.
   */
  public OpenSpan with(@Nullable OpenSpan earlier) {
    if (earlier == null) {
      return this;
    }
    Set<String> both = new LinkedHashSet<>(earlier.unreadable);
    both.addAll(unreadable);
    return new OpenSpan(
        earlier.from.isBefore(from) ? earlier.from : from,
        earlier.to.isAfter(to) ? earlier.to : to,
        earlier.lookedAt,
        missing + earlier.missing,
        List.copyOf(both));
  }

  /** Returns whether ANAF still lists some of it. */
  public boolean withinReach(Instant now) {
    return to.isAfter(SyncWindow.reach(now));
  }

  /** Returns whether it has been out of reach for so long that nothing needs to be said of it. */
  public boolean bygone(Instant now) {
    return to.isBefore(now.minus(SyncWindow.REACH.multipliedBy(2)));
  }

  /**
   * Returns whether it is to be listed again: what was only missing at once, what cannot be
   * understood once a day.
   */
  public boolean due(Instant now) {
    return withinReach(now) && (missing > 0 || !now.isBefore(lookedAt.plus(PATIENCE)));
  }

  /** Returns what there is to say about it, and what to do. */
  public String note(Instant now) {
    StringBuilder note = new StringBuilder();
    if (!unreadable.isEmpty()) {
      note.append("ANAF lists entries that cannot be read (")
          .append(unreadable.size())
          .append(unreadable.size() == MOST_KEPT ? " or more" : "")
          .append("); the synchronisation log shows them. ");
    }
    if (missing > 0) {
      note.append("ANAF counts ").append(missing).append(" messages more than it lists. ");
    }
    note.append("It concerns ").append(from).append(" to ").append(to).append(". ");
    return note.append(
            withinReach(now)
                ? "The span is listed again by itself; look into the SPV meanwhile, and update this"
                    + " program if it does not pass."
                : "ANAF does not list that time any more: look into the SPV for what is missing.")
        .toString();
  }
}
