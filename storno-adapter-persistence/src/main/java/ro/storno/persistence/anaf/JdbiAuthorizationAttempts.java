package ro.storno.persistence.anaf;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ro.storno.application.anaf.AuthorizationAttempts;
import ro.storno.domain.identity.UserId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Attempts; the row lock of one UPDATE decides which of several callers comes first. */
public final class JdbiAuthorizationAttempts implements AuthorizationAttempts {
  private static final Duration KEPT = Duration.ofDays(1);
  private static final String COLUMNS =
      " state_hash, user_id, browser_hash, link_hash, created_at, expires_at, used_at ";

  private final JdbiTransactions transactions;

  public JdbiAuthorizationAttempts(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(Attempt attempt) {
    transactions
        .handle()
        .execute(
            "delete from anaf_authorization_attempt where expires_at < ?",
            attempt.createdAt().minus(KEPT));
    transactions
        .handle()
        .createUpdate(
            """
            insert into anaf_authorization_attempt
              (state_hash, user_id, browser_hash, link_hash, created_at, expires_at)
            values (:state, :user, :browser, :link, :createdAt, :expiresAt)
            """)
        .bind("state", attempt.stateHash())
        .bind("user", attempt.user().value())
        .bind("browser", attempt.browserHash())
        .bind("link", attempt.linkHash())
        .bind("createdAt", attempt.createdAt())
        .bind("expiresAt", attempt.expiresAt())
        .execute();
  }

  @Override
  public Optional<Attempt> find(String stateHash) {
    return transactions
        .handle()
        .createQuery(
            "select" + COLUMNS + "from anaf_authorization_attempt where state_hash = :state")
        .bind("state", stateHash)
        .map((row, context) -> attempt(new Columns(row)))
        .findOne();
  }

  @Override
  public Optional<Attempt> consume(String stateHash, Instant now) {
    return transactions
        .handle()
        .createQuery(
            """
            update anaf_authorization_attempt set used_at = :now
            where state_hash = :state and used_at is null and expires_at > :now
            returning
            """
                + COLUMNS)
        .bind("state", stateHash)
        .bind("now", now)
        .map((row, context) -> attempt(new Columns(row)))
        .findOne();
  }

  private static Attempt attempt(Columns row) throws SQLException {
    return new Attempt(
        row.text("state_hash"),
        new UserId(row.uuid("user_id")),
        row.text("browser_hash"),
        row.maybeText("link_hash"),
        row.instant("created_at"),
        row.instant("expires_at"),
        row.maybeInstant("used_at"));
  }
}
