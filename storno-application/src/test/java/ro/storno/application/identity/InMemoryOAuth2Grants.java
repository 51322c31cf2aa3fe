package ro.storno.application.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.identity.OAuth2Grant;
import ro.storno.domain.identity.UserId;

/** What users granted to apps, in memory. */
public final class InMemoryOAuth2Grants implements OAuth2Grants {
  private final InMemoryTransactions transactions;
  private final InMemoryOAuth2Clients clients;
  private final Map<UUID, OAuth2Grant> grants;
  private final Map<UUID, Code> codes;
  private final Map<String, Token> tokens;
  private final Map<UUID, Instant> revoked;

  public InMemoryOAuth2Grants(InMemoryTransactions transactions, InMemoryOAuth2Clients clients) {
    this.transactions = transactions;
    this.clients = clients;
    this.grants = transactions.table();
    this.codes = transactions.table();
    this.tokens = transactions.table();
    this.revoked = transactions.table();
  }

  @Override
  public void add(OAuth2Grant grant, Code code) {
    grants.put(grant.id(), grant);
    codes.put(grant.id(), code);
  }

  private boolean stands(OAuth2Grant grant) {
    return transactions.seesPlatform()
        && !revoked.containsKey(grant.id())
        && clients.any(grant.client()).filter(client -> client.revokedAt() == null).isPresent();
  }

  private Optional<OAuth2Grant> withCode(String hash) {
    return grants.values().stream()
        .filter(this::stands)
        .filter(grant -> code(grant).hash().equals(hash))
        .findFirst();
  }

  private Code code(OAuth2Grant grant) {
    return Optional.ofNullable(codes.get(grant.id())).orElseThrow();
  }

  @Override
  public Optional<Granted<Code>> findCode(String hash) {
    return withCode(hash).map(grant -> new Granted<>(grant, code(grant)));
  }

  @Override
  public boolean useCode(String hash, Instant now) {
    OAuth2Grant grant = withCode(hash).orElse(null);
    if (grant == null || code(grant).used()) {
      return false;
    }
    Code code = code(grant);
    codes.put(
        grant.id(),
        new Code(code.hash(), code.challenge(), code.redirectUri(), code.expiresAt(), true));
    return true;
  }

  @Override
  public void add(Token token) {
    tokens.put(token.hash(), token);
  }

  @Override
  public Optional<Granted<Token>> findToken(String hash) {
    return Optional.ofNullable(tokens.get(hash))
        .flatMap(
            token ->
                Optional.ofNullable(grants.get(token.grant()))
                    .filter(this::stands)
                    .map(grant -> new Granted<>(grant, token)));
  }

  @Override
  public boolean useToken(String hash, Instant now) {
    Token token = tokens.get(hash);
    if (token == null || token.over()) {
      return false;
    }
    tokens.put(
        hash,
        new Token(
            hash,
            token.grant(),
            token.kind(),
            token.scopes(),
            token.createdAt(),
            token.expiresAt(),
            true));
    return true;
  }

  @Override
  public void revokeToken(String hash, Instant now) {
    useToken(hash, now);
  }

  @Override
  public void dropExpired(UUID grant, Instant now) {
    tokens.values().stream()
        .filter(token -> token.grant().equals(grant) && !now.isBefore(token.expiresAt()))
        .map(Token::hash)
        .toList()
        .forEach(tokens::remove);
  }

  @Override
  public void revoke(UUID grant, Instant now) {
    revoked.put(grant, now);
  }

  @Override
  public List<Held> of(UserId user) {
    return grants.values().stream()
        .filter(grant -> grant.user().equals(user) && stands(grant) && code(grant).used())
        .sorted(
            Comparator.comparing(OAuth2Grant::createdAt).thenComparing(OAuth2Grant::id).reversed())
        .map(grant -> new Held(grant, clients.any(grant.client()).orElseThrow()))
        .toList();
  }

  @Override
  public boolean revokeAll(UserId user, UUID client, Instant now) {
    List<UUID> standing =
        grants.values().stream()
            .filter(grant -> grant.user().equals(user) && grant.client().value().equals(client))
            .map(OAuth2Grant::id)
            .filter(id -> !revoked.containsKey(id))
            .toList();
    standing.forEach(id -> revoked.put(id, now));
    return !standing.isEmpty();
  }

  @Override
  public void revokeAllOf(UserId user, Instant now) {
    grants.values().stream()
        .filter(grant -> grant.user().equals(user))
        .forEach(grant -> revoked.putIfAbsent(grant.id(), now));
  }
}
