package ro.storno.application.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;

class ItalianNumbersTest {
  private final CompanyId company = new CompanyId(UUID.randomUUID());

  @Test
  void both_numbers_of_a_configuration_are_the_company_s_own_at_sdi() {
    ItalianNumbers numbers =
        new ItalianNumbers(
            (asked, channel) ->
                Optional.of(
                    Map.of("partitaIva", " IT01234567897 ", "codiceFiscale", "RSSMRA80A01H501U")));
    assertThat(numbers.of(company, Channel.SDI))
        .containsExactlyInAnyOrder("IT01234567897", "RSSMRA80A01H501U");
    assertThat(numbers.of(company, Channel.KSEF)).isEmpty();
  }

  @Test
  void what_is_not_configured_is_nobody_s_number() {
    assertThat(
            new ItalianNumbers((asked, channel) -> Optional.of(Map.of("codiceFiscale", " ")))
                .of(company, Channel.SDI))
        .isEmpty();
    assertThat(new ItalianNumbers((asked, channel) -> Optional.empty()).of(company, Channel.SDI))
        .isEmpty();
  }
}
