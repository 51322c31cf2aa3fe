package ro.storno.domain.party;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RomanianCountyTest {
  @Test
  void there_are_forty_one_counties_and_bucharest() {
    assertThat(RomanianCounty.all()).hasSize(42).doesNotHaveDuplicates();
    assertThat(RomanianCounty.all()).contains(RomanianCounty.BUCHAREST);
  }

  @Test
  void each_is_found_by_code_and_by_name() {
    for (RomanianCounty county : RomanianCounty.all()) {
      assertThat(RomanianCounty.find(county.code())).contains(county);
      assertThat(RomanianCounty.find(county.letters())).contains(county);
      assertThat(RomanianCounty.find(county.displayName())).contains(county);
      assertThat(RomanianCounty.find(county.plainName().toLowerCase(java.util.Locale.ROOT)))
          .contains(county);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Judetul Cluj, RO-CJ",
    "JUD. TIMIŞ, RO-TM",
    "bistrita nasaud, RO-BN",
    "Municipiul Bucuresti, RO-B",
    "Sector 3, RO-B",
    "Bucharest, RO-B",
    "ro-if, RO-IF"
  })
  void spellings_are_understood(String text, String code) {
    assertThat(RomanianCounty.find(text)).get().extracting(RomanianCounty::code).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bavaria", "XX", "RO-XX"})
  void other_places_are_not_counties(String text) {
    assertThat(RomanianCounty.find(text)).isEmpty();
  }

  @Test
  void sector_is_found_in_city_county_street_or_postal_code() {
    assertThat(sector("Sector 3", "B", null, null)).isEqualTo("SECTOR3");
    assertThat(sector("SECTOR1", null, null, null)).isEqualTo("SECTOR1");
    assertThat(sector("București, sectorul 2", null, null, null)).isEqualTo("SECTOR2");
    assertThat(sector("Bucuresti", "Sector 6", null, null)).isEqualTo("SECTOR6");
    assertThat(sector("Bucuresti", "B", "Str. Lunga 5, sect. 4", null)).isEqualTo("SECTOR4");
    assertThat(sector("Bucuresti", "B", "Str. Lunga 5", "050123")).isEqualTo("SECTOR5");
    assertThat(sector("Bucuresti", "B", "Str. Sectorului 9", "410000")).isNull();
    assertThat(sector(null, null, null, null)).isNull();
  }

  private static @Nullable String sector(
      @Nullable String city,
      @Nullable String county,
      @Nullable String street,
      @Nullable String postalCode) {
    return RomanianCounty.bucharestSector(new Address(street, city, county, postalCode, "RO"))
        .orElse(null);
  }
}
