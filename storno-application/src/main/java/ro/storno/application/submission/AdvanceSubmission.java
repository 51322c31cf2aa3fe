package ro.storno.application.submission;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import ro.storno.application.Transactions;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.file.FileStore;
import ro.storno.application.job.JobQueue;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionId;
import ro.storno.domain.submission.SubmissionState;

/**
 * Does the next thing about a submission: sends it, asks for its verdict, finds out what became of
 * a lost call, fetches the signed answer. May be called again for the same version after a crash at
 * any point; it then goes on from what the journal says.
 */
public final class AdvanceSubmission {
  private final SubmissionBook book;
  private final Map<Channel, SubmissionChannel> channels;
  private final SendSubmission sending;
  private final AwaitVerdict verdicts;
  private final FindLostSubmission lost;

  /**
   * Advances with the given ports; none is null.
   *
   * @param channels one for each {@link Channel} in use
   * @param documents one for each kind of document in use
   */
  public AdvanceSubmission(
      Transactions transactions,
      Submissions submissions,
      JobQueue jobs,
      FileStore files,
      Collection<SubmissionChannel> channels,
      Collection<SubmittedDocuments> documents,
      Clock clock) {
    Map<DocumentReference.Kind, SubmittedDocuments> byKind =
        documents.stream().collect(Collectors.toMap(SubmittedDocuments::kind, each -> each));
    this.book = new SubmissionBook(transactions, submissions, jobs, byKind, clock);
    this.channels =
        channels.stream().collect(Collectors.toMap(SubmissionChannel::channel, each -> each));
    this.sending = new SendSubmission(book, files);
    this.verdicts = new AwaitVerdict(book, files);
    this.lost = new FindLostSubmission(book);
  }

  /**
   * Does the next thing, if the submission still stands at a version.
   *
   * @param version that the caller saw; a later one means that somebody else went on
   * @return what stood in the way, if a call gave no answer; the journal knows it too
   * @throws AuthorityException.LimitReached if a quota is used up; nothing was done then
   * @throws ro.storno.application.job.PostponedException if it is too early; nothing was done then
   */
  public Optional<AuthorityException> advance(CompanyId company, SubmissionId id, long version) {
    Optional<Submission> found = book.find(company, id).filter(s -> concerns(s, version));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Submission submission = found.get();
    SubmissionChannel channel = channel(submission);
    return switch (submission.state()) {
      case QUEUED -> sending.send(submission, channel);
      case SENDING -> sending.interrupted(submission, channel);
      case SENT -> verdicts.ask(submission, channel);
      case UNKNOWN -> lost.find(submission, channel);
      case ACCEPTED, REJECTED -> verdicts.fetchLater(submission, channel);
      case PREPARED, WITHDRAWN -> Optional.empty();
    };
  }

  /**
   * Returns whether a submission was taken over by somebody who cannot be asked what became of it,
   * so that people have to say it.
   *
   * @throws ro.storno.application.authority.AuthorityException if that cannot be told now
   */
  public boolean leftToPeople(Submission submission) {
    return submission.state() == SubmissionState.SENT
        && channel(submission).leftToPeople(submission);
  }

  /**
   * Writes that somebody settled a submission by hand, if it still stands at the version that was
   * seen. The job that would ask again finds its version past.
   *
   * @param settle the verdict; not null
   * @param also what is written in the same transaction; not null
   * @return false if something happened to it meanwhile; nothing was written then
   */
  public boolean settle(Submission seen, UnaryOperator<Submission> settle, Runnable also) {
    return book.settle(seen, settle, also);
  }

  /** A call under way was begun by the job of the version before. */
  private static boolean concerns(Submission submission, long version) {
    return submission.version() == version
        || submission.state() == SubmissionState.SENDING && submission.version() == version + 1;
  }

  private SubmissionChannel channel(Submission submission) {
    SubmissionChannel channel = channels.get(submission.filing().channel());
    if (channel == null) {
      throw new IllegalStateException("no way to " + submission.filing().channel());
    }
    return channel;
  }
}
