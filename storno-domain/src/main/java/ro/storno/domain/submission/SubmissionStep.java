package ro.storno.domain.submission;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step in the history of a submission. Steps are only ever added.
 *
 * @param from state before, or null for the first step
 * @param to state after; not null
 * @param at when; not null
 * @param explanation why, for people; not null
 * @param answer what the authority answered, as it came, for evidence; or null
 */
public record SubmissionStep(
    @Nullable SubmissionState from,
    SubmissionState to,
    Instant at,
    String explanation,
    @Nullable String answer) {
  /** Checks that what must be there is there. */
  public SubmissionStep {
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(explanation, "explanation");
  }
}
