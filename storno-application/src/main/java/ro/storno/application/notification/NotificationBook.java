package ro.storno.application.notification;

import java.time.Instant;
import java.util.Optional;
import ro.storno.application.Page;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.notification.Notification;
import ro.storno.domain.notification.NotificationId;
import ro.storno.domain.notification.NotificationPreferences;

/** Notifications and preferences of users; used in platform transactions. */
public interface NotificationBook {
  /**
   * Adds a notification.
   *
   * @param notification not null
   * @param key what it is about; the user, the type and the key together are unique; not null
   * @return false if the user was told before
   */
  boolean add(Notification notification, String key);

  /** Returns a page of a user's notifications, newest first. */
  Page<Notification> of(UserId user, Page.Request page);

  /** Returns how many a user has not read. */
  long unread(UserId user);

  /**
   * Marks one as read; one that was read keeps its time.
   *
   * @return false if the user has no such notification
   */
  boolean markRead(UserId user, NotificationId id, Instant now);

  /** Marks all of a user's as read. */
  void markAllRead(UserId user, Instant now);

  /** Returns what a user chose, empty if they never did. */
  Optional<NotificationPreferences> preferences(UserId user);

  /** Keeps what a user chose. */
  void choose(UserId user, NotificationPreferences preferences, Instant now);
}
