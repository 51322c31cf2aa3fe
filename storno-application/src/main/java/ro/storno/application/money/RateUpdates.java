package ro.storno.application.money;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.domain.money.DailyRates;

/**
 * Brings the book of rates up to date from the bank, no more often than there can be something new.
 * One update runs at a time in a process; others wait for it. After a failure the bank is left
 * alone for a minute. Never called inside a transaction, since it asks the bank.
 */
final class RateUpdates {
  static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");
  private static final LocalTime PUBLICATION = LocalTime.of(13, 0);
  private static final Duration AWAITED_FOR = Duration.ofHours(3);
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMinutes(10);
  private static final Duration REST_AFTER_FAILURE = Duration.ofMinutes(1);
  private static final long LONGEST_WAIT_SECONDS = 20;

  private final Transactions transactions;
  private final RateBook book;
  private final CentralBank bank;
  private final Clock clock;
  private final ReentrantLock updating = new ReentrantLock();
  private volatile @Nullable Failure failure;

  RateUpdates(Transactions transactions, RateBook book, CentralBank bank, Clock clock) {
    this.transactions = transactions;
    this.book = book;
    this.bank = bank;
    this.clock = clock;
  }

  /** Why the bank could not be asked, and when that was. */
  private record Failure(Instant at, ApplicationException.Unavailable reason) {}

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), BUCHAREST);
  }

  /**
   * Looks for a publication newer than those in the book, unless there can be none.
   *
   * @return why it could not be found out, or empty
   */
  Optional<ApplicationException.Unavailable> lookForNewest() {
    return update(this::newestIsKnown, this::takeNewest);
  }

  /**
   * Completes the book with all that was published before a day.
   *
   * @param day not after tomorrow
   * @return why that was not possible, or empty
   */
  Optional<ApplicationException.Unavailable> completeBefore(LocalDate day) {
    return update(() -> knownBefore(day), () -> takeBefore(day));
  }

  private Optional<ApplicationException.Unavailable> update(Question known, Runnable take) {
    if (inPlatform(known)) {
      return Optional.empty();
    }
    if (!bank.connected()) {
      return Optional.of(CentralBank.off());
    }
    try {
      if (!updating.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        return Optional.of(unavailable("another request is waiting for the National Bank", null));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(unavailable("the server is shutting down", e));
    }
    try {
      return inPlatform(known) ? Optional.empty() : taken(take);
    } finally {
      updating.unlock();
    }
  }

  private Optional<ApplicationException.Unavailable> taken(Runnable take) {
    Failure before = failure;
    if (before != null && clock.instant().isBefore(before.at.plus(REST_AFTER_FAILURE))) {
      return Optional.of(before.reason);
    }
    try {
      take.run();
      failure = null;
      return Optional.empty();
    } catch (ApplicationException.Unavailable e) {
      failure = new Failure(clock.instant(), e);
      return Optional.of(e);
    }
  }

  private static ApplicationException.Unavailable unavailable(
      String why, @Nullable Throwable cause) {
    return new ApplicationException.Unavailable(
        "The exchange rates are not at hand (" + why + "); try again in a moment.",
        cause == null ? new IllegalStateException(why) : cause);
  }

  /** Something to find out in a transaction. */
  private interface Question {
    boolean answer();
  }

  private boolean inPlatform(Question question) {
    return transactions.inPlatform(question::answer);
  }

  /**
   * Whether nothing newer can have been published: that of the last hour of publication is there,
   * or the bank was asked long after that hour, or a few minutes ago.
   */
  private boolean newestIsKnown() {
    Instant now = clock.instant();
    Instant hour = lastHourOfPublication(now);
    if (publishedOn(LocalDate.ofInstant(hour, BUCHAREST))) {
      return true;
    }
    Instant asked = book.completeUntil(today().getYear()).orElse(Instant.EPOCH);
    return !asked.isBefore(hour.plus(AWAITED_FOR))
        || !asked.isBefore(hour) && asked.plus(BETWEEN_QUESTIONS).isAfter(now);
  }

  private static Instant lastHourOfPublication(Instant now) {
    ZonedDateTime hour = now.atZone(BUCHAREST).with(PUBLICATION);
    while (hour.toInstant().isAfter(now) || weekend(hour)) {
      hour = hour.minusDays(1);
    }
    return hour.toInstant();
  }

  private static boolean weekend(ZonedDateTime time) {
    return time.getDayOfWeek() == DayOfWeek.SATURDAY || time.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private boolean publishedOn(LocalDate day) {
    return book.lastBefore(day.plusDays(1))
        .filter(last -> last.published().equals(day))
        .isPresent();
  }

  private boolean knownBefore(LocalDate day) {
    LocalDate eve = day.minusDays(1);
    if (publishedOn(eve)) {
      return true;
    }
    if (!completeAt(eve.getYear(), day)) {
      return false;
    }
    // Nothing was published in this year yet: then the last one of the year before counts.
    return book.lastBefore(day)
            .filter(last -> last.published().getYear() == eve.getYear())
            .isPresent()
        || completeAt(eve.getYear() - 1, LocalDate.of(eve.getYear(), 1, 1));
  }

  private boolean completeAt(int year, LocalDate day) {
    Instant begin = day.atStartOfDay(BUCHAREST).toInstant();
    return book.completeUntil(year).filter(until -> !until.isBefore(begin)).isPresent();
  }

  private void takeBefore(LocalDate day) {
    int year = day.minusDays(1).getYear();
    if (year == today().getYear()) {
      takeNewest();
    } else {
      takeYear(year);
    }
    if (!inPlatform(() -> knownBefore(day)) && year > ExchangeRates.FIRST_YEAR) {
      takeYear(year - 1);
    }
  }

  /**
   * Takes the newest publication, and the whole year with it if one in between may be missing: that
   * is so unless the bank was asked since the day of this publication began.
   */
  private void takeNewest() {
    Instant asked = clock.instant();
    DailyRates newest = bank.newest();
    Instant begin = newest.published().atStartOfDay(BUCHAREST).toInstant();
    int year = asked.atZone(BUCHAREST).getYear();
    boolean gapless =
        inPlatform(
            () -> book.completeUntil(year).filter(until -> !until.isBefore(begin)).isPresent());
    List<DailyRates> others = gapless ? List.of() : bank.year(year).orElse(List.of());
    keep(year, asked, others, newest);
  }

  private void takeYear(int year) {
    Instant asked = clock.instant();
    List<DailyRates> all =
        bank.year(year)
            .filter(publications -> !publications.isEmpty())
            .orElseThrow(() -> unavailable("the National Bank has no rates of " + year, null));
    keep(year, asked, all, null);
  }

  private void keep(int year, Instant asked, List<DailyRates> all, @Nullable DailyRates newest) {
    transactions.inPlatform(
        () -> {
          book.save(all);
          if (newest != null) {
            book.save(List.of(newest));
          }
          book.noteComplete(year, asked);
          return year;
        });
  }
}
