package ro.storno.application.submission;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Sha256;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.file.FileStore;
import ro.storno.domain.submission.Payload;
import ro.storno.domain.submission.PollingPlan;
import ro.storno.domain.submission.Submission;

/**
 * Asks for the verdict on a document that the authority took in, and keeps its signed answer. An
 * authority that does not answer is asked for ever: that is waiting, not failure.
 */
final class AwaitVerdict {
  /** Reasons of a rejection that cannot be fetched for so long are not waited for any more. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,79}");

  private static final Duration MOMENT = Duration.ofSeconds(5);

  private final SubmissionBook book;
  private final FileStore files;

  AwaitVerdict(SubmissionBook book, FileStore files) {
    this.book = book;
    this.files = files;
  }

  Optional<AuthorityException> ask(Submission sent, SubmissionChannel channel) {
    SubmissionChannel.Judged judged;
    try {
      judged = channel.ask(sent);
    } catch (AuthorityException.LimitReached limit) {
      throw limit;
    } catch (AuthorityException failure) {
      askAgain(sent, failure.getMessage(), PollingPlan.VERDICT);
      return Optional.of(failure);
    }
    if (judged instanceof SubmissionChannel.Judged.Accepted accepted) {
      accepted(sent, channel, accepted);
    } else if (judged instanceof SubmissionChannel.Judged.Rejected rejected) {
      rejected(sent, channel, rejected);
    } else {
      SubmissionChannel.Judged.Pending pending = (SubmissionChannel.Judged.Pending) judged;
      askAgain(sent, pending.reason(), PollingPlan.VERDICT);
    }
    return Optional.empty();
  }

  private void askAgain(Submission sent, @Nullable String reason, PollingPlan plan) {
    Instant now = book.now();
    book.waiting(
        sent, s -> s.asked(reason, now), now.plus(plan.next(sent.sending().questions() + 1)));
  }

  private void accepted(
      Submission sent, SubmissionChannel channel, SubmissionChannel.Judged.Accepted verdict) {
    String receipt = verdict.receipt();
    Fetched fetched = receipt == null ? Fetched.NOTHING : fetch(sent, channel, receipt);
    if (sent.adoptedReference() && !fetched.sameDocument()) {
      comparisonFailed(sent, receipt, fetched, verdict.raw());
      return;
    }
    Instant now = book.now();
    String text =
        "Accepted by the authority" + (receipt == null ? "" : "; its answer is " + receipt);
    boolean toFetch = receipt != null && fetched.evidence == null;
    book.move(
        sent,
        s -> archivedIf(fetched, s.accepted(receipt, text, verdict.raw(), now), now),
        toFetch ? now.plus(PollingPlan.UNREACHED.next(0)) : null,
        fetched.evidence);
  }

  private static Submission archivedIf(Fetched fetched, Submission submission, Instant now) {
    return fetched.evidence == null ? submission : submission.archived(now);
  }

  /** The authority has named another upload as the valid one: is it really this document? */
  private void comparisonFailed(
      Submission sent, @Nullable String receipt, Fetched fetched, String raw) {
    if (fetched.evidence == null) {
      askAgain(
          sent,
          "Accepted under "
              + sent.answer().reference()
              + "; whether that is this document is still to be compared"
              + fetched.because(),
          PollingPlan.UNREACHED);
      return;
    }
    Instant now = book.now();
    String text =
        "The authority has accepted another document with the same number under "
            + sent.answer().reference()
            + "; it is not byte for byte this one";
    book.move(
        sent,
        s -> s.rejected(receipt, List.of(text), text, raw, now).archived(now),
        null,
        fetched.evidence);
  }

  private void rejected(
      Submission sent, SubmissionChannel channel, SubmissionChannel.Judged.Rejected verdict) {
    String receipt = verdict.receipt();
    Fetched fetched = receipt == null ? Fetched.NOTHING : fetch(sent, channel, receipt);
    boolean waitForReasons =
        receipt != null && fetched.evidence == null && !hopeless(sent, fetched);
    if (waitForReasons) {
      askAgain(
          sent,
          "Rejected; the reasons cannot be fetched yet" + fetched.because(),
          PollingPlan.UNREACHED);
      return;
    }
    SubmissionChannel.SignedAnswer answer = fetched.answer;
    String earlier = answer == null ? null : answer.earlierReference();
    if (earlier != null && !sent.knew(earlier)) {
      adopt(sent, earlier, fetched, verdict.raw());
      return;
    }
    Instant now = book.now();
    List<String> reasons = reasons(verdict, answer);
    String text = "Rejected by the authority";
    book.move(
        sent,
        s -> archivedIf(fetched, s.rejected(receipt, reasons, text, verdict.raw(), now), now),
        null,
        fetched.evidence);
  }

