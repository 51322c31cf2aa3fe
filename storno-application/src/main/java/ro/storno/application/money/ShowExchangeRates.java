package ro.storno.application.money;

import ro.storno.application.ApplicationException;
import ro.storno.application.identity.Actor;

/** Shows the newest rates to anybody who is signed in (api-reference/exchange-rates/rates.md). */
public final class ShowExchangeRates {
  private final ExchangeRates rates;

  /** Shows from the given rates; not null. */
  public ShowExchangeRates(ExchangeRates rates) {
    this.rates = rates;
  }

  /**
   * Shows them.
   *
   * @param actor anybody; not null
   * @throws ApplicationException.Unavailable if none are known and the bank does not answer
   */
  public QuotedRates show(Actor actor) {
    return rates.newest();
  }
}
