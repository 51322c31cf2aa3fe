package ro.storno.application.einvoice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.einvoice.Finding;

/**
 * Writes invoices in Peppol BIS Billing 3.0 and judges them by its rules, bare or in the envelope
 * in which access points carry them. Implementations are thread-safe.
 */
public interface PeppolDocuments {
  /**
   * Writes an invoice.
   *
   * @param invoice with the Peppol addresses of both sides (BT-34, BT-49); not null
   * @param day whose rules apply; not null
   * @param message that the envelope names, or null for no envelope
   */
  Made write(ElectronicInvoice invoice, LocalDate day, @Nullable Message message);

  /**
   * What distinguishes one sending from another.
   *
   * @param id never used for another; not null
   * @param createdAt not null
   */
  record Message(UUID id, Instant createdAt) {}

  /** What came of it. */
  sealed interface Made {
    /**
     * The document.
     *
     * @param content UTF-8; not null
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Ready(byte[] content) implements Made {}

    /**
     * There is none that an access point would take.
     *
     * @param findings why; not null, not empty
     */
    record Refused(List<Finding> findings) implements Made {
      /** Takes a copy. */
      public Refused {
        findings = List.copyOf(findings);
      }
    }
  }
}
