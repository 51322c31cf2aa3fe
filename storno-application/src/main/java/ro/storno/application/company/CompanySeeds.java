package ro.storno.application.company;

import java.util.Map;
import java.util.Objects;
import ro.storno.application.Ids;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.application.tax.VatRates;
import ro.storno.domain.company.Company;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.numbering.SeriesType;
import ro.storno.domain.tax.CompanyVatRate;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;
import ro.storno.domain.tax.VatRateId;

/** What a new Romanian company starts with (decisions.md, Documents). */
final class CompanySeeds {
  private static final Map<SeriesType, String> PREFIXES =
      Map.of(
          SeriesType.INVOICE, "FACT",
          SeriesType.CREDIT_NOTE, "CN",
          SeriesType.PROFORMA, "PRO",
          SeriesType.DELIVERY_NOTE, "AVIZ",
          SeriesType.RECEIPT, "BON");

  private final VatRates vatRates;
  private final SeriesBook seriesBook;
  private final Ids ids;

  CompanySeeds(VatRates vatRates, SeriesBook seriesBook, Ids ids) {
    this.vatRates = vatRates;
    this.seriesBook = seriesBook;
    this.ids = ids;
  }

  static Company.Settings settings(Currency currency, boolean vatOnCollection) {
    Company.Settings initial = Company.Settings.initial();
    return new Company.Settings(
        currency,
        initial.timeZone(),
        initial.bankBic(),
        initial.website(),
        initial.capitalSocial(),
        initial.representative(),
        initial.representativeRole(),
        initial.eoriCode(),
        vatOnCollection,
        initial.oss(),
        initial.vatIn(),
        initial.syncEnabled(),
        initial.lastSyncedAt(),
        initial.syncDaysBack(),
        initial.efacturaDelayHours(),
        initial.archiveEnabled(),
        initial.archiveRetentionYears(),
        initial.enabledModules(),
        initial.fallbackDeduplication());
  }

  void sow(Company company) {
    addRate(company, VatCategory.S, "21", "21%", true, true, 0);
    addRate(company, VatCategory.S, "11", "11%", false, true, 1);
    addRate(company, VatCategory.Z, "0", "0%", false, true, 2);
    addRate(company, VatCategory.S, "19", "19%", false, false, 3);
    addRate(company, VatCategory.S, "9", "9%", false, false, 4);
    addRate(company, VatCategory.S, "5", "5%", false, false, 5);
    for (SeriesType type : SeriesType.values()) {
      seriesBook.add(
          new Series(
              new SeriesId(ids.next()),
              company.id(),
              type,
              Objects.requireNonNull(PREFIXES.get(type)),
              0,
              true,
              true,
              "auto",
              company.createdAt(),
              null));
    }
  }

  private void addRate(
      Company company,
      VatCategory category,
      String percentage,
      String label,
      boolean isDefault,
      boolean active,
      int position) {
    vatRates.add(
        new CompanyVatRate(
            new VatRateId(ids.next()),
            company.id(),
            new VatRate(category, Percentage.of(percentage)),
            label,
            isDefault,
            active,
            position,
            company.createdAt(),
            null));
  }
}
