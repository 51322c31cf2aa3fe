package ro.storno.application.notification;

import java.time.Clock;
import ro.storno.application.ApplicationException;
import ro.storno.application.Page;
import ro.storno.application.Transactions;
import ro.storno.application.identity.Actor;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.notification.Notification;
import ro.storno.domain.notification.NotificationId;

/** Lets a user read what they were told. Another user's notification is as good as none. */
public final class ReadNotifications {
  private final Transactions transactions;
  private final NotificationBook book;
  private final Clock clock;

  /** Reads with the given ports; none is null. */
  public ReadNotifications(Transactions transactions, NotificationBook book, Clock clock) {
    this.transactions = transactions;
    this.book = book;
    this.clock = clock;
  }

  /** Returns a page of the actor's notifications, newest first. */
  public Page<Notification> list(Actor actor, Page.Request page) {
    UserId user = actor.requireUser();
    return transactions.inPlatform(() -> book.of(user, page));
  }

  /** Returns how many the actor has not read. */
  public long unread(Actor actor) {
    UserId user = actor.requireUser();
    return transactions.inPlatform(() -> book.unread(user));
  }

  /**
   * Marks one as read; doing so again changes nothing.
   *
   * @throws ApplicationException.NotFound if the actor has no such notification
   */
  public void read(Actor actor, NotificationId id) {
    UserId user = actor.requireUser();
    if (!transactions.inPlatform(() -> book.markRead(user, id, clock.instant()))) {
      throw new ApplicationException.NotFound("Notification");
    }
  }

  /** Marks all of the actor's as read. */
  public void readAll(Actor actor) {
    UserId user = actor.requireUser();
    transactions.inPlatform(
        () -> {
          book.markAllRead(user, clock.instant());
          return user;
        });
  }
}
