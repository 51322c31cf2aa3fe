package ro.storno.application.einvoice;

/**
 * Reads an electronic invoice into the semantic model, totally: whatever the bytes are, the answer
 * is a result with findings, never an exception.
 *
 * <p>Nothing outside the document is ever fetched, and no DTD is processed. Implementations are
 * thread-safe.
 */
public interface ElectronicInvoiceReader {
  /**
   * What the bytes say.
   *
   * @param document the bytes as received, not null, any content
   * @return the invoice as far as it could be understood, the findings, and the bytes themselves
   */
  ReadResult read(byte[] document);
}
