package ro.storno.application.einvoice;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts an invoice in XML into the PDF that people see, and takes it out again (Factur-X, ZUGFeRD).
 *
 * <p>Implementations are thread-safe and fetch nothing.
 */
public interface HybridPdfs {
  /**
   * Puts an invoice into a PDF, which becomes PDF/A-3.
   *
   * @param pdf a PDF/A-1, -2 or -3 document that holds no invoice yet; not null
   * @param invoice the CII document; not null
   * @param profile what the document says it follows; not null
   * @param date stands as the day the attachment was made, so that the same input gives the same
   *     bytes; not null
   * @return the hybrid PDF; not null
   * @throws UnfitPdfException if the PDF cannot be made to conform; it names every reason
   */
  byte[] embed(byte[] pdf, byte[] invoice, HybridProfile profile, LocalDate date);

  /**
   * Takes the invoice out of a PDF, whoever made it.
   *
   * @param pdf any bytes; not null
   * @return the invoice, or why there is none; never an exception
   */
  Extraction extract(byte[] pdf);

  /**
   * What was found in a PDF.
   *
   * @param invoice the attached invoice; null when there is none
   * @param attachments the names of all attachments; not null
   * @param problem why there is no invoice; null when there is one
   */
  record Extraction(
      @Nullable Attached invoice, List<String> attachments, @Nullable String problem) {
    /** Copies the names. */
    public Extraction {
      attachments = List.copyOf(attachments);
    }

    /** The attached invoice; empty when there is none. */
    public Optional<Attached> found() {
      return Optional.ofNullable(invoice);
    }
  }

  /**
   * An attached file.
   *
   * @param name its name; not null
   * @param content its bytes; copied on the way in and out; not null
   * @param relationship what it says it is to the page (AFRelationship); null when it does not say
   */
  record Attached(String name, byte[] content, @Nullable String relationship) {
    /** Copies the content. */
    public Attached {
      content = content.clone();
    }

    @Override
    public byte[] content() {
      return content.clone();
    }
  }
}
