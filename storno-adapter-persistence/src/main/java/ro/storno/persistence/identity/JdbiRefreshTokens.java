package ro.storno.persistence.identity;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ro.storno.application.identity.RefreshTokens;
import ro.storno.domain.identity.UserId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Refresh tokens; the row lock of one UPDATE decides which of several callers was first. */
public final class JdbiRefreshTokens implements RefreshTokens {
  private final JdbiTransactions transactions;

  public JdbiRefreshTokens(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(RefreshToken token) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into refresh_token (hash, family, user_id, created_at, expires_at)
            values (:hash, :family, :user, :createdAt, :expiresAt)
            """)
        .bind("hash", token.hash())
        .bind("family", token.family())
        .bind("user", token.user().value())
        .bind("createdAt", token.createdAt())
        .bind("expiresAt", token.expiresAt())
        .execute();
  }

  @Override
  public Optional<Consumed> consume(String hash, Instant now) {
    Optional<Consumed> first =
        transactions
            .handle()
            .createQuery(
                """
                update refresh_token set used_at = :now
                where hash = :hash and used_at is null and revoked_at is null
                  -- one that was made while its family was being revoked is of a revoked family
                  and not exists (
                    select 1 from refresh_token of_family
                    where of_family.family = refresh_token.family
                      and of_family.revoked_at is not null)
                returning hash, family, user_id, created_at, expires_at
                """)
            .bind("hash", hash)
            .bind("now", now)
            .map((row, context) -> new Consumed(token(new Columns(row)), Use.FIRST, null))
            .findOne();
    return first.isPresent() ? first : usedBefore(hash);
  }

  private Optional<Consumed> usedBefore(String hash) {
    return transactions
        .handle()
        .createQuery(
            """
            select hash, family, user_id, created_at, expires_at,
                   coalesce(used_at, revoked_at) as ended_at
            from refresh_token where hash = :hash
            """)
        .bind("hash", hash)
        .map(
            (row, context) ->
                new Consumed(
                    token(new Columns(row)), Use.AGAIN, new Columns(row).maybeInstant("ended_at")))
        .findOne();
  }

  private static RefreshToken token(Columns row) throws SQLException {
    return new RefreshToken(
        row.text("hash"),
        row.uuid("family"),
        new UserId(row.uuid("user_id")),
        row.instant("expires_at"),
        row.instant("created_at"));
  }

  @Override
  public boolean revokeFamily(UUID family, Instant now) {
    int revoked =
        transactions
            .handle()
            .execute(
                "update refresh_token set revoked_at = ? where family = ? and revoked_at is null",
                now,
                family);
    return revoked > 0;
  }

  @Override
  public Set<UUID> revokedSince(UserId user, Instant since) {
    return transactions
        .handle()
        .createQuery(
            """
            select distinct family from refresh_token
            where user_id = :user and revoked_at >= :since
            """)
        .bind("user", user.value())
        .bind("since", since)
        .mapTo(UUID.class)
        .set();
  }

  @Override
  public List<Session> standing(UserId user, Instant now) {
    return transactions
        .handle()
        .createQuery(
            """
            select family, min(created_at) as began_at, max(created_at) as refreshed_at,
                   max(expires_at) filter (where used_at is null) as expires_at
            from refresh_token where user_id = :user
            group by family
            having bool_and(revoked_at is null) and bool_or(used_at is null and expires_at > :now)
            order by refreshed_at desc, family
            """)
        .bind("user", user.value())
        .bind("now", now)
        .map((row, context) -> session(new Columns(row)))
        .list();
  }

  private static Session session(Columns row) throws SQLException {
    return new Session(
        row.uuid("family"),
        row.instant("began_at"),
        row.instant("refreshed_at"),
        row.instant("expires_at"));
  }

  @Override
  public Optional<Instant> beganAt(UUID family) {
    return transactions
        .handle()
        .createQuery("select min(created_at) as began_at from refresh_token where family = :family")
        .bind("family", family)
        .map((row, context) -> Optional.ofNullable(new Columns(row).maybeInstant("began_at")))
        .one();
  }

  @Override
  public void markVerified(UUID family) {
    transactions
        .handle()
        .execute("update refresh_token set verified = true where family = ?", family);
  }

  /**
   * The oldest token of a session is kept for as long as the session lives, and carries the mark.
   */
  @Override
  public Set<UUID> verified(UserId user) {
    return transactions
        .handle()
        .createQuery("select family from refresh_token where user_id = :user and verified")
        .bind("user", user.value())
        .mapTo(UUID.class)
        .set();
  }

  @Override
  public void revokeAllOf(UserId user, Instant now) {
    transactions
        .handle()
        .execute(
            "update refresh_token set revoked_at = ? where user_id = ? and revoked_at is null",
            now,
            user.value());
  }
}
