package ro.storno.application.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.file.FileStore;
import ro.storno.application.job.PostponedException;
import ro.storno.domain.submission.Payload;
import ro.storno.domain.submission.PollingPlan;
import ro.storno.domain.submission.Submission;

/**
 * Makes the one call that hands a document in. Before it: the bytes are kept and the journal says
 * that a call is under way. After it: the journal says what came of it. A process that dies in
 * between leaves a submission that is sending; whoever finds it waits until the call is surely over
 * and then calls it unknown.
 */
final class SendSubmission {
  private static final int ATTEMPTS = 3;

  /** For so long a submission waits until somebody else has prepared its document. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Duration MOMENT = Duration.ofSeconds(3);

  private final SubmissionBook book;
  private final FileStore files;

  SendSubmission(SubmissionBook book, FileStore files) {
    this.book = book;
    this.files = files;
  }

  Optional<AuthorityException> send(Submission queued, SubmissionChannel channel) {
    if (book.now().isBefore(queued.filing().due())) {
      throw new PostponedException(queued.filing().due());
    }
    waitUntilReady(queued);
    for (int i = 0; i < ATTEMPTS; i++) {
      Optional<Attempt> attempt = begin(queued, channel);
      if (attempt.isPresent()) {
        return attempt.get().carryOut();
      }
    }
    throw new IllegalStateException("the document keeps changing; to be sent later");
  }

  private void waitUntilReady(Submission queued) {
    Instant now = book.now();
    boolean waiting =
        queued.payload() == null
            && now.isBefore(queued.filing().due().plus(PATIENCE))
            && !book.documents(queued)
                .ready(
                    queued.company(), queued.filing().document().id(), queued.filing().channel());
    if (waiting) {
      throw new PostponedException(now.plus(MOMENT));
    }
  }

  /** What is left to do once everything before the call is done. */
  private interface Attempt {
    Optional<AuthorityException> carryOut();
  }

  private static final Optional<Attempt> NOTHING_LEFT = Optional.of(Optional::empty);

  /** Returns empty if the document was changed meanwhile, so that all has to be done again. */
  private Optional<Attempt> begin(Submission queued, SubmissionChannel channel) {
    Payload kept = queued.payload();
    if (kept != null) {
      byte[] content =
          files
              .get(queued.company(), kept.storageKey())
              .orElseThrow(() -> new IllegalStateException("lost: " + kept.storageKey()));
      return begun(queued, channel, kept, content, false);
    }
    SubmittedDocuments.Prepared prepared =
        book.documents(queued)
            .prepare(queued.company(), queued.filing().document().id(), queued.filing().channel());
    if (prepared instanceof SubmittedDocuments.Prepared.Ready ready) {
      return begun(queued, channel, ready.payload(queued.id()), ready.content(), true);
    }
    SubmittedDocuments.Prepared.Unfit unfit = (SubmittedDocuments.Prepared.Unfit) prepared;
    Instant now = book.now();
    return book.moveIfUnchanged(
                queued, s -> s.withdrawn(unfit.reason(), unfit.findings(), now), unfit.version())
            .isPresent()
        ? NOTHING_LEFT
        : againUnlessOvertaken(queued);
  }

  private Optional<Attempt> begun(
      Submission queued,
      SubmissionChannel channel,
      Payload payload,
      byte[] content,
      boolean fresh) {
    try {
      channel.admit(queued);
    } catch (AuthorityException.AccessRefused refused) {
      return Optional.of(() -> unauthorized(queued, channel, refused));
    }
    if (fresh) {
      files.put(queued.company(), payload.storageKey(), content);
    }
    Instant now = book.now();
    Optional<Submission> sending =
        book.moveIfUnchanged(
            queued, s -> s.begin(payload, now), fresh ? payload.documentVersion() : null);
    return sending.isPresent()
        ? Optional.of(() -> call(sending.get(), channel, content))
        : againUnlessOvertaken(queued);
  }

