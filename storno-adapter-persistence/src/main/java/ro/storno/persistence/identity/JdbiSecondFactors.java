package ro.storno.persistence.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import ro.storno.application.identity.SecondFactors;
import ro.storno.application.secret.SealedSecret;
import ro.storno.domain.identity.UserId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Authenticators and backup codes. */
public final class JdbiSecondFactors implements SecondFactors {
  private final JdbiTransactions transactions;

  public JdbiSecondFactors(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<SecondFactor> find(UserId user) {
    return transactions
        .handle()
        .createQuery("select sealed_secret, enabled_at from second_factor where user_id = :user")
        .bind("user", user.value())
        .map(
            (row, context) -> {
              Columns columns = new Columns(row);
              return new SecondFactor(
                  user,
                  new SealedSecret(columns.text("sealed_secret")),
                  columns.maybeInstant("enabled_at"));
            })
        .findOne();
  }

  @Override
  public boolean prepare(UserId user, SealedSecret secret, Instant now) {
    return transactions
            .handle()
            .createUpdate(
                """
                insert into second_factor (user_id, sealed_secret, created_at, last_step)
                values (:user, :secret, :now, -1)
                on conflict (user_id) do update
                set sealed_secret = excluded.sealed_secret, created_at = excluded.created_at
                where second_factor.enabled_at is null
                """)
            .bind("user", user.value())
            .bind("secret", secret.text())
            .bind("now", now)
            .execute()
        == 1;
  }

  @Override
  public boolean enable(UserId user, long step, Instant now) {
    return transactions
            .handle()
            .execute(
                "update second_factor set enabled_at = ?, last_step = ?"
                    + " where user_id = ? and enabled_at is null",
                now,
                step,
                user.value())
        == 1;
  }

  @Override
  public boolean useStep(UserId user, long step) {
    return transactions
            .handle()
            .execute(
                "update second_factor set last_step = ? where user_id = ? and last_step < ?",
                step,
                user.value(),
                step)
        == 1;
  }

  @Override
  public void remove(UserId user) {
    transactions.handle().execute("delete from second_factor where user_id = ?", user.value());
    transactions.handle().execute("delete from backup_code where user_id = ?", user.value());
  }

  @Override
  public void putBackupCodes(UserId user, List<BackupCode> codes) {
    transactions.handle().execute("delete from backup_code where user_id = ?", user.value());
    try (PreparedBatch batch =
        transactions
            .handle()
            .prepareBatch(
                "insert into backup_code (user_id, id, sealed_hash) values (:user, :id, :hash)")) {
      for (BackupCode code : codes) {
        batch
            .bind("user", user.value())
            .bind("id", code.id())
            .bind("hash", code.hash().text())
            .add();
      }
      batch.execute();
    }
  }

  @Override
  public List<BackupCode> backupCodes(UserId user) {
    return transactions
        .handle()
        .createQuery(
            "select id, sealed_hash from backup_code"
                + " where user_id = :user and used_at is null order by id")
        .bind("user", user.value())
        .map(
            (row, context) -> {
              Columns columns = new Columns(row);
              return new BackupCode(
                  columns.uuid("id"), new SealedSecret(columns.text("sealed_hash")));
            })
        .list();
  }

  @Override
  public boolean useBackupCode(UserId user, UUID id, Instant now) {
    return transactions
            .handle()
            .execute(
                "update backup_code set used_at = ?"
                    + " where user_id = ? and id = ? and used_at is null",
                now,
                user.value(),
                id)
        == 1;
  }

  @Override
  public boolean countAttempt(UserId user, int most, Duration window, Instant now) {
    return transactions
            .handle()
            .createUpdate(
                """
                insert into second_factor_attempts as present (user_id, since, attempts)
                values (:user, :now, 1)
                on conflict (user_id) do update
                set since = case when present.since <= :begin then excluded.since
                                 else present.since end,
                    attempts = case when present.since <= :begin then 1
                                    else present.attempts + 1 end
                where present.since <= :begin or present.attempts < :most
                """)
            .bind("user", user.value())
            .bind("now", now)
            .bind("begin", now.minus(window))
            .bind("most", most)
            .execute()
        == 1;
  }

  @Override
  public void clearAttempts(UserId user) {
    transactions
        .handle()
        .execute("delete from second_factor_attempts where user_id = ?", user.value());
  }
}
