package ro.storno.persistence.identity;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ro.storno.application.identity.Passkeys;
import ro.storno.domain.identity.Passkey;
import ro.storno.domain.identity.PasskeyId;
import ro.storno.domain.identity.UserId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Passkeys; counting on is a single UPDATE, so that of two copies one is refused. */
public final class JdbiPasskeys implements Passkeys {
  private static final String COLUMNS =
      "id, user_id, name, credential_id, public_key, signatures, created_at, last_used_at";

  private final JdbiTransactions transactions;

  public JdbiPasskeys(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean add(Passkey passkey) {
    return transactions
            .handle()
            .createUpdate(
                """
                insert into passkey
                  (id, user_id, name, credential_id, public_key, signatures, created_at)
                values (:id, :user, :name, :credential, :key, :signatures, :createdAt)
                on conflict (credential_id) do nothing
                """)
            .bind("id", passkey.id().value())
            .bind("user", passkey.user().value())
            .bind("name", passkey.name())
            .bind("credential", passkey.credentialId())
            .bind("key", passkey.publicKey())
            .bind("signatures", passkey.signatures())
            .bind("createdAt", passkey.createdAt())
            .execute()
        == 1;
  }

  @Override
  public Optional<Passkey> findByCredential(String credentialId) {
    return transactions
        .handle()
        .createQuery("select " + COLUMNS + " from passkey where credential_id = :credential")
        .bind("credential", credentialId)
        .map((row, context) -> passkey(new Columns(row)))
        .findOne();
  }

  @Override
  public List<Passkey> of(UserId user) {
    return transactions
        .handle()
        .createQuery(
            "select "
                + COLUMNS
                + " from passkey where user_id = :user order by created_at desc, id desc")
        .bind("user", user.value())
        .map((row, context) -> passkey(new Columns(row)))
        .list();
  }

  @Override
  public Optional<Passkey> rename(UserId user, PasskeyId id, String name) {
    return transactions
        .handle()
        .createQuery(
            "update passkey set name = :name where user_id = :user and id = :id returning "
                + COLUMNS)
        .bind("name", name)
        .bind("user", user.value())
        .bind("id", id.value())
        .map((row, context) -> passkey(new Columns(row)))
        .findOne();
  }

  @Override
  public Optional<Passkey> remove(UserId user, PasskeyId id) {
    return transactions
        .handle()
        .createQuery("delete from passkey where user_id = :user and id = :id returning " + COLUMNS)
        .bind("user", user.value())
        .bind("id", id.value())
        .map((row, context) -> passkey(new Columns(row)))
        .findOne();
  }

  @Override
  public void removeAllOf(UserId user) {
    transactions.handle().execute("delete from passkey where user_id = ?", user.value());
  }

  @Override
  public boolean recordUse(PasskeyId id, long signatures, Instant when) {
    return transactions
            .handle()
            .createUpdate(
                """
                update passkey set signatures = :signatures, last_used_at = :when
                where id = :id
                and (signatures < :signatures or signatures = 0 and :signatures = 0)
                """)
            .bind("signatures", signatures)
            .bind("when", when)
            .bind("id", id.value())
            .execute()
        == 1;
  }

  private static Passkey passkey(Columns row) throws SQLException {
    return new Passkey(
        new PasskeyId(row.uuid("id")),
        new UserId(row.uuid("user_id")),
        row.text("name"),
        row.text("credential_id"),
        row.text("public_key"),
        row.number("signatures"),
        row.instant("created_at"),
        row.maybeInstant("last_used_at"));
  }
}
