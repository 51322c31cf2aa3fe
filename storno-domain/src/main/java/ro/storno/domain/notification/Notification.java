package ro.storno.domain.notification;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.UserId;

/**
 * Something that one user is told (api-reference/notifications/list.md).
 *
 * @param id identity; not null
 * @param user who is told; not null
 * @param type not null
 * @param company which company it is about, or null
 * @param title in the user's language; not null
 * @param message in the user's language; not null
 * @param data what a client needs to react, by the names of the API; not null
 * @param link path in the front end, or null
 * @param createdAt not null
 * @param readAt when the user read it, or null
 */
public record Notification(
    NotificationId id,
    UserId user,
    NotificationType type,
    @Nullable CompanyId company,
    String title,
    String message,
    Map<String, String> data,
    @Nullable String link,
    Instant createdAt,
    @Nullable Instant readAt) {
  /** Takes a copy that keeps the order. */
  public Notification {
    data = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }
}
