package ro.storno.application.export;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ro.storno.domain.company.CompanyId;

/** Archives of invoices that were asked for. */
public interface InvoiceArchives {
  void add(InvoiceArchive archive);

  Optional<InvoiceArchive> find(CompanyId company, UUID id);

  /** Finds an archive and locks it until the transaction ends. */
  Optional<InvoiceArchive> findForUpdate(CompanyId company, UUID id);

  /** Finds the finished archive with a file name and locks it until the transaction ends. */
  Optional<InvoiceArchive> findByFilenameForUpdate(CompanyId company, String filename);

  void update(InvoiceArchive archive);

  /**
   * Lets other transactions that ask for the same lock wait until this one ends, so that archives
   * counted can be added to.
   */
  void lock(CompanyId company);

  /** Returns how many archives were asked for since a moment. */
  int since(CompanyId company, Instant moment);

  /** Returns how many archives are still being made. */
  int open(CompanyId company, Instant since);
}
