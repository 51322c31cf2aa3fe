package ro.storno.persistence.identity;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import ro.storno.application.identity.MfaChallenges;
import ro.storno.domain.identity.UserId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Challenges; counting and using up are single UPDATEs, so that none is counted twice. */
public final class JdbiMfaChallenges implements MfaChallenges {
  private static final String COLUMNS =
      "hash, user_id, purpose, credentials_changed_at, created_at, expires_at";

  private final JdbiTransactions transactions;

  public JdbiMfaChallenges(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(MfaChallenge challenge) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into mfa_challenge
              (hash, user_id, purpose, credentials_changed_at, created_at, expires_at)
            values (:hash, :user, :purpose, :changedAt, :createdAt, :expiresAt)
            """)
        .bind("hash", challenge.hash())
        .bind("user", challenge.user().value())
        .bind("purpose", challenge.purpose().name())
        .bind("changedAt", challenge.credentialsChangedAt())
        .bind("createdAt", challenge.createdAt())
        .bind("expiresAt", challenge.expiresAt())
        .execute();
  }

  @Override
  public Optional<Attempt> attempt(String hash, int most, Instant now) {
    Optional<Attempt> allowed =
        transactions
            .handle()
            .createQuery(
                """
                update mfa_challenge set attempts = attempts + 1
                where hash = :hash and used_at is null and expires_at > :now and attempts < :most
                returning
                """
                    + COLUMNS)
            .bind("hash", hash)
            .bind("now", now)
            .bind("most", most)
            .map((row, context) -> new Attempt(challenge(new Columns(row)), true))
            .findOne();
    return allowed.isPresent() ? allowed : exhausted(hash, now);
  }

  private Optional<Attempt> exhausted(String hash, Instant now) {
    return transactions
        .handle()
        .createQuery(
            "select "
                + COLUMNS
                + " from mfa_challenge"
                + " where hash = :hash and used_at is null and expires_at > :now")
        .bind("hash", hash)
        .bind("now", now)
        .map((row, context) -> new Attempt(challenge(new Columns(row)), false))
        .findOne();
  }

  private static MfaChallenge challenge(Columns row) throws SQLException {
    return new MfaChallenge(
        row.text("hash"),
        new UserId(row.uuid("user_id")),
        row.oneOf(Purpose.class, "purpose"),
        row.instant("credentials_changed_at"),
        row.instant("created_at"),
        row.instant("expires_at"));
  }

  @Override
  public boolean use(String hash, Instant now) {
    return transactions
            .handle()
            .execute(
                "update mfa_challenge set used_at = ? where hash = ? and used_at is null",
                now,
                hash)
        == 1;
  }
}
