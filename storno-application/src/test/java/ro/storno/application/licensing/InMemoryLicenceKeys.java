package ro.storno.application.licensing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.licensing.LicenceKey;
import ro.storno.domain.licensing.LicenceKeyId;

/** Licence keys in memory. */
public final class InMemoryLicenceKeys implements LicenceKeys {
  private final InMemoryTransactions transactions;
  private final Map<LicenceKeyId, LicenceKey> keys;
  private final Map<String, LicenceKeyId> hashes;

  public InMemoryLicenceKeys(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.keys = transactions.table();
    this.hashes = transactions.table();
  }

  @Override
  public void add(LicenceKey key, String hash) {
    keys.put(key.id(), key);
    hashes.put(hash, key.id());
  }

  @Override
  public List<LicenceKey> of(OrganizationId organization) {
    return keys.values().stream()
        .filter(key -> transactions.seesPlatform() && key.organization().equals(organization))
        .sorted(
            Comparator.comparing(LicenceKey::createdAt)
                .thenComparing(key -> key.id().value())
                .reversed())
        .toList();
  }

  @Override
  public Optional<LicenceKey> findForUpdate(OrganizationId organization, LicenceKeyId id) {
    return of(organization).stream().filter(key -> key.id().equals(id)).findFirst();
  }

  @Override
  public Optional<LicenceKey> findByHashForUpdate(String hash) {
    return Optional.ofNullable(hashes.get(hash))
        .map(keys::get)
        .filter(key -> transactions.seesPlatform());
  }

  @Override
  public void update(LicenceKey key) {
    keys.put(key.id(), key);
  }
}
