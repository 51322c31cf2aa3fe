package ro.storno.domain.anaf;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The span of time to ask ANAF's message list about (external-apis.md, section 2). ANAF refuses a
 * span that ends even a second in its future or begins more than 60 days in its past; its clock is
 * not ours, hence the margins.
 *
 * @param from inclusive; not null
 * @param to inclusive; not null
 * @param gap how much before {@code from} was never listed and cannot be any more, or null if
 *     nothing
 */
public record SyncWindow(Instant from, Instant to, @Nullable Duration gap) {
  /** ANAF lists nothing older. */
  public static final Duration REACH = Duration.ofDays(60);

  /**
   * What is listed again each time: a message may appear in the list up to 15 minutes after the
   * time it bears, and that time has no seconds.
   */
  public static final Duration OVERLAP = Duration.ofMinutes(30);

  /**
   * How far clocks may differ.
   *
   * @param end kept from ANAF's present; not null
   * @param begin kept from the end of its reach; not null
   */
  public record Margin(Duration end, Duration begin) {
    /** What is enough where both clocks are set by the net. */
    public static final Margin USUAL = new Margin(Duration.ofSeconds(60), Duration.ofMinutes(5));

    /** The next larger margin to try when ANAF declines, empty when clocks cannot be the reason. */
    public Optional<Margin> wider() {
      if (end.compareTo(Duration.ofMinutes(5)) < 0) {
        return Optional.of(new Margin(Duration.ofMinutes(5), Duration.ofMinutes(20)));
      }
      return end.compareTo(Duration.ofHours(1)) < 0
          ? Optional.of(new Margin(Duration.ofMinutes(65), Duration.ofHours(3)))
          : Optional.empty();
    }
  }

  /**
   * Returns the span to ask about.
   *
   * @param listedTo end of the last span that was listed completely, or null if none was
   * @param daysBack how far to look back the first time; more than 60 days count as 60
   * @param now by our clock; not null
   * @param margin not null
   * @return never null; it ends after it begins
   */
  public static SyncWindow next(
      @Nullable Instant listedTo, int daysBack, Instant now, Margin margin) {
    Instant to = now.minus(margin.end());
    Instant reach = reach(now, margin);
    Instant wanted =
        listedTo == null ? now.minus(Duration.ofDays(daysBack)) : listedTo.minus(OVERLAP);
    // Where the last span ends in what our clock now calls the future, it is listed again.
    Instant latest = to.minus(OVERLAP);
    Instant from = wanted.isAfter(latest) ? latest : wanted;
    if (!from.isBefore(reach)) {
      return new SyncWindow(from, to, null);
    }
    Duration gap =
        listedTo != null && listedTo.isBefore(reach) ? Duration.between(listedTo, reach) : null;
    return new SyncWindow(reach, to, gap);
  }

  /** Returns the earliest moment that ANAF lists, by our clock and with the usual margin. */
  public static Instant reach(Instant now) {
    return reach(now, Margin.USUAL);
  }

  private static Instant reach(Instant now, Margin margin) {
    return now.minus(REACH).plus(margin.begin());
  }

  /** Returns how long the span is. */
  public Duration length() {
    return Duration.between(from, to);
  }

  /** Returns the beginning of this span, or all of it if it is no longer than that. */
  public SyncWindow atMost(Duration length) {
    return length.compareTo(length()) < 0 ? new SyncWindow(from, from.plus(length), gap) : this;
  }
}
