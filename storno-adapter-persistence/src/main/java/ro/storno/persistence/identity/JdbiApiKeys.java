package ro.storno.persistence.identity;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.identity.ApiKeys;
import ro.storno.domain.identity.ApiKey;
import ro.storno.domain.identity.ApiKeyId;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.UserId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** API keys; a scope that this release does not know is granted to nobody. */
public final class JdbiApiKeys implements ApiKeys {
  private static final String COLUMNS =
      """
      select id, user_id, organization_id, name, prefix, scopes, created_at, expires_at,
             revoked_at, last_used_at
      from api_key
      """;

  private final JdbiTransactions transactions;

  public JdbiApiKeys(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(ApiKey key, String hash) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into api_key
              (id, hash, user_id, organization_id, name, prefix, scopes, created_at, expires_at,
               revoked_at, last_used_at)
            values (:id, :hash, :user, :organization, :name, :prefix, :scopes, :createdAt,
                    :expiresAt, :revokedAt, :lastUsedAt)
            """)
        .bind("id", key.id().value())
        .bind("hash", hash)
        .bind("user", key.user().value())
        .bind("organization", key.organization().value())
        .bind("name", key.name())
        .bind("prefix", key.prefix())
        .bind("scopes", ScopesColumn.text(key.scopes()))
        .bind("createdAt", key.createdAt())
        .bind("expiresAt", key.expiresAt())
        .bind("revokedAt", key.revokedAt())
        .bind("lastUsedAt", key.lastUsedAt())
        .execute();
  }

  @Override
  public Optional<ApiKey> findByHash(String hash) {
    return transactions
        .handle()
        .createQuery(COLUMNS + "where hash = :hash")
        .bind("hash", hash)
        .map((row, context) -> key(new Columns(row)))
        .findOne();
  }

  @Override
  public Optional<ApiKey> findForUpdate(OrganizationId organization, ApiKeyId id) {
    return transactions
        .handle()
        .createQuery(COLUMNS + "where id = :id and organization_id = :organization for update")
        .bind("id", id.value())
        .bind("organization", organization.value())
        .map((row, context) -> key(new Columns(row)))
        .findOne();
  }

  @Override
  public Optional<ApiKey> findForUpdate(ApiKeyId id) {
    return transactions
        .handle()
        .createQuery(COLUMNS + "where id = :id for update")
        .bind("id", id.value())
        .map((row, context) -> key(new Columns(row)))
        .findOne();
  }

  @Override
  public Page<ApiKey> list(@Nullable UserId user, Page.Request page) {
    String condition = user == null ? "" : "where user_id = :user";
    Map<String, Object> values = user == null ? Map.of() : Map.of("user", user.value());
    long total =
        transactions
            .handle()
            .createQuery("select count(*) from api_key " + condition)
            .bindMap(values)
            .mapTo(long.class)
            .one();
    List<ApiKey> rows =
        transactions
            .handle()
            .createQuery(
                COLUMNS
                    + condition
                    + " order by created_at desc, id desc limit :limit offset :offset")
            .bindMap(values)
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .map((row, context) -> key(new Columns(row)))
            .list();
    return new Page<>(rows, total, page.page(), page.limit());
  }

  @Override
  public List<ApiKey> of(UserId user, OrganizationId organization) {
    return transactions
        .handle()
        .createQuery(
            COLUMNS
                + "where user_id = :user and organization_id = :organization"
                + " order by created_at desc, id desc")
        .bind("user", user.value())
        .bind("organization", organization.value())
        .map((row, context) -> key(new Columns(row)))
        .list();
  }

  private static ApiKey key(Columns row) throws SQLException {
    return new ApiKey(
        new ApiKeyId(row.uuid("id")),
        new UserId(row.uuid("user_id")),
        new OrganizationId(row.uuid("organization_id")),
        row.text("name"),
        row.text("prefix"),
        ScopesColumn.read(row.text("scopes")),
        row.instant("created_at"),
        row.maybeInstant("expires_at"),
        row.maybeInstant("revoked_at"),
        row.maybeInstant("last_used_at"));
  }

  @Override
  public void update(ApiKey key) {
    transactions
        .handle()
        .createUpdate(
            "update api_key set name = :name, scopes = :scopes, revoked_at = :revokedAt"
                + " where id = :id")
        .bind("id", key.id().value())
        .bind("name", key.name())
        .bind("scopes", ScopesColumn.text(key.scopes()))
        .bind("revokedAt", key.revokedAt())
        .execute();
  }

  @Override
  public void replaceSecret(ApiKey key, String hash) {
    transactions
        .handle()
        .execute(
            "update api_key set hash = ?, prefix = ? where id = ?",
            hash,
            key.prefix(),
            key.id().value());
  }

  @Override
  public void recordUse(ApiKeyId id, Instant when) {
    transactions
        .handle()
        .execute("update api_key set last_used_at = ? where id = ?", when, id.value());
  }
}
