package ro.storno.application.anaf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.anaf.DownloadId;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.InvoiceId;

/**
 * Hears what the message list says about uploads. Whoever keeps the journal of our own submissions
 * recognises its uploads and takes the news in; all others were uploaded elsewhere. Used inside the
 * company's transaction; hearing the same twice must be like hearing it once.
 */
public interface SubmissionNews {
  /** For an installation that submits nothing. */
  SubmissionNews NOBODY =
      new SubmissionNews() {
        @Override
        public Optional<InvoiceId> hear(CompanyId company, News news) {
          return Optional.empty();
        }

        @Override
        public Optional<InvoiceId> invoiceOf(CompanyId company, UploadIndex index) {
          return Optional.empty();
        }
      };

  /**
   * Takes news in, if it is about an upload of ours: one with this index, or one whose outcome is
   * unknown and whose bytes have this digest.
   *
   * @return the invoice that was uploaded; empty if the upload is not ours, and then nothing was
   *     done
   */
  Optional<InvoiceId> hear(CompanyId company, News news);

  /** Returns the invoice that was uploaded under an index, empty if the upload is not ours. */
  Optional<InvoiceId> invoiceOf(CompanyId company, UploadIndex index);

  /** What became of an upload. */
  enum Outcome {
    ACCEPTED,
    REJECTED
  }

  /**
   * News about an upload.
   *
   * @param index not null
   * @param outcome not null
   * @param download under which ANAF hands out the answer; not null
   * @param documentSha256 digest of the document in the answer, lower-case hex; null where it was
   *     rejected, and where the archive cannot be read
   * @param errors ANAF's reasons, where it was rejected; not null
   * @param storageKey where the answer is kept in the file store, byte for byte; not null
   * @param listedAt ANAF's time; not null
   */
  record News(
      UploadIndex index,
      Outcome outcome,
      DownloadId download,
      @Nullable String documentSha256,
      List<String> errors,
      String storageKey,
      Instant listedAt) {
    /** Takes a copy. */
    public News {
      errors = List.copyOf(errors);
    }
  }
}
