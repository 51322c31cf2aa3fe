package ro.storno.domain.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitOfMeasureTest {
  @ParameterizedTest
  @CsvSource({
    "buc, H87",
    "Buc., H87",
    "ora, HUR",
    "ore, HUR",
    "kg, KGM",
    "mp, MTK",
    "hours, HUR",
    "h87, H87",
    "XBX, XBX",
    "' luna ', MON",
    "ha, H18"
  })
  void words_and_codes_are_understood(String typed, String code) {
    assertThat(UnitOfMeasure.code(typed)).contains(code);
    assertThat(UnitOfMeasure.isCode(code)).isTrue();
  }

  @Test
  void other_words_are_not() {
    assertThat(UnitOfMeasure.code("gigabucata")).isEmpty();
    assertThat(UnitOfMeasure.code("")).isEmpty();
    assertThat(UnitOfMeasure.isCode("buc")).isFalse();
  }
}
