package ro.storno.bootstrap;

import java.time.Clock;
import java.util.List;
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
import ro.storno.application.identity.EnterCompany;
import ro.storno.application.job.JobHandler;
import ro.storno.application.notification.Notifications;
import ro.storno.application.party.ManageSuppliers;
import ro.storno.application.party.ReadSuppliers;
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

  /** Where the originals of documents made elsewhere are found. */
  final KeptOriginals originals;

  private final SyncCompany sync;
  private final DeliverBuyerMessage deliver;
  private final SupplierRoutes suppliers;
  private final SyncRoutes syncRoutes;
  private final MessageRoutes messages;

  /** What the rest of the graph provides; none is null. */
  record Ports(
      Foundation base,
      EnterCompany enterCompany,
      AnafAdapters anaf,
      AnafUseCases authorizations,
      CallPlan plan,
      ElectronicInvoiceReader reader,
      Notifications notifications) {}

  ReceivingUseCases(Ports p) {
    Transactions transactions = p.base.transactions();
    Repositories r = p.base.repositories();
    Clock clock = p.base.clock();
    this.originals =
        new KeptOriginals(transactions, r.evidence(), p.base.files(), p.anaf.seals(), p.reader);
    this.schedule = new ScheduleSyncs(transactions, r.syncBook(), p.base.jobs(), clock);
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
        new ManageSuppliers(p.base.validator(), transactions, r.suppliers(), p.base.ids(), clock);
    this.suppliers = new SupplierRoutes(readSuppliers, manageSuppliers);
    this.syncRoutes =
        new SyncRoutes(
            new TriggerSync(
                p.enterCompany,
                transactions,
                p.authorizations.tokens,
                r.syncBook(),
                r.inbox(),
                p.base.submissionQueue(),
                p.base.jobs(),
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
                p.base.validator(),
                transactions,
                r.invoices(),
                r.sentBuyerMessages(),
                p.base.jobs(),
                p.base.ids(),
                clock),
            new ExportArchives(
                transactions, r.invoiceQueries(), r.evidence(), p.base.files(), clock));
  }

  private static SyncCompany sync(Ports p) {
    Transactions transactions = p.base.transactions();
    Repositories r = p.base.repositories();
    ArchiveReader reader =
        new ArchiveReader(
            p.anaf.seals(), p.reader, p.anaf.messages(), p.base.ids(), p.base.clock());
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
            p.base.ids(),
            p.base.clock());
    return new SyncCompany(
        transactions,
        r.companies(),
        p.authorizations.access,
        r.syncBook(),
        r.inbox(),
        new ListMessages(
            transactions,
            p.anaf.efactura(),
            p.plan,
            r.inbox(),
            r.syncBook(),
            p.base.ids(),
            p.base.clock()),
        new ReceiveMessages(
            transactions,
            p.anaf.efactura(),
            p.plan,
            r.inbox(),
            r.evidence(),
            p.base.files(),
            reader,
            settle,
            p.base.clock()),
        p.notifications,
        p.base.jobs(),
        p.base.clock());
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
