package ro.storno.application.invoice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.anaf.FilingDeadline;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionState;

/**
 * Where an invoice stands at the authority.
 *
 * @param reference the authority's, such as ANAF's upload index; or null
 * @param takenAt when the authority took it in, or null
 * @param state such as {@code queued}, {@code sent}, {@code unknown}, {@code validated}; null if it
 *     was never submitted
 * @param receipt under which the authority hands out its signed answer, or null
 * @param message what is wrong or why it waits, in one text; or null
 * @param errors the authority's reasons, in its words; not null
 * @param scheduledSendAt when it will be sent, or null
 * @param deadline last day for filing, or null
 * @param late whether it was filed late, or is late already
 * @param warning that the deadline is near or over, for people; or null
 */
public record FilingStatus(
    @Nullable String reference,
    @Nullable Instant takenAt,
    @Nullable String state,
    @Nullable String receipt,
    @Nullable String message,
    List<String> errors,
    @Nullable Instant scheduledSendAt,
    @Nullable LocalDate deadline,
    boolean late,
    @Nullable String warning) {
  /** Takes a copy. */
  public FilingStatus {
    errors = List.copyOf(errors);
  }

  static FilingStatus of(Invoice invoice, @Nullable Submission submission, FilingRule rule) {
    LocalDate issued = invoice.content().issueDate();
    LocalDate deadline = rule.deadline(invoice.direction(), invoice.status(), issued).orElse(null);
    FilingRule.Filed filed =
        submission == null
            ? null
            : new FilingRule.Filed(submission.filed(), submission.late(FilingDeadline.PLACE));
    boolean late = rule.late(invoice.direction(), invoice.status(), issued, filed);
    boolean unfiled = filed == null ? rule.expected() : !filed.filed();
    String warning = deadline != null && unfiled ? warning(deadline, issued, rule.today()) : null;
    if (submission == null) {
      return new FilingStatus(
          null, null, null, null, null, List.of(), null, deadline, late, warning);
    }
    Submission.Answer answer = submission.answer();
    return new FilingStatus(
        answer.reference(),
        submission.sending().takenAt(),
        state(submission.state()),
        answer.receipt(),
        message(answer.errors(), submission.problem()),
        answer.errors(),
        submission.state() == SubmissionState.QUEUED ? submission.filing().due() : null,
        deadline,
        late,
        warning);
  }

  private static String state(SubmissionState state) {
    return state == SubmissionState.ACCEPTED ? "validated" : state.wireName();
  }

  /** Returns the reasons of the authority, or else why a submission waits. */
  public static @Nullable String message(List<String> errors, @Nullable String problem) {
    return errors.isEmpty() ? problem : String.join("\n", errors);
  }

  private static @Nullable String warning(LocalDate deadline, LocalDate issued, LocalDate today) {
    if (today.isBefore(FilingDeadline.warningDay(deadline))) {
      return null;
    }
    String law = FilingDeadline.rule(issued).map(FilingDeadline.Rule::source).orElse("");
    return today.isAfter(deadline)
        ? "Not in e-Factura; the last day was " + deadline + " (" + law + ")."
        : "Not in e-Factura yet; the last day is " + deadline + " (" + law + ").";
  }
}
