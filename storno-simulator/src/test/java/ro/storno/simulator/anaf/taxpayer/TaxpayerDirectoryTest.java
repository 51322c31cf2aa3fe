package ro.storno.simulator.anaf.taxpayer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxpayerDirectoryTest {
  private final TaxpayerDirectory directory = new TaxpayerDirectory();

  @ParameterizedTest
  @CsvSource({
    "18547290,true",
    "14399840,true",
    "99001234,true",
    "18547291,false",
    "1,false",
    "018547290,false",
    "x,false"
  })
  void a_cif_has_a_check_digit(String cif, boolean right) {
    assertThat(CheckDigits.cif(cif)).isEqualTo(right);
    assertThat(directory.find(cif).isPresent()).isEqualTo(right);
  }

  @ParameterizedTest
  @CsvSource({"1960101410019,true", "1960101410018,false", "196010141001,false"})
  void a_cnp_has_a_check_digit(String cnp, boolean right) {
    assertThat(CheckDigits.cnp(cnp)).isEqualTo(right);
  }

  @Test
  void a_made_up_taxpayer_is_always_the_same() {
    assertThat(new TaxpayerDirectory().find("18547290")).isEqualTo(directory.find("18547290"));
    assertThat(directory.find("14399840")).isNotEqualTo(directory.find("18547290"));
  }

  @Test
  void what_is_put_in_wins_and_can_be_taken_out() {
    Taxpayer changed =
        TaxpayerDirectory.madeUp("18547290")
            .named("Exemplu SRL")
            .registered(Registrations.vat(LocalDate.of(2026, 1, 1)));
    directory.put(changed);
    assertThat(directory.find("18547290")).contains(changed);
    assertThat(changed.vatPayerOn(LocalDate.of(2025, 12, 31))).isFalse();
    assertThat(changed.vatPayerOn(LocalDate.of(2026, 1, 1))).isTrue();
    directory.remove("18547290");
    assertThat(directory.find("18547290")).isEmpty();
    directory.put(changed);
    assertThat(directory.find("18547290")).contains(changed);
  }

  @Test
  void suppliers_have_right_codes_and_are_registered_for_vat() {
    assertThat(IntStream.range(0, 200).mapToObj(TaxpayerDirectory::supplier))
        .allMatch(CheckDigits::cif)
        .allMatch(cif -> TaxpayerDirectory.madeUp(cif).registrations().vatSince() != null)
        .doesNotHaveDuplicates();
  }
}
