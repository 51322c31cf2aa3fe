package ro.storno.application.company;

import ro.storno.application.Ids;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.application.tax.VatRates;
import ro.storno.domain.company.Company;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.numbering.SeriesType;
import ro.storno.domain.tax.CompanyVatRate;
import ro.storno.domain.tax.RomanianVatRates;
import ro.storno.domain.tax.VatRateId;

/** Gives a new company the VAT rates and series that it starts with (decisions.md, Documents). */
final class CompanySeeds {
  private final VatRates vatRates;
  private final SeriesBook seriesBook;
  private final Ids ids;

  CompanySeeds(VatRates vatRates, SeriesBook seriesBook, Ids ids) {
    this.vatRates = vatRates;
    this.seriesBook = seriesBook;
    this.ids = ids;
  }

  void sow(Company company) {
    for (RomanianVatRates.Seed seed : RomanianVatRates.seeds(company.party().vatPayer())) {
      vatRates.add(
          new CompanyVatRate(
              new VatRateId(ids.next()),
              company.id(),
              seed.rate(),
              seed.label(),
              seed.isDefault(),
              seed.active(),
              seed.position(),
              company.createdAt(),
              null));
    }
    for (SeriesType type : SeriesType.values()) {
      seriesBook.add(
          new Series(
              new SeriesId(ids.next()),
              company.id(),
              type,
              type.defaultPrefix(),
              0,
              true,
              true,
              "auto",
              company.createdAt(),
              null));
    }
  }
}
