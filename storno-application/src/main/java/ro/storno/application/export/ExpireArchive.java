package ro.storno.application.export;

import java.util.Optional;
import java.util.UUID;
import ro.storno.application.Transactions;
import ro.storno.application.file.FileStore;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.domain.company.CompanyId;

/** Removes an archive that nobody has fetched in time. */
public final class ExpireArchive implements JobHandler {
  /** The kind of job it does. */
  public static final String KIND = "export.expire-archive";

  private final Transactions transactions;
  private final InvoiceArchives archives;
  private final FileStore store;

  /** Removes with the given ports; none is null. */
  public ExpireArchive(Transactions transactions, InvoiceArchives archives, FileStore store) {
    this.transactions = transactions;
    this.archives = archives;
    this.store = store;
  }

  static Job job(InvoiceArchive archive) {
    Job packing = PackInvoices.job(archive);
    return new Job(KIND, packing.company(), packing.key(), packing.payload());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(Job job) {
    CompanyId company = PackInvoices.company(job);
    UUID id = PackInvoices.archive(job);
    Optional<InvoiceArchive.Packet> gone =
        transactions.inCompany(
            company,
            () -> {
              Optional<InvoiceArchive> found = archives.findForUpdate(company, id);
              Optional<InvoiceArchive.Packet> packet =
                  found.flatMap(archive -> Optional.ofNullable(archive.packet()));
              packet.ifPresent(there -> archives.update(found.orElseThrow().expired()));
              return packet;
            });
    gone.ifPresent(packet -> store.delete(company, packet.storageKey()));
    // A death between the commit above and this line must not leave invoices lying about.
    store.delete(company, PackInvoices.storageKey(id));
  }
}
