package ro.storno.application.invoice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.BriefCache;
import ro.storno.application.FlatJson;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobQueue;
import ro.storno.application.submission.SubmissionChannel;
import ro.storno.application.submission.SubmissionQueue;
import ro.storno.application.submission.Submissions;
import ro.storno.domain.DomainException;
import ro.storno.domain.anaf.FilingDeadline;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.party.Cif;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionState;

/**
 * What issuing, changing, cancelling and submitting an invoice mean to its submissions. The invoice
 * is locked before its submission, everywhere.
 */
public final class InvoiceFiling {
  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final LocalTime MORNING = LocalTime.of(8, 0);

  private final Submissions submissions;
  private final SubmissionQueue queue;
  private final SubmissionChannel channel;
  private final JobQueue jobs;
  private final Clock clock;
  private final BriefCache<CompanyId, Boolean> authorized;

  /**
   * Files with the given ports; none is null.
   *
   * @param channel to the authority of Romanian companies
   */
  public InvoiceFiling(
      Submissions submissions,
      SubmissionQueue queue,
      SubmissionChannel channel,
      JobQueue jobs,
      Clock clock) {
    this.submissions = submissions;
    this.queue = queue;
    this.channel = channel;
    this.jobs = jobs;
    this.clock = clock;
    this.authorized = new BriefCache<>(REMEMBERED, clock);
  }

  /**
   * Returns whether invoices of the company are submitted as they are issued: it synchronises, and
   * somebody has authorized it. May call the authority, so not for use in a transaction; a yes is
   * remembered for a minute, a no is asked again, because somebody may just be changing it.
   */
  boolean automatic(CompanyScope scope) {
    CompanyId company = scope.company();
    if (!scope.profile().settings().syncEnabled() || !FilingRule.romanian(scope.profile())) {
      return false;
    }
    boolean yes = authorized.get(company, channel::authorized);
    if (!yes) {
      authorized.forget(company);
    }
    return yes;
  }

  /**
   * Queues an invoice that is about to be saved as issued, with the company's delay.
   *
   * @param automatic what {@link #automatic} returned
   * @return the submission, or null if it is not submitted by itself
   */
  @Nullable Submission issued(CompanyScope scope, Invoice invoice, boolean automatic, Instant now) {
    warnInTime(scope, invoice);
    if (!automatic) {
      return null;
    }
    Submission latest = invoice.number() == null ? null : latest(invoice).orElse(null);
    Integer delay = scope.profile().settings().efacturaDelayHours();
    Instant due = delay == null ? now : now.plus(Duration.ofHours(delay));
    return queue.queue(
        invoice.company(),
        order(scope, invoice, due, "Queued when the invoice was issued", null),
        latest,
        due);
  }

  private void warnInTime(CompanyScope scope, Invoice invoice) {
    if (!scope.profile().settings().syncEnabled() || !FilingRule.romanian(scope.profile())) {
      return;
    }
    FilingDeadline.lastDay(invoice.content().issueDate())
        .ifPresent(
            last ->
                jobs.enqueueAt(
                    new Job(
                        WarnOfDeadline.KIND,
                        invoice.company(),
                        invoice.id() + "@" + last,
                        FlatJson.write(
                            Map.of(
                                "invoiceId", invoice.id().toString(),
                                "deadline", last.toString()))),
                    FilingDeadline.warningDay(last)
                        .atTime(MORNING)
                        .atZone(FilingDeadline.PLACE)
                        .toInstant()));
  }

  private static SubmissionQueue.Order order(
      CompanyScope scope, Invoice invoice, Instant due, String explanation, @Nullable UserId by) {
    return new SubmissionQueue.Order(
        Channel.ANAF,
        reference(invoice),
        filer(scope),
        due,
        FilingDeadline.lastDay(invoice.content().issueDate()).orElse(null),
        explanation,
        by);
  }

  private static String filer(CompanyScope scope) {
    String code = scope.profile().party().taxCode();
    return Optional.ofNullable(code)
        .flatMap(Cif::parse)
        .map(Cif::digits)
        .orElseThrow(
            () ->
                new ApplicationException.Invalid(
                    Map.of("cif", "The company has no CIF to file with.")));
  }

  static DocumentReference reference(Invoice invoice) {
    return DocumentReference.invoice(invoice.id().value());
  }

  /** Returns the newest submission of a stored invoice to ANAF. */
  Optional<Submission> latest(Invoice invoice) {
    return submissions.latest(invoice.company(), reference(invoice), Channel.ANAF);
  }

