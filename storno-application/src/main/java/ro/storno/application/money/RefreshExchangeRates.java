package ro.storno.application.money;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import ro.storno.application.Transactions;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.JobQueue;

/**
 * Asks for new rates at fixed hours: shortly after each midnight, which closes the day before, and
 * several times after the hour of publication on weekdays. All nodes name an hour's job alike, so
 * it is done once. The job of the next hour is queued before the bank is asked: an hour at which it
 * does not answer is made up for by the next one, or by whoever needs a rate sooner.
 */
public final class RefreshExchangeRates implements JobHandler {
  /** The kind of job it does. */
  public static final String KIND = "exchange-rates.refresh";

  private static final LocalTime CLOSING = LocalTime.of(0, 10);
  private static final List<LocalTime> PUBLICATION =
      List.of(
          LocalTime.of(13, 10), LocalTime.of(13, 40), LocalTime.of(14, 40), LocalTime.of(16, 10));
  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private final Transactions transactions;
  private final ExchangeRates rates;
  private final CentralBank bank;
  private final JobQueue jobs;
  private final Clock clock;

  /** Refreshes with the given ports; none is null. */
  public RefreshExchangeRates(
      Transactions transactions,
      ExchangeRates rates,
      CentralBank bank,
      JobQueue jobs,
      Clock clock) {
    this.transactions = transactions;
    this.rates = rates;
    this.bank = bank;
    this.jobs = jobs;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public boolean callsOutside() {
    return true;
  }

  /** Queues the job of the next hour, if the bank is connected; safe to repeat. */
  public void schedule() {
    if (!bank.connected()) {
      return;
    }
    Instant hour = nextHour(clock.instant());
    transactions.inPlatform(
        () -> {
          jobs.enqueueAt(new Job(KIND, null, hour.toString(), "{}"), hour);
          return hour;
        });
  }

  @Override
  public void run(Job job) {
    if (bank.connected()) {
      schedule();
      // Not an error of the job if the bank is silent: the next hour is queued already.
      rates.refresh();
    }
  }

  static Instant nextHour(Instant now) {
    LocalDate day = now.atZone(RateUpdates.BUCHAREST).toLocalDate();
    while (true) {
      for (LocalTime hour : hoursOf(day)) {
        Instant moment = ZonedDateTime.of(day, hour, RateUpdates.BUCHAREST).toInstant();
        if (moment.isAfter(now)) {
          return moment;
        }
      }
      day = day.plusDays(1);
    }
  }

  private static List<LocalTime> hoursOf(LocalDate day) {
    return WEEKEND.contains(day.getDayOfWeek())
        ? List.of(CLOSING)
        : Stream.concat(Stream.of(CLOSING), PUBLICATION.stream()).toList();
  }
}
