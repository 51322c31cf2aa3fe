package ro.storno.rest.party;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.application.company.CompanyRegistry.Entry;
import ro.storno.application.company.CompanyRegistry.FiscalStatus;
import ro.storno.application.company.CompanyRegistry.Period;
import ro.storno.application.company.LookUpTaxpayer;
import ro.storno.application.party.CheckVatId;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.RomanianCounty;
import ro.storno.rest.openapi.Described;

/** What public registers say about somebody who may become a client. */
final class LookupViews {
  private LookupViews() {}

  /** A taxpayer of ANAF's registry. */
  record TaxpayerFound(TaxpayerView data) {
    static TaxpayerFound of(LookUpTaxpayer.Found found) {
      return new TaxpayerFound(TaxpayerView.of(found));
    }
  }

  /** What VIES says. */
  record VatIdChecked(VatIdView data) {
    static VatIdChecked of(CheckVatId.Checked checked) {
      return new VatIdChecked(
          new VatIdView(
              checked.answer().valid(),
              checked.answer().name(),
              checked.answer().address(),
              checked.id().prefix(),
              checked.id().number()));
    }
  }

  /**
   * A taxpayer (api-reference/clients/anaf-lookup.md), with what the registry tells beyond the
   * page.
   */
  record TaxpayerView(
      String cui,
      String name,
      @Nullable String address,
      @Described(value = "Town; SECTOR1 to SECTOR6 in Bucharest", example = "SECTOR1")
          @Nullable String city,
      @Described(value = "Name of the county", example = "Cluj") @Nullable String county,
      @Described(value = "ISO 3166-2", example = "RO-CJ") @Nullable String countyCode,
      @Nullable String postalCode,
      @Nullable String phone,
      @Nullable String registrationNumber,
      boolean isVatPayer,
      @Nullable String vatCode,
      boolean vatOnCollection,
      List<PeriodView> vatPeriods,
      boolean splitVat,
      boolean isActive,
      @Described("State of registration in ANAF's words") @Nullable String state,
      boolean inEFacturaRegister,
      @Nullable LocalDate inEFacturaRegisterSince,
      @Described("When the registry said so, if it does not answer now")
          @Nullable Instant outdatedSince) {
    static TaxpayerView of(LookUpTaxpayer.Found found) {
      Entry entry = found.entry();
      FiscalStatus fiscal = entry.fiscal();
      Address seat = entry.address();
      String county = seat.county();
      return new TaxpayerView(
          entry.cif(),
          entry.name(),
          seat.street(),
          seat.city(),
          county == null
              ? null
              : RomanianCounty.find(county).map(RomanianCounty::plainName).orElse(county),
          county == null
              ? null
              : RomanianCounty.find(county).map(RomanianCounty::code).orElse(null),
          seat.postalCode(),
          entry.phone(),
          entry.registrationNumber(),
          entry.vatPayer(),
          entry.vatPayer() ? found.cif().withPrefix() : null,
          entry.vatOnCollection(),
          fiscal.vatPeriods().stream().map(PeriodView::of).toList(),
          fiscal.splitVat(),
          entry.active(),
          fiscal.state(),
          found.inEFacturaRegister(),
          fiscal.inEFacturaRegisterSince(),
          entry.outdatedSince());
    }
  }

  /** A time in which something was so; null where it is open. */
  record PeriodView(@Nullable LocalDate from, @Nullable LocalDate until) {
    static PeriodView of(Period period) {
      return new PeriodView(period.from(), period.until());
    }
  }

  /** What a member state says about a VAT identifier (api-reference/clients/vies-lookup.md). */
  record VatIdView(
      boolean valid,
      @Nullable String name,
      @Nullable String address,
      @Described("Prefix of VIES: EL for Greece, XI for Northern Ireland") String countryCode,
      String vatNumber) {}
}
