package ro.storno.domain.submission;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.UserId;

/**
 * One step in the history of a submission. Steps are only ever added.
 *
 * @param from state before, or null for the first step
 * @param to state after; not null
 * @param at when; not null
 * @param explanation why, for people; not null
 * @param answer what the authority answered, as it came, for evidence; or null
 * @param by who said so, where no authority and no rule did but somebody by hand; or null
 */
public record SubmissionStep(
    @Nullable SubmissionState from,
    SubmissionState to,
    Instant at,
    String explanation,
    @Nullable String answer,
    @Nullable UserId by) {
  /** Checks that what must be there is there. */
  public SubmissionStep {
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(explanation, "explanation");
  }
}
