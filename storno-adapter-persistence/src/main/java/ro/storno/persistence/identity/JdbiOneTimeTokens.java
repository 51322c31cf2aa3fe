package ro.storno.persistence.identity;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import ro.storno.application.identity.OneTimeTokens;
import ro.storno.domain.identity.UserId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** One-time tokens; the row lock of one UPDATE decides which of several callers was first. */
public final class JdbiOneTimeTokens implements OneTimeTokens {
  private final JdbiTransactions transactions;

  public JdbiOneTimeTokens(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(OneTimeToken token) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into one_time_token (hash, purpose, user_id, created_at, expires_at)
            values (:hash, :purpose, :user, :createdAt, :expiresAt)
            """)
        .bind("hash", token.hash())
        .bind("purpose", token.purpose().name())
        .bind("user", token.user().value())
        .bind("createdAt", token.createdAt())
        .bind("expiresAt", token.expiresAt())
        .execute();
  }

  @Override
  public Optional<OneTimeToken> find(Purpose purpose, String hash) {
    return transactions
        .handle()
        .createQuery(
            """
            select hash, purpose, user_id, created_at, expires_at, used_at
            from one_time_token where hash = :hash and purpose = :purpose
            """)
        .bind("hash", hash)
        .bind("purpose", purpose.name())
        .map((row, context) -> token(new Columns(row)))
        .findOne();
  }

  private static OneTimeToken token(Columns row) throws SQLException {
    return new OneTimeToken(
        row.oneOf(Purpose.class, "purpose"),
        row.text("hash"),
        new UserId(row.uuid("user_id")),
        row.instant("created_at"),
        row.instant("expires_at"),
        row.maybeInstant("used_at") != null);
  }

  @Override
  public boolean use(Purpose purpose, String hash, Instant now) {
    return transactions
            .handle()
            .execute(
                "update one_time_token set used_at = ?"
                    + " where hash = ? and purpose = ? and used_at is null",
                now,
                hash,
                purpose.name())
        == 1;
  }

  @Override
  public void voidAll(UserId user, Purpose purpose, Instant now) {
    transactions
        .handle()
        .execute(
            "update one_time_token set used_at = ?"
                + " where user_id = ? and purpose = ? and used_at is null",
            now,
            user.value(),
            purpose.name());
  }

  @Override
  public int countSince(UserId user, Purpose purpose, Instant since) {
    return transactions
        .handle()
        .createQuery(
            """
            select count(*) from one_time_token
            where user_id = :user and purpose = :purpose and created_at >= :since
            """)
        .bind("user", user.value())
        .bind("purpose", purpose.name())
        .bind("since", since)
        .mapTo(int.class)
        .one();
  }
}
