package ro.storno.bootstrap;

import java.time.Clock;
import java.util.List;
import ro.storno.application.CommandValidator;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.anaf.ArchiveReader;
import ro.storno.application.anaf.CallPlan;
import ro.storno.application.anaf.DeliverBuyerMessage;
import ro.storno.application.anaf.ExportArchives;
import ro.storno.application.anaf.KeptOriginals;
import ro.storno.application.anaf.ListMessages;
import ro.storno.application.anaf.OwnUploads;
import ro.storno.application.anaf.ReadMessages;
import ro.storno.application.anaf.ReceiveMessages;
import ro.storno.application.anaf.ScheduleSyncs;
import ro.storno.application.anaf.SendBuyerMessage;
import ro.storno.application.anaf.SettleMessages;
import ro.storno.application.anaf.ShowSync;
import ro.storno.application.anaf.SyncCompany;
import ro.storno.application.anaf.TriggerSync;
import ro.storno.application.einvoice.ElectronicInvoiceReader;
import ro.storno.application.file.FileStore;
import ro.storno.application.identity.EnterCompany;
import ro.storno.application.inbox.InboundOriginals;
import ro.storno.application.invoice.ReceivedOriginals;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.JobQueue;
import ro.storno.application.notification.Notifications;
import ro.storno.application.party.ManageSuppliers;
import ro.storno.application.party.ReadSuppliers;
import ro.storno.application.submission.SubmissionQueue;
import ro.storno.rest.anaf.MessageRoutes;
import ro.storno.rest.anaf.SyncRoutes;
import ro.storno.rest.party.SupplierRoutes;

/** The use cases of receiving from ANAF on their ports. */
final class ReceivingUseCases {
  /** Looks which companies are due. */
  final ScheduleSyncs schedule;

  /** Shows suppliers; also for whoever looks for one by itself. */
  final ReadSuppliers readSuppliers;

  /** Adds and changes suppliers; also for whoever adds one by itself. */
  final ManageSuppliers manageSuppliers;

  private final SyncCompany sync;
  private final DeliverBuyerMessage deliver;
  private final SupplierRoutes suppliers;
  private final SyncRoutes syncRoutes;
  private final MessageRoutes messages;

  /** What the rest of the graph provides; none is null. */
  record Ports(
      Transactions transactions,
      Repositories repositories,
      CommandValidator validator,
      EnterCompany enterCompany,
      AnafAdapters anaf,
      AnafUseCases authorizations,
      CallPlan plan,
      ElectronicInvoiceReader reader,
      FileStore files,
      Notifications notifications,
      JobQueue jobs,
      Ids ids,
      Clock clock) {}

  ReceivingUseCases(Ports p) {
    Transactions transactions = p.transactions;
    Repositories r = p.repositories;
    Clock clock = p.clock;
    this.schedule = new ScheduleSyncs(transactions, r.syncBook(), p.jobs, clock);
    this.sync = sync(p);
    this.deliver =
        new DeliverBuyerMessage(
            transactions,
            r.companies(),
            p.authorizations.access,
            p.anaf.efactura(),
            p.plan,
            p.anaf.messages(),
            r.sentBuyerMessages(),
            clock);
    this.readSuppliers =
        new ReadSuppliers(
            transactions, r.suppliers(), r.receivedInvoices(), r.invoiceQueries(), clock);
    this.manageSuppliers =
        new ManageSuppliers(p.validator, transactions, r.suppliers(), p.ids, clock);
    this.suppliers = new SupplierRoutes(readSuppliers, manageSuppliers);
    this.syncRoutes =
        new SyncRoutes(
            new TriggerSync(
                p.enterCompany,
                transactions,
                p.authorizations.tokens,
                r.syncBook(),
                r.inbox(),
                new SubmissionQueue(r.submissions(), p.jobs, p.ids, p.clock),
                p.jobs,
                clock),
            new ShowSync(
                p.enterCompany,
                transactions,
                r.organizations(),
                p.authorizations.tokens,
                r.syncBook(),
                r.inbox(),
                r.receivedInvoices()));
    this.messages =
        new MessageRoutes(
            new ReadMessages(
                p.enterCompany, transactions, r.inbox(), r.evidence(), r.receivedInvoices()),
            new SendBuyerMessage(
                p.validator,
                transactions,
                r.invoices(),
                r.sentBuyerMessages(),
                p.jobs,
                p.ids,
                clock),
            new ExportArchives(transactions, r.invoiceQueries(), r.evidence(), p.files, clock));
  }

  /** Returns where the originals of documents made elsewhere are found. */
  static ReceivedOriginals originals(
      Transactions transactions,
      Repositories repositories,
      FileStore files,
      AnafAdapters anaf,
      ElectronicInvoiceReader reader) {
    return new InboundOriginals(
        transactions,
        repositories.invoices(),
        repositories.inboundDocuments(),
        files,
        reader,
        new KeptOriginals(transactions, repositories.evidence(), files, anaf.seals(), reader));
  }

  private static SyncCompany sync(Ports p) {
    Transactions transactions = p.transactions;
    Repositories r = p.repositories;
    ArchiveReader reader =
        new ArchiveReader(p.anaf.seals(), p.reader, p.anaf.messages(), p.ids, p.clock);
    SettleMessages settle =
        new SettleMessages(
            transactions,
            new SettleMessages.Stores(
                r.inbox(),
                r.evidence(),
                new OwnUploads(r.submissions()),
                r.sentBuyerMessages(),
                r.invoices(),
                r.receivedInvoices(),
                r.suppliers(),
                r.clients()),
            p.ids,
            p.clock);
    return new SyncCompany(
        transactions,
        r.companies(),
        p.authorizations.access,
        r.syncBook(),
        r.inbox(),
        new ListMessages(
            transactions, p.anaf.efactura(), p.plan, r.inbox(), r.syncBook(), p.ids, p.clock),
        new ReceiveMessages(
            transactions,
            p.anaf.efactura(),
            p.plan,
            r.inbox(),
            r.evidence(),
            p.files,
            reader,
            settle,
            p.clock),
        p.notifications,
        p.jobs,
        p.clock);
  }

  List<JobHandler> jobs() {
    return List.of(schedule, sync, deliver);
  }

  SupplierRoutes supplierRoutes() {
    return suppliers;
  }

  SyncRoutes syncRoutes() {
    return syncRoutes;
  }

  MessageRoutes messageRoutes() {
    return messages;
  }
}
