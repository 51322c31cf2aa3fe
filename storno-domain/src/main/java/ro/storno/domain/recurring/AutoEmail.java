package ro.storno.domain.recurring;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import ro.storno.domain.DomainException;

/**
 * Whether and when an issued invoice is mailed to the client.
 *
 * @param enabled whether it is
 * @param time time of day in the company's zone; not null
 * @param dayOffset days after the issue, 0 for the same day
 */
public record AutoEmail(boolean enabled, LocalTime time, int dayOffset) {
  /** What holds when nothing is said. */
  public static final AutoEmail OFF = new AutoEmail(false, LocalTime.of(9, 0), 0);

  private static final int MOST_DAYS = 365;

  /**
   * Checks the offset.
   *
   * @throws DomainException.InvalidValue if it is out of range
   */
  public AutoEmail {
    Objects.requireNonNull(time, "time");
    if (dayOffset < 0 || dayOffset > MOST_DAYS) {
      throw new DomainException.InvalidValue(
          "autoEmailDayOffset", "Give 0 to " + MOST_DAYS + " days.");
    }
  }

  /**
   * Returns when to mail an invoice. A time of day that a change of the clocks leaves out is moved
   * on by the hour that is missing; of one that comes twice the first is meant.
   *
   * @param issued day of issue; not null
   * @param zone of the company; not null
   */
  public Instant sendAt(LocalDate issued, ZoneId zone) {
    return issued.plusDays(dayOffset).atTime(time).atZone(zone).toInstant();
  }
}
