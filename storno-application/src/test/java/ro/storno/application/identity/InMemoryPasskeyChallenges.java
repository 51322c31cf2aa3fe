package ro.storno.application.identity;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;

/** Challenges of passkeys in memory. */
public final class InMemoryPasskeyChallenges implements PasskeyChallenges {
  private final Map<String, PasskeyChallenge> challenges;

  public InMemoryPasskeyChallenges(InMemoryTransactions transactions) {
    this.challenges = transactions.table();
  }

  @Override
  public void add(PasskeyChallenge challenge) {
    challenges.put(challenge.hash(), challenge);
  }

  @Override
  public Optional<PasskeyChallenge> use(String hash, Instant now) {
    return Optional.ofNullable(challenges.remove(hash))
        .filter(found -> now.isBefore(found.expiresAt()));
  }
}
