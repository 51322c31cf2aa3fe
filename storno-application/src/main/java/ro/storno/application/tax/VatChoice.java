package ro.storno.application.tax;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.FieldErrors;
import ro.storno.domain.DomainException;
import ro.storno.domain.company.Company;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.tax.CompanyVatRate;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;
import ro.storno.domain.tax.VatRateId;

/**
 * Chooses the VAT rate of a line or a product: {@code vatRateId}, else explicit {@code vatRate},
 * else the product's, else the company's default (decisions.md, Documents).
 */
public final class VatChoice {
  private final Company company;
  private final List<CompanyVatRate> rates;

  /**
   * Chooses among the rates of a company.
   *
   * @param company not null
   * @param rates those of the company; may be empty where {@link Typed#needsRates} is false for all
   */
  public VatChoice(Company company, List<CompanyVatRate> rates) {
    this.company = company;
    this.rates = List.copyOf(rates);
  }

  /**
   * What was typed about VAT.
   *
   * @param vatRateId one of the company's rates, or null
   * @param vatRate per cent, or null
   * @param vatCategoryCode UNCL 5305, or null
   */
  public record Typed(
      @Nullable UUID vatRateId, @Nullable BigDecimal vatRate, @Nullable String vatCategoryCode) {
    /** Returns whether the company's rates may be asked for. */
    public boolean needsRates() {
      return vatRateId != null || vatRate == null;
    }
  }

  /**
   * Returns the rate.
   *
   * @param ofProduct the rate of the product that was named, or null
   * @param path path of the object that the fields belong to, with a dot at the end; or empty
   * @param errors what is malformed is noted here
   * @return the rate, or null if something is malformed
   * @throws ApplicationException.NotFound if the company has no such rate
   * @throws DomainException.RuleViolated if nothing is said and the company has no default
   */
  public @Nullable VatRate choose(
      Typed typed, @Nullable VatRate ofProduct, String path, FieldErrors errors) {
    if (typed.vatRateId() != null) {
      VatRateId id = new VatRateId(typed.vatRateId());
      return rates.stream()
          .filter(rate -> rate.id().equals(id))
          .map(CompanyVatRate::rate)
          .findFirst()
          .orElseThrow(() -> new ApplicationException.NotFound("VAT rate"));
    }
    String code = typed.vatCategoryCode();
    VatCategory category = code == null ? null : VatCategory.ofCode(code).orElse(null);
    if (code != null && category == null && !code.equals("AA")) {
      errors.add(
          path + "vatCategoryCode",
          "'" + code + "' is no VAT category; choose S, Z, E, AE, K, G, O, L or M.");
      return null;
    }
    if (typed.vatRate() != null) {
      BigDecimal rate = typed.vatRate();
      Percentage percentage = errors.captureAs(path + "vatRate", () -> Percentage.of(rate));
      return percentage == null
          ? null
          : VatRate.corrected(category == null ? VatCategory.S : category, percentage);
    }
    if (category != null && !category.taxed()) {
      return new VatRate(category, Percentage.ZERO);
    }
    return ofProduct == null ? standard() : ofProduct;
  }

  /** What a line bears when nothing is said: nothing at all if the seller is not registered. */
  private VatRate standard() {
    if (!company.party().vatPayer()) {
      return new VatRate(VatCategory.O, Percentage.ZERO);
    }
    return rates.stream()
        .filter(CompanyVatRate::isDefault)
        .map(CompanyVatRate::rate)
        .findFirst()
        .orElseThrow(
            () ->
                new DomainException.RuleViolated(
                    "lines", "The company has no default VAT rate; give vatRate on each line."));
  }
}
