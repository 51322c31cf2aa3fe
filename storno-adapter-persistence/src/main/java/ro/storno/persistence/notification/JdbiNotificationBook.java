package ro.storno.persistence.notification;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ro.storno.application.Page;
import ro.storno.application.notification.NotificationBook;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.UserId;
import ro.storno.domain.notification.Notification;
import ro.storno.domain.notification.NotificationId;
import ro.storno.domain.notification.NotificationPreferences;
import ro.storno.domain.notification.NotificationType;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.StoredJson;

/** Notifications; a unique key sees to it that nobody is told twice. */
public final class JdbiNotificationBook implements NotificationBook {
  private final JdbiTransactions transactions;

  public JdbiNotificationBook(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean add(Notification notification, String key) {
    CompanyId company = notification.company();
    return transactions
            .handle()
            .createUpdate(
                """
                insert into notification
                  (id, user_id, type, key, about_company, title, message, data, link, created_at,
                   read_at)
                values (:id, :user, :type, :key, :company, :title, :message, cast(:data as jsonb),
                        :link, :createdAt, :readAt)
                on conflict (user_id, type, key) do nothing
                """)
            .bind("id", notification.id().value())
            .bind("user", notification.user().value())
            .bind("type", notification.type().name())
            .bind("key", key)
            .bind("company", company == null ? null : company.value())
            .bind("title", notification.title())
            .bind("message", notification.message())
            .bind("data", StoredJson.write(notification.data()))
            .bind("link", notification.link())
            .bind("createdAt", notification.createdAt())
            .bind("readAt", notification.readAt())
            .execute()
        == 1;
  }

  @Override
  public Page<Notification> of(UserId user, Page.Request page) {
    List<Notification> rows =
        transactions
            .handle()
            .createQuery(
                """
                select id, user_id, type, about_company, title, message, data, link, created_at,
                       read_at
                from notification where user_id = :user
                order by created_at desc, id desc
                limit :limit offset :offset
                """)
            .bind("user", user.value())
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .map((row, context) -> notification(new Columns(row)))
            .list();
    long total =
        transactions
            .handle()
            .createQuery("select count(*) from notification where user_id = :user")
            .bind("user", user.value())
            .mapTo(long.class)
            .one();
    return new Page<>(rows, total, page.page(), page.limit());
  }

  private static Notification notification(Columns row) throws SQLException {
    return new Notification(
        new NotificationId(row.uuid("id")),
        new UserId(row.uuid("user_id")),
        row.oneOf(NotificationType.class, "type"),
        row.maybeId("about_company", CompanyId::new),
        row.text("title"),
        row.text("message"),
        data(row.text("data")),
        row.maybeText("link"),
        row.instant("created_at"),
        row.maybeInstant("read_at"));
  }

  private static Map<String, String> data(String json) {
    Map<String, String> data = new TreeMap<>();
    StoredJson.read(json, Map.class).forEach((k, v) -> data.put(k.toString(), v.toString()));
    return data;
  }

  @Override
  public long unread(UserId user) {
    return transactions
        .handle()
        .createQuery("select count(*) from notification where user_id = :user and read_at is null")
        .bind("user", user.value())
        .mapTo(long.class)
        .one();
  }

  @Override
  public boolean markRead(UserId user, NotificationId id, Instant now) {
    return transactions
            .handle()
            .execute(
                """
                update notification set read_at = coalesce(read_at, ?)
                where id = ? and user_id = ?
                """,
                now,
                id.value(),
                user.value())
        == 1;
  }

  @Override
  public void markAllRead(UserId user, Instant now) {
    transactions
        .handle()
        .execute(
            "update notification set read_at = ? where user_id = ? and read_at is null",
            now,
            user.value());
  }

  @Override
  public Optional<NotificationPreferences> preferences(UserId user) {
    return transactions
        .handle()
        .createQuery("select data from notification_preference where user_id = :user")
        .bind("user", user.value())
        .map(
            (row, context) ->
                StoredJson.read(new Columns(row).text("data"), NotificationPreferences.class))
        .findOne();
  }

  @Override
  public void choose(UserId user, NotificationPreferences preferences, Instant now) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into notification_preference (user_id, data, updated_at)
            values (:user, cast(:data as jsonb), :now)
            on conflict (user_id) do update set data = excluded.data, updated_at = excluded.updated_at
            """)
        .bind("user", user.value())
        .bind("data", StoredJson.write(preferences))
        .bind("now", now)
        .execute();
  }
}
