package ro.storno.application.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import ro.storno.application.authority.AuthorityException;
import ro.storno.domain.submission.PollingPlan;
import ro.storno.domain.submission.Submission;

/**
 * Finds out what became of a call whose answer was lost. Nothing is sent again before the channel
 * finds the document, or names the rule by which the call cannot have taken effect.
 */
final class FindLostSubmission {
  /**
   * An authority that has not judged earlier documents is behind with its work, so that absence
   * proves nothing; but one document that is stuck there must not keep others unknown for ever.
   */
  private static final Duration LONGEST_BACKLOG = Duration.ofDays(1);

  private final SubmissionBook book;

  FindLostSubmission(SubmissionBook book) {
    this.book = book;
  }

  Optional<AuthorityException> find(Submission unknown, SubmissionChannel channel) {
    Instant since = Objects.requireNonNull(unknown.sending().since());
    boolean behind =
        book.now().isBefore(since.plus(LONGEST_BACKLOG)) && book.awaitsVerdictSince(unknown, since);
    SubmissionChannel.Found found;
    try {
      found = channel.find(unknown, new SubmissionChannel.Surroundings(behind));
    } catch (AuthorityException.LimitReached limit) {
      throw limit;
    } catch (AuthorityException failure) {
      lookAgain(unknown, String.valueOf(failure.getMessage()));
      return Optional.of(failure);
    }
    Instant now = book.now();
    if (found instanceof SubmissionChannel.Found.Taken taken) {
      book.move(unknown, s -> found(s, taken, now), now);
    } else if (found instanceof SubmissionChannel.Found.Absent absent) {
      book.move(unknown, s -> s.cleared(absent.rule(), now), now);
    } else {
      lookAgain(unknown, ((SubmissionChannel.Found.Unclear) found).reason());
    }
    return Optional.empty();
  }

  private static Submission found(
      Submission unknown, SubmissionChannel.Found.Taken taken, Instant now) {
    Submission sent = unknown.taken(taken.reference(), taken.at(), taken.evidence(), null, now);
    String receipt = taken.acceptedUnder();
    return receipt == null
        ? sent
        : sent.accepted(receipt, "Accepted by the authority; its answer is " + receipt, null, now);
  }

  private void lookAgain(Submission unknown, String reason) {
    Instant now = book.now();
    book.waiting(
        unknown,
        s -> s.asked(reason, now),
        now.plus(PollingPlan.LOST.next(unknown.sending().questions() + 1)));
  }
}
