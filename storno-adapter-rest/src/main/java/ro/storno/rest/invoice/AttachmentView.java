package ro.storno.rest.invoice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.invoice.Attachment;

/**
 * A file attached to an invoice (api-reference/invoices/attachments.md).
 *
 * @param id identity
 * @param uuid the same
 * @param filename as uploaded
 * @param mimeType media type
 * @param size bytes
 * @param sha256 digest of the bytes
 * @param description free text
 * @param uploadedAt when
 * @param uploadedBy by whom
 */
public record AttachmentView(
    UUID id,
    UUID uuid,
    String filename,
    String mimeType,
    long size,
    String sha256,
    @Nullable String description,
    Instant uploadedAt,
    @Nullable Uploader uploadedBy) {

  /**
   * Who uploaded it.
   *
   * @param id the user
   */
  public record Uploader(UUID id) {}

  static AttachmentView of(Attachment attachment) {
    UUID id = attachment.id().value();
    UserId by = attachment.uploadedBy();
    return new AttachmentView(
        id,
        id,
        attachment.filename(),
        attachment.mimeType(),
        attachment.size(),
        attachment.sha256(),
        attachment.description(),
        attachment.uploadedAt(),
        by == null ? null : new Uploader(by.value()));
  }
}
