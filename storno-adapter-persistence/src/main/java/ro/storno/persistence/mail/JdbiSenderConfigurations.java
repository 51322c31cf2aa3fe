package ro.storno.persistence.mail;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import ro.storno.application.mail.SenderConfigurations;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.mail.EmailAddress;
import ro.storno.domain.mail.MailEncryption;
import ro.storno.domain.mail.SenderConfiguration;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** The mail servers of organizations. */
public final class JdbiSenderConfigurations implements SenderConfigurations {
  private final JdbiTransactions transactions;

  public JdbiSenderConfigurations(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<SenderConfiguration> find(OrganizationId organization) {
    return transactions
        .handle()
        .createQuery(
            """
            select organization_id, id, enabled, host, port, encryption, username, sealed_password,
                   from_address, from_name, last_tested_at, created_at, updated_at
            from sender_configuration where organization_id = :organization
            """)
        .bind("organization", organization.value())
        .map((row, context) -> configuration(new Columns(row)))
        .findOne();
  }

  private static SenderConfiguration configuration(Columns row) throws SQLException {
    return new SenderConfiguration(
        new OrganizationId(row.uuid("organization_id")),
        row.uuid("id"),
        row.flag("enabled"),
        row.text("host"),
        row.integer("port"),
        row.oneOf(MailEncryption.class, "encryption"),
        row.maybeText("username"),
        row.text("sealed_password"),
        new EmailAddress(row.text("from_address")),
        row.maybeText("from_name"),
        row.maybeInstant("last_tested_at"),
        row.instant("created_at"),
        row.maybeInstant("updated_at"));
  }

  @Override
  public void put(SenderConfiguration configuration) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into sender_configuration
              (organization_id, id, enabled, host, port, encryption, username, sealed_password,
               from_address, from_name, last_tested_at, created_at, updated_at)
            values (:organization, :id, :enabled, :host, :port, :encryption, :username, :password,
                    :fromAddress, :fromName, :lastTestedAt, :createdAt, :updatedAt)
            on conflict (organization_id) do update
            set enabled = excluded.enabled, host = excluded.host, port = excluded.port,
                encryption = excluded.encryption, username = excluded.username,
                sealed_password = excluded.sealed_password, from_address = excluded.from_address,
                from_name = excluded.from_name, last_tested_at = excluded.last_tested_at,
                updated_at = excluded.updated_at
            """)
        .bind("organization", configuration.organization().value())
        .bind("id", configuration.id())
        .bind("enabled", configuration.enabled())
        .bind("host", configuration.host())
        .bind("port", configuration.port())
        .bind("encryption", configuration.encryption().name())
        .bind("username", configuration.username())
        .bind("password", configuration.sealedPassword())
        .bind("fromAddress", configuration.fromAddress().value())
        .bind("fromName", configuration.fromName())
        .bind("lastTestedAt", configuration.lastTestedAt())
        .bind("createdAt", configuration.createdAt())
        .bind("updatedAt", configuration.updatedAt())
        .execute();
  }

  @Override
  public boolean noteTest(SenderConfiguration tried, Instant at) {
    return transactions
            .handle()
            .createUpdate(
                """
                update sender_configuration set last_tested_at = :at
                where organization_id = :organization and host = :host and port = :port
                  and encryption = :encryption and username is not distinct from :username
                  and sealed_password = :password and from_address = :fromAddress
                """)
            .bind("at", at)
            .bind("organization", tried.organization().value())
            .bind("host", tried.host())
            .bind("port", tried.port())
            .bind("encryption", tried.encryption().name())
            .bind("username", tried.username())
            .bind("password", tried.sealedPassword())
            .bind("fromAddress", tried.fromAddress().value())
            .execute()
        == 1;
  }

  @Override
  public boolean remove(OrganizationId organization) {
    return transactions
            .handle()
            .execute(
                "delete from sender_configuration where organization_id = ?", organization.value())
        == 1;
  }
}
