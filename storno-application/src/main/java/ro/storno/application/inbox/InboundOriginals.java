package ro.storno.application.inbox;

import java.util.Optional;
import ro.storno.application.Sha256;
import ro.storno.application.Transactions;
import ro.storno.application.einvoice.ElectronicInvoiceReader;
import ro.storno.application.file.FileStore;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.invoice.ReceivedOriginals;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.NationalInvoice;
import ro.storno.domain.inbox.InboundDocument;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.invoice.Reception;
import ro.storno.domain.submission.Channel;

/** The originals of documents in the inbox, checked to be those that came; ANAF's apart. */
public final class InboundOriginals implements ReceivedOriginals {
  private final Transactions transactions;
  private final Invoices invoices;
  private final InboundDocuments documents;
  private final FileStore files;
  private final ElectronicInvoiceReader reader;
  private final ReceivedOriginals anaf;

  /**
   * Finds originals with the given ports; none is null.
   *
   * @param anaf finds those that came from ANAF
   */
  public InboundOriginals(
      Transactions transactions,
      Invoices invoices,
      InboundDocuments documents,
      FileStore files,
      ElectronicInvoiceReader reader,
      ReceivedOriginals anaf) {
    this.transactions = transactions;
    this.invoices = invoices;
    this.documents = documents;
    this.files = files;
    this.reader = reader;
    this.anaf = anaf;
  }

  /** Names the documents of a file by their position: the first has the file's own reference. */
  static String reference(String ofFile, int position) {
    return position == 0 ? ofFile : ofFile + "/" + (position + 1);
  }

  private static int position(Reception reception) {
    String rest = reception.reference().substring(reception.message().length());
    return rest.isEmpty() ? 0 : Integer.parseInt(rest.substring(1)) - 1;
  }

  /** The reception of a document that came otherwise than from ANAF. */
  private Optional<Reception> reception(CompanyId company, InvoiceId invoice) {
    return transactions
        .inCompany(company, () -> invoices.find(company, invoice))
        .map(Invoice::reception)
        .filter(reception -> !reception.authority().equals(Reception.ANAF));
  }

  @Override
  public Optional<byte[]> xml(CompanyId company, InvoiceId invoice) {
    Optional<Reception> reception = reception(company, invoice);
    return reception.isPresent() ? original(company, reception.get()) : anaf.xml(company, invoice);
  }

  private Optional<byte[]> original(CompanyId company, Reception reception) {
    return Channel.ofWireName(reception.authority())
        .flatMap(
            channel ->
                transactions.inCompany(
                    company, () -> documents.find(company, channel, reception.message())))
        .map(InboundDocument::kept)
        .flatMap(kept -> bytes(files, company, kept));
  }

  /**
   * Returns the bytes of a document.
   *
   * @throws IllegalStateException if they are not those that were kept
   */
  static Optional<byte[]> bytes(FileStore files, CompanyId company, InboundDocument.Kept kept) {
    Optional<byte[]> bytes = files.get(company, kept.storageKey());
    if (bytes.isPresent() && !Sha256.of(bytes.get()).equals(kept.sha256())) {
      throw new IllegalStateException(
          "the file " + kept.storageKey() + " is not the one that was received");
    }
    return bytes;
  }

  @Override
  public Optional<ElectronicInvoice> told(CompanyId company, InvoiceId invoice) {
    Optional<Reception> reception = reception(company, invoice);
    return reception.isPresent()
        ? original(company, reception.get())
            .flatMap(
                bytes ->
                    reader.read(bytes).documents().stream()
                        .skip(position(reception.get()))
                        .findFirst())
            .map(NationalInvoice::invoice)
        : anaf.told(company, invoice);
  }
}
