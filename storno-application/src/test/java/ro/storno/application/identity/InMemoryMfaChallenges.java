package ro.storno.application.identity;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;

/** Challenges in memory. */
public final class InMemoryMfaChallenges implements MfaChallenges {
  private final Map<String, MfaChallenge> challenges;
  private final Map<String, Integer> attempts;
  private final Map<String, Instant> used;

  public InMemoryMfaChallenges(InMemoryTransactions transactions) {
    this.challenges = transactions.table();
    this.attempts = transactions.table();
    this.used = transactions.table();
  }

  @Override
  public void add(MfaChallenge challenge) {
    challenges.put(challenge.hash(), challenge);
  }

  @Override
  public Optional<Attempt> attempt(String hash, int most, Instant now) {
    MfaChallenge challenge = challenges.get(hash);
    if (challenge == null || used.containsKey(hash) || !now.isBefore(challenge.expiresAt())) {
      return Optional.empty();
    }
    int before = attempts.getOrDefault(hash, 0);
    attempts.put(hash, Math.min(most, before + 1));
    return Optional.of(new Attempt(challenge, before < most));
  }

  @Override
  public boolean use(String hash, Instant now) {
    return challenges.containsKey(hash) && used.putIfAbsent(hash, now) == null;
  }
}
