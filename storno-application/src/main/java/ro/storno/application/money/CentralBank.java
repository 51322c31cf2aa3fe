package ro.storno.application.money;

import java.util.List;
import java.util.Optional;
import ro.storno.application.ApplicationException;
import ro.storno.domain.money.DailyRates;

/** The National Bank of Romania, which publishes reference rates on banking days about 13:00. */
public interface CentralBank {
  /** Returns whether this server may ask it at all. */
  boolean connected();

  /** Returns the bank as seen by a server that may not ask it. */
  static CentralBank disconnected() {
    return new CentralBank() {
      @Override
      public boolean connected() {
        return false;
      }

      @Override
      public DailyRates newest() {
        throw off();
      }

      @Override
      public Optional<List<DailyRates>> year(int year) {
        throw off();
      }
    };
  }

  /** Returns the refusal of a server that may not ask it. */
  static ApplicationException.Unavailable off() {
    return new ApplicationException.Unavailable(
        "Exchange rates are off on this server; set STORNO_BNR_URL to https://curs.bnr.ro to have"
            + " them fetched from the National Bank.",
        new IllegalStateException("no address of the bank"));
  }

  /**
   * Asks for the newest publication.
   *
   * @throws ro.storno.application.ApplicationException.Unavailable if the bank does not answer or
   *     is not connected
   */
  DailyRates newest();

  /**
   * Asks for all publications of a year, up to now.
   *
   * @param year from {@link ExchangeRates#FIRST_YEAR} on
   * @return empty if the bank has no such year, or nothing was published in it yet
   * @throws ro.storno.application.ApplicationException.Unavailable if the bank does not answer or
   *     is not connected
   */
  Optional<List<DailyRates>> year(int year);
}
