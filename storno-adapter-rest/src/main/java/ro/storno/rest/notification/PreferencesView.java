package ro.storno.rest.notification;

import java.util.LinkedHashMap;
import java.util.Map;
import ro.storno.domain.notification.NotificationPreferences;
import ro.storno.domain.notification.NotificationType;

/**
 * What a user hears over which channel (api-reference/notification-preferences).
 *
 * @param preferences by type, such as {@code invoiceReceived}
 */
record PreferencesView(Map<String, ChannelsView> preferences) {
  /**
   * The channels of one type.
   *
   * @param email by e-mail
   * @param inApp in the list
   * @param push on the user's devices
   */
  record ChannelsView(boolean email, boolean inApp, boolean push) {}

  static PreferencesView of(NotificationPreferences chosen) {
    Map<String, ChannelsView> preferences = new LinkedHashMap<>();
    for (NotificationType type : NotificationType.values()) {
      NotificationPreferences.Channels channels = chosen.of(type);
      preferences.put(
          type.preferenceName(),
          new ChannelsView(channels.email(), channels.inApp(), channels.push()));
    }
    return new PreferencesView(preferences);
  }
}
