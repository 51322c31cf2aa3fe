package ro.storno.domain.invoice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.UserId;

/**
 * A file attached to an invoice (spec api-reference/invoices/attachments.md).
 *
 * @param id identity; not null
 * @param invoice the invoice; not null
 * @param filename as uploaded, cleaned of paths; not null
 * @param mimeType not null
 * @param size bytes
 * @param sha256 lower-case hex digest of the bytes; not null
 * @param storageKey where the bytes are kept; not null
 * @param description or null
 * @param uploadedBy or null
 * @param uploadedAt not null
 * @param deletedAt or null
 */
public record Attachment(
    AttachmentId id,
    InvoiceId invoice,
    String filename,
    String mimeType,
    long size,
    String sha256,
    String storageKey,
    @Nullable String description,
    @Nullable UserId uploadedBy,
    Instant uploadedAt,
    @Nullable Instant deletedAt) {}
