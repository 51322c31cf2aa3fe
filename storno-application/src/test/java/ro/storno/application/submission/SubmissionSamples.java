package ro.storno.application.submission;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import ro.storno.application.Samples;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Payload;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionId;

/** Submissions for tests. */
public final class SubmissionSamples {
  public static final Instant NOW = Samples.NOW;

  private SubmissionSamples() {}

  /** Returns a queued submission of a new document. */
  public static Submission queued(CompanyId company) {
    return queued(company, DocumentReference.invoice(Samples.uuid()), 1);
  }

  /** Returns a queued submission. */
  public static Submission queued(CompanyId company, DocumentReference document, int attempt) {
    return Submission.queue(
        new SubmissionId(Samples.uuid()),
        company,
        new Submission.Filing(
            Channel.ANAF, document, attempt, "12345674", NOW, LocalDate.parse("2026-11-27"), null),
        "Queued for a test",
        NOW.plusSeconds(attempt));
  }

  /** Returns bytes that were kept. */
  public static Payload payload(String sha256) {
    return new Payload(
        sha256,
        1234,
        "FACT-0001.xml",
        "submissions/a/" + sha256,
        3,
        Map.of("standard", "UBL"),
        List.of());
  }

  /** Returns some later moment. */
  public static Instant later(long minutes) {
    return NOW.plus(Duration.ofMinutes(minutes));
  }
}
