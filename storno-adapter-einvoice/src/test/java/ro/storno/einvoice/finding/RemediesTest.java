package ro.storno.einvoice.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.FindingSource;
import ro.storno.domain.einvoice.LocalizedText;
import ro.storno.domain.einvoice.Severity;

class RemediesTest {
  private final Remedies remedies = new Remedies();

  private static Set<String> rules(String language) {
    Map<String, String> texts =
        Texts.load(
            language.equals("en") || language.equals("ro")
                ? "remedies.properties"
                : "remedies_" + language + ".properties");
    return texts.keySet().stream()
        .filter(key -> key.endsWith("." + language))
        .map(key -> key.substring(0, key.length() - 3))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void every_advice_is_there_in_english_and_romanian() {
    assertThat(rules("ro")).isEqualTo(rules("en")).hasSizeGreaterThan(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr", "it", "pl"})
  void every_advice_of_the_european_standard_is_translated(String language) {
    Set<String> standard =
        rules("en").stream()
            .filter(rule -> rule.matches("BR-(\\d\\d|CO-.*|\\*-.*|IC-.*|O-.*|CL.*|DEC.*)"))
            .collect(Collectors.toSet());
    assertThat(rules(language)).containsAll(standard);
    assertThat(rules("en"))
        .as("no advice for rules that do not exist")
        .containsAll(rules(language));
  }

  @ParameterizedTest
  @CsvSource({"de,BR-DE-", "it,SDI-", "pl,KSEF-", "pl,FA-", "fr,BR-FR", "it,FX-", "pl,NO-RULES"})
  void advice_of_a_country_is_there_in_its_language(String language, String family) {
    Set<String> own =
        rules("en").stream().filter(rule -> rule.startsWith(family)).collect(Collectors.toSet());
    assertThat(rules(language)).isNotEmpty().containsAll(own);
  }

  @Test
  void translations_differ_from_each_other_and_hold_no_broken_letters() {
    for (String rule : rules("fr")) {
      LocalizedText text = remedies.of(rule.replace("BR-*-", "BR-S-").replace("*", "01"));
      assertThat(text).as(rule).isNotNull();
      assertThat(Set.copyOf(text.texts().values())).as(rule).hasSize(6);
      text.texts()
          .values()
          .forEach(
              one ->
                  assertThat(one).as(rule).doesNotContain("\uFFFD", "Ã", "Å").doesNotEndWith(" "));
    }
  }

  @Test
  void rule_of_any_vat_category_has_the_advice_of_its_number() {
    assertThat(remedies.of("BR-AE-10").in("de")).startsWith("Nennen Sie den Befreiungsgrund");
    assertThat(remedies.of("BR-S-10").in("pl")).startsWith("Podaj przyczynę zwolnienia");
  }

  @Test
  void rule_that_factur_x_repeats_has_the_advice_of_en_16931() {
    Explainer explainer = new Explainer();
    Finding repeated =
        explainer.explain(
            "FX-SCH-A-000122",
            Severity.ERROR,
            FindingSource.SPECIFICATION,
            Place.UNKNOWN,
            "[BR-CO-16]-Amount due for payment (BT-115) = Invoice total amount with VAT (BT-112)");
    Finding own =
        explainer.explain(
            "FX-SCH-A-000037",
            Severity.ERROR,
            FindingSource.SPECIFICATION,
            Place.UNKNOWN,
            "Attribute '@schemeID' is required in this context.");

    assertThat(repeated.remedy()).isEqualTo(remedies.of("BR-CO-16"));
    assertThat(own.remedy()).isEqualTo(remedies.of("FX-SCH-X"));
    assertThat(own.remedy().in("it")).contains("BT-24");
  }

  @Test
  void what_is_not_translated_is_told_in_english() {
    LocalizedText text = remedies.of("BR-RO-001");
    assertThat(text.in("fr")).isEqualTo(text.english());
    assertThat(text.in("ro")).isNotEqualTo(text.english());
    assertThat(remedies.of("NO-SUCH-RULE")).isNull();
  }
}
