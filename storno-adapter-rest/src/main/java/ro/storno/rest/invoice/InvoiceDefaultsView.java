package ro.storno.rest.invoice;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.InvoiceDefaults;
import ro.storno.rest.openapi.Described;

/** What an invoice form offers and starts with (api-reference/defaults/invoice-defaults.md). */
public record InvoiceDefaultsView(
    List<RateView> vatRates,
    List<String> currencies,
    String defaultCurrency,
    int defaultPaymentTermDays,
    String defaultUnitOfMeasure,
    List<UnitView> unitsOfMeasure,
    List<OptionView> documentSeriesTypes,
    List<OptionView> paymentMethods,
    @Described("Lei for one unit, as they apply to an invoice of today; empty if unknown")
        Map<String, DecimalNode> exchangeRates,
    @Described("Day on which these were published") @Nullable LocalDate exchangeRateDate,
    boolean isVatPayer,
    boolean reverseCharge,
    boolean exportApplicable,
    boolean ossApplicable,
    @Nullable RateView ossVatRate,
    List<RateView> ossVatRates,
    List<CodeView> countries,
    List<CodeView> counties) {

  /** A VAT rate offered. */
  public record RateView(
      @Described(example = "21.00") String rate,
      String label,
      String categoryCode,
      @JsonProperty("default") boolean isDefault) {
    static RateView of(InvoiceDefaults.RateOption rate) {
      return new RateView(
          rate.rate().value().toPlainString(), rate.label(), rate.categoryCode(), rate.isDefault());
    }
  }

  /** A unit offered. */
  public record UnitView(String value, String label, String code) {}

  /** A choice. */
  public record OptionView(String value, String label) {}

  /** A country or county. */
  public record CodeView(String code, String label) {}

  static InvoiceDefaultsView of(InvoiceDefaults defaults) {
    Map<String, DecimalNode> rates = new LinkedHashMap<>();
    defaults
        .exchangeRates()
        .forEach((currency, rate) -> rates.put(currency, DecimalNode.valueOf(rate)));
    InvoiceDefaults.RateOption oss = defaults.ossVatRate();
    return new InvoiceDefaultsView(
        defaults.vatRates().stream().map(RateView::of).toList(),
        defaults.currencies(),
        defaults.defaultCurrency(),
        defaults.defaultPaymentTermDays(),
        defaults.defaultUnitOfMeasure(),
        defaults.unitsOfMeasure().stream()
            .map(unit -> new UnitView(unit.value(), unit.label(), unit.code()))
            .toList(),
        options(defaults.documentSeriesTypes()),
        options(defaults.paymentMethods()),
        rates,
        defaults.exchangeRateDate(),
        defaults.isVatPayer(),
        defaults.reverseCharge(),
        defaults.exportApplicable(),
        defaults.ossApplicable(),
        oss == null ? null : RateView.of(oss),
        defaults.ossVatRates().stream().map(RateView::of).toList(),
        codes(defaults.countries()),
        codes(defaults.counties()));
  }

  private static List<OptionView> options(List<InvoiceDefaults.Option> options) {
    return options.stream().map(o -> new OptionView(o.value(), o.label())).toList();
  }

  private static List<CodeView> codes(List<InvoiceDefaults.Option> options) {
    return options.stream().map(o -> new CodeView(o.value(), o.label())).toList();
  }
}
