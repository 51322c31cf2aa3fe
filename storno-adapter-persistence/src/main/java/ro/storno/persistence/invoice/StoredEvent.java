package ro.storno.persistence.invoice;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.StoredJson;

/** An event as a row; the component names are those of the columns, for jsonb_to_recordset. */
record StoredEvent(
    UUID id,
    String type,
    @Nullable String previous_status,
    @Nullable String status,
    Instant at,
    @Nullable UUID by_user,
    @Nullable String details,
    Map<String, String> metadata) {

  /** The events as one parameter of one statement. */
  static String json(List<InvoiceEvent> events) {
    return StoredJson.write(events.stream().map(StoredEvent::of).toList());
  }

  static StoredEvent of(InvoiceEvent event) {
    return new StoredEvent(
        event.id(),
        event.type().name(),
        name(event.previousStatus()),
        name(event.status()),
        event.at(),
        event.by() == null ? null : event.by().value(),
        event.details(),
        event.metadata());
  }

  private static @Nullable String name(@Nullable DocumentStatus status) {
    return status == null ? null : status.name();
  }

  @SuppressWarnings("unchecked")
  static InvoiceEvent read(Columns row) throws SQLException {
    return new InvoiceEvent(
        row.uuid("id"),
        row.oneOf(InvoiceEvent.Type.class, "type"),
        row.maybeOneOf(DocumentStatus.class, "previous_status"),
        row.maybeOneOf(DocumentStatus.class, "status"),
        row.instant("at"),
        row.maybeId("by_user", UserId::new),
        row.maybeText("details"),
        (Map<String, String>) StoredJson.read(row.text("metadata"), Map.class));
  }
}
