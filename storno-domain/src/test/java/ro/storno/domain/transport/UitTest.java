package ro.storno.domain.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UitTest {
  /** Those that ANAF itself quotes in its Schematron. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "3V0P0L0P0T3JUW46", "4C0U0C0J0W3DDQ92", "5Y0Q0L0A0Y3AJA00", "6N0U0A0A0K3PUM07",
        "7M0L0P0H0K3RAP05", "8H0Q0V0L0Q3WQN41", "9E0P0C0J0J3DQV99", "2D1R0D0L0N3CYH94"
      })
  void official_samples_are_read(String text) {
    assertThat(Uit.parse(" " + text + "\n")).hasValue(new Uit(text));
    assertThat(Uit.checkDigits(text.substring(0, 14))).isEqualTo(text.substring(14));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RO240218ABC123",
        "3V0P0L0P0T3JUW47",
        "3v0p0l0p0t3juw46",
        "3V0P0L0P0T3JUO38",
        "3V0P0L0P0T3JUW4",
        "3V0P0L0P0T3JUW460",
        ""
      })
  void anything_else_is_none(String text) {
    assertThat(Uit.parse(text)).isEmpty();
    assertThatThrownBy(() -> new Uit(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void exchanged_neighbours_are_not_noticed_by_the_official_check_digits() {
    assertThat(Uit.parse("V30P0L0P0T3JUW46")).isPresent();
  }
}
