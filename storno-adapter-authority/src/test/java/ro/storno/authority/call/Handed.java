package ro.storno.authority.call;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ro.storno.application.Sha256;
import ro.storno.application.submission.SubmissionChannel;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Payload;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionId;

/** Submissions as channels get them, for tests. */
public final class Handed {
  /** Whose they are. */
  public static final CompanyId COMPANY =
      new CompanyId(UUID.fromString("01990000-0000-7000-8000-000000000001"));

  /** Nothing else is under way. */
  public static final SubmissionChannel.Surroundings QUIET =
      new SubmissionChannel.Surroundings(false);

  private Handed() {}

  /** Returns a submission whose call is about to be made. */
  public static Submission sending(Channel channel, String fileName, byte[] content, Instant now) {
    return Submission.queue(
            new SubmissionId(UUID.randomUUID()),
            COMPANY,
            new Submission.Filing(
                channel, DocumentReference.invoice(UUID.randomUUID()), 1, "FR1", now, null, null),
            "by a test",
            now)
        .begin(
            new Payload(
                Sha256.of(content),
                content.length,
                fileName,
                "submissions/1/x",
                1,
                Map.of(),
                List.of()),
            now);
  }

  /** Returns it as it was taken in. */
  public static Submission taken(Submission sending, String reference, Instant now) {
    return sending.taken(reference, now, "taken", null, now);
  }
}
