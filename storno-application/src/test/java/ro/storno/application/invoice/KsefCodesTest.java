package ro.storno.application.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.Samples;
import ro.storno.application.TestApplication;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Payload;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionId;

class KsefCodesTest {
  private static final String NUMBER = "5265877635-20250916-0200A0D6723E-C2";
  private static final Instant NOW = Samples.NOW;

  private final TestApplication app = new TestApplication();
  private final Invoice invoice = app.issued();

  private Submission begun() {
    return Submission.queue(
            new SubmissionId(Samples.uuid()),
            invoice.company(),
            new Submission.Filing(
                Channel.KSEF,
                DocumentReference.invoice(invoice.id().value()),
                1,
                "PL5265877635",
                NOW,
                null,
                null),
            "queued",
            NOW)
        .begin(new Payload("ab".repeat(32), 3, "f.xml", "submissions/a/f.xml", 1, Map.of()), NOW);
  }

  private List<PrintableInvoice.Code> codes(@Nullable Submission submission, String environment) {
    KsefCodes codes =
        new KsefCodes(
            app.submissions,
            (company, channel) ->
                Optional.of(Map.of("nip", "5265877635", "environment", environment)));
    Supplier<List<PrintableInvoice.Code>> read =
        app.transactions.inCompany(
            invoice.company(),
            () -> {
              if (submission != null) {
                app.submissions.add(submission);
              }
              return codes.of(invoice);
            });
    return read.get();
  }

  @Test
  void what_never_went_there_has_no_code() {
    assertThat(codes(null, "production")).isEmpty();
  }

  @Test
  void an_accepted_invoice_has_its_number_below_the_link() {
    Submission accepted =
        begun().taken("s/i", NOW, "taken", null, NOW).accepted(NUMBER, "accepted", null, NOW);
    assertThat(codes(accepted, "production"))
        .singleElement()
        .satisfies(
            code -> {
              assertThat(code.label()).isEqualTo(NUMBER);
              assertThat(code.content())
                  .startsWith("https://qr.ksef.mf.gov.pl/invoice/5265877635/")
                  .endsWith("/q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s");
            });
  }

  @Test
  void one_without_a_number_is_marked_offline_in_the_environment_of_the_company() {
    assertThat(codes(begun(), "test"))
        .singleElement()
        .satisfies(
            code -> {
              assertThat(code.label()).isEqualTo("OFFLINE");
              assertThat(code.content()).startsWith("https://qr-test.ksef.mf.gov.pl/");
            });
  }

  @Test
  void a_rejected_one_has_none() {
    assertThat(codes(begun().rejected(null, List.of("no"), "rejected", null, NOW), "production"))
        .isEmpty();
  }
}
