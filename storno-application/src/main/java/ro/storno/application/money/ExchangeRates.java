package ro.storno.application.money;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.domain.Problem;
import ro.storno.domain.company.Company;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.DailyRates;
import ro.storno.domain.money.ExchangeRate;

/**
 * The reference rates of the National Bank of Romania.
 *
 * <p>The rate of a day is the last one published before it: "the exchange rate communicated by that
 * bank on the day before, which is valid for the operations of the following day" (Codul fiscal,
 * Legea 227/2015, art. 290 alin. (2); norme metodologice, HG 1/2016, titlul VII, pct. 35 alin.
 * (1)). On a Sunday, a Monday and a first working day after holidays that is the rate of the last
 * banking day.
 *
 * <p>Rates are kept, so that the bank is asked only for what can be new; a year of the past is
 * loaded once, when first asked for. When the bank does not answer, the last known rates are given
 * with a warning that says so. Never called inside a transaction, since the bank may be asked.
 */
public final class ExchangeRates {
  /** The first year with rates in today's leu all through. */
  public static final int FIRST_YEAR = 2006;

  private static final LocalDate FIRST_DAY = LocalDate.of(FIRST_YEAR, 1, 5);

  private final Transactions transactions;
  private final RateBook book;
  private final RateUpdates updates;

  /** Reads from the given ports; none is null. */
  public ExchangeRates(Transactions transactions, RateBook book, CentralBank bank, Clock clock) {
    this.transactions = transactions;
    this.book = book;
    this.updates = new RateUpdates(transactions, book, bank, clock);
  }

  /**
   * Returns the newest publication, which applies from the day after it.
   *
   * @throws ApplicationException.Unavailable if none is known and the bank does not answer
   */
  public QuotedRates newest() {
    Optional<ApplicationException.Unavailable> trouble = updates.lookForNewest();
    return kept(updates.today().plusDays(1), trouble)
        .orElseThrow(() -> trouble.orElseGet(ExchangeRates::nothingPublished));
  }

  /**
   * Returns the rates that apply on a day.
   *
   * @param day not null
   * @return the last ones published before the day, with a warning if that cannot be told for sure;
   *     empty if none are known, or the day is before 2006-01-05
   */
  public Optional<QuotedRates> inForce(LocalDate day) {
    LocalDate today = updates.today();
    if (day.isBefore(FIRST_DAY)) {
      return Optional.empty();
    }
    if (!day.isAfter(today)) {
      return kept(day, updates.completeBefore(day));
    }
    Optional<ApplicationException.Unavailable> trouble = updates.lookForNewest();
    return kept(day, trouble)
        .map(quoted -> publishedOnEve(quoted, day) ? quoted : notYet(quoted, day));
  }

  private static boolean publishedOnEve(QuotedRates quoted, LocalDate day) {
    return quoted.rates().published().equals(day.minusDays(1));
  }

  private static QuotedRates notYet(QuotedRates quoted, LocalDate day) {
    return new QuotedRates(
        quoted.rates(), "The rates of " + day + " are not published yet; these are the last ones.");
  }

  private Optional<QuotedRates> kept(
      LocalDate day, Optional<ApplicationException.Unavailable> trouble) {
    return transactions
        .inPlatform(() -> book.lastBefore(day))
        .map(rates -> new QuotedRates(rates, trouble.map(t -> outdated(rates, t)).orElse(null)));
  }

  private static String outdated(DailyRates rates, ApplicationException.Unavailable trouble) {
    return "These are the last known rates, published on "
        + rates.published()
        + "; newer ones may exist. "
        + trouble.getMessage();
  }

  private static ApplicationException.Unavailable nothingPublished() {
    return new ApplicationException.Unavailable(
        "The National Bank has published no exchange rates.", new IllegalStateException("empty"));
  }

  /**
   * Brings what is kept up to date, as far as there can be something new.
   *
   * @return whether it is; false if the bank did not answer
   */
  public boolean refresh() {
    return updates.lookForNewest().isEmpty() && updates.completeBefore(updates.today()).isEmpty();
  }

