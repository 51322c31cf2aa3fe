package ro.storno.domain.numbering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.domain.DomainException;
import ro.storno.domain.company.CompanyId;

class SeriesTest {
  @ParameterizedTest
  @CsvSource({
    "FACT, 43, FACT-0043",
    "FACT, 1, FACT-0001",
    "FACT, 12345, FACT-12345",
    "FACT-, 43, FACT-0043",
    "2026/, 7, 2026/0007",
    "A., 7, A.0007",
    "FAC2026, 9999, FAC2026-9999",
    "Ș, 1, Ș-0001",
    "'', 5, 0005"
  })
  void number_is_prefix_separator_and_four_digits(String prefix, long sequence, String text) {
    assertThat(new DocumentNumber(prefix, sequence)).hasToString(text);
  }

  @Test
  void next_number_follows_the_last() {
    Series series =
        new Series(
            new SeriesId(new UUID(0, 1)),
            new CompanyId(new UUID(0, 2)),
            SeriesType.INVOICE,
            "FACT",
            42,
            true,
            true,
            "auto",
            Instant.EPOCH,
            null);
    assertThat(series.next()).isEqualTo(new DocumentNumber("FACT", 43));
  }

  @ParameterizedTest
  @ValueSource(strings = {"FACT", "F", "2026-INV", "FAC/26", "A_B.C-", "12345678901234567890"})
  void prefix_of_letters_digits_and_separators_is_taken(String prefix) {
    assertThat(Series.checkedPrefix(" " + prefix + " ")).isEqualTo(prefix);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "-A", "A B", "A\nB", "<b>", "A'B", "123456789012345678901"})
  void other_prefixes_are_refused(String prefix) {
    assertThatThrownBy(() -> Series.checkedPrefix(prefix))
        .isInstanceOf(DomainException.InvalidValue.class)
        .extracting(e -> ((DomainException) e).field())
        .isEqualTo("prefix");
  }

  @Test
  void counter_starts_at_nought_or_above() {
    assertThat(Series.checkedCounter(0)).isZero();
    assertThat(Series.checkedCounter(245)).isEqualTo(245);
    assertThatThrownBy(() -> Series.checkedCounter(-1))
        .isInstanceOf(DomainException.InvalidValue.class);
    assertThatThrownBy(() -> Series.checkedCounter(DocumentNumber.LAST))
        .isInstanceOf(DomainException.InvalidValue.class);
    assertThatThrownBy(() -> new DocumentNumber("F", 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void each_type_has_a_default_prefix_of_its_own() {
    assertThat(Arrays.stream(SeriesType.values()).map(SeriesType::defaultPrefix))
        .doesNotHaveDuplicates()
        .allSatisfy(prefix -> assertThat(Series.checkedPrefix(prefix)).isEqualTo(prefix));
    assertThat(SeriesType.ofWireName("credit_note")).contains(SeriesType.CREDIT_NOTE);
    assertThat(SeriesType.ofWireName("CREDIT_NOTE")).isEmpty();
  }
}
