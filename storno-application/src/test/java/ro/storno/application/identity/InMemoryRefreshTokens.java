package ro.storno.application.identity;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.identity.UserId;

/** Refresh tokens in memory. */
public final class InMemoryRefreshTokens implements RefreshTokens {
  private final Map<String, RefreshToken> tokens;
  private final Map<String, Instant> used;

  public InMemoryRefreshTokens(InMemoryTransactions transactions) {
    this.tokens = transactions.table();
    this.used = transactions.table();
  }

  @Override
  public void add(RefreshToken token) {
    tokens.put(token.hash(), token);
  }

  @Override
  public Optional<Consumed> consume(String hash, Instant now) {
    RefreshToken token = tokens.get(hash);
    if (token == null) {
      return Optional.empty();
    }
    Instant before = used.putIfAbsent(hash, now);
    return Optional.of(new Consumed(token, before == null ? Use.FIRST : Use.AGAIN, before));
  }

  @Override
  public void revokeFamily(UUID family, Instant now) {
    tokens.values().stream()
        .filter(token -> token.family().equals(family))
        .forEach(token -> used.putIfAbsent(token.hash(), now));
  }

  @Override
  public void revokeAllOf(UserId user, Instant now) {
    tokens.values().stream()
        .filter(token -> token.user().equals(user))
        .forEach(token -> used.putIfAbsent(token.hash(), now));
  }
}
