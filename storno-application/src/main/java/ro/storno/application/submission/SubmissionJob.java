package ro.storno.application.submission;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import ro.storno.application.FlatJson;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.PostponedException;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionId;
import ro.storno.domain.submission.SubmissionState;

/**
 * Does the next thing about a submission. Each saved version of an open submission has exactly one
 * job, written in the same commit: so there is always one, and one that comes late, or twice, finds
 * that its version is past and does nothing.
 */
public final class SubmissionJob implements JobHandler {
  /** Sends. */
  public static final String SEND = "submission.send";

  /** Asks for the verdict. */
  public static final String ASK = "submission.ask";

  /** Finds out what became of a call whose answer was lost. */
  public static final String FIND = "submission.find";

  /** Fetches the signed answer. */
  public static final String FETCH = "submission.fetch";

  /** When a quota is used up and nobody says until when. */
  private static final Duration SOON = Duration.ofMinutes(1);

  private final String kind;
  private final AdvanceSubmission advance;
  private final Clock clock;

  private SubmissionJob(String kind, AdvanceSubmission advance, Clock clock) {
    this.kind = kind;
    this.advance = advance;
    this.clock = clock;
  }

  /**
   * Returns one handler for each kind of job. The kinds differ in name only, so that operators see
   * how many submissions wait for what.
   */
  public static List<JobHandler> handlers(AdvanceSubmission advance, Clock clock) {
    return Stream.of(SEND, ASK, FIND, FETCH)
        .<JobHandler>map(kind -> new SubmissionJob(kind, advance, clock))
        .toList();
  }

  /**
   * Returns the job of a submission as it was saved.
   *
   * @param saved not null
   */
  static Job of(Submission saved) {
    return new Job(
        kind(saved.state()),
        saved.company(),
        saved.id() + "@" + saved.version(),
        FlatJson.write(
            Map.of(
                "submissionId",
                saved.id().toString(),
                "version",
                String.valueOf(saved.version()))));
  }

  /**
   * Returns a second job of a submission, that runs before the one that waits; whichever comes
   * later does nothing.
   *
   * @param saved not null
   */
  static Job hurried(Submission saved) {
    Job waiting = of(saved);
    return new Job(waiting.kind(), waiting.company(), waiting.key() + "!", waiting.payload());
  }

  private static String kind(SubmissionState state) {
    return switch (state) {
      case QUEUED, SENDING -> SEND;
      case SENT -> ASK;
      case UNKNOWN -> FIND;
      case ACCEPTED, REJECTED -> FETCH;
      case PREPARED, WITHDRAWN ->
          throw new IllegalArgumentException("nothing follows what is " + state);
    };
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public boolean callsOutside() {
    return true;
  }

  @Override
  public void run(Job job) {
    Map<String, String> payload = FlatJson.read(job.payload());
    SubmissionId id = SubmissionId.parse(Objects.requireNonNull(payload.get("submissionId")));
    long version = Long.parseLong(Objects.requireNonNull(payload.get("version")));
    try {
      advance.advance(Objects.requireNonNull(job.company()), id, version);
    } catch (AuthorityException.LimitReached limit) {
      throw new PostponedException(clock.instant().plus(limit.retryAfter().orElse(SOON)));
    }
  }
}
