package ro.storno.domain.notification;

import java.util.EnumMap;
import java.util.Map;

/**
 * Over which channels a user wants to hear of what. Complete: types that the user never chose for
 * have their defaults. Immutable.
 *
 * @param channels one entry per type; not null
 */
public record NotificationPreferences(Map<NotificationType, Channels> channels) {
  /** The preferences of a user who never chose. */
  public static final NotificationPreferences INITIAL = new NotificationPreferences(Map.of());

  /** Takes a copy and fills in the defaults. */
  public NotificationPreferences {
    EnumMap<NotificationType, Channels> complete = new EnumMap<>(NotificationType.class);
    for (NotificationType type : NotificationType.values()) {
      complete.put(type, channels.getOrDefault(type, type.channels()));
    }
    channels = Map.copyOf(complete);
  }

  /** Returns the channels chosen for a type; never null. */
  public Channels of(NotificationType type) {
    return channels.getOrDefault(type, type.channels());
  }

  /**
   * The channels of one type.
   *
   * @param email by e-mail
   * @param inApp in the list of notifications
   * @param push on the user's devices
   */
  public record Channels(boolean email, boolean inApp, boolean push) {}
}
