package ro.storno.bootstrap;

import java.util.ArrayList;
import java.util.List;
import ro.storno.application.invoice.DownloadSubmission;
import ro.storno.application.invoice.HastenVerdict;
import ro.storno.application.invoice.InvoiceSubmissions;
import ro.storno.application.invoice.ListSubmissions;
import ro.storno.application.invoice.SignedAnswers;
import ro.storno.application.invoice.SubmitAbroad;
import ro.storno.application.invoice.SubmitInvoice;
import ro.storno.application.invoice.WarnOfDeadline;
import ro.storno.application.job.JobHandler;
import ro.storno.application.notification.Notifications;
import ro.storno.application.submission.AdvanceSubmission;
import ro.storno.application.submission.SubmissionChannel;
import ro.storno.application.submission.SubmissionJob;
import ro.storno.application.transport.TransportFilings;
import ro.storno.rest.invoice.SubmissionRoutes;

/** The way of documents to authorities and of what they answer. */
final class SubmissionUseCases {
  private final Ports ports;
  private final Foundation base;
  private final InvoiceSubmissions invoices;
  private final AdvanceSubmission advance;

  /** What the rest of the graph provides; none is null. */
  record Ports(
      Foundation base,
      InvoiceUseCases invoices,
      AnafAdapters anaf,
      AnafFilingUseCases filing,
      Providers providers,
      Notifications notices) {}

  SubmissionUseCases(Ports p) {
    this.ports = p;
    this.base = p.base;
    Repositories r = base.repositories();
    this.invoices =
        new InvoiceSubmissions(
            base.transactions(),
            r.invoices(),
            r.invoiceFiles(),
            p.invoices.writing,
            p.invoices.followUp,
            p.notices,
            base.ids(),
            base.clock(),
            p.providers.writers());
    List<SubmissionChannel> channels = new ArrayList<>(p.filing.channels());
    channels.addAll(p.providers.channels());
    TransportFilings transports =
        new TransportFilings(
            base.transactions(),
            r.companies(),
            r.preceding(),
            r.noteTransports(),
            p.anaf.declarations(),
            base.clock());
    this.advance =
        new AdvanceSubmission(
            base.transactions(),
            r.submissions(),
            base.jobs(),
            base.files(),
            channels,
            List.of(invoices, transports),
            base.clock());
  }

  List<JobHandler> jobs() {
    Repositories r = base.repositories();
    List<JobHandler> handlers = new ArrayList<>(SubmissionJob.handlers(advance, base.clock()));
    handlers.add(new WarnOfDeadline(r.invoices(), r.submissions(), base.ids(), base.clock()));
    return handlers;
  }

  SubmissionRoutes routes() {
    Repositories r = base.repositories();
    return new SubmissionRoutes(
        new SubmitInvoice(
            base.transactions(),
            r.invoices(),
            ports.filing.invoices,
            invoices,
            advance,
            ports.invoices.details,
            base.clock()),
        new ListSubmissions(base.transactions(), r.invoices(), r.submissions()),
        new SignedAnswers(
            base.transactions(),
            r.invoices(),
            r.submissions(),
            base.files(),
            ports.anaf.seals(),
            base.clock()),
        submitAbroad(),
        new DownloadSubmission(base.transactions(), r.submissions(), base.files()),
        new HastenVerdict(
            base.transactions(), r.submissions(), base.submissionQueue(), base.clock()));
  }

  private SubmitAbroad submitAbroad() {
    Repositories r = base.repositories();
    return new SubmitAbroad(
        base.transactions(),
        r.invoices(),
        r.submissions(),
        base.submissionQueue(),
        invoices,
        ports.providers.access,
        base.files(),
        advance,
        base.ids(),
        base.clock());
  }
}
