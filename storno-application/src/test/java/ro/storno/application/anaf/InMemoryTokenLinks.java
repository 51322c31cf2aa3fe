package ro.storno.application.anaf;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.identity.UserId;

/** Links in memory. */
public final class InMemoryTokenLinks implements TokenLinks {
  private final InMemoryTransactions transactions;
  private final Map<String, TokenLink> rows;
  private final Map<String, Instant> claims;

  public InMemoryTokenLinks(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.rows = transactions.table();
    this.claims = transactions.table();
  }

  private Map<String, TokenLink> rows() {
    if (!transactions.seesPlatform()) {
      throw new IllegalStateException("links belong to the platform");
    }
    return rows;
  }

  @Override
  public void add(TokenLink link) {
    rows().put(link.hash(), link);
  }

  @Override
  public Optional<TokenLink> find(String hash) {
    return Optional.ofNullable(rows().get(hash));
  }

  @Override
  public List<TokenLink> of(UserId user, int limit) {
    return rows().values().stream()
        .filter(link -> link.user().equals(user))
        .sorted(Comparator.comparing(TokenLink::createdAt).thenComparing(TokenLink::id).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public int active(UserId user, Instant now) {
    return (int)
        rows().values().stream()
            .filter(link -> link.user().equals(user) && link.statusAt(now) == Status.PENDING)
            .count();
  }

  @Override
  public boolean claim(String hash, Instant now) {
    boolean free =
        find(hash).filter(link -> link.statusAt(now) == Status.PENDING).isPresent()
            && !now.isBefore(claims.getOrDefault(hash, Instant.MIN));
    if (free) {
      claims.put(hash, now.plus(CLAIM));
    }
    return free;
  }

  @Override
  public void release(String hash) {
    rows();
    claims.remove(hash);
  }

  @Override
  public void fulfil(String hash, long authorization, Instant now) {
    rows()
        .computeIfPresent(
            hash,
            (key, link) ->
                new TokenLink(
                    link.id(),
                    hash,
                    link.user(),
                    link.createdAt(),
                    link.expiresAt(),
                    now,
                    authorization));
  }
}
