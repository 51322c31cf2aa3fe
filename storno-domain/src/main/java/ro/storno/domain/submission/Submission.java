package ro.storno.domain.submission;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.DomainException;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.UserId;

/**
 * One attempt to hand a document to an authority, from the queue to the verdict. Immutable: every
 * operation returns the submission as it stands afterwards, or throws {@link
 * DomainException.IllegalState} if the transition table forbids it. After a rejection a new attempt
 * begins; this one stays as its history.
 *
 * <p>The states answer one question: may the document be at the authority? Where the answer is not
 * known ({@link SubmissionState#UNKNOWN}), nothing is sent before it is found out.
 *
 * @param id identity; not null
 * @param company the tenant; not null
 * @param version counts saved changes; who acts on an older one comes too late
 * @param filing what is handed to whom; not null
 * @param state not null
 * @param payload the bytes of the call under way or made last; null while nothing was sent, and
 *     again once a call surely had no effect
 * @param sending how and when it was sent; not null
 * @param answer what the authority said; not null
 * @param problem why it waits, for people; null while all goes well
 * @param steps the changes of state that are not saved yet; not null
 * @param createdAt not null
 * @param updatedAt not null
 */
public record Submission(
    SubmissionId id,
    CompanyId company,
    long version,
    Filing filing,
    SubmissionState state,
    @Nullable Payload payload,
    Sending sending,
    Answer answer,
    @Nullable String problem,
    List<SubmissionStep> steps,
    Instant createdAt,
    Instant updatedAt) {
  /** Takes a copy of the steps. */
  public Submission {
    steps = List.copyOf(steps);
  }

  /**
   * What is handed to whom.
   *
   * @param channel not null
   * @param document not null
   * @param attempt 1 for the first submission of the document on this channel, then 2 and so on
   * @param filer the tax code in whose name it is filed, as the authority writes it; not null
   * @param due not to be sent before; not null
   * @param deadline last day on which it is in time, or null where no law sets one
   * @param requestedBy who asked for it, or null for the system
   */
  public record Filing(
      Channel channel,
      DocumentReference document,
      int attempt,
      String filer,
      Instant due,
      @Nullable LocalDate deadline,
      @Nullable UserId requestedBy) {
    Filing dueAt(Instant when) {
      return new Filing(channel, document, attempt, filer, when, deadline, requestedBy);
    }

    Filing until(@Nullable LocalDate lastDay) {
      return new Filing(channel, document, attempt, filer, due, lastDay, requestedBy);
    }
  }

  /**
   * How and when it was sent.
   *
   * @param calls how many calls were begun
   * @param since when the last call began, or null
   * @param takenAt when the authority took it in, as far as known; or null
   * @param questions how often the authority was asked about it since the last call
   * @param everLost whether the outcome of any call was unknown for a time
   */
  public record Sending(
      int calls,
      @Nullable Instant since,
      @Nullable Instant takenAt,
      int questions,
      boolean everLost) {
    /** Nothing was sent. */
    public static final Sending NOT_YET = new Sending(0, null, null, 0, false);
  }

  /**
   * What the authority said.
   *
   * @param reference under which it took the document in, such as ANAF's upload index; or null
   * @param formerReferences other references that turned out not to count; not null
   * @param receipt under which its signed answer is fetched, or null
   * @param errors its reasons, in its own words; not null
   * @param settledAt when the verdict became known, or null
   * @param archivedAt when its signed answer was kept, or null
   */
  public record Answer(
      @Nullable String reference,
      List<String> formerReferences,
      @Nullable String receipt,
      List<String> errors,
      @Nullable Instant settledAt,
      @Nullable Instant archivedAt) {
    /** Nothing was said. */
    public static final Answer NONE = new Answer(null, List.of(), null, List.of(), null, null);

    /** Takes copies. */
    public Answer {
      formerReferences = List.copyOf(formerReferences);
      errors = List.copyOf(errors);
    }
  }

  /**
   * Queues a document.
   *
   * @param explanation why, for people; not null
   * @return a submission in state {@link SubmissionState#QUEUED}, never null
   */
  public static Submission queue(
      SubmissionId id, CompanyId company, Filing filing, String explanation, Instant now) {
    return new Submission(
        id,
        company,
        0,
        Objects.requireNonNull(filing),
        SubmissionState.QUEUED,
        null,
        Sending.NOT_YET,
        Answer.NONE,
        null,
        List.of(new SubmissionStep(null, SubmissionState.QUEUED, now, explanation, null, null)),
        now,
        now);
  }

  /**
   * Queues a document that was issued with bytes that stay, before the authority has it.
   *
   * @param bytes the file, kept already; {@link Payload#offline offline}; not null
   * @param explanation why, for people; not null
   */
  public static Submission offline(
      SubmissionId id,
      CompanyId company,
      Filing filing,
      Payload bytes,
      String explanation,
      Instant now) {
    if (!bytes.offline()) {
      throw new IllegalArgumentException("bytes that may be written anew");
    }
    Submission queued = queue(id, company, filing, explanation, now);
    return queued.with(filing, bytes, queued.sending, queued.answer, null, now);
  }

  /**
   * Makes a submission whose file is ready for whoever carries it to the authority himself: no call
   * is ever made for it.
   *
   * @param bytes the file; not null
   * @param explanation for people; not null
   */
  public static Submission prepared(
      SubmissionId id,
      CompanyId company,
      Filing filing,
      Payload bytes,
      String explanation,
      Instant now) {
    return new Submission(
        id,
        company,
        0,
        Objects.requireNonNull(filing),
        SubmissionState.PREPARED,
        Objects.requireNonNull(bytes),
        Sending.NOT_YET,
        Answer.NONE,
        null,
        List.of(new SubmissionStep(null, SubmissionState.PREPARED, now, explanation, null, null)),
        now,
        now);
  }

  /** Returns whether it is still under way. */
  public boolean open() {
    return !state.settled();
  }

  /** Returns whether the authority has it, or may have it, and what it made of it is unknown. */
  public boolean awaitsOutcome() {
    return state == SubmissionState.SENT || state == SubmissionState.UNKNOWN;
  }

  /** Returns the authority's reference, if there is one. */
  public Optional<String> reference() {
    return Optional.ofNullable(answer.reference);
  }

  /**
   * Returns whether the authority took it in after the deadline, by the calendar of a place.
   *
   * @param place whose days count; not null
   */
  public boolean late(ZoneId place) {
    LocalDate last = filing.deadline;
    Instant taken = sending.takenAt;
    return filed()
        && last != null
        && taken != null
        && LocalDate.ofInstant(taken, place).isAfter(last);
  }

  /** Returns whether the authority took it in and has not rejected it. */
  public boolean filed() {
    return sending.takenAt != null
        && (state == SubmissionState.SENT || state == SubmissionState.ACCEPTED);
  }

  /** Returns the queued submission with another time; the state stays. */
  public Submission dueAt(Instant when, Instant now) {
    return with(filing.dueAt(when), payload, sending, answer, problem, now);
  }

  /** Returns the queued submission with another deadline; the state stays. */
  public Submission until(@Nullable LocalDate lastDay, Instant now) {
    return with(filing.until(lastDay), payload, sending, answer, problem, now);
  }

  /**
   * Returns the submission as it goes on waiting, with the reason.
   *
   * @param reason for people, or null if nothing is wrong
   */
  public Submission waiting(@Nullable String reason, Instant now) {
    return with(filing, payload, sending, answer, reason, now);
  }

  /**
   * Returns the submission after the authority was asked about it and could not yet tell.
   *
   * @param reason for people, or null if nothing is wrong
   */
  public Submission asked(@Nullable String reason, Instant now) {
    Sending asked =
        new Sending(
            sending.calls, sending.since, sending.takenAt, sending.questions + 1, sending.everLost);
    return with(filing, payload, asked, answer, reason, now);
  }

  /**
   * Returns the submission as a call is about to be made.
   *
   * @param bytes what is sent, kept already; not null
   */
  public Submission begin(Payload bytes, Instant now) {
    Sending begun = new Sending(sending.calls + 1, now, null, 0, sending.everLost);
    return with(filing, Objects.requireNonNull(bytes), begun, answer, null, now)
        .moved(SubmissionTransition.BEGIN, "Handed to the authority; its answer is awaited", null);
  }

  /**
   * Returns the submission after a call that surely had no effect. Its bytes are dropped, so that
   * the next call sends the document as it is then; unless an earlier call may have had an effect,
   * or the document was issued with them: then the bytes stay what they were.
   *
   * @param reason for people; not null
   */
  public Submission returned(String reason, Instant now) {
    boolean stay = sending.everLost || payload != null && payload.offline();
    return with(filing, stay ? payload : null, sending, answer, reason, now)
        .moved(SubmissionTransition.RETURN, reason, null);
  }

  /**
   * Returns the submission as the authority has taken it in.
   *
   * @param reference the authority's; not null
   * @param at when it did; not null
   * @param raw its answer as it came, or null
   */
  public Submission taken(
      String reference, Instant at, String explanation, @Nullable String raw, Instant now) {
    Answer named =
        new Answer(
            Objects.requireNonNull(reference),
            answer.formerReferences,
            null,
            List.of(),
            null,
            null);
    Sending confirmed =
        new Sending(sending.calls, sending.since, at, sending.questions, sending.everLost);
    return with(filing, payload, confirmed, named, null, now)
        .moved(SubmissionTransition.TAKE, explanation, raw);
  }

  /** Returns the submission after its answer, or the process that awaited it, was lost. */
  public Submission lost(String reason, Instant now) {
    Sending unclear = new Sending(sending.calls, sending.since, null, 0, true);
    return with(filing, payload, unclear, answer, reason, now)
        .moved(SubmissionTransition.LOSE, reason, null);
  }

  /**
   * Returns the submission, queued again, once it is certain that the call had no effect.
   *
   * @param rule the documented rule that makes it certain; not null
   */
  public Submission cleared(String rule, Instant now) {
    return with(filing, payload, sending, answer, null, now)
        .moved(SubmissionTransition.CLEAR, rule, null);
  }

  /**
   * Returns the submission under the reference that the authority says is the valid one of the same
   * document.
   *
   * @param other the authority's reference; not null
   * @throws DomainException.IllegalState also if the reference counted before
   */
  public Submission adopted(String other, String explanation, @Nullable String raw, Instant now) {
    if (knew(other)) {
      throw new DomainException.IllegalState(
          "The authority names reference " + other + ", which this submission had already.");
    }
    List<String> former = new ArrayList<>(answer.formerReferences);
    reference().ifPresent(former::add);
    Answer named = new Answer(other, former, null, List.of(), null, null);
    return with(filing, payload, sending, named, null, now)
        .moved(SubmissionTransition.ADOPT, explanation, raw);
  }

  /** Returns whether the submission has or had a reference. */
  public boolean knew(String reference) {
    return reference.equals(answer.reference) || answer.formerReferences.contains(reference);
  }

  /** Returns whether its present reference came from a duplicate, and so has to be checked. */
  public boolean adoptedReference() {
    return !answer.formerReferences.isEmpty();
  }

  /**
   * Returns the submission as the authority accepted it.
   *
   * @param receipt under which its signed answer is fetched, or null
   * @param raw its answer as it came, or null
   */
  public Submission accepted(
      @Nullable String receipt, String explanation, @Nullable String raw, Instant now) {
    Answer verdict =
        new Answer(
            answer.reference, answer.formerReferences, receipt, List.of(), now, answer.archivedAt);
    return with(filing, payload, sending, verdict, null, now)
        .moved(SubmissionTransition.ACCEPT, explanation, raw);
  }

  /**
   * Returns the submission as the authority refused or rejected it.
   *
   * @param receipt under which its answer is fetched, or null
   * @param errors its reasons, in its own words; not null
   * @param raw its answer as it came, or null
   */
  public Submission rejected(
      @Nullable String receipt,
      List<String> errors,
      String explanation,
      @Nullable String raw,
      Instant now) {
    Answer verdict =
        new Answer(
            answer.reference, answer.formerReferences, receipt, errors, now, answer.archivedAt);
    return with(filing, payload, sending, verdict, null, now)
        .moved(SubmissionTransition.REJECT, explanation, raw);
  }

  /** Returns the submission with its signed answer kept. */
  public Submission archived(Instant now) {
    Answer kept =
        new Answer(
            answer.reference,
            answer.formerReferences,
            answer.receipt,
            answer.errors,
            answer.settledAt,
            now);
    return with(filing, payload, sending, kept, problem, now);
  }

  /**
   * Returns the submission as taken back before it was sent.
   *
   * @param reason for people; not null
   */
  public Submission withdrawn(String reason, List<String> findings, Instant now) {
    Answer none = new Answer(null, answer.formerReferences, null, findings, now, answer.archivedAt);
    return with(filing, payload, sending, none, reason, now)
        .moved(SubmissionTransition.WITHDRAW, reason, null);
  }

  /**
   * Returns the submission as somebody settles it by hand, because nobody can be asked: the step
   * says who it was, and that it is no answer of an authority.
   *
   * @param delivered whether the document arrived
   * @param by who says so; not null
   * @param reason why that is known, for people; not null
   */
  public Submission settledByHand(boolean delivered, UserId by, String reason, Instant now) {
    String what = delivered ? "delivered" : "not delivered";
    List<String> errors =
        delivered ? List.of() : List.of("Not delivered, as was found out by hand: " + reason);
    Answer verdict =
        new Answer(answer.reference, answer.formerReferences, null, errors, now, answer.archivedAt);
    return with(filing, payload, sending, verdict, null, now)
        .moved(
            delivered ? SubmissionTransition.ACCEPT : SubmissionTransition.REJECT,
            "Settled by hand as " + what + ": " + reason,
            null,
            Objects.requireNonNull(by));
  }

  private Submission moved(
      SubmissionTransition operation, String explanation, @Nullable String raw) {
    return moved(operation, explanation, raw, null);
  }

  private Submission moved(
      SubmissionTransition operation,
      String explanation,
      @Nullable String raw,
      @Nullable UserId by) {
    if (!operation.allowedFrom(state)) {
      throw new DomainException.IllegalState(
          "Cannot " + operation.verb() + " a submission that is " + state.wireName() + ".");
    }
    List<SubmissionStep> more = new ArrayList<>(steps);
    more.add(new SubmissionStep(state, operation.target(), updatedAt, explanation, raw, by));
    return new Submission(
        id,
        company,
        version,
        filing,
        operation.target(),
        payload,
        sending,
        answer,
        problem,
        more,
        createdAt,
        updatedAt);
  }

  private Submission with(
      Filing newFiling,
      @Nullable Payload newPayload,
      Sending newSending,
      Answer newAnswer,
      @Nullable String newProblem,
      Instant now) {
    return new Submission(
        id,
        company,
        version,
        newFiling,
        state,
        newPayload,
        newSending,
        newAnswer,
        newProblem,
        steps,
        createdAt,
        now);
  }

  /** Returns the submission as it stands in the journal after it was saved. */
  public Submission saved() {
    return new Submission(
        id,
        company,
        version + 1,
        filing,
        state,
        payload,
        sending,
        answer,
        problem,
        List.of(),
        createdAt,
        updatedAt);
  }
}
