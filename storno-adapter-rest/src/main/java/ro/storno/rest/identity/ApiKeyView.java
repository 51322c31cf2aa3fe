package ro.storno.rest.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.ApiKey;
import ro.storno.domain.identity.Permission;

/**
 * An API key, without its secret.
 *
 * @param id identity
 * @param uuid the same
 * @param name name
 * @param tokenPrefix first characters of the secret
 * @param scopes what it may do at most
 * @param lastUsedAt last use, to the minute
 * @param expireAt end
 * @param expiresAt the same, as it is called in requests
 * @param revokedAt when it was revoked
 * @param createdAt when it was made
 */
public record ApiKeyView(
    UUID id,
    UUID uuid,
    String name,
    String tokenPrefix,
    List<String> scopes,
    @Nullable Instant lastUsedAt,
    @Nullable Instant expireAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    Instant createdAt) {

  static ApiKeyView of(ApiKey key) {
    return new ApiKeyView(
        key.id().value(),
        key.id().value(),
        key.name(),
        key.prefix(),
        key.scopes().stream().sorted().map(Permission::wireName).toList(),
        key.lastUsedAt(),
        key.expiresAt(),
        key.expiresAt(),
        key.revokedAt(),
        key.createdAt());
  }
}
