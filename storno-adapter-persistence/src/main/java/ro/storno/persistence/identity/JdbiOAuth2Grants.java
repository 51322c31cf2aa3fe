package ro.storno.persistence.identity;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ro.storno.application.identity.OAuth2Grants;
import ro.storno.domain.identity.OAuth2ClientId;
import ro.storno.domain.identity.OAuth2Grant;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.UserId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/**
 * What users granted to apps; the row lock of one UPDATE decides which of several callers was
 * first. A grant that is revoked, or whose app is, opens nothing, whatever its tokens look like.
 */
public final class JdbiOAuth2Grants implements OAuth2Grants {
  private static final String GRANT =
      """
      g.id as grant_id, g.client_id as app_id, g.user_id, g.organization_id as grant_organization,
      g.scopes as grant_scopes, g.created_at as granted_at
      """;

  private static final String STANDING =
      " g.revoked_at is null and exists"
          + " (select 1 from oauth2_client a where a.id = g.client_id and a.revoked_at is null) ";

  private final JdbiTransactions transactions;

  public JdbiOAuth2Grants(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(OAuth2Grant grant, Code code) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into oauth2_grant
              (id, client_id, user_id, organization_id, scopes, created_at, code_hash,
               code_challenge, code_redirect_uri, code_expires_at)
            values (:id, :client, :user, :organization, :scopes, :createdAt, :hash, :challenge,
                    :redirectUri, :expiresAt)
            """)
        .bind("id", grant.id())
        .bind("client", grant.client().value())
        .bind("user", grant.user().value())
        .bind("organization", grant.organization().value())
        .bind("scopes", ScopesColumn.text(grant.scopes()))
        .bind("createdAt", grant.createdAt())
        .bind("hash", code.hash())
        .bind("challenge", code.challenge())
        .bind("redirectUri", code.redirectUri())
        .bind("expiresAt", code.expiresAt())
        .execute();
  }

  @Override
  public Optional<Granted<Code>> findCode(String hash) {
    return transactions
        .handle()
        .createQuery(
            "select "
                + GRANT
                + """
                , g.code_hash, g.code_challenge, g.code_redirect_uri, g.code_expires_at,
                g.code_used_at is not null as used
                from oauth2_grant g where g.code_hash = :hash and
                """
                + STANDING)
        .bind("hash", hash)
        .map((row, context) -> grantedCode(new Columns(row)))
        .findOne();
  }

  private static Granted<Code> grantedCode(Columns row) throws SQLException {
    return new Granted<>(
        grant(row),
        new Code(
            row.text("code_hash"),
            row.text("code_challenge"),
            row.text("code_redirect_uri"),
            row.instant("code_expires_at"),
            row.flag("used")));
  }

  private static OAuth2Grant grant(Columns row) throws SQLException {
    return new OAuth2Grant(
        row.uuid("grant_id"),
        new OAuth2ClientId(row.uuid("app_id")),
        new UserId(row.uuid("user_id")),
        new OrganizationId(row.uuid("grant_organization")),
        ScopesColumn.read(row.text("grant_scopes")),
        row.instant("granted_at"));
  }

  @Override
  public boolean useCode(String hash, Instant now) {
    return transactions
            .handle()
            .execute(
                "update oauth2_grant set code_used_at = ?"
                    + " where code_hash = ? and code_used_at is null and revoked_at is null",
                now,
                hash)
        == 1;
  }

  @Override
  public void add(Token token) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into oauth2_token (hash, grant_id, kind, scopes, created_at, expires_at)
            values (:hash, :grant, :kind, :scopes, :createdAt, :expiresAt)
            """)
        .bind("hash", token.hash())
        .bind("grant", token.grant())
        .bind("kind", token.kind().name())
        .bind("scopes", ScopesColumn.text(token.scopes()))
        .bind("createdAt", token.createdAt())
        .bind("expiresAt", token.expiresAt())
        .execute();
  }

  @Override
  public Optional<Granted<Token>> findToken(String hash) {
    return transactions
        .handle()
        .createQuery(
            "select "
                + GRANT
                + """
                , t.hash, t.kind, t.scopes, t.created_at, t.expires_at,
                t.over_at is not null as over
                from oauth2_token t join oauth2_grant g on g.id = t.grant_id
                where t.hash = :hash and
                """
                + STANDING)
        .bind("hash", hash)
        .map((row, context) -> grantedToken(new Columns(row)))
        .findOne();
  }

  private static Granted<Token> grantedToken(Columns row) throws SQLException {
    OAuth2Grant grant = grant(row);
    return new Granted<>(
        grant,
        new Token(
            row.text("hash"),
            grant.id(),
            row.oneOf(Kind.class, "kind"),
            ScopesColumn.read(row.text("scopes")),
            row.instant("created_at"),
            row.instant("expires_at"),
            row.flag("over")));
  }

  @Override
  public boolean useToken(String hash, Instant now) {
    return end(hash, now) == 1;
  }

  @Override
  public void revokeToken(String hash, Instant now) {
    end(hash, now);
  }

  private int end(String hash, Instant now) {
    return transactions
        .handle()
        .execute(
            "update oauth2_token set over_at = ? where hash = ? and over_at is null", now, hash);
  }

  @Override
  public void dropExpired(UUID grant, Instant now) {
    transactions
        .handle()
        .execute("delete from oauth2_token where grant_id = ? and expires_at <= ?", grant, now);
  }

  @Override
  public void revoke(UUID grant, Instant now) {
    transactions
        .handle()
        .execute(
            "update oauth2_grant set revoked_at = ? where id = ? and revoked_at is null",
            now,
            grant);
  }

  /** A grant counts once its code was used: before that the app has nothing in hand. */
  @Override
  public List<Held> of(UserId user) {
    return transactions
        .handle()
        .createQuery(
            "select "
                + GRANT
                + ", "
                + JdbiOAuth2Clients.COLUMNS
                + """
                from oauth2_grant g join oauth2_client c on c.id = g.client_id
                where g.user_id = :user and g.code_used_at is not null and g.revoked_at is null
                  and c.revoked_at is null
                order by g.created_at desc, g.id desc
                """)
        .bind("user", user.value())
        .map(
            (row, context) ->
                new Held(grant(new Columns(row)), JdbiOAuth2Clients.client(new Columns(row))))
        .list();
  }

  @Override
  public boolean revokeAll(UserId user, UUID client, Instant now) {
    return transactions
            .handle()
            .execute(
                "update oauth2_grant set revoked_at = ?"
                    + " where user_id = ? and client_id = ? and revoked_at is null",
                now,
                user.value(),
                client)
        > 0;
  }

  @Override
  public void revokeAllOf(UserId user, Instant now) {
    transactions
        .handle()
        .execute(
            "update oauth2_grant set revoked_at = ? where user_id = ? and revoked_at is null",
            now,
            user.value());
  }
}
