package ro.storno.einvoice.fatturapa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import ro.storno.domain.einvoice.Finding;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.einvoice.validation.InvoiceValidator;
import ro.storno.einvoice.validation.RuleSetRegistry;
import ro.storno.einvoice.xml.XmlLimits;

/** SDI judges dates by the calendar of Italy, wherever the server stands. */
class SdiCalendarTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 29);

  private static List<String> rules(String now, String zone) {
    NationalInvoice lawyer = ItalianInvoices.lawyer();
    byte[] document =
        new FatturaPaWriter()
            .write(
                List.of(
                    new NationalInvoice(
                        lawyer.invoice().toBuilder().issueDate(DAY).build(), lawyer.terms())));
    Clock clock = Clock.fixed(Instant.parse(now), ZoneId.of(zone));
    return new InvoiceValidator(RuleSetRegistry.standard(), XmlLimits.STANDARD, clock)
        .validate(document, DAY).findings().stream().map(Finding::rule).toList();
  }

  @Test
  void day_that_has_begun_in_bucharest_only_is_in_the_future() {
    assertThat(rules("2026-11-28T22:30:00Z", "Europe/Bucharest")).contains("SDI-00403");
  }

  @Test
  void day_that_has_begun_in_italy_is_not_in_the_future_for_a_server_elsewhere() {
    assertThat(rules("2026-11-28T23:30:00Z", "UTC")).isEmpty();
  }
}
