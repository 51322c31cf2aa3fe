package ro.storno.persistence.identity;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.identity.Users;
import ro.storno.domain.identity.User;
import ro.storno.domain.identity.UserId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.StoredJson;

/** Accounts, unique by address in lower case. */
public final class JdbiUsers implements Users {
  private final JdbiTransactions transactions;

  public JdbiUsers(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<User> find(UserId id) {
    return findOne(id, "where id = :id");
  }

  @Override
  public Optional<User> findForUpdate(UserId id) {
    return findOne(id, "where id = :id for update");
  }

  private Optional<User> findOne(UserId id, String condition) {
    return transactions
        .handle()
        .createQuery("select data from account " + condition)
        .bind("id", id.value())
        .map((row, context) -> user(new Columns(row).text("data")))
        .findOne();
  }

  @Override
  public Optional<User> findByEmail(String email) {
    return transactions
        .handle()
        .createQuery("select data from account where lower(email) = :email")
        .bind("email", email.toLowerCase(Locale.ROOT))
        .map((row, context) -> user(new Columns(row).text("data")))
        .findOne();
  }

  private static User user(String json) {
    return StoredJson.read(json, User.class);
  }

  @Override
  public boolean add(User user) {
    return transactions
            .handle()
            .createUpdate(
                """
                insert into account (id, email, data, created_at, email_verified_at)
                values (:id, :email, cast(:data as jsonb), :createdAt,
                        case when :verified then cast(:createdAt as timestamptz) end)
                on conflict (lower(email)) do nothing
                """)
            .bind("id", user.id().value())
            .bind("email", user.email())
            .bind("data", StoredJson.write(user))
            .bind("createdAt", user.createdAt())
            .bind("verified", user.emailVerified())
            .execute()
        == 1;
  }

  @Override
  public void update(User user) {
    transactions
        .handle()
        .createUpdate(
            """
            update account
            set email = :email, data = cast(:data as jsonb),
                email_verified_at = case when :verified then
                  coalesce(email_verified_at, cast(:updatedAt as timestamptz)) end
            where id = :id
            """)
        .bind("id", user.id().value())
        .bind("email", user.email())
        .bind("data", StoredJson.write(user))
        .bind("verified", user.emailVerified())
        .bind("updatedAt", user.updatedAt())
        .execute();
  }

  @Override
  public void recordLogin(UserId id, Instant when) {
    transactions
        .handle()
        .createUpdate(
            """
            update account set data = jsonb_set(data, '{lastLoginAt}', cast(:when as jsonb))
            where id = :id
            """)
        .bind("id", id.value())
        .bind("when", StoredJson.write(when))
        .execute();
  }

  @Override
  public Page<User> list(@Nullable String search, Page.Request page) {
    String condition = search == null ? "" : " where strpos(lower(email), lower(:search)) > 0";
    Map<String, Object> values = search == null ? Map.of() : Map.of("search", search);
    long total =
        transactions
            .handle()
            .createQuery("select count(*) from account" + condition)
            .bindMap(values)
            .mapTo(long.class)
            .one();
    List<User> rows =
        transactions
            .handle()
            .createQuery(
                "select data from account"
                    + condition
                    + " order by created_at desc, id desc limit :limit offset :offset")
            .bindMap(values)
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .map((row, context) -> user(new Columns(row).text("data")))
            .list();
    return new Page<>(rows, total, page.page(), page.limit());
  }

  @Override
  public long count() {
    return transactions
        .handle()
        .createQuery("select count(*) from account")
        .mapTo(long.class)
        .one();
  }

  @Override
  public boolean lockIfNone() {
    transactions.handle().execute("lock table account in share row exclusive mode");
    return count() == 0;
  }
}
