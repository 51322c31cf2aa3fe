package ro.storno.persistence.provider;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import ro.storno.application.provider.ProviderConfig;
import ro.storno.application.provider.ProviderConfigs;
import ro.storno.application.secret.SealedSecret;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Configurations in PostgreSQL, sealed. */
public final class JdbiProviderConfigs implements ProviderConfigs {
  private static final String SELECT =
      """
      select company_id, channel, id, enabled, sealed_fields, created_at, updated_at
      from provider_config
      where company_id = :company
      """;

  private final JdbiTransactions transactions;

  public JdbiProviderConfigs(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<ProviderConfig> of(CompanyId company) {
    return transactions
        .handle()
        .createQuery(SELECT + " order by channel")
        .bind("company", company.value())
        .map((row, context) -> config(new Columns(row)))
        .list();
  }

  @Override
  public Optional<ProviderConfig> find(CompanyId company, Channel channel) {
    return transactions
        .handle()
        .createQuery(SELECT + " and channel = :channel")
        .bind("company", company.value())
        .bind("channel", channel.name())
        .map((row, context) -> config(new Columns(row)))
        .findOne();
  }

  @Override
  public Optional<ProviderConfig> findToChange(CompanyId company, Channel channel) {
    // there may be no row yet that could be locked
    transactions
        .handle()
        .createUpdate("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
        .bind("key", "provider-config:" + company + ":" + channel.name())
        .execute();
    return find(company, channel);
  }

  private static ProviderConfig config(Columns row) throws SQLException {
    return new ProviderConfig(
        row.uuid("id"),
        new CompanyId(row.uuid("company_id")),
        row.oneOf(Channel.class, "channel"),
        row.flag("enabled"),
        new SealedSecret(row.text("sealed_fields")),
        row.instant("created_at"),
        row.instant("updated_at"));
  }

  @Override
  public void put(ProviderConfig config) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into provider_config
              (company_id, channel, id, enabled, sealed_fields, created_at, updated_at)
            values (:company, :channel, :id, :enabled, :sealed, :createdAt, :updatedAt)
            on conflict (company_id, channel) do update
            set enabled = excluded.enabled, sealed_fields = excluded.sealed_fields,
                updated_at = excluded.updated_at
            """)
        .bind("company", config.company().value())
        .bind("channel", config.channel().name())
        .bind("id", config.id())
        .bind("enabled", config.enabled())
        .bind("sealed", config.fields().text())
        .bind("createdAt", config.createdAt())
        .bind("updatedAt", config.updatedAt())
        .execute();
  }

  @Override
  public boolean remove(CompanyId company, Channel channel) {
    return transactions
            .handle()
            .createUpdate(
                "delete from provider_config where company_id = :company and channel = :channel")
            .bind("company", company.value())
            .bind("channel", channel.name())
            .execute()
        > 0;
  }
}
