package ro.storno.pdf.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ro.storno.application.invoice.PrintableInvoice.Kind;
import ro.storno.application.invoice.PrintableInvoice.Language;
import ro.storno.application.invoice.PrintableInvoice.LegalMention;
import ro.storno.application.invoice.PrintableInvoice.ReferenceKind;
import ro.storno.pdf.PlainText;
import ro.storno.pdf.Press;

class WordingTest {
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_language_has_the_same_words_with_the_same_places(Language language) {
    Wording romanian = Wording.of(Language.RO);
    Wording wording = Wording.of(language);
    assertThat(wording.texts().keySet()).isEqualTo(romanian.texts().keySet());
    wording
        .texts()
        .forEach(
            (key, text) ->
                assertThat(places(text)).as(key).isEqualTo(places(romanian.texts().get(key))));
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(r -> r.group()).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_word_can_be_printed_with_our_fonts(Language language) {
    PlainText plainText = new Press().plainText();
    assertThat(Wording.of(language).texts().values())
        .allSatisfy(text -> assertThat(plainText.line(text, 1_000)).isEqualTo(text.strip()));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_kind_reference_and_mention_has_a_word(Language language) {
    Wording wording = Wording.of(language);
    assertThat(Arrays.stream(Kind.values()).map(v -> "kind." + v)).allMatch(has(wording));
    assertThat(Arrays.stream(ReferenceKind.values()).map(v -> "reference." + v))
        .allMatch(has(wording));
    assertThat(Arrays.stream(LegalMention.values()).map(v -> "mention." + v))
        .allMatch(has(wording));
  }

  private static java.util.function.Predicate<String> has(Wording wording) {
    return key -> wording.find(key).isPresent();
  }

  @Test
  void romanian_uses_commas_below_never_cedillas() {
    assertThat(String.join("", Wording.of(Language.RO).texts().values()))
        .contains("ș", "ț", "ă", "î", "â")
        .doesNotContain("ş", "ţ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RO|1234567.5|2|1.234.567,50",
        "EN|1234567.5|2|1,234,567.50",
        "DE|-1234.5|2|-1.234,50",
        "FR|1234.5|2|1\u202f234,50",
        "RO|0.125|2|0,125",
        "RO|1E+3|2|1.000,00",
        "RO|100|0|100",
        "RO|-0.00|2|0,00",
        "EN|999|2|999.00"
      })
  void numbers_follow_the_language(Language language, BigDecimal value, int decimals, String text) {
    assertThat(Notation.of(language).number(value, decimals)).isEqualTo(text);
  }

  @Test
  void dates_follow_the_language() {
    LocalDate date = LocalDate.of(2026, 3, 1);
    assertThat(Arrays.stream(Notation.values()).map(n -> n.date(date)))
        .containsExactly("01.03.2026", "01\u00a0Mar\u00a02026", "01.03.2026", "01/03/2026");
  }
}
