package ro.storno.application.submission;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Ids;
import ro.storno.application.job.JobQueue;
import ro.storno.domain.DomainException;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Payload;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionId;
import ro.storno.domain.submission.SubmissionState;

/**
 * Puts documents in the queue and takes them out again, in the running transaction. Whoever changes
 * a document locks it first, then asks here.
 */
public final class SubmissionQueue {
  /** A few seconds of ANAF's quota of 1,000 calls a minute. */
  private static final int MOST_HASTENED = 100;

  private final Submissions submissions;
  private final JobQueue jobs;
  private final Ids ids;
  private final Clock clock;

  /** Queues on the given ports; none is null. */
  public SubmissionQueue(Submissions submissions, JobQueue jobs, Ids ids, Clock clock) {
    this.submissions = submissions;
    this.jobs = jobs;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What is to be queued.
   *
   * @param filer tax code in whose name it is filed; not null
   * @param due not to be sent before; not null
   * @param deadline last day in time, or null
   * @param explanation why it is queued, for people; not null
   * @param by who asks for it, or null for the system
   */
  public record Order(
      Channel channel,
      DocumentReference document,
      String filer,
      Instant due,
      @Nullable LocalDate deadline,
      String explanation,
      @Nullable UserId by) {
    /** Returns the same with a last day. */
    public Order until(LocalDate lastDay) {
      return new Order(channel, document, filer, due, lastDay, explanation, by);
    }
  }

  /**
   * Queues a document that has no open submission.
   *
   * @param latest its newest submission on the channel, or null if it never had one
   * @param job when its job runs; later than due where somebody sends it at once
   */
  public Submission queue(
      CompanyId company, Order order, @Nullable Submission latest, Instant job) {
    Submission queued =
        Submission.queue(
            new SubmissionId(ids.next()),
            company,
            filing(order, latest),
            order.explanation,
            clock.instant());
    submissions.add(queued);
    jobs.enqueueAt(SubmissionJob.of(queued), job);
    return queued;
  }

  private static Submission.Filing filing(Order order, @Nullable Submission latest) {
    if (latest != null && latest.open()) {
      throw new DomainException.IllegalState(
          "The document is being submitted already (" + latest.state().wireName() + ").");
    }
    return new Submission.Filing(
        order.channel,
        order.document,
        latest == null ? 1 : latest.filing().attempt() + 1,
        order.filer,
        order.due,
        order.deadline,
        order.by);
  }

  /**
   * Adds a document whose file is ready for whoever carries it to the authority himself.
   *
   * @param id under which the bytes are kept
   * @param bytes that are kept already
   * @param latest its newest submission on the channel, or null if it never had one
   */
  public Submission prepared(
      SubmissionId id, CompanyId company, Order order, Payload bytes, @Nullable Submission latest) {
    Submission prepared =
        Submission.prepared(
            id, company, filing(order, latest), bytes, order.explanation, clock.instant());
    submissions.add(prepared);
    return prepared;
  }

  /**
   * Queues a document that was issued with bytes that stay, and that has no open submission.
   *
   * @param id of the new submission; not null
   * @param bytes that are kept already; not null
   * @param latest its newest submission on the channel, or null if it never had one
   */
  public Submission offline(
      SubmissionId id, CompanyId company, Order order, Payload bytes, @Nullable Submission latest) {
    Submission queued =
        Submission.offline(
            id, company, filing(order, latest), bytes, order.explanation, clock.instant());
    submissions.add(queued);
    jobs.enqueueAt(SubmissionJob.of(queued), order.due);
    return queued;
  }

  /** Makes a queued submission due now; its job runs at the time given. */
  public Submission hasten(Submission queued, Instant job) {
    Instant now = clock.instant();
    Submission due = queued.dueAt(now, now);
    submissions.update(due);
    jobs.enqueueAt(SubmissionJob.of(due.saved()), job);
    return due.saved();
  }

  /**
   * Asks for verdicts at once instead of when the plan says so, because a user wants to know.
   *
   * @return about how many documents is asked; of thousands only those that wait longest
   */
  public int hastenVerdicts(CompanyId company, Channel channel) {
    List<Submission> waiting = submissions.awaitingVerdict(company, channel, MOST_HASTENED);
    waiting.forEach(each -> jobs.enqueue(SubmissionJob.hurried(each)));
    return waiting.size();
  }

  /** Looks at a submission at once if it awaits its verdict or its whereabouts are unknown. */
  public void hurry(Submission submission) {
    if (submission.awaitsOutcome()) {
      jobs.enqueue(SubmissionJob.hurried(submission));
    }
  }

  /** Gives a queued submission another deadline, since its document changed; its time stays. */
  public void setDeadline(Submission queued, @Nullable LocalDate deadline) {
    if (!Objects.equals(queued.filing().deadline(), deadline)) {
      Submission changed = queued.until(deadline, clock.instant());
      submissions.update(changed);
      jobs.enqueueAt(SubmissionJob.of(changed.saved()), changed.filing().due());
    }
  }

  /**
   * Returns the open submission of a document on a channel that may be changed only as long as
   * nothing was sent.
   *
   * @throws DomainException.IllegalState if a call is under way at this moment
   */
  public Optional<Submission> waiting(
      CompanyId company, DocumentReference document, Channel channel) {
    Optional<Submission> open =
        submissions
            .latest(company, document, channel)
            .flatMap(latest -> submissions.findForUpdate(company, latest.id()))
            .filter(Submission::open);
    if (open.filter(submission -> submission.state() == SubmissionState.SENDING).isPresent()) {
      throw new DomainException.IllegalState(
          "The document is being sent at this moment; look again in a minute.");
    }
    return open.filter(submission -> submission.state() == SubmissionState.QUEUED);
  }

  /**
   * Takes a document out of the queue of a channel, if it is in it.
   *
   * @param reason for people; not null
   * @throws DomainException.IllegalState if a call is under way at this moment
   */
  public void withdraw(
      CompanyId company, DocumentReference document, Channel channel, String reason) {
    waiting(company, document, channel)
        .ifPresent(
            queued -> submissions.update(queued.withdrawn(reason, List.of(), clock.instant())));
  }
}
