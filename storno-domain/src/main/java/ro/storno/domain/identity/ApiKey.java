package ro.storno.domain.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key with which programs act for a user in one organization (api-reference/api-keys). The secret
 * itself is nowhere.
 *
 * @param id identity; not null
 * @param user for whom it acts; not null
 * @param organization where it acts; not null
 * @param name one line; not null
 * @param prefix first characters of the secret, to tell keys apart; not null
 * @param scopes what it may do at most: the user's role is asked each time; not null
 * @param createdAt not null
 * @param expiresAt or null for never
 * @param revokedAt or null
 * @param lastUsedAt to the minute, or null
 */
public record ApiKey(
    ApiKeyId id,
    UserId user,
    OrganizationId organization,
    String name,
    String prefix,
    Set<Permission> scopes,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant lastUsedAt) {
  /** Takes a copy. */
  public ApiKey {
    scopes = Set.copyOf(scopes);
  }

  /**
   * Returns whether it opens anything.
   *
   * @param now not null
   */
  public boolean good(Instant now) {
    return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
  }

  /**
   * Returns the key with another name and other scopes.
   *
   * @param newName not null
   * @param newScopes not null
   */
  public ApiKey changed(String newName, Set<Permission> newScopes) {
    return new ApiKey(
        id,
        user,
        organization,
        newName,
        prefix,
        newScopes,
        createdAt,
        expiresAt,
        revokedAt,
        lastUsedAt);
  }

  /**
   * Returns the key revoked; a key revoked before stays as it is.
   *
   * @param now not null
   */
  public ApiKey revoked(Instant now) {
    return new ApiKey(
        id,
        user,
        organization,
        name,
        prefix,
        scopes,
        createdAt,
        expiresAt,
        revokedAt == null ? now : revokedAt,
        lastUsedAt);
  }

  /**
   * Returns the key with another secret.
   *
   * @param newPrefix of the other secret; not null
   */
  public ApiKey rotated(String newPrefix) {
    return new ApiKey(
        id,
        user,
        organization,
        name,
        newPrefix,
        scopes,
        createdAt,
        expiresAt,
        revokedAt,
        lastUsedAt);
  }
}
