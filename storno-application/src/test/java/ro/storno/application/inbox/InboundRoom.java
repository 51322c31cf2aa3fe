package ro.storno.application.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import ro.storno.application.Ids;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.anaf.ReceivingRoom;
import ro.storno.application.company.InMemoryCompanies;
import ro.storno.application.file.FileStore;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.job.JobQueue;
import ro.storno.application.party.Clients;
import ro.storno.application.submission.InMemorySubmissions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.inbox.InboundDocument;
import ro.storno.domain.submission.Channel;

/** Receiving from authorities abroad on ports in memory; nobody is told of anything. */
public final class InboundRoom {
  public final InMemoryInboundDocuments documents;
  public final InMemoryInboundLooks looks;

  private final ReceiveDocument receive;
  private final ReceiveInbound takeIn;
  private final Clock clock;

  public InboundRoom(
      InMemoryTransactions transactions,
      InMemoryCompanies companies,
      Invoices invoices,
      Clients clients,
      ReceivingRoom anaf,
      FileStore files,
      JobQueue jobs,
      Ids ids,
      Clock clock) {
    this.documents = new InMemoryInboundDocuments(transactions);
    this.looks = new InMemoryInboundLooks(transactions, companies);
    this.clock = clock;
    this.receive = new ReceiveDocument(transactions, documents, files, jobs, ids, clock);
    this.takeIn =
        new ReceiveInbound(
            new ReceiveInbound.Ports(
                transactions,
                companies,
                documents,
                looks,
                invoices,
                anaf.received,
                anaf.suppliers,
                clients,
                new InMemorySubmissions(transactions),
                (company, channel) -> Set.of(),
                anaf.archives,
                files,
                notice -> {},
                jobs,
                List.of(),
                ids,
                clock));
  }

  /** Lets a document arrive, and takes it in. */
  public InboundDocument arrive(CompanyId company, Channel channel, String reference, String text) {
    InboundDocument document =
        receive.receive(
            company,
            new InboundDocument.Told(channel, reference, null, null, clock.instant()),
            text.getBytes(StandardCharsets.UTF_8));
    takeIn.run(ReceiveInbound.job(company, channel, document.id().toString()));
    return document;
  }
}
