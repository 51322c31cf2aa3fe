package ro.storno.application.invoice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.submission.SubmissionQueue;
import ro.storno.application.submission.Submissions;
import ro.storno.domain.DomainException;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionId;

/**
 * Asks an authority of another country what became of one invoice now, because a user waits for it,
 * instead of when the plan says so. ANAF is asked by synchronising, for all invoices together.
 */
public final class HastenVerdict {
  /** Nothing is asked sooner after what happened last: authorities count the questions. */
  public static final Duration PAUSE = Duration.ofSeconds(5);

  private final Transactions transactions;
  private final Submissions submissions;
  private final SubmissionQueue queue;
  private final Clock clock;

  /** Hastens with the given ports; none is null. */
  public HastenVerdict(
      Transactions transactions, Submissions submissions, SubmissionQueue queue, Clock clock) {
    this.transactions = transactions;
    this.submissions = submissions;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * Has the question asked at once, in the background. One that is settled, or not handed in, stays
   * as it is.
   *
   * @return the submission as it stands, before the answer
   * @throws ApplicationException.NotFound if the invoice has no such submission
   * @throws DomainException.IllegalState if it went to ANAF
   * @throws ApplicationException.TooMany if something happened to it a moment ago
   */
  public Submission hasten(CompanyScope scope, InvoiceId invoice, SubmissionId id) {
    scope.requireToChange(Permission.EFACTURA_SUBMIT);
    return transactions.inCompany(
        scope.company(),
        () -> {
          Submission found =
              submissions
                  .find(scope.company(), id)
                  .filter(
                      each ->
                          each.filing()
                              .document()
                              .equals(DocumentReference.invoice(invoice.value())))
                  .orElseThrow(() -> new ApplicationException.NotFound("Submission"));
          if (!found.filing().channel().foreign()) {
            throw new DomainException.IllegalState(
                "Synchronise instead: ANAF is then asked for all verdicts at once.");
          }
          if (found.awaitsOutcome()) {
            requirePause(found);
            queue.hurry(found);
          }
          return found;
        });
  }

  private void requirePause(Submission found) {
    Instant now = clock.instant();
    Instant next = found.updatedAt().plus(PAUSE);
    if (now.isBefore(next)) {
      throw new ApplicationException.TooMany(
          "",
          "The authority was spoken to a moment ago; wait a few seconds.",
          Duration.between(now, next));
    }
  }
}
