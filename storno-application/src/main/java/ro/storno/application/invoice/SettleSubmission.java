package ro.storno.application.invoice;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.FieldErrors;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.audit.AuditRecorder;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.submission.AdvanceSubmission;
import ro.storno.application.submission.Submissions;
import ro.storno.domain.DomainException;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionId;

/**
 * Lets people say what became of an invoice that went out by a way on which nobody can be asked: an
 * e-mail whose answer was lost. It is said once, by somebody who has a name, and stays to be seen
 * as what it is.
 */
public final class SettleSubmission {
  private static final int LONGEST = 500;

  private final Transactions transactions;
  private final Submissions submissions;
  private final AdvanceSubmission advance;
  private final AuditRecorder audit;
  private final Clock clock;

  /** Settles with the given ports; none is null. */
  public SettleSubmission(
      Transactions transactions,
      Submissions submissions,
      AdvanceSubmission advance,
      AuditRecorder audit,
      Clock clock) {
    this.transactions = transactions;
    this.submissions = submissions;
    this.advance = advance;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What somebody found out.
   *
   * @param delivered whether the document arrived; required
   * @param reason how that is known, such as who of the recipient's people said so; required, at
   *     most 500 characters
   */
  public record Command(@Nullable Boolean delivered, @Nullable String reason) {}

  /**
   * Settles the submission: as accepted, or as rejected, so that the invoice can be submitted anew.
   *
   * @return the submission as it stands afterwards
   * @throws ApplicationException.NotFound if the invoice has no such submission
   * @throws ApplicationException.Invalid if a field is missing or malformed
   * @throws DomainException.IllegalState if it is settled, if its outcome can be asked for, or if
   *     something happened to it just now
   */
  public Submission settle(
      CompanyScope scope, InvoiceId invoice, SubmissionId id, Command command) {
    scope.requireToChange(Permission.EFACTURA_SUBMIT);
    UserId by = Objects.requireNonNull(scope.actor().user(), "somebody submits by hand");
    boolean delivered = checked(command);
    String reason = Objects.requireNonNull(command.reason).strip();
    Submission seen = find(scope, invoice, id);
    requireLeftToPeople(seen);
    Instant now = clock.instant();
    boolean settled =
        advance.settle(
            seen,
            each -> each.settledByHand(delivered, by, reason, now),
            () ->
                audit.record(
                    scope.actor(),
                    scope.profile().organization(),
                    AuditAction.SUBMISSION_SETTLED,
                    id.value(),
                    delivered ? "by hand as delivered" : "by hand as not delivered"));
    if (!settled) {
      throw new DomainException.IllegalState(
          "Something happened to the submission just now; look at it again.");
    }
    return find(scope, invoice, id);
  }

  private static boolean checked(Command command) {
    FieldErrors errors = new FieldErrors();
    errors.addIf(command.delivered == null, "delivered", "Say true or false.");
    String reason = command.reason == null ? "" : command.reason.strip();
    errors.addIf(reason.isEmpty(), "reason", Wording.BLANK);
    errors.addIf(
        reason.length() > LONGEST,
        "reason",
        Wording.TOO_LONG.replace("{max}", String.valueOf(LONGEST)));
    errors.addIf(
        reason.chars().anyMatch(Character::isISOControl), "reason", Wording.CONTROL_CHARACTERS);
    errors.throwInvalid();
    return Boolean.TRUE.equals(command.delivered);
  }

  private Submission find(CompanyScope scope, InvoiceId invoice, SubmissionId id) {
    return transactions.inCompany(
        scope.company(),
        () ->
            submissions
                .find(scope.company(), id)
                .filter(
                    each ->
                        each.filing().document().equals(DocumentReference.invoice(invoice.value())))
                .orElseThrow(() -> new ApplicationException.NotFound("Submission")));
  }

  private void requireLeftToPeople(Submission seen) {
    if (!seen.open()) {
      throw new DomainException.IllegalState(
          "The submission is " + seen.state().wireName() + " already.");
    }
    if (!advance.leftToPeople(seen)) {
      throw new DomainException.IllegalState(
          "What became of the document is found out by itself; only what went out by e-mail, and"
              + " whose answer was lost, is settled by hand.");
    }
  }
}
