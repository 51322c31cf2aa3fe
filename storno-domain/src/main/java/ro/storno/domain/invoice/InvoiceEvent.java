package ro.storno.domain.invoice;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.identity.UserId;

/**
 * Something that happened to an invoice (spec api-reference/invoices/events.md). Events are only
 * ever added.
 *
 * @param id identity; not null
 * @param type what happened; not null
 * @param previousStatus status before, or null
 * @param status status after, or null where it does not concern the status
 * @param at when; not null
 * @param by who, or null for the system
 * @param details one sentence, or null
 * @param metadata documented keys such as {@code reason} or {@code paymentId}; not null
 */
public record InvoiceEvent(
    UUID id,
    Type type,
    @Nullable DocumentStatus previousStatus,
    @Nullable DocumentStatus status,
    Instant at,
    @Nullable UserId by,
    @Nullable String details,
    Map<String, String> metadata) {
  /** Takes a copy of the metadata. */
  public InvoiceEvent {
    metadata = Map.copyOf(metadata);
  }

  /** Kinds of events. */
  public enum Type {
    CREATED,
    UPDATED,
    STATUS_CHANGE,
    ISSUED,
    ANAF_SUBMITTED,
    ANAF_VALIDATED,
    ANAF_REJECTED,
    /** The authority of another country took it in; metadata holds provider and reference. */
    EINVOICE_SUBMITTED,
    /** The authority of another country accepted it. */
    EINVOICE_ACCEPTED,
    /** The authority of another country rejected it; metadata holds its reasons. */
    EINVOICE_REJECTED,
    /** The document is not sent as it is, because it would surely be rejected. */
    SUBMISSION_WITHHELD,
    /** The last day for handing it to the authority is near, and it is not there yet. */
    FILING_DEADLINE,
    EMAIL_SENT,
    /** An e-mail that goes out by itself did not; the text says why. */
    EMAIL_WITHHELD,
    PAYMENT_RECEIVED,
    PAYMENT_DELETED,
    CANCELLED,
    RESTORED,
    XML_GENERATED,
    PDF_GENERATED,
    /** It was made elsewhere and came from an authority; metadata holds the message. */
    RECEIVED,
    /** The same supplier sent a document with its number and date before. */
    DUPLICATE_SUSPECTED,
    /** Our message to the seller was passed on; metadata holds the text. */
    BUYER_MESSAGE_SENT,
    /** The buyer sent a message; metadata holds the text. */
    BUYER_MESSAGE_RECEIVED,
    /** The official rules judged the generated XML; metadata holds the verdict. */
    VALIDATION_CHECKED,
    VIEWED,
    DOWNLOADED
  }
}
