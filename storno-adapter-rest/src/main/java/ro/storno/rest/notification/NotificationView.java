package ro.storno.rest.notification;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.notification.Notification;
import ro.storno.rest.openapi.Described;

/**
 * A notification (api-reference/notifications/list.md, notes/client-contract.md).
 *
 * @param id identity
 * @param uuid the same
 * @param type what it is about
 * @param channel always the list of notifications
 * @param from who caused it; nobody, so far
 * @param title in the user's language
 * @param message in the user's language
 * @param data what a client needs to react; counts are numbers, all else is text
 * @param link path in the front end
 * @param isRead whether the user read it
 * @param readAt when
 * @param createdAt when it was written
 * @param sentAt the same: it was there for the user at once
 * @param push what became of it on the user's devices
 */
record NotificationView(
    UUID id,
    UUID uuid,
    @Described(example = "invoice_received") String type,
    @Described(example = "in_app") String channel,
    @Nullable String from,
    String title,
    String message,
    Map<String, Object> data,
    @Nullable String link,
    boolean isRead,
    @Nullable Instant readAt,
    Instant createdAt,
    Instant sentAt,
    PushView push) {

  /**
   * Delivery to devices.
   *
   * @param attempted whether it was tried
   * @param sentAt first success
   * @param error last failure
   * @param skippedReason why it was not tried
   */
  record PushView(
      boolean attempted,
      @Nullable Instant sentAt,
      @Nullable String error,
      @Nullable String skippedReason) {}

  static NotificationView of(Notification notification) {
    return new NotificationView(
        notification.id().value(),
        notification.id().value(),
        notification.type().wireName(),
        "in_app",
        null,
        notification.title(),
        notification.message(),
        data(notification.data()),
        notification.link(),
        notification.readAt() != null,
        notification.readAt(),
        notification.createdAt(),
        notification.createdAt(),
        new PushView(false, null, null, "no_devices"));
  }

  private static Map<String, Object> data(Map<String, String> texts) {
    Map<String, Object> data = new LinkedHashMap<>();
    texts.forEach(
        (name, text) -> {
          boolean count = name.endsWith("Count") && text.matches("\\d{1,9}");
          data.put(name, count ? (Object) Integer.valueOf(text) : text);
        });
    return data;
  }
}
