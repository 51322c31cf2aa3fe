package ro.storno.application.anaf;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;

/** Attempts in memory. */
public final class InMemoryAuthorizationAttempts implements AuthorizationAttempts {
  private final InMemoryTransactions transactions;
  private final Map<String, Attempt> rows;

  public InMemoryAuthorizationAttempts(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.rows = transactions.table();
  }

  private Map<String, Attempt> rows() {
    if (!transactions.seesPlatform()) {
      throw new IllegalStateException("attempts belong to the platform");
    }
    return rows;
  }

  @Override
  public void add(Attempt attempt) {
    Instant over = attempt.createdAt().minus(Duration.ofDays(1));
    rows().values().removeIf(old -> old.expiresAt().isBefore(over));
    rows.put(attempt.stateHash(), attempt);
  }

  @Override
  public Optional<Attempt> find(String stateHash) {
    return Optional.ofNullable(rows().get(stateHash));
  }

  @Override
  public Optional<Attempt> consume(String stateHash, Instant now) {
    Optional<Attempt> open = find(stateHash).filter(attempt -> attempt.openAt(now));
    open.ifPresent(
        one ->
            rows.put(
                stateHash,
                new Attempt(
                    stateHash,
                    one.user(),
                    one.browserHash(),
                    one.linkHash(),
                    one.createdAt(),
                    one.expiresAt(),
                    now)));
    return open;
  }
}
