package ro.storno.application.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.domain.identity.ApiKey;
import ro.storno.domain.identity.ApiKeyId;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.UserId;

/** API keys, found by the hash of their secret; used in platform transactions. */
public interface ApiKeys {
  /**
   * Adds a key.
   *
   * @param hash SHA-256 of the secret, lower-case hex; not null
   */
  void add(ApiKey key, String hash);

  Optional<ApiKey> findByHash(String hash);

  /** Finds a key of an organization and locks it until the transaction ends. */
  Optional<ApiKey> findForUpdate(OrganizationId organization, ApiKeyId id);

  /** Finds any key and locks it until the transaction ends. */
  Optional<ApiKey> findForUpdate(ApiKeyId id);

  /**
   * Returns a page of the keys, newest first, revoked ones included.
   *
   * @param user whose, or null for everybody's
   */
  Page<ApiKey> list(@Nullable UserId user, Page.Request page);

  /** Returns the keys of a user in an organization, newest first, revoked ones included. */
  List<ApiKey> of(UserId user, OrganizationId organization);

  /** Keeps another name, other scopes or the end of a key. */
  void update(ApiKey key);

  /** Puts another secret in the place of the old one, which opens nothing from then on. */
  void replaceSecret(ApiKey key, String hash);

  /** Notes that a key was used, and leaves everything else as it is. */
  void recordUse(ApiKeyId id, Instant when);
}
