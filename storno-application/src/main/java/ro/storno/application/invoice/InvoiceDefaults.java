package ro.storno.application.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.money.Percentage;

/**
 * What an invoice form offers and starts with (api-reference/defaults/invoice-defaults.md).
 *
 * @param vatRates not null
 * @param currencies ISO 4217 codes; not null
 * @param defaultCurrency not null
 * @param defaultPaymentTermDays days
 * @param defaultUnitOfMeasure not null
 * @param unitsOfMeasure not null
 * @param documentSeriesTypes not null
 * @param paymentMethods not null
 * @param exchangeRates lei for one unit, as they apply today; not null, may be empty
 * @param exchangeRateDate day of the rates, or null where there are none
 * @param isVatPayer whether the company is registered for VAT
 * @param reverseCharge whether the client's VAT number turns the charge around
 * @param exportApplicable whether the client is outside the EU
 * @param ossApplicable whether the one-stop shop applies to the client
 * @param ossVatRate standard rate of the client's country, or null
 * @param ossVatRates rates of the client's country; not null
 * @param countries not null
 * @param counties Romanian counties; not null
 */
public record InvoiceDefaults(
    List<RateOption> vatRates,
    List<String> currencies,
    String defaultCurrency,
    int defaultPaymentTermDays,
    String defaultUnitOfMeasure,
    List<UnitOption> unitsOfMeasure,
    List<Option> documentSeriesTypes,
    List<Option> paymentMethods,
    Map<String, BigDecimal> exchangeRates,
    @Nullable LocalDate exchangeRateDate,
    boolean isVatPayer,
    boolean reverseCharge,
    boolean exportApplicable,
    boolean ossApplicable,
    @Nullable RateOption ossVatRate,
    List<RateOption> ossVatRates,
    List<Option> countries,
    List<Option> counties) {

  /**
   * A VAT rate offered.
   *
   * @param rate per cent; not null
   * @param label not null
   * @param categoryCode not null
   * @param isDefault wire name {@code default}
   */
  public record RateOption(Percentage rate, String label, String categoryCode, boolean isDefault) {}

  /**
   * A unit offered.
   *
   * @param value as typed on lines; not null
   * @param label not null
   * @param code UN/ECE Recommendation 20; not null
   */
  public record UnitOption(String value, String label, String code) {}

  /**
   * A choice; countries and counties call the value {@code code}.
   *
   * @param value not null
   * @param label not null
   */
  public record Option(String value, String label) {}
}