  private boolean hopeless(Submission sent, Fetched fetched) {
    Instant taken = Objects.requireNonNullElse(sent.sending().takenAt(), sent.updatedAt());
    return fetched.failure instanceof AuthorityException.Gone
        || book.now().isAfter(taken.plus(PATIENCE));
  }

  private static List<String> reasons(
      SubmissionChannel.Judged.Rejected verdict, SubmissionChannel.@Nullable SignedAnswer answer) {
    if (answer != null && !answer.errors().isEmpty()) {
      return answer.errors();
    }
    return verdict.errors().isEmpty()
        ? List.of("The authority gave no reason that could be read.")
        : verdict.errors();
  }

  /** An earlier call, thought lost, did take effect: that one counts, this one was a repetition. */
  private void adopt(Submission sent, String earlier, Fetched fetched, String raw) {
    Instant now = book.now();
    String text =
        "The authority had the document already, under "
            + earlier
            + ", and rejected its repetition "
            + sent.answer().reference();
    book.move(sent, s -> s.adopted(earlier, text, raw, now), now.plus(MOMENT), fetched.evidence);
  }

  /** Fetches the signed answer of a submission whose verdict is known. */
  Optional<AuthorityException> fetchLater(Submission settled, SubmissionChannel channel) {
    String receipt = settled.answer().receipt();
    if (receipt == null || settled.answer().archivedAt() != null) {
      return Optional.empty();
    }
    Fetched fetched = fetch(settled, channel, receipt);
    Instant now = book.now();
    AuthorityException failure = fetched.failure;
    if (failure == null) {
      book.move(settled, s -> s.archived(now), null, fetched.evidence);
      return Optional.empty();
    }
    boolean gone = failure instanceof AuthorityException.Gone;
    Duration wait = PollingPlan.UNREACHED.next(settled.sending().questions() + 1);
    UnaryOperator<Submission> change =
        s -> s.asked("The signed answer could not be kept yet" + fetched.because(), now);
    book.waiting(settled, change, gone ? null : now.plus(wait));
    return Optional.of(failure);
  }

  /**
   * A signed answer that was fetched and kept, or why it was not.
   *
   * @param answer null if it was not fetched
   * @param evidence null if it was not fetched
   * @param failure null if it was fetched, or if there was nothing to fetch
   */
  private record Fetched(
      SubmissionChannel.@Nullable SignedAnswer answer,
      Submissions.@Nullable Evidence evidence,
      @Nullable AuthorityException failure) {
    static final Fetched NOTHING = new Fetched(null, null, null);

    boolean sameDocument() {
      return evidence != null && evidence.sameDocument();
    }

    String because() {
      return failure == null ? "." : ": " + failure.getMessage();
    }
  }

  /** What an authority calls its answer need not be a name that files can have. */
  private static String place(String receipt) {
    return FILE_NAME.matcher(receipt).matches()
        ? receipt
        : Sha256.of(receipt.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
  }

  private Fetched fetch(Submission submission, SubmissionChannel channel, String receipt) {
    SubmissionChannel.SignedAnswer answer;
    try {
      answer = channel.fetch(submission, receipt);
    } catch (AuthorityException failure) {
      return new Fetched(null, null, failure);
    }
    String sha256 = Sha256.of(answer.file());
    String key =
        "submissions/"
            + submission.id()
            + "/"
            + place(receipt)
            + "-"
            + sha256.substring(0, 16)
            + "."
            + answer.extension();
    files.put(submission.company(), key, answer.file());
    Payload payload = submission.payload();
    boolean same = payload != null && payload.sha256().equals(answer.documentSha256());
    return new Fetched(
        answer,
        new Submissions.Evidence(
            receipt,
            sha256,
            answer.file().length,
            key,
            answer.documentSha256(),
            answer.signatureSha256(),
            same,
            answer.seal(),
            answer.explanation(),
            book.now()),
        null);
  }
}
