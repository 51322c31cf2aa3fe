package ro.storno.persistence.licensing;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.licensing.LicenceKeys;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.licensing.LicenceKey;
import ro.storno.domain.licensing.LicenceKeyId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Licence keys by their hashes. */
public final class JdbiLicenceKeys implements LicenceKeys {
  private static final String COLUMNS =
      """
      select id, organization_id, masked, instance_name, instance_url, active, created_at,
             activated_at, last_validated_at
      from licence_key
      """;

  private final JdbiTransactions transactions;

  public JdbiLicenceKeys(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(LicenceKey key, String hash) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into licence_key
              (id, organization_id, hash, masked, instance_name, instance_url, active, created_at,
               activated_at, last_validated_at)
            values (:id, :organization, :hash, :masked, :name, :url, :active, :createdAt,
                    :activatedAt, :validatedAt)
            """)
        .bind("id", key.id().value())
        .bind("organization", key.organization().value())
        .bind("hash", hash)
        .bind("masked", key.masked())
        .bind("name", key.instanceName())
        .bind("url", key.instanceUrl())
        .bind("active", key.active())
        .bind("createdAt", key.createdAt())
        .bind("activatedAt", key.activatedAt())
        .bind("validatedAt", key.lastValidatedAt())
        .execute();
  }

  @Override
  public List<LicenceKey> of(OrganizationId organization) {
    return list(
        "where organization_id = :organization order by created_at desc, id desc",
        Map.of("organization", organization.value()));
  }

  @Override
  public Optional<LicenceKey> findForUpdate(OrganizationId organization, LicenceKeyId id) {
    return list(
            "where organization_id = :organization and id = :id for update",
            Map.of("organization", organization.value(), "id", id.value()))
        .stream()
        .findFirst();
  }

  @Override
  public Optional<LicenceKey> findByHashForUpdate(String hash) {
    return list("where hash = :hash for update", Map.of("hash", hash)).stream().findFirst();
  }

  private List<LicenceKey> list(String condition, Map<String, Object> values) {
    return transactions
        .handle()
        .createQuery(COLUMNS + condition)
        .bindMap(values)
        .map((row, context) -> key(new Columns(row)))
        .list();
  }

  private static LicenceKey key(Columns row) throws SQLException {
    return new LicenceKey(
        new LicenceKeyId(row.uuid("id")),
        new OrganizationId(row.uuid("organization_id")),
        row.text("masked"),
        row.maybeText("instance_name"),
        row.maybeText("instance_url"),
        row.flag("active"),
        row.instant("created_at"),
        row.maybeInstant("activated_at"),
        row.maybeInstant("last_validated_at"));
  }

  @Override
  public void update(LicenceKey key) {
    transactions
        .handle()
        .createUpdate(
            """
            update licence_key
            set instance_name = :name, instance_url = :url, active = :active,
                activated_at = :activatedAt, last_validated_at = :validatedAt
            where id = :id
            """)
        .bind("id", key.id().value())
        .bind("name", key.instanceName())
        .bind("url", key.instanceUrl())
        .bind("active", key.active())
        .bind("activatedAt", key.activatedAt())
        .bind("validatedAt", key.lastValidatedAt())
        .execute();
  }
}
