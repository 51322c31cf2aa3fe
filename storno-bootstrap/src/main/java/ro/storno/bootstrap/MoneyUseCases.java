package ro.storno.bootstrap;

import ro.storno.application.money.CentralBank;
import ro.storno.application.money.ConvertAmount;
import ro.storno.application.money.ExchangeRates;
import ro.storno.application.money.RefreshExchangeRates;
import ro.storno.application.money.ShowExchangeRates;
import ro.storno.rest.money.ExchangeRateRoutes;

/** Exchange rates. */
final class MoneyUseCases {
  final ExchangeRates rates;

  /** Fetches rates; also the handler of the job in which it does. */
  final RefreshExchangeRates refresh;

  MoneyUseCases(Foundation base, CentralBank bank) {
    this.rates =
        new ExchangeRates(base.transactions(), base.repositories().rateBook(), bank, base.clock());
    this.refresh =
        new RefreshExchangeRates(base.transactions(), rates, bank, base.jobs(), base.clock());
  }

  ExchangeRateRoutes routes() {
    return new ExchangeRateRoutes(new ShowExchangeRates(rates), new ConvertAmount(rates));
  }
}
