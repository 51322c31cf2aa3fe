package ro.storno.bootstrap.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.tax.VatRates;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.tax.CompanyVatRate;
import ro.storno.domain.tax.VatRateId;

/** VAT rates of the one company. */
final class MemoryVatRates implements VatRates {
  private final Map<VatRateId, CompanyVatRate> rates = new LinkedHashMap<>();

  @Override
  public List<CompanyVatRate> of(CompanyId company) {
    return List.copyOf(rates.values());
  }

  @Override
  public Optional<CompanyVatRate> find(CompanyId company, VatRateId id) {
    return Optional.ofNullable(rates.get(id));
  }

  @Override
  public void add(CompanyVatRate rate) {
    rates.put(rate.id(), rate);
  }

  @Override
  public void update(CompanyVatRate rate) {
    rates.put(rate.id(), rate);
  }

  @Override
  public void remove(CompanyId company, VatRateId id) {
    rates.remove(id);
  }
}
