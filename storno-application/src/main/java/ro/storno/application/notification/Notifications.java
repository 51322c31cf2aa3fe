package ro.storno.application.notification;

/**
 * Tells users what happened. Used inside any transaction: what is told becomes visible soon after
 * it commits, and if it rolls back nobody hears of it.
 */
public interface Notifications {
  /**
   * Tells it, once per user, type and key, however often it is called.
   *
   * @param notice not null
   */
  void tell(Notice notice);
}
