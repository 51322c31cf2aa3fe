package ro.storno.application.identity;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.identity.UserId;

/** One-time tokens in memory. */
public final class InMemoryOneTimeTokens implements OneTimeTokens {
  private final Map<String, OneTimeToken> tokens;

  public InMemoryOneTimeTokens(InMemoryTransactions transactions) {
    this.tokens = transactions.table();
  }

  @Override
  public void add(OneTimeToken token) {
    tokens.put(token.hash(), token);
  }

  @Override
  public Optional<OneTimeToken> find(Purpose purpose, String hash) {
    return Optional.ofNullable(tokens.get(hash)).filter(token -> token.purpose() == purpose);
  }

  @Override
  public boolean use(Purpose purpose, String hash, Instant now) {
    Optional<OneTimeToken> found = find(purpose, hash).filter(token -> !token.used());
    found.ifPresent(token -> tokens.put(hash, used(token)));
    return found.isPresent();
  }

  private static OneTimeToken used(OneTimeToken token) {
    return new OneTimeToken(
        token.purpose(), token.hash(), token.user(), token.createdAt(), token.expiresAt(), true);
  }

  @Override
  public void voidAll(UserId user, Purpose purpose, Instant now) {
    tokens.replaceAll((hash, token) -> of(user, purpose).test(token) ? used(token) : token);
  }

  @Override
  public int countSince(UserId user, Purpose purpose, Instant since) {
    return (int)
        tokens.values().stream()
            .filter(of(user, purpose))
            .filter(token -> !token.createdAt().isBefore(since))
            .count();
  }

  private static Predicate<OneTimeToken> of(UserId user, Purpose purpose) {
    return token -> token.user().equals(user) && token.purpose() == purpose;
  }
}
