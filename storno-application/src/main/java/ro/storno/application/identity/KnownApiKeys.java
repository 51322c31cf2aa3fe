package ro.storno.application.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ro.storno.application.BriefCache;
import ro.storno.application.Transactions;
import ro.storno.domain.identity.ApiKey;
import ro.storno.domain.identity.ApiKeyId;

/**
 * What secrets open, remembered for at most one second: a burst of calls asks the database once,
 * and a revocation acts within that second on every node, on this one at once.
 */
public final class KnownApiKeys {
  /** Last use is kept to the minute: a key in steady use costs one write a minute. */
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private final BriefCache<String, Optional<ApiKey>> byHash;
  private final BriefCache<ApiKeyId, Instant> noted;
  private final Transactions transactions;
  private final ApiKeys keys;
  private final Clock clock;

  /** Knows from the given ports; none is null. */
  public KnownApiKeys(Transactions transactions, ApiKeys keys, Clock clock) {
    this.byHash = new BriefCache<>(KnownUsers.STALENESS, clock);
    this.noted = new BriefCache<>(NOTED_EVERY, clock);
    this.transactions = transactions;
    this.keys = keys;
    this.clock = clock;
  }

  /** Returns the key that a secret belongs to, empty if there is none. */
  Optional<ApiKey> find(String hash) {
    return byHash.get(hash, this::load);
  }

  private Optional<ApiKey> load(String hash) {
    return transactions.inPlatform(() -> keys.findByHash(hash));
  }

  /** Notes that a key was used. */
  void noteUse(ApiKey key) {
    noted.get(key.id(), this::record);
  }

  private Instant record(ApiKeyId id) {
    return transactions.inPlatform(
        () -> {
          Instant now = clock.instant();
          keys.recordUse(id, now);
          return now;
        });
  }

  /** Forgets what every secret opens, after one of them changed. */
  void forgetAll() {
    byHash.forgetAll();
  }
}
