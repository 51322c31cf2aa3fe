package ro.storno.application.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.identity.UserId;

/** Refresh tokens in memory. */
public final class InMemoryRefreshTokens implements RefreshTokens {
  private final Map<String, RefreshToken> tokens;
  private final Map<String, Instant> used;
  private final Map<String, Instant> revoked;
  private final Map<UUID, Boolean> verified;

  public InMemoryRefreshTokens(InMemoryTransactions transactions) {
    this.tokens = transactions.table();
    this.used = transactions.table();
    this.revoked = transactions.table();
    this.verified = transactions.table();
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
    boolean ended =
        tokens.values().stream()
            .anyMatch(
                each -> each.family().equals(token.family()) && revoked.containsKey(each.hash()));
    Instant before = ended ? used.get(hash) : used.putIfAbsent(hash, now);
    Use use = ended || before != null ? Use.AGAIN : Use.FIRST;
    return Optional.of(new Consumed(token, use, before));
  }

  @Override
  public Set<UUID> revokedSince(UserId user, Instant since) {
    return tokens.values().stream()
        .filter(token -> token.user().equals(user) && revoked.containsKey(token.hash()))
        .filter(token -> !revoked.get(token.hash()).isBefore(since))
        .map(RefreshToken::family)
        .collect(Collectors.toSet());
  }

  private void revoke(RefreshToken token, Instant now) {
    used.putIfAbsent(token.hash(), now);
    revoked.putIfAbsent(token.hash(), now);
  }

  @Override
  public boolean revokeFamily(UUID family, Instant now) {
    List<RefreshToken> standing =
        tokens.values().stream()
            .filter(token -> token.family().equals(family) && !revoked.containsKey(token.hash()))
            .toList();
    standing.forEach(token -> revoke(token, now));
    return !standing.isEmpty();
  }

  @Override
  public List<Session> standing(UserId user, Instant now) {
    return tokens.values().stream()
        .filter(token -> token.user().equals(user))
        .collect(Collectors.groupingBy(RefreshToken::family))
        .values()
        .stream()
        .filter(family -> family.stream().noneMatch(token -> revoked.containsKey(token.hash())))
        .flatMap(family -> session(family, now).stream())
        .sorted(Comparator.comparing(Session::refreshedAt).reversed())
        .toList();
  }

  private Optional<Session> session(List<RefreshToken> family, Instant now) {
    List<Instant> made = family.stream().map(RefreshToken::createdAt).sorted().toList();
    return family.stream()
        .filter(token -> !used.containsKey(token.hash()))
        .map(RefreshToken::expiresAt)
        .filter(end -> end.isAfter(now))
        .findFirst()
        .map(
            end ->
                new Session(family.get(0).family(), made.get(0), made.get(made.size() - 1), end));
  }

  @Override
  public Optional<Instant> beganAt(UUID family) {
    return tokens.values().stream()
        .filter(token -> token.family().equals(family))
        .map(RefreshToken::createdAt)
        .min(Comparator.naturalOrder());
  }

  @Override
  public void markVerified(UUID family) {
    verified.put(family, true);
  }

  @Override
  public Set<UUID> verified(UserId user) {
    return tokens.values().stream()
        .filter(token -> token.user().equals(user) && verified.containsKey(token.family()))
        .map(RefreshToken::family)
        .collect(Collectors.toSet());
  }

  @Override
  public void revokeAllOf(UserId user, Instant now) {
    tokens.values().stream()
        .filter(token -> token.user().equals(user))
        .forEach(token -> revoke(token, now));
  }
}
