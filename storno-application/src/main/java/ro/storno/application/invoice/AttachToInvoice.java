package ro.storno.application.invoice;

import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.invoice.Attachment;
import ro.storno.domain.invoice.InvoiceId;

/** Attaches a file to an invoice. */
public final class AttachToInvoice {
  /** Attaches the file. */
  public Attachment attach(CompanyScope scope, InvoiceId id, Command command) {
    throw new UnsupportedOperationException();
  }

  /**
   * A file as uploaded.
   *
   * @param filename as the client named it, or null
   * @param mimeType as the client claimed it, or null
   * @param content the bytes; not null
   * @param description or null
   */
  public record Command(
      @Nullable String filename,
      @Nullable String mimeType,
      byte[] content,
      @Nullable String description) {}
}
