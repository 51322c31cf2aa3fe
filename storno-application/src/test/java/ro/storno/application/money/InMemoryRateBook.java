package ro.storno.application.money;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.money.DailyRates;

/** Published rates in memory. */
public final class InMemoryRateBook implements RateBook {
  private final InMemoryTransactions transactions;
  private final Map<LocalDate, DailyRates> days;
  private final Map<Integer, Instant> years;

  public InMemoryRateBook(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.days = transactions.table();
    this.years = transactions.table();
  }

  private void requirePlatform() {
    if (!transactions.seesPlatform()) {
      throw new IllegalStateException("rates belong to the platform");
    }
  }

  @Override
  public void save(List<DailyRates> publications) {
    requirePlatform();
    publications.forEach(daily -> days.put(daily.published(), daily));
  }

  @Override
  public Optional<DailyRates> lastBefore(LocalDate day) {
    requirePlatform();
    return days.values().stream()
        .filter(daily -> daily.published().isBefore(day))
        .max(Comparator.comparing(DailyRates::published));
  }

  @Override
  public Optional<Instant> completeUntil(int year) {
    requirePlatform();
    return Optional.ofNullable(years.get(year));
  }

  @Override
  public void noteComplete(int year, Instant moment) {
    requirePlatform();
    years.merge(year, moment, (one, other) -> one.isAfter(other) ? one : other);
  }
}
