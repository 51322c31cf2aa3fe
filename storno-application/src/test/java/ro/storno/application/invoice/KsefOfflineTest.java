package ro.storno.application.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.TestApplication;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.submission.Payload;

class KsefOfflineTest {
  private static final String SHA256 = "ab".repeat(32);
  private static final String HASH = "q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s";

  private final Invoice invoice = new TestApplication().issued();
  private final KsefOffline offline = new KsefOffline(new PlainKsefSeal());

  @Test
  void both_links_are_made_for_the_environment_of_the_company() {
    Map<String, String> terms =
        offline.terms(
            Map.of("nip", "5265877635", "environment", "test", "offlineCertificate", "x"),
            invoice,
            SHA256);
    Payload payload =
        new Payload(SHA256, 1, "f.xml", "k", 1, Map.of("number", "1"), List.of()).with(terms);
    assertThat(payload.offline()).isTrue();
    assertThat(payload.terms()).containsEntry("number", "1");
    assertThat(terms.get(KsefOffline.INVOICE_LINK))
        .startsWith("https://qr-test.ksef.mf.gov.pl/invoice/5265877635/")
        .endsWith("/" + HASH);
    assertThat(terms.get(KsefOffline.ISSUER_LINK))
        .startsWith(
            "https://qr-test.ksef.mf.gov.pl/certificate/Nip/5265877635/5265877635/"
                + "01F20A5D352AE590/"
                + HASH
                + "/");
  }

  @Test
  void without_a_certificate_it_is_told_where_to_give_it() {
    assertThatThrownBy(() -> offline.terms(Map.of("nip", "5265877635"), invoice, SHA256))
        .isInstanceOfSatisfying(
            ApplicationException.Unacceptable.class,
            refused -> assertThat(refused.errors()).containsKey("config.offlineCertificate"));
  }

  @Test
  void ksef_gets_it_on_the_next_polish_working_day() {
    assertThat(offline.deadline(LocalDate.parse("2026-11-10"))).isEqualTo("2026-11-12");
    assertThat(offline.zone().getId()).isEqualTo("Europe/Warsaw");
  }
}
