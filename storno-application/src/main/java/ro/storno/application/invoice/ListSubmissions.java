package ro.storno.application.invoice;

import java.util.List;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.submission.Submissions;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.submission.DocumentReference;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionStep;

/** Shows every submission of an invoice with its history and evidence. */
public final class ListSubmissions {
  private final Transactions transactions;
  private final Invoices invoices;
  private final Submissions submissions;

  /** Lists from the given ports; none is null. */
  public ListSubmissions(Transactions transactions, Invoices invoices, Submissions submissions) {
    this.transactions = transactions;
    this.invoices = invoices;
    this.submissions = submissions;
  }

  /**
   * Returns the submissions, newest first.
   *
   * @throws ApplicationException.NotFound if the company has no such invoice
   */
  public List<Entry> list(CompanyScope scope, InvoiceId id) {
    scope.requireToView(Permission.EFACTURA_VIEW);
    return transactions.inCompany(
        scope.company(),
        () -> {
          if (invoices.find(scope.company(), id).isEmpty()) {
            throw new ApplicationException.NotFound("Invoice");
          }
          return submissions.of(scope.company(), DocumentReference.invoice(id.value())).stream()
              .map(this::entry)
              .toList();
        });
  }

  private Entry entry(Submission submission) {
    return new Entry(
        submission,
        submissions.steps(submission.company(), submission.id()),
        submissions.evidence(submission.company(), submission.id()));
  }

  /**
   * A submission with what is known about it.
   *
   * @param submission not null
   * @param steps its history, oldest first; not null
   * @param evidence what was received, oldest first; not null
   */
  public record Entry(
      Submission submission, List<SubmissionStep> steps, List<Submissions.Evidence> evidence) {}
}
