package ro.storno.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.domain.document.Discount;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.submission.Payload;

class StoredJsonTest {
  @Test
  void every_field_of_an_invoice_comes_back_equal() {
    InvoiceContent content = Samples.fullContent();
    assertThat(StoredJson.read(StoredJson.write(content), InvoiceContent.class)).isEqualTo(content);
  }

  @Test
  void what_release_0_1_wrote_can_be_read_for_ever() throws IOException {
    String written;
    try (InputStream in = getClass().getResourceAsStream("content-0.1.json")) {
      written = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    InvoiceContent content = StoredJson.read(written, InvoiceContent.class);
    assertThat(content.lines()).hasSize(2);
    assertThat(content.lines().get(0).discount())
        .isEqualTo(new Discount.Percent(Percentage.of("12.5")));
    assertThat(content.lines().get(0).unitPrice().value()).isEqualByComparingTo("10.123456");
    assertThat(content.extensions().allowanceCharges().get(0).reason()).isEqualTo("rabat");
    assertThat(content.references().payeeBankName()).isEqualTo("o");
    assertThat(content.exchangeRate().rate()).isEqualByComparingTo("4.9750");
    // Nothing that was written is lost by reading and writing it again.
    assertThat(StoredJson.write(content)).isEqualToIgnoringWhitespace(written);
  }

  @Test
  void payload_from_before_lost_terms_were_kept_has_lost_none() {
    Payload kept =
        StoredJson.read(
            "{\"sha256\":\"ab\",\"size\":2,\"fileName\":\"F.xml\",\"storageKey\":\"k\","
                + "\"documentVersion\":3,\"terms\":{\"standard\":\"UBL\"}}",
            Payload.class);
    assertThat(kept.leftOut()).isEmpty();
    Payload now =
        new Payload(
            "ab",
            2,
            "F.xml",
            "k",
            3,
            kept.terms(),
            List.of(new Payload.LeftOut("Causale", "No place"), new Payload.LeftOut(null, "x")));
    assertThat(StoredJson.read(StoredJson.write(now), Payload.class)).isEqualTo(now);
  }

  @Test
  void unknown_keys_are_ignored_and_errors_do_not_quote_the_text() {
    assertThat(StoredJson.read("{\"description\":\"x\",\"new\":1}", Known.class))
        .isEqualTo(new Known("x"));
    assertThatThrownBy(() -> StoredJson.read("{\"description\":\"Ion Popescu", Known.class))
        .hasMessageContaining("cannot read Known")
        .hasStackTraceContaining("StoredJson")
        .hasMessageNotContaining("Popescu");
  }

  record Known(String description) {}
}
