package ro.storno.persistence.identity;

import java.time.Instant;
import java.util.Optional;
import ro.storno.application.identity.PasskeyChallenges;
import ro.storno.domain.identity.UserId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Challenges; taking one is a single DELETE, which its row lock lets one caller win. */
public final class JdbiPasskeyChallenges implements PasskeyChallenges {
  private final JdbiTransactions transactions;

  public JdbiPasskeyChallenges(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(PasskeyChallenge challenge) {
    UserId user = challenge.user();
    transactions
        .handle()
        .createUpdate(
            """
            insert into passkey_challenge (hash, user_id, created_at, expires_at)
            values (:hash, :user, :createdAt, :expiresAt)
            """)
        .bind("hash", challenge.hash())
        .bind("user", user == null ? null : user.value())
        .bind("createdAt", challenge.createdAt())
        .bind("expiresAt", challenge.expiresAt())
        .execute();
    // More go than come, and nobody waits for a row that somebody else is at.
    transactions
        .handle()
        .execute(
            """
            delete from passkey_challenge where hash in (
              select hash from passkey_challenge where expires_at <= ?
              limit 20 for update skip locked)
            """,
            challenge.createdAt());
  }

  @Override
  public Optional<PasskeyChallenge> use(String hash, Instant now) {
    return transactions
        .handle()
        .createQuery(
            "delete from passkey_challenge where hash = :hash"
                + " returning user_id, created_at, expires_at")
        .bind("hash", hash)
        .map(
            (row, context) -> {
              Columns columns = new Columns(row);
              return new PasskeyChallenge(
                  hash,
                  columns.maybeId("user_id", UserId::new),
                  columns.instant("created_at"),
                  columns.instant("expires_at"));
            })
        .findOne()
        .filter(found -> now.isBefore(found.expiresAt()));
  }
}
