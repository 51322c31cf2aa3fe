package ro.storno.einvoice.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PolishNumbersTest {
  @Test
  void last_digit_of_a_nip_checks_the_others() {
    assertThat(PolishNumbers.isNip("5265877635")).isTrue();
    assertThat(PolishNumbers.isNip("5265877634")).isFalse();
    assertThat(PolishNumbers.isNip("526587763")).isFalse();
    assertThat(PolishNumbers.isNip("PL5265877635")).isFalse();
  }

  @Test
  void end_of_a_ksef_number_checks_what_stands_before_it() {
    assertThat(PolishNumbers.isKsefNumber("5265877635-20250626-010080DD2B5E-26")).isTrue();
    assertThat(PolishNumbers.isKsefNumber("5265877635-20250916-0200A0D6723E-C2")).isTrue();
    assertThat(PolishNumbers.isKsefNumber("5265877635-20250626-010080DD2B5E-27")).isFalse();
    assertThat(PolishNumbers.isKsefNumber("5265877635")).isFalse();
  }
}
