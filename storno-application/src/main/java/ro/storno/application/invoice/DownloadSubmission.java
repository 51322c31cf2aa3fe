package ro.storno.application.invoice;

import java.util.Locale;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.file.FileStore;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.submission.Submissions;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Payload;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionId;

/** Hands out the exact bytes that were sent, or are ready to be taken to the authority. */
public final class DownloadSubmission {
  private final Transactions transactions;
  private final Submissions submissions;
  private final FileStore files;

  /** Downloads from the given ports; none is null. */
  public DownloadSubmission(Transactions transactions, Submissions submissions, FileStore files) {
    this.transactions = transactions;
    this.submissions = submissions;
    this.files = files;
  }

  /**
   * Returns the file of a submission.
   *
   * @throws ApplicationException.NotFound if the invoice has no such submission, or it has no file
   */
  public InvoiceFile file(CompanyScope scope, InvoiceId invoice, SubmissionId id) {
    scope.requireToView(Permission.EFACTURA_VIEW);
    Submission submission =
        transactions
            .inCompany(scope.company(), () -> submissions.find(scope.company(), id))
            .filter(
                found ->
                    found.filing().document().equals(DocumentReference.invoice(invoice.value())))
            .orElseThrow(() -> new ApplicationException.NotFound("Submission"));
    Payload payload = submission.payload();
    if (payload == null) {
      throw new ApplicationException.NotFound("Submission file");
    }
    byte[] content =
        files
            .get(scope.company(), payload.storageKey())
            .orElseThrow(() -> new IllegalStateException("lost: " + payload.storageKey()));
    boolean pdf = payload.fileName().toLowerCase(Locale.ROOT).endsWith(".pdf");
    return new InvoiceFile(
        InvoiceFile.safe(payload.fileName()),
        pdf ? "application/pdf" : "application/xml",
        content,
        submission.updatedAt());
  }
}
