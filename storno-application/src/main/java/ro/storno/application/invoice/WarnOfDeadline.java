package ro.storno.application.invoice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import ro.storno.application.FlatJson;
import ro.storno.application.Ids;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.submission.Submissions;
import ro.storno.domain.anaf.FilingDeadline;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.Submission;

/**
 * Warns, once, that an invoice is not in e-Factura although its last day is near. Waits in the
 * queue of jobs from the issue on; finds nothing to do if the invoice is there in time.
 */
public final class WarnOfDeadline implements JobHandler {
  /** The kind of job it does. */
  public static final String KIND = "invoice.filing-deadline";

  private static final Set<DocumentStatus> UNFILED =
      Set.of(DocumentStatus.ISSUED, DocumentStatus.SENT_TO_PROVIDER, DocumentStatus.REJECTED);

  private final Invoices invoices;
  private final Submissions submissions;
  private final Ids ids;
  private final Clock clock;

  /** Warns with the given ports; none is null. */
  public WarnOfDeadline(Invoices invoices, Submissions submissions, Ids ids, Clock clock) {
    this.invoices = invoices;
    this.submissions = submissions;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public boolean insideTransaction() {
    return true;
  }

  @Override
  public void run(Job job) {
    CompanyId company = Objects.requireNonNull(job.company(), "an invoice belongs to a company");
    Map<String, String> payload = FlatJson.read(job.payload());
    InvoiceId id = InvoiceId.parse(Objects.requireNonNull(payload.get("invoiceId")));
    LocalDate deadline = LocalDate.parse(Objects.requireNonNull(payload.get("deadline")));
    Optional<Invoice> unfiled =
        invoices.find(company, id).filter(invoice -> UNFILED.contains(invoice.status()));
    if (unfiled.isPresent() && due(unfiled.get(), deadline) && !filed(unfiled.get())) {
      invoices.append(company, id, List.of(warning(deadline)));
    }
  }

  /** Issued again or dated anew, the invoice has another last day, and another job. */
  private static boolean due(Invoice invoice, LocalDate deadline) {
    return FilingDeadline.lastDay(invoice.content().issueDate()).equals(Optional.of(deadline));
  }

  private boolean filed(Invoice invoice) {
    return submissions
        .latest(invoice.company(), InvoiceFiling.reference(invoice), Channel.ANAF)
        .filter(Submission::filed)
        .isPresent();
  }

  private InvoiceEvent warning(LocalDate deadline) {
    return new InvoiceEvent(
        ids.next(),
        InvoiceEvent.Type.FILING_DEADLINE,
        null,
        null,
        clock.instant(),
        null,
        "Not in e-Factura yet; the last day is " + deadline,
        Map.of("deadline", deadline.toString()));
  }
}
