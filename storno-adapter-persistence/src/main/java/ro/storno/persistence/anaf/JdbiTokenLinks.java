package ro.storno.persistence.anaf;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ro.storno.application.anaf.TokenLinks;
import ro.storno.domain.identity.UserId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Links; the row lock of one UPDATE decides who claims one. */
public final class JdbiTokenLinks implements TokenLinks {
  private static final String SELECT =
      """
      select id, hash, user_id, created_at, expires_at, used_at, authorization_id
      from anaf_token_link
      """;

  private final JdbiTransactions transactions;

  public JdbiTokenLinks(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(TokenLink link) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into anaf_token_link (hash, id, user_id, created_at, expires_at)
            values (:hash, :id, :user, :createdAt, :expiresAt)
            """)
        .bind("hash", link.hash())
        .bind("id", link.id())
        .bind("user", link.user().value())
        .bind("createdAt", link.createdAt())
        .bind("expiresAt", link.expiresAt())
        .execute();
  }

  @Override
  public Optional<TokenLink> find(String hash) {
    return transactions
        .handle()
        .createQuery(SELECT + "where hash = :hash")
        .bind("hash", hash)
        .map((row, context) -> link(new Columns(row)))
        .findOne();
  }

  @Override
  public List<TokenLink> of(UserId user, int limit) {
    return transactions
        .handle()
        .createQuery(
            SELECT + "where user_id = :user order by created_at desc, id desc limit :limit")
        .bind("user", user.value())
        .bind("limit", limit)
        .map((row, context) -> link(new Columns(row)))
        .list();
  }

  private static TokenLink link(Columns row) throws SQLException {
    return new TokenLink(
        row.uuid("id"),
        row.text("hash"),
        new UserId(row.uuid("user_id")),
        row.instant("created_at"),
        row.instant("expires_at"),
        row.maybeInstant("used_at"),
        row.row().getObject("authorization_id", Long.class));
  }

  @Override
  public int active(UserId user, Instant now) {
    return transactions
        .handle()
        .createQuery(
            """
            select count(*) from anaf_token_link
            where user_id = :user and used_at is null and expires_at > :now
            """)
        .bind("user", user.value())
        .bind("now", now)
        .mapTo(int.class)
        .one();
  }

  @Override
  public boolean claim(String hash, Instant now) {
    return transactions
            .handle()
            .createUpdate(
                """
                update anaf_token_link set claimed_at = :now
                where hash = :hash and used_at is null and expires_at > :now
                  and (claimed_at is null or claimed_at <= :stale)
                """)
            .bind("hash", hash)
            .bind("now", now)
            .bind("stale", now.minus(CLAIM))
            .execute()
        == 1;
  }

  @Override
  public void release(String hash) {
    transactions
        .handle()
        .execute("update anaf_token_link set claimed_at = null where hash = ?", hash);
  }

  @Override
  public void fulfil(String hash, long authorization, Instant now) {
    transactions
        .handle()
        .execute(
            "update anaf_token_link set used_at = ?, authorization_id = ? where hash = ?",
            now,
            authorization,
            hash);
  }
}
