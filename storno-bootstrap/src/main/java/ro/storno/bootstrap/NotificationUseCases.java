package ro.storno.bootstrap;

import ro.storno.application.notification.ChooseNotifications;
import ro.storno.application.notification.DeliverNotices;
import ro.storno.application.notification.NotificationBook;
import ro.storno.application.notification.ReadNotifications;
import ro.storno.rest.notification.NotificationRoutes;

/** What users are told. */
final class NotificationUseCases {
  /** Tells users; also the handler of the jobs in which that happens. */
  final DeliverNotices deliver;

  private final Foundation base;

  NotificationUseCases(Foundation base) {
    this.base = base;
    Repositories r = base.repositories();
    this.deliver =
        new DeliverNotices(
            base.jobs(),
            r.notifications(),
            r.companies(),
            r.organizations(),
            r.users(),
            base.ids(),
            base.clock());
  }

  NotificationRoutes routes() {
    NotificationBook book = base.repositories().notifications();
    return new NotificationRoutes(
        new ReadNotifications(base.transactions(), book, base.clock()),
        new ChooseNotifications(base.transactions(), book, base.clock()));
  }
}
