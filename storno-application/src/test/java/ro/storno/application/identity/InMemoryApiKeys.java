package ro.storno.application.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.Page;
import ro.storno.application.Pages;
import ro.storno.domain.identity.ApiKey;
import ro.storno.domain.identity.ApiKeyId;
import ro.storno.domain.identity.OrganizationId;
import ro.storno.domain.identity.UserId;

/** API keys in memory. */
public final class InMemoryApiKeys implements ApiKeys {
  private final InMemoryTransactions transactions;
  private final Map<ApiKeyId, ApiKey> keys;
  private final Map<ApiKeyId, String> hashes;
  private final AtomicLong lookups = new AtomicLong();

  public InMemoryApiKeys(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.keys = transactions.table();
    this.hashes = transactions.table();
  }

  /** Returns how often a secret was looked for. */
  public long lookups() {
    return lookups.get();
  }

  @Override
  public void add(ApiKey key, String hash) {
    keys.put(key.id(), key);
    hashes.put(key.id(), hash);
  }

  @Override
  public Optional<ApiKey> findByHash(String hash) {
    lookups.incrementAndGet();
    return transactions.seesPlatform()
        ? keys.values().stream().filter(key -> hash.equals(hashes.get(key.id()))).findFirst()
        : Optional.empty();
  }

  @Override
  public Optional<ApiKey> findForUpdate(OrganizationId organization, ApiKeyId id) {
    return Optional.ofNullable(keys.get(id))
        .filter(key -> transactions.seesPlatform() && key.organization().equals(organization));
  }

  @Override
  public Optional<ApiKey> findForUpdate(ApiKeyId id) {
    return Optional.ofNullable(keys.get(id)).filter(key -> transactions.seesPlatform());
  }

  @Override
  public Page<ApiKey> list(@Nullable UserId user, Page.Request page) {
    List<ApiKey> found =
        keys.values().stream()
            .filter(key -> user == null || key.user().equals(user))
            .sorted(Comparator.comparing(ApiKey::createdAt).reversed())
            .toList();
    return Pages.of(found, page);
  }

  @Override
  public List<ApiKey> of(UserId user, OrganizationId organization) {
    return keys.values().stream()
        .filter(key -> transactions.seesPlatform())
        .filter(key -> key.user().equals(user) && key.organization().equals(organization))
        .sorted(
            Comparator.comparing(ApiKey::createdAt)
                .thenComparing(key -> key.id().value())
                .reversed())
        .toList();
  }

  @Override
  public void update(ApiKey key) {
    keys.put(key.id(), key);
  }

  @Override
  public void replaceSecret(ApiKey key, String hash) {
    keys.put(key.id(), key);
    hashes.put(key.id(), hash);
  }

  @Override
  public void recordUse(ApiKeyId id, Instant when) {
    keys.computeIfPresent(
        id,
        (same, key) ->
            new ApiKey(
                key.id(),
                key.user(),
                key.organization(),
                key.name(),
                key.prefix(),
                key.scopes(),
                key.createdAt(),
                key.expiresAt(),
                key.revokedAt(),
                when));
  }
}
