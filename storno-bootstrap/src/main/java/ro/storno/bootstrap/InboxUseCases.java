package ro.storno.bootstrap;

import java.util.List;
import ro.storno.application.einvoice.ElectronicInvoiceReader;
import ro.storno.application.inbox.ConfiguredNumbers;
import ro.storno.application.inbox.InboundSource;
import ro.storno.application.inbox.ReadInbound;
import ro.storno.application.inbox.ReceiveInbound;
import ro.storno.application.inbox.ScheduleInbound;
import ro.storno.application.inbox.TriggerInbound;
import ro.storno.application.job.JobHandler;
import ro.storno.application.notification.Notifications;
import ro.storno.rest.inbox.InboxRoutes;

/** The use cases of receiving from the authorities of other countries on their ports. */
final class InboxUseCases {
  /** Looks which companies are due. */
  final ScheduleInbound schedule;

  private final ReceiveInbound receive;
  private final InboxRoutes routes;

  InboxUseCases(
      Foundation base,
      ElectronicInvoiceReader reader,
      Notifications notifications,
      ConfiguredNumbers numbers,
      List<InboundSource> sources) {
    Repositories r = base.repositories();
    this.schedule =
        new ScheduleInbound(
            base.transactions(),
            r.inboundCandidates(),
            sources.stream().map(InboundSource::channel).toList(),
            base.jobs(),
            base.clock());
    this.receive =
        new ReceiveInbound(
            new ReceiveInbound.Ports(
                base.transactions(),
                r.companies(),
                r.inboundDocuments(),
                r.inboundLooks(),
                r.invoices(),
                r.receivedInvoices(),
                r.suppliers(),
                r.clients(),
                r.submissions(),
                numbers,
                reader,
                base.files(),
                notifications,
                base.jobs(),
                sources,
                base.ids(),
                base.clock()));
    this.routes =
        new InboxRoutes(
            new ReadInbound(
                base.transactions(),
                r.inboundDocuments(),
                r.inboundLooks(),
                r.receivedInvoices(),
                base.files()),
            new TriggerInbound(
                base.transactions(),
                r.inboundDocuments(),
                r.inboundLooks(),
                sources,
                base.jobs(),
                base.clock()));
  }

  InboxRoutes routes() {
    return routes;
  }

  List<JobHandler> jobs() {
    return List.of(schedule, receive);
  }
}