  /**
   * Does work that may need the rate of some day but cannot wait for it, such as work in a
   * transaction. Where a rate is missing the work is broken off, the rate is fetched, and the work
   * is done again from the start; so it must leave nothing behind when it is broken off.
   *
   * @param work not null
   * @return what the work returns
   */
  public <T> T suppliedTo(Function<Supply, T> work) {
    Supply supply = new Supply();
    while (true) {
      try {
        return work.apply(supply);
      } catch (MissingDay missing) {
        supply.known.put(missing.day, inForce(missing.day));
      }
    }
  }

  /** Rates for work that cannot wait for them. Used by one thread. */
  public static final class Supply {
    private final Map<LocalDate, Optional<QuotedRates>> known = new HashMap<>();
    private final Map<String, Problem> doubts = new LinkedHashMap<>();

    private Supply() {}

    /**
     * Returns the rate of a currency into lei on a day, if it is beyond doubt.
     *
     * @return the rate or, with a {@linkplain #doubts() doubt} noted, null
     */
    public @Nullable ExchangeRate certain(Currency currency, LocalDate day) {
      ExchangeRate rate = find(currency, day).orElse(null);
      if (rate == null) {
        doubts.put(currency + " " + day, doubt(currency, day));
      }
      return rate;
    }

    /**
     * Returns the rate of a document that moves to another day, or is made from one of another day.
     * A rate that had been filled in for the former day moves along; one that was typed stays, as
     * does any of a company that converts into a currency of its own: its law names other rates
     * than the National Bank's.
     *
     * @param company whose document it is; not null
     * @param was the rate so far, or null if none was known
     * @param former the day on which VAT fell due
     * @param day the day on which it falls due now
     * @return null for lei of companies that convert into lei, and where there is none beyond
     *     {@linkplain #doubts() doubt}
     */
    public @Nullable ExchangeRate moved(
        Company company,
        Currency currency,
        @Nullable ExchangeRate was,
        LocalDate former,
        LocalDate day) {
      if (company.convertsAbroad(currency)) {
        return was;
      }
      if (currency.equals(Currency.RON)) {
        return null;
      }
      boolean filledIn =
          was == null
              || !former.equals(day)
                  && find(currency, former)
                      .filter(rate -> rate.rate().compareTo(was.rate()) == 0)
                      .isPresent();
      return filledIn ? certain(currency, day) : was;
    }

    /** Returns the rate of a currency into lei on a day, if it is beyond doubt; notes no doubt. */
    public Optional<ExchangeRate> find(Currency currency, LocalDate day) {
      return quoted(day)
          .filter(QuotedRates::certain)
          .flatMap(rates -> rates.rates().rateOf(currency));
    }

    private Optional<QuotedRates> quoted(LocalDate day) {
      Optional<QuotedRates> quoted = known.get(day);
      if (quoted == null) {
        throw new MissingDay(day);
      }
      return quoted;
    }

    private Problem doubt(Currency currency, LocalDate day) {
      QuotedRates last = quoted(day).orElse(null);
      String rate =
          last == null
              ? null
              : last.rates().rateOf(currency).map(r -> r.rate().toPlainString()).orElse(null);
      return Problem.warning(
          "exchangeRate",
          last == null || rate == null
              ? "No exchange rate of " + currency + " is known for " + day + "; give it yourself."
              : "No exchange rate was filled in. The last known one of "
                  + currency
                  + " is "
                  + rate
                  + ". "
                  + last.warning());
    }

    /** Returns why rates that were asked for could not be given, in words for the user. */
    public List<Problem> doubts() {
      return List.copyOf(doubts.values());
    }
  }

  /** Breaks work off for which the rates of a day are missing. */
  private static final class MissingDay extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final LocalDate day;

    MissingDay(LocalDate day) {
      super("rates of " + day + " wanted", null, false, false);
      this.day = day;
    }
  }
}
