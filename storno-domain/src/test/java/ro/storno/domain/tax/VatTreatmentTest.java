package ro.storno.domain.tax;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ro.storno.domain.money.Percentage;

class VatTreatmentTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final VatRate STANDARD = VatRate.standard("21");

  @ParameterizedTest
  @CsvSource({
    // client, valid, vatIn,     oss,   payer, treatment
    "RO, true,  RO18547290, true,  true,  DOMESTIC",
    "DE, true,  RO18547290, true,  true,  REVERSE_CHARGE",
    "DE, true,  RO18547290, false, true,  REVERSE_CHARGE",
    "DE, true,  ,           true,  true,  DOMESTIC",
    "DE, false, RO18547290, true,  true,  ONE_STOP_SHOP",
    "DE, false, RO18547290, false, true,  DOMESTIC",
    "EL, true,  RO18547290, false, true,  REVERSE_CHARGE",
    "XI, true,  RO18547290, false, true,  REVERSE_CHARGE",
    "GB, true,  RO18547290, true,  true,  EXPORT",
    "US, false, ,           false, true,  EXPORT",
    "US, false, ,           true,  false, DOMESTIC",
    "DE, true,  RO18547290, true,  false, DOMESTIC",
    ",   true,  RO18547290, true,  true,  DOMESTIC",
  })
  void client_and_company_decide_the_treatment(
      @Nullable String client,
      boolean valid,
      @Nullable String vatIn,
      boolean oss,
      boolean payer,
      VatTreatment treatment) {
    VatTreatment.Facts facts = new VatTreatment.Facts("RO", payer, vatIn, oss, client, valid, DAY);
    assertThat(VatTreatment.of(facts)).isEqualTo(treatment);
  }

  @Test
  void reverse_charge_and_export_take_the_vat_off() {
    VatTreatment.Facts facts = facts("DE");
    assertThat(VatTreatment.REVERSE_CHARGE.applyTo(STANDARD, facts))
        .isEqualTo(new VatRate(VatCategory.AE, Percentage.ZERO));
    assertThat(VatTreatment.EXPORT.applyTo(STANDARD, facts))
        .isEqualTo(new VatRate(VatCategory.G, Percentage.ZERO));
  }

  @Test
  void one_stop_shop_takes_the_rate_of_the_clients_country() {
    assertThat(VatTreatment.ONE_STOP_SHOP.applyTo(STANDARD, facts("HU")))
        .isEqualTo(VatRate.standard("27"));
    assertThat(VatTreatment.ONE_STOP_SHOP.applyTo(STANDARD, facts("EL")))
        .isEqualTo(VatRate.standard("24"));
  }

  @Test
  void other_categories_and_domestic_sales_stay_as_entered() {
    VatRate exempt = new VatRate(VatCategory.E, Percentage.ZERO);
    for (VatTreatment treatment : VatTreatment.values()) {
      assertThat(treatment.applyTo(exempt, facts("DE"))).isEqualTo(exempt);
    }
    assertThat(VatTreatment.DOMESTIC.applyTo(STANDARD, facts("RO"))).isEqualTo(STANDARD);
  }

  private static VatTreatment.Facts facts(String client) {
    return new VatTreatment.Facts("RO", true, "RO18547290", true, client, false, DAY);
  }
}
