package ro.storno.rest.notification;

import java.util.List;
import ro.storno.application.Page;
import ro.storno.application.identity.Actor;
import ro.storno.application.notification.ChooseNotifications;
import ro.storno.application.notification.ReadNotifications;
import ro.storno.domain.notification.Notification;
import ro.storno.domain.notification.NotificationId;
import ro.storno.rest.document.Paging;
import ro.storno.rest.route.Call;
import ro.storno.rest.route.Reply;
import ro.storno.rest.route.Route;

/** Routes of api-reference/notifications and api-reference/notification-preferences. */
public final class NotificationRoutes {
  private static final String AREA = "Notifications";
  private static final String NOTIFICATIONS = "/api/v1/notifications";
  private static final String PREFERENCES = "/api/v1/notification-preferences";

  private final ReadNotifications read;
  private final ChooseNotifications choose;

  /** A page of notifications. */
  record NotificationList(
      List<NotificationView> data, long total, int page, int limit, long pages) {
    static NotificationList of(Page<Notification> page) {
      return new NotificationList(
          page.data().stream().map(NotificationView::of).toList(),
          page.total(),
          page.page(),
          page.limit(),
          page.pages());
    }
  }

  /** How many are unread. */
  record CountView(long count) {}

  /** Routes to the given use cases; none is null. */
  public NotificationRoutes(ReadNotifications read, ChooseNotifications choose) {
    this.read = read;
    this.choose = choose;
  }

  /**
   * The routes.
   *
   * @return not null
   */
  public List<Route> routes() {
    return List.of(list(), unread(), markRead(), markAllRead(), preferences(), changePreferences());
  }

  private Route list() {
    return Route.get(NOTIFICATIONS)
        .inPerson()
        .does(AREA, "List the user's notifications")
        .params(Paging.PARAMS)
        .answers(200, NotificationList.class, "A page of them, newest first")
        .handle(call -> Reply.ok(NotificationList.of(read.list(actor(call), Paging.of(call)))));
  }

  private Route unread() {
    return Route.get(NOTIFICATIONS + "/unread-count")
        .inPerson()
        .does(AREA, "Count the user's unread notifications")
        .answers(200, CountView.class, "The count")
        .handle(call -> Reply.ok(new CountView(read.unread(actor(call)))));
  }

  private Route markRead() {
    return Route.patch(NOTIFICATIONS + "/{id}/read")
        .inPerson()
        .does(AREA, "Mark a notification as read")
        .answers(204, "It is read")
        .handle(
            call -> {
              read.read(actor(call), new NotificationId(call.id("id")));
              return Reply.noContent();
            });
  }

  private Route markAllRead() {
    return Route.post(NOTIFICATIONS + "/read-all")
        .inPerson()
        .does(AREA, "Mark all of the user's notifications as read")
        .answers(204, "They are read")
        .handle(
            call -> {
              read.readAll(actor(call));
              return Reply.noContent();
            });
  }

  private Route preferences() {
    return Route.get(PREFERENCES)
        .inPerson()
        .does(AREA, "Show over which channels the user hears of what")
        .answers(200, PreferencesView.class, "Every type, defaults included")
        .handle(call -> Reply.ok(PreferencesView.of(choose.show(actor(call)))));
  }

  private Route changePreferences() {
    return Route.put(PREFERENCES)
        .inPerson()
        .does(AREA, "Choose over which channels the user hears of what")
        .answers(200, PreferencesView.class, "As chosen")
        .refuses(422, "A type or a channel is missing")
        .handle(
            ChooseNotifications.Command.class,
            (call, body) -> Reply.ok(PreferencesView.of(choose.choose(actor(call), body))));
  }

  private static Actor actor(Call call) {
    return call.caller(Actor.class);
  }
}
