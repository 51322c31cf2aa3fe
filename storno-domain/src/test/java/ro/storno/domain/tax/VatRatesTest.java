package ro.storno.domain.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.party.Countries;

class VatRatesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  @Test
  void rates_changed_on_the_first_of_august_2025() {
    assertThat(percentages(LocalDate.of(2025, 7, 31)))
        .containsExactlyInAnyOrder("19.00", "9.00", "5.00", "0.00");
    assertThat(percentages(LocalDate.of(2025, 8, 1)))
        .containsExactlyInAnyOrder("21.00", "11.00", "9.00", "0.00");
    assertThat(percentages(TODAY)).containsExactlyInAnyOrder("21.00", "11.00", "0.00");
  }

  @Test
  void housing_rate_ended_with_july_2026() {
    Percentage nine = Percentage.of("9");
    assertThat(RomanianVatRates.isInForce(nine, LocalDate.of(2026, 7, 31))).isTrue();
    assertThat(RomanianVatRates.isInForce(nine, LocalDate.of(2026, 8, 1))).isFalse();
  }

  @Test
  void exactly_one_standard_rate_is_in_force_on_each_day_since_2016() {
    for (LocalDate day = LocalDate.of(2016, 1, 1); day.isBefore(TODAY); day = day.plusDays(1)) {
      LocalDate on = day;
      assertThat(RomanianVatRates.inForce(day))
          .filteredOn(dated -> dated.kind() == DatedVatRate.Kind.STANDARD)
          .as(on.toString())
          .hasSize(1);
    }
    assertThat(RomanianVatRates.standard(LocalDate.of(2016, 6, 1)))
        .contains(VatRate.standard("20"));
    assertThat(RomanianVatRates.standard(LocalDate.of(2015, 12, 31))).isEmpty();
  }

  /** Fails 60 days before a rate ends without a successor: then read the law and add it. */
  @Test
  void no_rate_ends_within_sixty_days_without_a_successor() {
    LocalDate now = LocalDate.now();
    assertThat(RomanianVatRates.endingUnsucceeded(RomanianVatRates.all(), now, 60)).isEmpty();
    for (List<DatedVatRate> rates : EuropeanVatRates.all().values()) {
      assertThat(RomanianVatRates.endingUnsucceeded(rates, now, 60)).isEmpty();
    }
  }

  @Test
  void warning_comes_sixty_days_before_the_end() {
    LocalDate end = LocalDate.of(2027, 6, 30);
    DatedVatRate ending = dated(LocalDate.of(2025, 8, 1), end, false);
    DatedVatRate next = dated(LocalDate.of(2027, 7, 1), null, false);
    List<DatedVatRate> alone = List.of(ending);
    assertThat(RomanianVatRates.endingUnsucceeded(alone, end.minusDays(61), 60)).isEmpty();
    assertThat(RomanianVatRates.endingUnsucceeded(alone, end.minusDays(60), 60)).hasSize(1);
    assertThat(RomanianVatRates.endingUnsucceeded(alone, end, 60)).hasSize(1);
    assertThat(RomanianVatRates.endingUnsucceeded(List.of(ending, next), end, 60)).isEmpty();
    DatedVatRate late = dated(LocalDate.of(2027, 7, 2), null, false);
    assertThat(RomanianVatRates.endingUnsucceeded(List.of(ending, late), end, 60)).hasSize(1);
    DatedVatRate forGood = dated(LocalDate.of(2025, 8, 1), end, true);
    assertThat(RomanianVatRates.endingUnsucceeded(List.of(forGood), end, 60)).isEmpty();
  }

  @Test
  void new_company_starts_with_what_is_the_law_today_and_keeps_older_rates_inactive() {
    List<RomanianVatRates.Seed> seeds = RomanianVatRates.seeds(true);
    assertThat(seeds)
        .filteredOn(RomanianVatRates.Seed::active)
        .allMatch(seed -> RomanianVatRates.isInForce(seed.rate().percentage(), TODAY))
        .extracting(RomanianVatRates.Seed::label)
        .containsExactly("21%", "11%", "0%");
    assertThat(seeds)
        .filteredOn(RomanianVatRates.Seed::isDefault)
        .extracting(RomanianVatRates.Seed::label)
        .containsExactly("21%");
    assertThat(RomanianVatRates.seeds(false))
        .filteredOn(RomanianVatRates.Seed::isDefault)
        .extracting(RomanianVatRates.Seed::label)
        .containsExactly("0%");
  }

  @Test
  void every_member_state_has_one_standard_rate_today() {
    assertThat(EuropeanVatRates.all()).hasSize(27);
    for (String country : EuropeanVatRates.all().keySet()) {
      assertThat(Countries.inEuropeanUnion(country, TODAY)).as(country).isTrue();
      assertThat(EuropeanVatRates.standard(country, TODAY)).as(country).isPresent();
    }
    assertThat(EuropeanVatRates.standard("EE", LocalDate.of(2025, 6, 30)))
        .contains(VatRate.standard("22"));
    assertThat(EuropeanVatRates.standard("SK", TODAY)).contains(VatRate.standard("23"));
    assertThat(EuropeanVatRates.standard("US", TODAY)).isEmpty();
    assertThat(EuropeanVatRates.standard("RO", TODAY)).isEqualTo(RomanianVatRates.standard(TODAY));
  }

  @Test
  void category_is_corrected_to_fit_the_percentage() {
    assertThat(VatRate.corrected(VatCategory.S, Percentage.ZERO).category())
        .isEqualTo(VatCategory.Z);
    for (VatCategory zero :
        List.of(VatCategory.Z, VatCategory.E, VatCategory.AE, VatCategory.K, VatCategory.O)) {
      assertThat(VatRate.corrected(zero, Percentage.of("21"))).isEqualTo(VatRate.standard("21"));
      assertThat(VatRate.corrected(zero, Percentage.ZERO).category()).isEqualTo(zero);
    }
    assertThat(VatCategory.ofCode("AE")).contains(VatCategory.AE);
    assertThat(VatCategory.ofCode("AA")).isEmpty();
  }

  @Test
  void period_cannot_end_before_it_begins() {
    assertThatThrownBy(() -> dated(TODAY, TODAY.minusDays(1), false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(dated(TODAY, TODAY, false).inForce(TODAY)).isTrue();
  }

  private static DatedVatRate dated(
      LocalDate from, @org.jspecify.annotations.Nullable LocalDate until, boolean ending) {
    return new DatedVatRate(
        DatedVatRate.Kind.STANDARD, VatRate.standard("21"), from, until, ending, "test");
  }

  private static List<String> percentages(LocalDate day) {
    return RomanianVatRates.inForce(day).stream()
        .map(dated -> dated.rate().percentage().toString())
        .toList();
  }
}
