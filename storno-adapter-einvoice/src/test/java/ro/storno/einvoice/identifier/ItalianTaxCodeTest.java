package ro.storno.einvoice.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ItalianTaxCodeTest {
  @Test
  void last_digit_checks_a_partita_iva() {
    assertThat(ItalianTaxCode.isVatNumber("00743110157")).isTrue();
    assertThat(ItalianTaxCode.isVatNumber("12345678903")).isTrue();
    assertThat(ItalianTaxCode.isVatNumber("12345678904")).isFalse();
    assertThat(ItalianTaxCode.isVatNumber("1234567890")).isFalse();
    assertThat(ItalianTaxCode.isVatNumber("1234567890X")).isFalse();
  }

  @Test
  void last_letter_checks_a_codice_fiscale() {
    assertThat(ItalianTaxCode.isTaxCode("RSSMRA85T10A562S")).isTrue();
    assertThat(ItalianTaxCode.isTaxCode("RSSMRA85T10A562T")).isFalse();
    assertThat(ItalianTaxCode.isTaxCode("RSSMRA85T10A56-S")).isFalse();
    assertThat(ItalianTaxCode.isTaxCode("00743110157")).isTrue();
    assertThat(ItalianTaxCode.isTaxCode("")).isFalse();
  }
}
