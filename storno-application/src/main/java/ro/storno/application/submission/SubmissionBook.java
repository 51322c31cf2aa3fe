package ro.storno.application.submission;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Transactions;
import ro.storno.application.job.JobQueue;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionId;
import ro.storno.domain.submission.SubmissionState;

/**
 * Writes changes of submissions: each in one transaction with its step, the job that comes next and
 * what it means to the document. A change applies only to the version that was acted on; whoever
 * comes late changes nothing.
 */
final class SubmissionBook {
  private final Transactions transactions;
  private final Submissions submissions;
  private final JobQueue jobs;
  private final Map<DocumentReference.Kind, SubmittedDocuments> documents;
  private final Clock clock;

  SubmissionBook(
      Transactions transactions,
      Submissions submissions,
      JobQueue jobs,
      Map<DocumentReference.Kind, SubmittedDocuments> documents,
      Clock clock) {
    this.transactions = transactions;
    this.submissions = submissions;
    this.jobs = jobs;
    this.documents = Map.copyOf(documents);
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  Optional<Submission> find(CompanyId company, SubmissionId id) {
    return transactions.inCompany(company, () -> submissions.find(company, id));
  }

  boolean awaitsVerdictSince(Submission submission, Instant moment) {
    return transactions.inCompany(
        submission.company(),
        () ->
            submissions.awaitsVerdictSince(
                submission.company(), submission.filing().channel(), moment));
  }

  SubmittedDocuments documents(Submission submission) {
    SubmittedDocuments kind = documents.get(submission.filing().document().kind());
    if (kind == null) {
      throw new IllegalStateException("nobody knows " + submission.filing().document());
    }
    return kind;
  }

  /** Writes that a submission goes on waiting; its state stays. */
  void waiting(Submission actedOn, UnaryOperator<Submission> change, @Nullable Instant next) {
    transactions.inCompany(actedOn.company(), () -> write(actedOn, change, next, null));
  }

  /** Writes that a submission has reached another state. */
  boolean move(Submission actedOn, UnaryOperator<Submission> change, @Nullable Instant next) {
    return move(actedOn, change, next, null);
  }

  /** Writes that a submission has reached another state, with what was received about it. */
  boolean move(
      Submission actedOn,
      UnaryOperator<Submission> change,
      @Nullable Instant next,
      Submissions.@Nullable Evidence evidence) {
    return transactions.inCompany(
        actedOn.company(),
        () -> {
          lockDocument(actedOn);
          return write(actedOn, change, next, evidence).isPresent();
        });
  }

  /** Writes that somebody settled a submission by hand, with whatever else has to be written. */
  boolean settle(Submission actedOn, UnaryOperator<Submission> change, Runnable also) {
    return transactions.inCompany(
        actedOn.company(),
        () -> {
          lockDocument(actedOn);
          boolean settled = write(actedOn, change, null, null).isPresent();
          if (settled) {
            also.run();
          }
          return settled;
        });
  }

  /**
   * Writes what follows from the document as it was prepared, if it has not been changed since.
   *
   * @param documentVersion that it was prepared from, or null if that does not matter
   * @return the submission as it was saved, or empty if submission or document was changed
   *     meanwhile
   */
  Optional<Submission> moveIfUnchanged(
      Submission actedOn, UnaryOperator<Submission> change, @Nullable Long documentVersion) {
    return transactions.inCompany(
        actedOn.company(),
        () -> {
          Optional<Long> present = lockDocument(actedOn);
          boolean unchanged =
              documentVersion == null || present.equals(Optional.of(documentVersion));
          return unchanged ? write(actedOn, change, null, null) : Optional.<Submission>empty();
        });
  }

  /**
   * Writes the outcome of a call. If the caller was slow and was thought dead, the submission is
   * unknown by now: what the caller has learned still counts.
   */
  void outcome(
      Submission sent,
      UnaryOperator<Submission> change,
      UnaryOperator<Submission> ifUnknown,
      @Nullable Instant next) {
    transactions.inCompany(
        sent.company(),
        () -> {
          lockDocument(sent);
          Optional<Submission> present = submissions.findForUpdate(sent.company(), sent.id());
          if (present.filter(now -> now.version() == sent.version()).isPresent()) {
            return Optional.of(save(present.get(), change, next, null));
          }
          return present
              .filter(now -> now.state() == SubmissionState.UNKNOWN)
              .map(now -> save(now, ifUnknown, next, null));
        });
  }

  private Optional<Long> lockDocument(Submission submission) {
    return documents(submission).lock(submission.company(), submission.filing().document().id());
  }

  private Optional<Submission> write(
      Submission actedOn,
      UnaryOperator<Submission> change,
      @Nullable Instant next,
      Submissions.@Nullable Evidence evidence) {
    return submissions
        .findForUpdate(actedOn.company(), actedOn.id())
        .filter(present -> present.version() == actedOn.version())
        .map(present -> save(present, change, next, evidence));
  }

  private Submission save(
      Submission present,
      UnaryOperator<Submission> change,
      @Nullable Instant next,
      Submissions.@Nullable Evidence evidence) {
    Submission changed = change.apply(present);
    submissions.update(changed);
    if (evidence != null) {
      submissions.keep(changed.company(), changed.id(), evidence);
    }
    Submission saved = changed.saved();
    if (next != null) {
      jobs.enqueueAt(SubmissionJob.of(saved), next);
    }
    if (saved.state() != present.state()) {
      documents(saved).changed(saved);
    }
    return saved;
  }
}
