package ro.storno.security.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HmacTimeCodesTest {
  private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /** "12345678901234567890" in base32. */
  private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  private final HmacTimeCodes codes = new HmacTimeCodes();

  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codes_are_those_of_rfc_6238_appendix_b(long seconds, String code) {
    assertThat(HmacTimeCodes.code(KEY, seconds / 30)).isEqualTo(code);
    assertThat(codes.stepOf(SECRET, code, Instant.ofEpochSecond(seconds))).hasValue(seconds / 30);
  }

  @Test
  void code_is_good_one_step_early_and_one_step_late() {
    assertThat(codes.stepOf(SECRET, "287082", Instant.ofEpochSecond(0))).hasValue(1);
    assertThat(codes.stepOf(SECRET, "287082", Instant.ofEpochSecond(89))).hasValue(1);
    assertThat(codes.stepOf(SECRET, "287082", Instant.ofEpochSecond(90))).isEmpty();
    assertThat(codes.stepOf(SECRET, "", Instant.ofEpochSecond(59))).isEmpty();
    assertThat(codes.stepOf(SECRET, "28708２", Instant.ofEpochSecond(59))).isEmpty();
  }

  @Test
  void secrets_are_160_random_bits_in_base32() {
    String secret = codes.newSecret();
    assertThat(secret).matches("[A-Z2-7]{32}").isNotEqualTo(codes.newSecret());
    assertThat(codes.stepOf(secret, "000000", Instant.EPOCH)).isNotNull();
  }

  @Test
  void common_passwords_are_known_whatever_their_fame() {
    ListedPasswords listed = new ListedPasswords();
    assertThat(listed.contains("password123")).isTrue();
    assertThat(listed.contains("12345678")).isTrue();
    assertThat(listed.contains("parola-lunga-si-buna")).isFalse();
  }
}
