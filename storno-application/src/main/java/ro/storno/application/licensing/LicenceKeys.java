package ro.storno.application.licensing;

import java.util.List;
import java.util.Optional;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.licensing.LicenceKey;
import ro.storno.domain.licensing.LicenceKeyId;

/** Licence keys; used in platform transactions. */
public interface LicenceKeys {
  /**
   * Adds a key.
   *
   * @param hash SHA-256 of the key; not null
   */
  void add(LicenceKey key, String hash);

  /** Returns the keys of an organization, newest first, revoked ones included. */
  List<LicenceKey> of(OrganizationId organization);

  /** Finds a key of an organization and locks it until the transaction ends. */
  Optional<LicenceKey> findForUpdate(OrganizationId organization, LicenceKeyId id);

  /** Finds a key by its hash and locks it until the transaction ends. */
  Optional<LicenceKey> findByHashForUpdate(String hash);

  void update(LicenceKey key);
}
