package ro.storno.rest.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.ManageApiKeys;
import ro.storno.rest.openapi.Described;

/**
 * An API key with its secret, shown once.
 *
 * @param id identity
 * @param uuid the same
 * @param name name
 * @param token the secret
 * @param tokenPrefix its first characters
 * @param scopes what it may do at most
 * @param lastUsedAt last use, to the minute
 * @param expireAt end
 * @param expiresAt the same, as it is called in requests
 * @param revokedAt when it was revoked
 * @param createdAt when it was made
 */
public record NewApiKeyView(
    UUID id,
    UUID uuid,
    String name,
    @Described("The secret, shown this once; send it as it is in Authorization") String token,
    String tokenPrefix,
    List<String> scopes,
    @Nullable Instant lastUsedAt,
    @Nullable Instant expireAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    Instant createdAt) {

  static NewApiKeyView of(ManageApiKeys.Made made) {
    ApiKeyView key = ApiKeyView.of(made.key());
    return new NewApiKeyView(
        key.id(),
        key.uuid(),
        key.name(),
        made.secret(),
        key.tokenPrefix(),
        key.scopes(),
        key.lastUsedAt(),
        key.expireAt(),
        key.expiresAt(),
        key.revokedAt(),
        key.createdAt());
  }
}
