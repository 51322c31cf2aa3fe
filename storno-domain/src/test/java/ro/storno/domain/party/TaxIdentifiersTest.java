package ro.storno.domain.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.domain.Problem;

class TaxIdentifiersTest {
  /** Published identifiers, at least one of each member state. */
  private static final String[] VAT_IDS = {
    "ATU13585627", "BE0428759497", "BG175074752", "CY10259033P", "CZ25123891", "DE136695976",
    "DK13585628", "EE100931558", "EL094259216", "ESB58378431", "ES54362315K", "ESX2482300W",
    "FI20774740", "FR40303265045", "FR83404833048", "GB980780684", "HR33392005961", "HU12892312",
    "IE6433435F", "IE6433435OA", "IT00743110157", "LT119511515", "LT100001919017", "LU15027442",
    "LV40003521600", "MT11679112", "NL004495445B01", "PL8567346215", "PT501964843", "RO18547290",
    "SE123456789701", "SI50223054", "SK2022749619", "XI980780684"
  };

  @ParameterizedTest
  @CsvSource({
    "RO18547290, 18547290",
    "ro 18547290, 18547290",
    "' RO-185.472.90 ', 18547290",
    "14399840, 14399840",
    "0014399840, 14399840",
  })
  void cif_is_read_without_prefix_and_ornaments(String text, String digits) {
    assertThat(Cif.parse(text)).contains(new Cif(digits));
    assertThat(Cif.check("cif", text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "RO", "1", "12345678901", "DE136695976", "18547A90"})
  void what_cannot_be_a_cif_is_none(String text) {
    assertThat(Cif.parse(text)).isEmpty();
    assertThat(Cif.check("cif", text)).get().extracting(Problem::isError).isEqualTo(false);
  }

  @Test
  void wrong_check_digit_of_a_cif_is_a_warning() {
    assertThat(Cif.check("receiverCif", "RO18547291"))
        .contains(
            Problem.warning(
                "receiverCif",
                "The check digit of CIF 'RO18547291' is wrong; look for a typing error."));
    assertThat(new Cif("18547290").withPrefix()).isEqualTo("RO18547290");
  }

  @Property(seed = "20261127")
  void exactly_one_check_digit_fits_each_cif(
      @ForAll @IntRange(min = 1, max = 999_999_999) int body) {
    long fitting =
        IntStream.range(0, 10).filter(c -> new Cif("" + body + c).checksumValid()).count();
    assertThat(fitting).isEqualTo(1);
  }

  @Test
  void cnp_tells_the_date_of_birth() {
    Cnp cnp = new Cnp("1800101221144");
    assertThat(cnp.checksumValid()).isTrue();
    assertThat(cnp.birthDate()).contains(LocalDate.of(1980, 1, 1));
    assertThat(new Cnp("6000229000000").birthDate()).contains(LocalDate.of(2000, 2, 29));
    assertThat(new Cnp("1000229000000").birthDate()).isEmpty();
    assertThat(new Cnp("3991231000000").birthDate()).contains(LocalDate.of(1899, 12, 31));
    assertThat(new Cnp("7800101000000").birthDate()).isEmpty();
  }

  @Test
  void cnp_with_wrong_digit_or_date_is_a_warning_that_does_not_repeat_it() {
    assertThat(Cnp.check("cnp", "1800101221144")).isEmpty();
    assertThat(Cnp.check("cnp", "0000000000000")).isEmpty();
    for (String wrong : new String[] {"1800101221145", "1801301221140", "180010122114", "ABC123"}) {
      Problem problem = Cnp.check("cnp", wrong).orElseThrow();
      assertThat(problem.isError()).isFalse();
      assertThat(problem.message()).doesNotContain(wrong);
    }
    assertThat(new Cnp("1800101221144")).hasToString("1************");
  }

  @Test
  void remainder_ten_makes_check_digit_one_of_a_cnp() {
    String body = "180010112005";
    assertThat(CheckDigits.weighted(body, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11).isEqualTo(10);
    assertThat(new Cnp(body + "1").checksumValid()).isTrue();
    assertThat(new Cnp(body + "0").checksumValid()).isFalse();
  }

  @Test
  void vat_ids_of_every_member_state_are_known() {
    Set<String> covered =
        java.util.Arrays.stream(VAT_IDS).map(id -> id.substring(0, 2)).collect(Collectors.toSet());
    LocalDate today = LocalDate.of(2026, 11, 21);
    assertThat(java.util.Locale.getISOCountries())
        .filteredOn(country -> Countries.inEuropeanUnion(country, today))
        .hasSize(27)
        .allSatisfy(country -> assertThat(covered).contains(country.equals("GR") ? "EL" : country));
    for (String id : VAT_IDS) {
      assertThat(VatId.check("vatCode", id)).as(id).isEmpty();
      assertThat(VatId.parse(id)).get().hasToString(id);
    }
  }

  @Test
  void one_changed_digit_breaks_the_checksum() {
    for (String id : VAT_IDS) {
      int position = id.startsWith("NL") || id.startsWith("SE") ? 8 : 7;
      char was = id.charAt(position);
      char changed = was == '9' ? '0' : (char) (was + 1);
      String wrong = id.substring(0, position) + changed + id.substring(position + 1);
      assertThat(VatId.parse(wrong).orElseThrow().checksumValid()).as(wrong).isFalse();
      assertThat(VatId.check("vatCode", wrong)).get().extracting(Problem::isError).isEqualTo(false);
    }
  }

  /** Kinds of number that a country has beside the usual one, each with a wrong neighbour. */
  @ParameterizedTest
  @CsvSource({
    "BG7523169263, BG7523169264",
    "BG7111042925, BG7111042926",
    "ESX5253868R, ESX5253868S",
    "ESY1234567X, ESY1234567Z",
    "ESB58378431, ESB58378432",
    "ESQ2876031B, ESQ2876031C",
    "LT100001919017, LT100001919018",
    "IE8D79739I, IE8D79739J",
    "NL123456782B90, NL123456783B90",
    "FI01120389, FI01120388",
    "PT500100144, PT500100145",
    "LV90000069281, LV90000069282",
    "CZ25123891, CZ25123892",
  })
  void other_kinds_of_number_have_their_own_checksum(String right, String wrong) {
    assertThat(VatId.parse(right).orElseThrow().checksumValid()).as(right).isTrue();
    assertThat(VatId.parse(wrong).orElseThrow().checksumValid()).as(wrong).isFalse();
  }

  /** Where the method is not public the number passes by its form alone. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CZ7103192745",
        "CZ640903926",
        "LV16117519997",
        "FRK7399859412",
        "GBGD001",
        "GBHA599"
      })
  void numbers_without_a_public_method_pass(String id) {
    assertThat(VatId.check("vatCode", id)).isEmpty();
  }

  @Test
  void greek_ids_are_written_with_el_and_belong_to_gr() {
    VatId id = VatId.parse("GR 094259216").orElseThrow();
    assertThat(id).hasToString("EL094259216");
    assertThat(id.country()).isEqualTo("GR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "RO", "US123456789", "DE12345678", "136695976", "FRO1303265045"})
  void what_is_not_structured_like_a_vat_id_is_none(String text) {
    assertThat(VatId.parse(text)).isEmpty();
    assertThat(VatId.check("vatCode", text)).isPresent();
  }

  @Test
  void vat_id_of_a_wrong_form_cannot_be_made() {
    assertThatThrownBy(() -> new VatId("DE", "1")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new VatId("US", "1")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RO49AAAA1B31007593840000",
        "RO49 AAAA 1B31 0075 9384 0000",
        "de89370400440532013000",
        "GB82WEST12345698765432",
        "NO9386011117947"
      })
  void iban_with_right_length_and_check_digits_is_read(String text) {
    assertThat(Iban.parse(text)).isPresent();
    assertThat(Iban.check("iban", text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RO48AAAA1B31007593840000",
        "RO49AAAA1B3100759384000",
        "DE8937040044053201300",
        "",
        "1234",
        "RO49AAAA1B31007593840000X"
      })
  void iban_with_an_error_is_a_warning(String text) {
    assertThat(Iban.parse(text)).isEmpty();
    assertThat(Iban.check("iban", text)).get().extracting(Problem::field).isEqualTo("iban");
  }

  @Test
  void iban_is_printed_in_groups() {
    Iban iban = Iban.parse("RO49AAAA1B31007593840000").orElseThrow();
    assertThat(iban.grouped()).isEqualTo("RO49 AAAA 1B31 0075 9384 0000");
    assertThat(iban.country()).isEqualTo("RO");
  }

  @Test
  void membership_of_the_union_depends_on_the_date() {
    LocalDate today = LocalDate.of(2026, 11, 21);
    assertThat(Countries.inEuropeanUnion("EL", today)).isTrue();
    assertThat(Countries.inEuropeanUnion("XI", today)).isTrue();
    assertThat(Countries.inEuropeanUnion("GB", today)).isFalse();
    assertThat(Countries.inEuropeanUnion("GB", LocalDate.of(2020, 12, 31))).isTrue();
    assertThat(Countries.inEuropeanUnion("HR", LocalDate.of(2013, 6, 30))).isFalse();
    assertThat(Countries.inEuropeanUnion("HR", LocalDate.of(2013, 7, 1))).isTrue();
    assertThat(Countries.inEuropeanUnion("MD", today)).isFalse();
    assertThat(Countries.isIso("MD")).isTrue();
    assertThat(Countries.isIso("ro")).isFalse();
    assertThat(Countries.isIso("ZZ")).isFalse();
  }
}
