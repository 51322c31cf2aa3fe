package ro.storno.simulator.bnr;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import ro.storno.simulator.clock.SimulatorClock;
import ro.storno.simulator.fault.Seed;

/**
 * Exchange rates made up from currency and day, always the same, whatever the simulator's seed; in
 * the size of real ones, and none of them true. Published at 13:00 on banking days. Thread-safe.
 */
public final class ExchangeRates {
  private static final Seed NOISE = new Seed(0);
  private static final LocalTime PUBLISHED = LocalTime.of(13, 0);
  private static final int FIRST_YEAR = 2005;
  private static final long MILLION = 1_000_000;

  private final SimulatorClock clock;

  /** Rates as of a clock. */
  public ExchangeRates(SimulatorClock clock) {
    this.clock = clock;
  }

  /**
   * The price of a currency.
   *
   * @param currency ISO 4217; not null
   * @param multiplier of how many units; 1 or 100
   * @param base in ten-thousandths of a leu
   */
  record Quote(String currency, int multiplier, long base) {}

  // those of the publication of 2026, in its order
  private static final List<Quote> QUOTES =
      List.of(
          new Quote("AED", 1, 11_900),
          new Quote("AUD", 1, 28_700),
          new Quote("BRL", 1, 8_100),
          new Quote("CAD", 1, 31_400),
          new Quote("CHF", 1, 54_600),
          new Quote("CNY", 1, 6_150),
          new Quote("CZK", 1, 2_080),
          new Quote("DKK", 1, 6_820),
          new Quote("EGP", 1, 920),
          new Quote("EUR", 1, 50_900),
          new Quote("GBP", 1, 58_300),
          new Quote("HKD", 1, 5_610),
          new Quote("HUF", 100, 13_200),
          new Quote("IDR", 100, 260),
          new Quote("ILS", 1, 13_400),
          new Quote("INR", 1, 490),
          new Quote("ISK", 100, 34_500),
          new Quote("JPY", 100, 28_100),
          new Quote("KRW", 100, 2_990),
          new Quote("MDL", 1, 2_580),
          new Quote("MXN", 1, 2_390),
          new Quote("MYR", 1, 10_600),
          new Quote("NOK", 1, 4_310),
          new Quote("NZD", 1, 25_000),
          new Quote("PHP", 1, 740),
          new Quote("PLN", 1, 12_000),
          new Quote("RSD", 1, 434),
          new Quote("RUB", 1, 540),
          new Quote("SEK", 1, 4_640),
          new Quote("SGD", 1, 33_700),
          new Quote("THB", 1, 1_350),
          new Quote("TRY", 1, 1_030),
          new Quote("UAH", 1, 1_040),
          new Quote("USD", 1, 43_700),
          new Quote("XAU", 1, 5_870_000),
          new Quote("XDR", 1, 59_400),
          new Quote("ZAR", 1, 2_550));

  static List<Quote> quotes() {
    return QUOTES;
  }

  /**
   * Returns the rate of a day.
   *
   * @param currency ISO 4217; not null
   * @param day not null
   * @return lei for as many units as the publication quotes, with four decimals; empty if there is
   *     no such rate
   */
  public static Optional<BigDecimal> rate(String currency, LocalDate day) {
    return BankingDays.is(day)
        ? QUOTES.stream()
            .filter(q -> q.currency().equals(currency))
            .findFirst()
            .map(q -> rate(q, day))
        : Optional.empty();
  }

  static BigDecimal rate(Quote quote, LocalDate day) {
    // a month of its own within 1.5 %, a day of its own within 0.25 %
    int month = NOISE.below(30_001, quote.currency(), day.getYear(), day.getMonthValue()) - 15_000;
    int daily = NOISE.below(5_001, quote.currency(), day) - 2_500;
    return BigDecimal.valueOf(quote.base() * (MILLION + month + daily) / MILLION, 4);
  }

  /** Returns the last day whose rates are published by now. */
  public LocalDate lastPublication() {
    LocalDateTime now = clock.romanianTime();
    LocalDate day = now.toLocalDate();
    if (now.toLocalTime().isBefore(PUBLISHED)) {
      day = day.minusDays(1);
    }
    while (!BankingDays.is(day)) {
      day = day.minusDays(1);
    }
    return day;
  }

  /** Returns the days of a year whose rates are published by now; none before 2005. */
  List<LocalDate> published(int year) {
    LocalDate last = lastPublication();
    return year < FIRST_YEAR || year > last.getYear()
        ? List.of()
        : LocalDate.of(year, 1, 1)
            .datesUntil(LocalDate.of(year + 1, 1, 1))
            .filter(day -> !day.isAfter(last) && BankingDays.is(day))
            .toList();
  }
}
