package ro.storno.persistence.identity;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.OAuth2Clients;
import ro.storno.domain.identity.OAuth2Client;
import ro.storno.domain.identity.OAuth2ClientId;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.RedirectUri;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** OAuth2 apps. */
public final class JdbiOAuth2Clients implements OAuth2Clients {
  static final String COLUMNS =
      """
      c.id, c.organization_id, c.client_id, c.secret_hash, c.secret_prefix, c.name, c.description,
      c.redirect_uris, c.scopes, c.website_url, c.logo_url, c.active, c.created_at, c.revoked_at
      """;

  private static final String SELECT = "select " + COLUMNS + " from oauth2_client c ";

  private final JdbiTransactions transactions;

  public JdbiOAuth2Clients(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(OAuth2Client client, @Nullable String secretHash) {
    OAuth2Client.Card card = client.card();
    transactions
        .handle()
        .createUpdate(
            """
            insert into oauth2_client
              (id, organization_id, client_id, secret_hash, secret_prefix, name, description,
               redirect_uris, scopes, website_url, logo_url, active, created_at, revoked_at)
            values (:id, :organization, :clientId, :secretHash, :secretPrefix, :name,
                    :description, :redirectUris, :scopes, :website, :logo, :active, :createdAt,
                    :revokedAt)
            """)
        .bind("id", client.id().value())
        .bind("organization", client.organization().value())
        .bind("clientId", client.clientId())
        .bind("secretHash", secretHash)
        .bind("secretPrefix", client.secretPrefix())
        .bind("name", card.name())
        .bind("description", card.description())
        .bindArray("redirectUris", String.class, addresses(card))
        .bind("scopes", ScopesColumn.text(card.scopes()))
        .bind("website", card.websiteUrl())
        .bind("logo", card.logoUrl())
        .bind("active", client.active())
        .bind("createdAt", client.createdAt())
        .bind("revokedAt", client.revokedAt())
        .execute();
  }

  private static List<String> addresses(OAuth2Client.Card card) {
    return card.redirectUris().stream().map(RedirectUri::value).toList();
  }

  @Override
  public Optional<Known> findByClientId(String clientId) {
    return transactions
        .handle()
        .createQuery(SELECT + "where c.client_id = :clientId")
        .bind("clientId", clientId)
        .map(
            (row, context) ->
                new Known(client(new Columns(row)), new Columns(row).maybeText("secret_hash")))
        .findOne();
  }

  @Override
  public Optional<OAuth2Client> find(OrganizationId organization, OAuth2ClientId id) {
    return found(organization, id, "");
  }

  @Override
  public Optional<OAuth2Client> findForUpdate(OrganizationId organization, OAuth2ClientId id) {
    return found(organization, id, " for update");
  }

  private Optional<OAuth2Client> found(
      OrganizationId organization, OAuth2ClientId id, String locking) {
    return transactions
        .handle()
        .createQuery(SELECT + "where c.id = :id and c.organization_id = :organization" + locking)
        .bind("id", id.value())
        .bind("organization", organization.value())
        .map((row, context) -> client(new Columns(row)))
        .findOne();
  }

  @Override
  public List<OAuth2Client> of(OrganizationId organization) {
    return transactions
        .handle()
        .createQuery(
            SELECT
                + "where c.organization_id = :organization order by c.created_at desc, c.id desc")
        .bind("organization", organization.value())
        .map((row, context) -> client(new Columns(row)))
        .list();
  }

  static OAuth2Client client(Columns row) throws SQLException {
    return new OAuth2Client(
        new OAuth2ClientId(row.uuid("id")),
        new OrganizationId(row.uuid("organization_id")),
        row.text("client_id"),
        row.maybeText("secret_prefix"),
        new OAuth2Client.Card(
            row.text("name"),
            row.maybeText("description"),
            Arrays.stream((String[]) row.row().getArray("redirect_uris").getArray())
                .map(RedirectUri::new)
                .toList(),
            ScopesColumn.read(row.text("scopes")),
            row.maybeText("website_url"),
            row.maybeText("logo_url")),
        row.flag("active"),
        row.maybeInstant("revoked_at"),
        row.instant("created_at"));
  }

  @Override
  public void update(OAuth2Client client) {
    OAuth2Client.Card card = client.card();
    transactions
        .handle()
        .createUpdate(
            """
            update oauth2_client
            set name = :name, description = :description, redirect_uris = :redirectUris,
                scopes = :scopes, website_url = :website, logo_url = :logo, active = :active,
                revoked_at = :revokedAt
            where id = :id
            """)
        .bind("id", client.id().value())
        .bind("name", card.name())
        .bind("description", card.description())
        .bindArray("redirectUris", String.class, addresses(card))
        .bind("scopes", ScopesColumn.text(card.scopes()))
        .bind("website", card.websiteUrl())
        .bind("logo", card.logoUrl())
        .bind("active", client.active())
        .bind("revokedAt", client.revokedAt())
        .execute();
  }

  @Override
  public void replaceSecret(OAuth2Client client, String secretHash) {
    transactions
        .handle()
        .execute(
            "update oauth2_client set secret_hash = ?, secret_prefix = ? where id = ?",
            secretHash,
            client.secretPrefix(),
            client.id().value());
  }
}
