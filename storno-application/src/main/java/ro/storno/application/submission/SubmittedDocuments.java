package ro.storno.application.submission;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Sha256;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Payload;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionId;

/** The documents of one kind, as far as submissions concern them. */
public interface SubmittedDocuments {
  /** Returns the kind of documents that these are. */
  DocumentReference.Kind kind();

  /**
   * Returns whether the slow part of preparing is done already. It is the business of background
   * jobs that have few threads; a wave of submissions must not do it in all of theirs.
   */
  boolean ready(CompanyId company, UUID document, Channel channel);

  /** Writes what is to be sent; takes its time, so not for use inside a transaction. */
  Prepared prepare(CompanyId company, UUID document, Channel channel);

  /**
   * Locks a document until the transaction ends. Documents are locked before their submissions,
   * everywhere.
   *
   * @return its version, or empty if there is no such document
   */
  Optional<Long> lock(CompanyId company, UUID document);

  /**
   * Tells a document, in the running transaction, that a submission of it has reached another
   * state: sent or unknown, accepted, rejected, or withdrawn because it could not be sent.
   *
   * @param submission as it was saved; not null
   */
  void changed(Submission submission);

  /** What is to be sent, or why not. */
  sealed interface Prepared {
    /**
     * What is to be sent.
     *
     * @param version of the document that it was written from
     * @param content the exact bytes; not null
     * @param fileName not null
     * @param terms what goes with it, in the words of the channel; not null
     * @param leftOut terms of the document that are not in the bytes; not null
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Ready(
        long version,
        byte[] content,
        String fileName,
        Map<String, String> terms,
        List<Payload.LeftOut> leftOut)
        implements Prepared {
      /** All of the document is in the bytes. */
      public Ready(long version, byte[] content, String fileName, Map<String, String> terms) {
        this(version, content, fileName, terms, List.of());
      }

      /** Returns how the bytes are kept for a submission. */
      public Payload payload(SubmissionId submission) {
        String sha256 = Sha256.of(content);
        int dot = fileName.lastIndexOf('.');
        return new Payload(
            sha256,
            content.length,
            fileName,
            "submissions/"
                + submission
                + "/"
                + sha256
                + (dot < 0 ? "" : fileName.substring(dot).toLowerCase(Locale.ROOT)),
            version,
            terms,
            leftOut);
      }
    }

    /**
     * It cannot be sent as it is.
     *
     * @param version of the document that was looked at, or null if there is none
     * @param reason for people; not null
     * @param findings what is wrong, one by one; not null
     * @param fields where it is wrong and what is to be done, by field, where that is known; not
     *     null
     */
    record Unfit(
        @Nullable Long version, String reason, List<String> findings, Map<String, String> fields)
        implements Prepared {
      /** It cannot be sent, and no field is to blame. */
      public Unfit(@Nullable Long version, String reason, List<String> findings) {
        this(version, reason, findings, Map.of());
      }
    }
  }
}
