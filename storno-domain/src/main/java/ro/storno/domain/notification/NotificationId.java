package ro.storno.domain.notification;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a notification.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record NotificationId(UUID value) {
  /** Checks that the value is present. */
  public NotificationId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
