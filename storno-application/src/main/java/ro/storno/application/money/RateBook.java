package ro.storno.application.money;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import ro.storno.domain.money.DailyRates;

/** Published rates that were kept; belongs to no company. */
public interface RateBook {
  /** Keeps publications; one that is there already is replaced. */
  void save(List<DailyRates> publications);

  /** Returns the last publication of a day before the given one. */
  Optional<DailyRates> lastBefore(LocalDate day);

  /**
   * Returns until when the book is complete for a year: all that the bank published in the year up
   * to that moment is in it. Empty if nothing is known of the year.
   */
  Optional<Instant> completeUntil(int year);

  /** Notes that the book is complete for a year up to a moment; never goes back. */
  void noteComplete(int year, Instant moment);
}