  /** If the submission itself was changed, somebody else goes on with it. */
  private Optional<Attempt> againUnlessOvertaken(Submission queued) {
    boolean overtaken =
        book.find(queued.company(), queued.id())
            .filter(present -> present.version() == queued.version())
            .isEmpty();
    return overtaken ? NOTHING_LEFT : Optional.empty();
  }

  /** Nothing was called: the submission waits, visibly, until somebody authorizes the company. */
  private Optional<AuthorityException> unauthorized(
      Submission queued, SubmissionChannel channel, AuthorityException.AccessRefused refused) {
    Instant now = book.now();
    if (queued.sending().questions() + 1 >= channel.mostTries()) {
      book.move(queued, s -> givenUp(s, String.valueOf(refused.getMessage()), now), null);
      return Optional.of(refused);
    }
    book.waiting(
        queued,
        s -> s.asked(refused.getMessage(), now),
        now.plus(PollingPlan.UNREACHED.next(queued.sending().questions())));
    return Optional.of(refused);
  }

  private Optional<AuthorityException> call(
      Submission sending, SubmissionChannel channel, byte[] content) {
    SubmissionChannel.Sent sent;
    try {
      sent = channel.send(sending, content);
    } catch (AuthorityException failure) {
      failed(sending, channel, failure);
      return Optional.of(failure);
    }
    Instant now = book.now();
    if (sent instanceof SubmissionChannel.Sent.Taken taken) {
      book.outcome(
          sending,
          s -> taken(s, taken, now),
          s -> taken(s, taken, now),
          now.plus(PollingPlan.VERDICT.next(0)));
    } else {
      SubmissionChannel.Sent.Refused refused = (SubmissionChannel.Sent.Refused) sent;
      refused(sending, refused.errors(), refused.raw(), now);
    }
    return Optional.empty();
  }

  private static Submission taken(
      Submission submission, SubmissionChannel.Sent.Taken taken, Instant now) {
    return submission.taken(
        taken.reference(),
        now,
        "Taken in by the authority under " + taken.reference(),
        taken.raw(),
        now);
  }

  private void refused(Submission sending, List<String> errors, String raw, Instant now) {
    String text = "Refused by the authority before it took the document in";
    book.outcome(
        sending,
        s -> s.rejected(null, errors, text, raw, now),
        s -> s.rejected(null, errors, text, raw, now),
        null);
  }

  private void failed(Submission sending, SubmissionChannel channel, AuthorityException failure) {
    Instant now = book.now();
    String message = Objects.requireNonNullElse(failure.getMessage(), "no reason given");
    if (failure instanceof AuthorityException.OutcomeUnknown) {
      book.outcome(
          sending,
          s -> s.lost(message, now),
          s -> s.waiting(message, now),
          now.plus(PollingPlan.LOST.next(0)));
      return;
    }
    // All others surely had no effect, and say nothing about the document.
    if (sending.sending().calls() >= channel.mostTries()) {
      book.outcome(
          sending,
          s -> givenUp(s.returned(message, now), message, now),
          s -> givenUp(s.cleared(message, now), message, now),
          null);
      return;
    }
    Instant again = now.plus(PollingPlan.UNREACHED.next(sending.sending().calls() - 1));
    if (failure instanceof AuthorityException.LimitReached limit) {
      again = limit.retryAfter().map(now::plus).orElse(again);
    }
    book.outcome(sending, s -> s.returned(message, now), s -> s.cleared(message, now), again);
  }

  private static Submission givenUp(Submission queued, String reason, Instant now) {
    return queued.withdrawn("Given up: " + reason, List.of(), now);
  }

  /** The process that made the call has died, or has lost its claim on the job. */
  Optional<AuthorityException> interrupted(Submission sending, SubmissionChannel channel) {
    Instant over = Objects.requireNonNull(sending.sending().since()).plus(channel.longestCall());
    Instant now = book.now();
    if (now.isBefore(over)) {
      throw new PostponedException(over);
    }
    book.move(
        sending, s -> s.lost("The process that sent it ended before the answer came", now), now);
    return Optional.empty();
  }
}
