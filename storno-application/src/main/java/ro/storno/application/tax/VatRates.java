package ro.storno.application.tax;

import java.util.List;
import java.util.Optional;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.tax.CompanyVatRate;
import ro.storno.domain.tax.VatRateId;

/** The VAT rates that a company has set up. */
public interface VatRates {
  /** Returns the rates that are not removed, by position. */
  List<CompanyVatRate> of(CompanyId company);

  Optional<CompanyVatRate> find(CompanyId company, VatRateId id);

  void add(CompanyVatRate rate);

  void update(CompanyVatRate rate);

  /** Removes a rate from the lists; documents keep what they copied. */
  void remove(CompanyId company, VatRateId id);
}
