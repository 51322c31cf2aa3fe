package ro.storno.rest.invoice;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.InvoiceDetail;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.rest.json.EnumNames;

/**
 * Something that happened to an invoice (api-reference/invoices/events.md).
 *
 * @param id identity
 * @param uuid the same
 * @param type what happened
 * @param status status after, null where it does not concern the status
 * @param previousStatus status before
 * @param newStatus status after
 * @param timestamp when
 * @param createdAt the same
 * @param details one sentence
 * @param user who did it
 * @param createdBy the same
 * @param metadata documented keys
 */
public record EventView(
    UUID id,
    UUID uuid,
    String type,
    @Nullable String status,
    @Nullable String previousStatus,
    @Nullable String newStatus,
    Instant timestamp,
    Instant createdAt,
    @Nullable String details,
    PersonView user,
    PersonView createdBy,
    @Nullable Map<String, String> metadata) {

  static EventView of(InvoiceDetail.Happening happening) {
    InvoiceEvent event = happening.event();
    PersonView person = PersonView.of(happening.by());
    return new EventView(
        event.id(),
        event.id(),
        EnumNames.of(event.type()),
        name(event.status()),
        name(event.previousStatus()),
        name(event.status()),
        event.at(),
        event.at(),
        event.details(),
        person,
        person,
        event.metadata().isEmpty() ? null : event.metadata());
  }

  private static @Nullable String name(@Nullable DocumentStatus status) {
    return status == null ? null : status.wireName();
  }
}