  /**
   * Puts an invoice in the queue because somebody asks for it, or makes one due that waits there.
   *
   * @param takeover when a job takes over, should the caller not get to send it
   * @throws DomainException.IllegalState if its status forbids it or it is being sent
   */
  Submission submit(CompanyScope scope, Invoice invoice, Instant takeover) {
    requireSubmittable(invoice);
    Optional<Submission> waiting =
        queue.waiting(invoice.company(), reference(invoice), Channel.ANAF);
    if (waiting.isPresent()) {
      return queue.hasten(waiting.get(), takeover);
    }
    return queue.queue(
        invoice.company(),
        order(scope, invoice, clock.instant(), "Submitted by a user", scope.actor().user()),
        latest(invoice).orElse(null),
        takeover);
  }

  /**
   * Checks that the status lets an invoice be submitted.
   *
   * @throws DomainException.IllegalState if not
   */
  void requireSubmittable(Invoice invoice) {
    // Decided by the domain's table, with its words.
    invoice.submit(clock.instant());
  }

  /**
   * Checks before a change that no call is under way, and that no authority of another country has
   * the document; only issued documents can have one.
   */
  void beforeChange(Invoice invoice) {
    if (mayWait(invoice)) {
      requireNotAbroad(invoice);
      queue.waiting(invoice.company(), reference(invoice), Channel.ANAF);
    }
  }

  /**
   * Returns whether a call with the invoice is under way at this moment, or an authority of another
   * country has it.
   */
  boolean outOfReach(Invoice invoice) {
    return mayWait(invoice)
        && submissions.of(invoice.company(), reference(invoice)).stream()
            .anyMatch(s -> s.state() == SubmissionState.SENDING || heldAbroad(s));
  }

  private static boolean heldAbroad(Submission submission) {
    return submission.filing().channel().foreign()
        && (submission.state().handedOver() || sentAgain(submission));
  }

  /** What was sent once and is to be sent again goes as it was, byte for byte. */
  private static boolean sentAgain(Submission submission) {
    return submission.state() == SubmissionState.QUEUED && submission.payload() != null;
  }

  /** What an authority has taken in, or may have, stays as it is until it is rejected. */
  private List<Submission> requireNotAbroad(Invoice invoice) {
    List<Submission> abroad =
        submissions.of(invoice.company(), reference(invoice)).stream()
            .filter(s -> s.filing().channel().foreign())
            .toList();
    for (Submission each : abroad) {
      String channel = each.filing().channel().wireName();
      if (each.state() == SubmissionState.SENDING) {
        throw new DomainException.IllegalState(
            "The document is being sent to "
                + channel
                + " at this moment; look again in a minute.");
      }
      if (heldAbroad(each)) {
        throw new DomainException.IllegalState(
            "The document was handed to "
                + channel
                + each.reference().map(known -> " (" + known + ")").orElse("")
                + " and stays as it is; correct it by a credit note.");
      }
    }
    return abroad;
  }

  /**
   * Carries a change of an issued invoice over. One that waits in the queue is written anew when it
   * is sent; one that was held back because it would surely be rejected is queued again.
   *
   * @param automatic what {@link #automatic} returned
   * @return its newest submission, or null if it has none
   */
  @Nullable Submission changed(CompanyScope scope, Invoice invoice, boolean automatic) {
    if (!mayWait(invoice)) {
      return invoice.number() == null ? null : latest(invoice).orElse(null);
    }
    Optional<Submission> waiting =
        queue.waiting(invoice.company(), reference(invoice), Channel.ANAF);
    if (waiting.isPresent()) {
      queue.setDeadline(
          waiting.get(), FilingDeadline.lastDay(invoice.content().issueDate()).orElse(null));
      return waiting.get();
    }
    Submission latest = latest(invoice).orElse(null);
    if (latest == null || !automatic || !heldBack(latest)) {
      return latest;
    }
    Instant now = clock.instant();
    return queue.queue(
        invoice.company(),
        order(scope, invoice, now, "Queued again after a correction", null),
        latest,
        now);
  }

  private static boolean heldBack(Submission latest) {
    return latest.state() == SubmissionState.WITHDRAWN && !latest.answer().errors().isEmpty();
  }

  /**
   * Takes an invoice that is being cancelled out of the queue.
   *
   * @throws DomainException.IllegalState if it is being sent at this moment
   */
  void cancelled(Invoice invoice) {
    if (!mayWait(invoice)) {
      return;
    }
    Set<Channel> channels = EnumSet.of(Channel.ANAF);
    requireNotAbroad(invoice).forEach(each -> channels.add(each.filing().channel()));
    channels.forEach(
        channel ->
            queue.withdraw(
                invoice.company(), reference(invoice), channel, "The invoice was cancelled"));
  }

  private static boolean mayWait(Invoice invoice) {
    return invoice.status() == DocumentStatus.ISSUED || invoice.status() == DocumentStatus.REJECTED;
  }

  /** Returns the channel that invoices are submitted through. */
  SubmissionChannel channel() {
    return channel;
  }
}
