package ro.storno.rest.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ro-RO,ro;q=0.9,en;q=0.8|ROMANIAN",
        "en-GB,en;q=0.9|ENGLISH",
        "de-DE,de;q=0.9,en;q=0.5,ro;q=0.3|ENGLISH",
        "en;q=0.1,ro;q=0.9|ROMANIAN",
        "fr|ROMANIAN",
        "*|ROMANIAN",
        ";drop table|ROMANIAN",
        ";q=;;|ROMANIAN"
      })
  void browser_gets_the_language_it_prefers_among_ours(String header, Language language) {
    assertThat(Language.preferred(header)).isEqualTo(language);
  }

  @Test
  void absurdly_long_header_is_not_read() {
    assertThat(Language.preferred("en,".repeat(10_000))).isEqualTo(Language.ROMANIAN);
  }

  @Test
  void wording_takes_its_arguments_literally() {
    Wording wording = new Wording(LanguageTest.class);
    assertThat(wording.get(Language.ENGLISH, "greeting", "{1} $1", "\\"))
        .isEqualTo("Hi {1} $1, \\!");
    assertThat(wording.get(Language.ROMANIAN, "greeting", "Ana", "Ion"))
        .isEqualTo("Bună Ana și Ion");
  }
}
