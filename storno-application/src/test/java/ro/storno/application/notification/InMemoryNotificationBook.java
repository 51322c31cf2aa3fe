package ro.storno.application.notification;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Page;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.notification.Notification;
import ro.storno.domain.notification.NotificationId;
import ro.storno.domain.notification.NotificationPreferences;
import ro.storno.domain.notification.NotificationType;

/** Notifications in memory. */
public final class InMemoryNotificationBook implements NotificationBook {
  private final InMemoryTransactions transactions;
  private final Map<Key, Notification> notifications;
  private final Map<UserId, NotificationPreferences> preferences;

  private record Key(UserId user, NotificationType type, String key) {}

  public InMemoryNotificationBook(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.notifications = transactions.table();
    this.preferences = transactions.table();
  }

  @Override
  public boolean add(Notification notification, String key) {
    requirePlatform();
    return notifications.putIfAbsent(
            new Key(notification.user(), notification.type(), key), notification)
        == null;
  }

  @Override
  public Page<Notification> of(UserId user, Page.Request page) {
    requirePlatform();
    List<Notification> all =
        notifications.values().stream()
            .filter(notification -> notification.user().equals(user))
            .sorted(
                Comparator.comparing(Notification::createdAt)
                    .thenComparing(notification -> notification.id().value())
                    .reversed())
            .toList();
    return new Page<>(
        all.stream().skip(page.offset()).limit(page.limit()).toList(),
        all.size(),
        page.page(),
        page.limit());
  }

  @Override
  public long unread(UserId user) {
    requirePlatform();
    return notifications.values().stream()
        .filter(notification -> notification.user().equals(user) && notification.readAt() == null)
        .count();
  }

  @Override
  public boolean markRead(UserId user, NotificationId id, Instant now) {
    requirePlatform();
    boolean found =
        notifications.values().stream()
            .anyMatch(one -> one.user().equals(user) && one.id().equals(id));
    notifications.replaceAll(
        (key, one) -> one.user().equals(user) && one.id().equals(id) ? read(one, now) : one);
    return found;
  }

  @Override
  public void markAllRead(UserId user, Instant now) {
    requirePlatform();
    notifications.replaceAll((key, one) -> one.user().equals(user) ? read(one, now) : one);
  }

  private static Notification read(Notification one, Instant now) {
    return new Notification(
        one.id(),
        one.user(),
        one.type(),
        one.company(),
        one.title(),
        one.message(),
        one.data(),
        one.link(),
        one.createdAt(),
        one.readAt() == null ? now : one.readAt());
  }

  @Override
  public Optional<NotificationPreferences> preferences(UserId user) {
    requirePlatform();
    return Optional.ofNullable(preferences.get(user));
  }

  @Override
  public void choose(UserId user, NotificationPreferences chosen, Instant now) {
    requirePlatform();
    preferences.put(user, chosen);
  }

  private void requirePlatform() {
    if (!transactions.seesPlatform()) {
      throw new IllegalStateException("notifications belong to the platform");
    }
  }
}
