package ro.storno.rest.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.OAuth2Client;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.RedirectUri;

/**
 * An OAuth2 app, without its secret.
 *
 * @param id identity
 * @param uuid the same
 * @param name name
 * @param description what it is for
 * @param clientId the identifier that the app knows itself by
 * @param clientSecretPrefix first characters of its secret; null for a public app
 * @param clientType confidential or public
 * @param redirectUris where browsers may be sent with a code
 * @param scopes what it may ask for at most
 * @param websiteUrl its website
 * @param logoUrl its logo
 * @param isActive whether users can let it in
 * @param revokedAt when it was revoked
 * @param createdAt when it was registered
 */
public record OAuth2ClientView(
    UUID id,
    UUID uuid,
    String name,
    @Nullable String description,
    String clientId,
    @Nullable String clientSecretPrefix,
    String clientType,
    List<String> redirectUris,
    List<String> scopes,
    @Nullable String websiteUrl,
    @Nullable String logoUrl,
    boolean isActive,
    @Nullable Instant revokedAt,
    Instant createdAt) {

  static OAuth2ClientView of(OAuth2Client client) {
    OAuth2Client.Card card = client.card();
    return new OAuth2ClientView(
        client.id().value(),
        client.id().value(),
        card.name(),
        card.description(),
        client.clientId(),
        client.secretPrefix(),
        client.confidential() ? "confidential" : "public",
        card.redirectUris().stream().map(RedirectUri::value).toList(),
        card.scopes().stream().sorted().map(Permission::wireName).toList(),
        card.websiteUrl(),
        card.logoUrl(),
        client.active(),
        client.revokedAt(),
        client.createdAt());
  }
}
