package ro.storno.domain.ksef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KsefNumbersTest {
  /** The hash in the ministry's example, UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE. */
  private static final String HASH =
      HexFormat.of()
          .formatHex(Base64.getUrlDecoder().decode("UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE"));

  @ParameterizedTest
  @ValueSource(
      strings = {"5265877635-20250916-0200A0D6723E-C2", "5265877635-20250626-010080DD2B5E-26"})
  void published_numbers_are_numbers(String text) {
    assertThat(KsefNumber.parse(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5265877635-20250916-0200A0D6723E-C3",
        "5265877635-20250916-0200A0D6723F-C2",
        "5265877635-20250916-0200A0D6723E",
        "",
        "5265877635-20250916-0200a0d6723e-c2"
      })
  void a_mistyped_number_is_none(String text) {
    assertThat(KsefNumber.parse(text)).isEmpty();
  }

  @Test
  void code_one_leads_to_the_invoice_as_in_the_ministrys_example() {
    assertThat(
            KsefVerificationLink.ofInvoice(
                KsefVerificationLink.Site.PRODUCTION, "1111111111", LocalDate.of(2026, 2, 1), HASH))
        .hasToString(
            "https://qr.ksef.mf.gov.pl/invoice/1111111111/01-02-2026/"
                + "UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE");
  }

  @Test
  void code_two_signs_everything_before_the_signature() {
    KsefVerificationLink link =
        KsefVerificationLink.ofIssuer(
            KsefVerificationLink.Site.TEST, "1111111111", "01F20A5D352AE590", HASH, text -> text);
    String signed =
        "qr-test.ksef.mf.gov.pl/certificate/Nip/1111111111/1111111111/01F20A5D352AE590/"
            + "UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE";
    assertThat(link)
        .hasToString(
            "https://"
                + signed
                + "/"
                + Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(signed.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void nothing_else_gets_into_a_link() {
    assertThatThrownBy(
            () ->
                KsefVerificationLink.ofInvoice(
                    KsefVerificationLink.Site.TEST, "../evil", LocalDate.of(2026, 2, 1), HASH))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                KsefVerificationLink.ofIssuer(
                    KsefVerificationLink.Site.TEST, "1111111111", "0/1", HASH, text -> text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
