package ro.storno.application.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import ro.storno.application.money.ExchangeRates;
import ro.storno.domain.company.Company;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.ExchangeRate;

/**
 * The exchange rate of a document in a currency other than the one in which its VAT is accounted
 * for (BT-6, BT-111): the leu or, for companies of other countries, their own. What was typed
 * counts. Otherwise a correction is converted as the document it corrects was, and any other at the
 * National Bank's rate of the day on which VAT falls due (Codul fiscal, art. 290 alin. (2)). There
 * is none while that rate is not known for sure, and none but a typed one where a company of
 * another country converts into a currency of its own: its law names other rates.
 */
final class RateDrafting {
  private RateDrafting() {}

  static @Nullable ExchangeRate rate(
      EntryReading reading,
      Currency currency,
      LocalDate issueDate,
      @Nullable Invoice parent,
      Company company,
      ExchangeRates.Supply supply) {
    if (currency.equals(Currency.RON) && !company.convertsAbroad(currency)) {
      return null;
    }
    ExchangeRate typed = typed(reading, currency, company);
    if (typed != null) {
      return typed;
    }
    if (parent != null && parent.content().currency().equals(currency)) {
      ExchangeRate corrected = parent.content().exchangeRate();
      if (corrected != null) {
        return corrected;
      }
    }
    LocalDate day = reading.references().taxPoint(issueDate);
    InvoiceContent was = reading.was();
    return supply.moved(
        company, currency, kept(reading, currency), was == null ? day : was.taxPoint(), day);
  }

  /**
   * A rate of one is what the API's page calls the default, and means none. One that is sent back
   * as it was read stays what it was: a rate into lei does not become one into another currency.
   */
  private static @Nullable ExchangeRate typed(
      EntryReading reading, Currency currency, Company company) {
    BigDecimal rate = reading.isSent("exchangeRate") ? reading.entry().exchangeRate() : null;
    if (rate == null || rate.compareTo(BigDecimal.ONE) == 0) {
      return null;
    }
    InvoiceContent was = reading.was();
    ExchangeRate former = was == null ? null : was.exchangeRate();
    if (former != null && former.from().equals(currency) && former.rate().compareTo(rate) == 0) {
      return former;
    }
    return company.convertsAbroad(currency)
        ? new ExchangeRate(currency, company.settings().defaultCurrency(), rate)
        : ExchangeRate.toLei(currency, rate);
  }

  /** The rate that a changed document has already, unless its currency changes too. */
  private static @Nullable ExchangeRate kept(EntryReading reading, Currency currency) {
    InvoiceContent was = reading.was();
    ExchangeRate rate = was == null || reading.isSent("exchangeRate") ? null : was.exchangeRate();
    return rate != null && rate.from().equals(currency) ? rate : null;
  }
}
