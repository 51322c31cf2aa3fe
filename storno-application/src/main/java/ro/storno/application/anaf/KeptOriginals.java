package ro.storno.application.anaf;

import java.util.Optional;
import ro.storno.application.Sha256;
import ro.storno.application.Transactions;
import ro.storno.application.einvoice.ElectronicInvoiceReader;
import ro.storno.application.einvoice.ReadResult;
import ro.storno.application.file.FileStore;
import ro.storno.application.invoice.ReceivedOriginals;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.invoice.InvoiceId;

/** Takes originals out of the archives that ANAF handed out, and checks that they still are. */
public final class KeptOriginals implements ReceivedOriginals {
  private final Transactions transactions;
  private final Evidence evidence;
  private final FileStore store;
  private final SealCheck seals;
  private final ElectronicInvoiceReader reader;

  /** Takes from the given ports; none is null. */
  public KeptOriginals(
      Transactions transactions,
      Evidence evidence,
      FileStore store,
      SealCheck seals,
      ElectronicInvoiceReader reader) {
    this.transactions = transactions;
    this.evidence = evidence;
    this.store = store;
    this.seals = seals;
    this.reader = reader;
  }

  @Override
  public Optional<byte[]> xml(CompanyId company, InvoiceId invoice) {
    return transactions
        .inCompany(company, () -> evidence.archiveOf(company, invoice))
        .flatMap(archive -> document(company, archive));
  }

  private Optional<byte[]> document(CompanyId company, Evidence.Archive archive) {
    Optional<byte[]> zip = store.get(company, archive.storageKey());
    if (zip.isEmpty()) {
      return Optional.empty();
    }
    byte[] document = seals.open(zip.get()).document();
    boolean intact =
        Sha256.of(zip.get()).equals(archive.sha256())
            && document != null
            && Sha256.of(document).equals(archive.documentSha256());
    if (!intact) {
      throw new IllegalStateException(
          "the archive " + archive.storageKey() + " is not the one that was received");
    }
    return Optional.ofNullable(document);
  }

  @Override
  public Optional<ElectronicInvoice> told(CompanyId company, InvoiceId invoice) {
    return xml(company, invoice).map(reader::read).flatMap(ReadResult::invoice);
  }
}
