package ro.storno.application.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionId;
import ro.storno.domain.submission.SubmissionStep;

/** The journal of submissions. Steps and evidence are only ever added. */
public interface Submissions {
  /**
   * Adds a queued submission with its first step.
   *
   * @throws ro.storno.application.ApplicationException.Conflict at the latest when the transaction
   *     commits, if another submission of the same document is open on the channel
   */
  void add(Submission submission);

  Optional<Submission> find(CompanyId company, SubmissionId id);

  /** Finds a submission and locks it until the transaction ends. */
  Optional<Submission> findForUpdate(CompanyId company, SubmissionId id);

  /** Returns the submissions of a document on all channels, newest first. */
  List<Submission> of(CompanyId company, DocumentReference document);

  /**
   * Returns the newest submission of a document on one channel: what happens on another is no
   * business of it.
   */
  Optional<Submission> latest(CompanyId company, DocumentReference document, Channel channel);

  /**
   * Saves a changed submission, and its step if its state changed.
   *
   * @throws ro.storno.application.ApplicationException.Conflict if it was changed meanwhile
   *     (version)
   */
  void update(Submission submission);

  /** Returns the history of a submission, oldest first. */
  List<SubmissionStep> steps(CompanyId company, SubmissionId id);

  /** Returns whether any submission of the company has, or once had, a reference. */
  boolean knowsReference(CompanyId company, Channel channel, String reference);

  /**
   * Finds the submission that an upload at the authority belongs to: the one that has, or once had,
   * its reference, else the newest one that is not settled and whose bytes have the digest: whoever
   * sent it may have died before the reference was written down.
   *
   * @param sha256 digest of the document, lower-case hex; or null
   */
  Optional<Submission> ofUpload(
      CompanyId company, Channel channel, String reference, @Nullable String sha256);

  /**
   * Returns the newest submission on a channel whose bytes have a digest, whatever became of it.
   *
   * @param sha256 lower-case hex; not null
   */
  Optional<Submission> ofBytes(CompanyId company, Channel channel, String sha256);

  /**
   * Returns whether a document that the authority took in before some moment still awaits its
   * verdict: a sign that the authority is behind with its work.
   */
  boolean awaitsVerdictSince(CompanyId company, Channel channel, Instant moment);

  /** Returns whether a call of the company is under way, or one is lost and being looked for. */
  boolean outcomeUnknown(CompanyId company, Channel channel);

  /**
   * Returns documents that the authority took in and has not judged yet, as far as is known; those
   * that wait longest come first.
   *
   * @param most how many at most
   */
  List<Submission> awaitingVerdict(CompanyId company, Channel channel, int most);

  /** Returns the documents that wait to be sent. */
  List<Submission> queued(CompanyId company);

  /** Keeps a received file as evidence; one with the same name and hash is kept once. */
  void keep(CompanyId company, SubmissionId id, Evidence evidence);

  /** Returns what was received about a submission, oldest first. */
  List<Evidence> evidence(CompanyId company, SubmissionId id);

  /**
   * A signed answer of an authority, as it was received.
   *
   * @param receipt under which it was fetched; not null
   * @param sha256 of the file; lower-case hex; not null
   * @param size of the file in bytes
   * @param storageKey where the file is kept; not null
   * @param documentSha256 of the document inside, or null if there is none
   * @param signatureSha256 of the signature inside, or null if there is none
   * @param sameDocument whether the document inside is byte for byte the one that was sent
   * @param seal verdict on the seal, such as {@code VALID}; not null
   * @param explanation of the verdict and of what is wrong with the file, for people; not null
   * @param receivedAt not null
   */
  record Evidence(
      String receipt,
      String sha256,
      long size,
      String storageKey,
      @Nullable String documentSha256,
      @Nullable String signatureSha256,
      boolean sameDocument,
      String seal,
      String explanation,
      Instant receivedAt) {}
}
