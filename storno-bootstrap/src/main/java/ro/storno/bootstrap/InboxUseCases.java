package ro.storno.bootstrap;

import java.time.Clock;
import java.util.List;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.einvoice.ElectronicInvoiceReader;
import ro.storno.application.file.FileStore;
import ro.storno.application.inbox.InboundSource;
import ro.storno.application.inbox.ReceiveInbound;
import ro.storno.application.inbox.ScheduleInbound;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.JobQueue;
import ro.storno.application.notification.Notifications;

/** The use cases of receiving from the authorities of other countries on their ports. */
final class InboxUseCases {
  /** Looks which companies are due. */
  final ScheduleInbound schedule;

  private final ReceiveInbound receive;

  /** What the rest of the graph provides; none is null. */
  record Ports(
      Transactions transactions,
      Repositories repositories,
      ElectronicInvoiceReader reader,
      FileStore files,
      Notifications notifications,
      JobQueue jobs,
      List<InboundSource> sources,
      Ids ids,
      Clock clock) {}

  InboxUseCases(Ports p) {
    Repositories r = p.repositories;
    this.schedule =
        new ScheduleInbound(
            p.transactions,
            r.inboundCandidates(),
            p.sources.stream().map(InboundSource::channel).toList(),
            p.jobs,
            p.clock);
    this.receive =
        new ReceiveInbound(
            new ReceiveInbound.Ports(
                p.transactions,
                r.companies(),
                r.inboundDocuments(),
                r.inboundLooks(),
                r.invoices(),
                r.receivedInvoices(),
                r.suppliers(),
                r.clients(),
                p.reader,
                p.files,
                p.notifications,
                p.jobs,
                p.sources,
                p.ids,
                p.clock));
  }

  List<JobHandler> jobs() {
    return List.of(schedule, receive);
  }
}
