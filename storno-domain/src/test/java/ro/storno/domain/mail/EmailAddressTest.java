package ro.storno.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
  @ParameterizedTest
  @CsvSource({
    "ana@example.ro, ana@example.ro",
    "' Ana.Pop+Facturi@EXAMPLE.RO ', ana.pop+facturi@example.ro",
    "o'neill@example.ie, o'neill@example.ie",
    "ana@țuțea.ro, ana@xn--uea-8lbb.ro",
    "ana@xn--uea-8lbb.ro, ana@xn--uea-8lbb.ro",
    "ana@localhost, ana@localhost"
  })
  void address_has_one_canonical_form(String typed, String canonical) {
    assertThat(EmailAddress.find(typed)).contains(new EmailAddress(canonical));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@example.ro",
        "ana@",
        "ana",
        "ana pop@example.ro",
        "ana@@example.ro",
        ".ana@example.ro",
        "ana.@example.ro",
        "ana..pop@example.ro",
        "ana@example..ro",
        "ana@-example.ro",
        "ana@[127.0.0.1]",
        "\"ana pop\"@example.ro",
        "ana@example.ro,ion@example.ro",
        "ana@example.ro\r\nBcc: ion@example.ro",
        "ana\r\n@example.ro",
        "Ana <ana@example.ro>"
      })
  void what_is_no_single_address_is_refused(String typed) {
    assertThat(EmailAddress.find(typed)).isEmpty();
  }

  @Test
  void letters_that_look_alike_before_the_at_are_refused() {
    assertThat(EmailAddress.find("\u0430na@example.ro")).as("Cyrillic a").isEmpty();
    assertThat(EmailAddress.find("\uff41na@example.ro")).as("full-width a").isEmpty();
    assertThat(EmailAddress.find("ana\u200b@example.ro")).as("zero-width space").isEmpty();
    assertThat(EmailAddress.find("m\u0131ke@example.ro")).as("dotless i").isEmpty();
    assertThat(EmailAddress.find("ana@example.ro\u202e")).as("reversing mark").isEmpty();
  }

  @Test
  void domain_that_looks_alike_shows_as_what_it_is_and_one_that_changes_is_refused() {
    assertThat(EmailAddress.find("ana@ex\u0430mple.ro").orElseThrow().value())
        .as("Cyrillic a")
        .startsWith("ana@xn--");
    assertThat(EmailAddress.find("ana@ex\uff41mple.ro")).as("full-width a").isEmpty();
    assertThat(EmailAddress.find("ana@stra\u00dfe.de")).as("sharp s").isEmpty();
    assertThat(EmailAddress.find("ana@exam\u00adple.ro")).as("soft hyphen").isEmpty();
    assertThat(EmailAddress.find("ana@example\u3002ro")).as("ideographic full stop").isEmpty();
  }

  @Test
  void long_ones_are_refused() {
    assertThat(EmailAddress.find("a".repeat(64) + "@example.ro")).isPresent();
    assertThat(EmailAddress.find("a".repeat(65) + "@example.ro")).isEmpty();
    assertThat(EmailAddress.find("a@" + "b.".repeat(130) + "ro")).isEmpty();
    assertThat(EmailAddress.find("a@" + "b".repeat(64) + ".ro")).isEmpty();
  }

  @Test
  void other_forms_cannot_be_made() {
    assertThatThrownBy(() -> new EmailAddress("Ana@example.ro"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void header_is_one_short_line() {
    assertThat(HeaderText.oneLine(" Firma\r\nBcc: x@y.ro\u2028\u202e\u0000 mea "))
        .isEqualTo("Firma Bcc: x@y.ro mea");
    assertThat(HeaderText.oneLine("a".repeat(500))).hasSize(HeaderText.LONGEST);
    assertThat(HeaderText.oneLine("a".repeat(199) + "\ud83d\ude00")).hasSize(199);
    assertThat(HeaderText.isOneLine("Subiect: ăîșț")).isTrue();
    assertThat(HeaderText.isOneLine("a\nb")).isFalse();
  }
}
