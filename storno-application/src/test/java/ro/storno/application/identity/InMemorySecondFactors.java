package ro.storno.application.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ro.storno.application.InMemoryTransactions;
import ro.storno.application.secret.SealedSecret;
import ro.storno.domain.identity.UserId;

/** Second factors in memory. */
public final class InMemorySecondFactors implements SecondFactors {
  private final InMemoryTransactions transactions;
  private final Map<UserId, SecondFactor> factors;
  private final Map<UserId, Long> steps;
  private final Map<UserId, List<BackupCode>> codes;
  private final Map<UserId, Attempts> attempts;

  private record Attempts(Instant since, int count) {}

  public InMemorySecondFactors(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.factors = transactions.table();
    this.steps = transactions.table();
    this.codes = transactions.table();
    this.attempts = transactions.table();
  }

  @Override
  public Optional<SecondFactor> find(UserId user) {
    return transactions.seesPlatform() ? Optional.ofNullable(factors.get(user)) : Optional.empty();
  }

  @Override
  public boolean prepare(UserId user, SealedSecret secret, Instant now) {
    if (find(user).filter(SecondFactor::enabled).isPresent()) {
      return false;
    }
    factors.put(user, new SecondFactor(user, secret, null));
    return true;
  }

  @Override
  public boolean enable(UserId user, long step, Instant now) {
    SecondFactor prepared = factors.get(user);
    if (prepared == null || prepared.enabled()) {
      return false;
    }
    factors.put(user, new SecondFactor(user, prepared.secret(), now));
    steps.put(user, step);
    return true;
  }

  @Override
  public boolean useStep(UserId user, long step) {
    if (!factors.containsKey(user) || steps.getOrDefault(user, -1L) >= step) {
      return false;
    }
    steps.put(user, step);
    return true;
  }

  @Override
  public void remove(UserId user) {
    factors.remove(user);
    steps.remove(user);
    codes.remove(user);
  }

  @Override
  public void putBackupCodes(UserId user, List<BackupCode> fresh) {
    codes.put(user, List.copyOf(fresh));
  }

  @Override
  public List<BackupCode> backupCodes(UserId user) {
    return transactions.seesPlatform() ? codes.getOrDefault(user, List.of()) : List.of();
  }

  @Override
  public boolean useBackupCode(UserId user, UUID id, Instant now) {
    List<BackupCode> present = codes.getOrDefault(user, List.of());
    List<BackupCode> left = present.stream().filter(code -> !code.id().equals(id)).toList();
    codes.put(user, left);
    return left.size() < present.size();
  }

  @Override
  public boolean countAttempt(UserId user, int most, Duration window, Instant now) {
    Attempts before = attempts.get(user);
    if (before == null || !now.isBefore(before.since.plus(window))) {
      attempts.put(user, new Attempts(now, 1));
      return true;
    }
    if (before.count >= most) {
      return false;
    }
    attempts.put(user, new Attempts(before.since, before.count + 1));
    return true;
  }

  @Override
  public void clearAttempts(UserId user) {
    attempts.remove(user);
  }
}
