package ro.storno.application.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.Submission;

/**
 * What one authority's system can do with a submission. Every method may call the authority, so
 * none is for use inside a transaction; calls that give no answer throw {@link
 * ro.storno.application.authority.AuthorityException}. Implementations are thread-safe.
 */
public interface SubmissionChannel {
  /** Returns the channel that this is. */
  Channel channel();

  /** Returns the time after which a call that was begun is surely over. */
  Duration longestCall();

  /**
   * Returns after how many calls that surely had no effect a submission is given up: for what is of
   * no use when it is late. Others are tried for ever.
   */
  default int mostTries() {
    return Integer.MAX_VALUE;
  }

  /** Returns whether somebody has authorized the company, so that its documents can be sent. */
  boolean authorized(CompanyId company);

  /**
   * Checks, before anything is sent, that a call may be made, and takes it out of the quotas.
   *
   * @throws ro.storno.application.authority.AuthorityException.AccessRefused if nobody has
   *     authorized the company
   * @throws ro.storno.application.authority.AuthorityException.LimitReached if a quota is used up
   */
  void admit(Submission submission);

  /** Sends the bytes of an admitted submission: one call. */
  Sent send(Submission submission, byte[] content);

  /** Asks for the verdict on a document that was taken in. */
  Judged ask(Submission submission);

  /**
   * Returns whether nobody can be asked what became of a document that was sent, so that people
   * have to find it out and say it.
   */
  default boolean leftToPeople(Submission submission) {
    return false;
  }

  /** Finds out whether a call whose outcome is unknown took effect. */
  Found find(Submission submission, Surroundings surroundings);

  /** Fetches the authority's signed answer. */
  SignedAnswer fetch(Submission submission, String receipt);

  /** What the authority said to a document. */
  sealed interface Sent {
    /**
     * It took it in.
     *
     * @param reference the authority's; not null
     * @param raw answer as it came; not null
     */
    record Taken(String reference, String raw) implements Sent {}

    /**
     * It refused it at the door; nothing was taken in.
     *
     * @param errors its reasons; not null
     * @param raw answer as it came; not null
     */
    record Refused(List<String> errors, String raw) implements Sent {}
  }

  /** What the authority said about a document that it took in. */
  sealed interface Judged {
    /** It cannot tell yet. */
    record Pending(@Nullable String reason) implements Judged {}

    /** It accepted the document. */
    record Accepted(@Nullable String receipt, String raw) implements Judged {}

    /**
     * It rejected the document.
     *
     * @param receipt under which the reasons are fetched, or null
     * @param errors the reasons, where they were told at once; not null
     */
    record Rejected(@Nullable String receipt, List<String> errors, String raw) implements Judged {}
  }

  /** What is known of a call whose answer was lost. */
  sealed interface Found {
    /**
     * It took effect.
     *
     * @param reference the authority's; not null
     * @param at when it was taken in, as far as known; not null
     * @param acceptedUnder receipt of its acceptance, where what was found tells that too; or null
     * @param evidence what shows it, for people; not null
     */
    record Taken(String reference, Instant at, @Nullable String acceptedUnder, String evidence)
        implements Found {}

    /** Nothing is certain yet. */
    record Unclear(String reason) implements Found {}

    /** It took no effect, or sending again cannot make a second document; by this rule. */
    record Absent(String rule) implements Found {}
  }

  /**
   * What else is known when a lost call is looked for.
   *
   * @param authorityBehind whether documents that were taken in before the lost call still await
   *     their verdict
   */
  record Surroundings(boolean authorityBehind) {}

  /**
   * A signed answer.
   *
   * @param file as it came; not null
   * @param extension of the file's name, such as {@code zip}; not null
   * @param documentSha256 of the document inside, or null
   * @param signatureSha256 of the signature inside, or null
   * @param errors the authority's reasons, where it is a rejection; not null
   * @param earlierReference the reference of an earlier submission of the same document, where the
   *     authority rejected this one as its repetition; or null
   * @param seal verdict on the seal; not null
   * @param explanation for people; not null
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record SignedAnswer(
      byte[] file,
      String extension,
      @Nullable String documentSha256,
      @Nullable String signatureSha256,
      List<String> errors,
      @Nullable String earlierReference,
      String seal,
      String explanation) {}
}
