package ro.storno.application.anaf;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.submission.Submissions;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.DocumentReference;

/**
 * Recognises our own uploads in ANAF's list by the journal of submissions, so that an invoice of
 * ours is not taken in a second time as one made elsewhere. The journal learns the outcome by its
 * own questions, with evidence of its own; it does not depend on the list being read.
 */
public final class OwnUploads implements SubmissionNews {
  private final Submissions submissions;

  /**
   * @param submissions not null
   */
  public OwnUploads(Submissions submissions) {
    this.submissions = submissions;
  }

  @Override
  public Optional<InvoiceId> hear(CompanyId company, News news) {
    return invoice(company, news.index(), news.documentSha256());
  }

  @Override
  public Optional<InvoiceId> invoiceOf(CompanyId company, UploadIndex index) {
    return invoice(company, index, null);
  }

  private Optional<InvoiceId> invoice(
      CompanyId company, UploadIndex index, @Nullable String sha256) {
    return submissions
        .ofUpload(company, Channel.ANAF, index.value(), sha256)
        .map(submission -> submission.filing().document())
        .filter(document -> document.kind() == DocumentReference.Kind.INVOICE)
        .map(document -> new InvoiceId(document.id()));
  }
}
