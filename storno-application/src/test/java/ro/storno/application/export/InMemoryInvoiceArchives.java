package ro.storno.application.export;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.company.CompanyId;

/** Archives of invoices in memory. */
public final class InMemoryInvoiceArchives implements InvoiceArchives {
  private final InMemoryTransactions transactions;
  private final Map<UUID, InvoiceArchive> archives;

  public InMemoryInvoiceArchives(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.archives = transactions.table();
  }

  private Stream<InvoiceArchive> of(CompanyId company) {
    return transactions.sees(company)
        ? archives.values().stream().filter(each -> each.company().equals(company))
        : Stream.empty();
  }

  @Override
  public void add(InvoiceArchive archive) {
    archives.put(archive.id(), archive);
  }

  @Override
  public Optional<InvoiceArchive> find(CompanyId company, UUID id) {
    return of(company).filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public Optional<InvoiceArchive> findForUpdate(CompanyId company, UUID id) {
    return find(company, id);
  }

  @Override
  public Optional<InvoiceArchive> findByFilenameForUpdate(CompanyId company, String filename) {
    return of(company)
        .filter(each -> each.packet() != null && each.packet().filename().equals(filename))
        .findFirst();
  }

  @Override
  public void update(InvoiceArchive archive) {
    archives.put(archive.id(), archive);
  }

  @Override
  public void lock(CompanyId company) {
    // one transaction at a time
  }

  @Override
  public int since(CompanyId company, Instant moment) {
    return (int) of(company).filter(each -> each.createdAt().isAfter(moment)).count();
  }

  @Override
  public int open(CompanyId company, Instant since) {
    return (int)
        of(company).filter(each -> each.state().open() && each.createdAt().isAfter(since)).count();
  }
}
