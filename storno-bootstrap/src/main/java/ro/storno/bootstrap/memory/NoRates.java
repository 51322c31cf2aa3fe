package ro.storno.bootstrap.memory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import ro.storno.application.money.RateBook;
import ro.storno.domain.money.DailyRates;

/** A book of rates with nothing in it. */
final class NoRates implements RateBook {
  @Override
  public void save(List<DailyRates> publications) {
    throw new UnsupportedOperationException("no bank is asked here");
  }

  @Override
  public Optional<DailyRates> lastBefore(LocalDate day) {
    return Optional.empty();
  }

  @Override
  public Optional<Instant> completeUntil(int year) {
    return Optional.empty();
  }

  @Override
  public void noteComplete(int year, Instant moment) {
    throw new UnsupportedOperationException("no bank is asked here");
  }
}
