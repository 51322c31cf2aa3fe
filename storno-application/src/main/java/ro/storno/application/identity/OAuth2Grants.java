package ro.storno.application.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ro.storno.domain.identity.OAuth2Client;
import ro.storno.domain.identity.OAuth2Grant;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.identity.UserId;

/**
 * What users granted to apps: codes and tokens, kept as hashes only. Used in platform transactions.
 */
public interface OAuth2Grants {
  /** Adds a grant with the code that buys its first tokens. */
  void add(OAuth2Grant grant, Code code);

  /** Finds a code, used or not, whose grant stands. */
  Optional<Granted<Code>> findCode(String hash);

  /** Uses a code up: of any number of concurrent callers exactly one gets {@code true}. */
  boolean useCode(String hash, Instant now);

  void add(Token token);

  /** Finds a refresh or access token, used or not, whose grant stands. */
  Optional<Granted<Token>> findToken(String hash);

  /**
   * Uses a refresh token up: of any number of concurrent callers exactly one gets {@code true}.
   *
   * @return false if it was used or revoked before
   */
  boolean useToken(String hash, Instant now);

  /** Revokes one token. */
  void revokeToken(String hash, Instant now);

  /** Forgets tokens of a grant that have expired: they open nothing and need not be known. */
  void dropExpired(UUID grant, Instant now);

  /** Revokes a grant and everything that came of it. */
  void revoke(UUID grant, Instant now);

  /** Returns what apps have in hand of a user, newest first. */
  List<Held> of(UserId user);

  /** Revokes whatever a user has granted to an app; tells whether there was anything. */
  boolean revokeAll(UserId user, UUID client, Instant now);

  /** Revokes whatever a user has granted to any app, codes that nobody has traded yet included. */
  void revokeAllOf(UserId user, Instant now);

  /** What a secret is. */
  enum Kind {
    ACCESS,
    REFRESH
  }

  /**
   * An authorization code at rest.
   *
   * @param hash SHA-256 of the code, lower-case hex; not null
   * @param challenge the PKCE challenge of RFC 7636, method S256; not null
   * @param redirectUri where the browser was sent with it; not null
   * @param expiresAt not null
   * @param used whether it was used
   */
  record Code(String hash, String challenge, String redirectUri, Instant expiresAt, boolean used) {}

  /**
   * A token at rest.
   *
   * @param hash SHA-256 of the secret, lower-case hex; not null
   * @param grant where it comes from; not null
   * @param kind not null
   * @param scopes what it may do at most; not null
   * @param createdAt not null
   * @param expiresAt not null
   * @param over whether it was used up or revoked
   */
  record Token(
      String hash,
      UUID grant,
      Kind kind,
      Set<Permission> scopes,
      Instant createdAt,
      Instant expiresAt,
      boolean over) {
    /** Takes a copy. */
    public Token {
      scopes = Set.copyOf(scopes);
    }

    /** Returns whether it opens anything. */
    boolean good(Instant now) {
      return !over && now.isBefore(expiresAt);
    }
  }

  /**
   * A secret with the grant that it comes from.
   *
   * @param grant not revoked, nor its app; not null
   * @param secret not null
   */
  record Granted<T>(OAuth2Grant grant, T secret) {}

  /**
   * A grant with its app, as its user sees it.
   *
   * @param grant not null
   * @param client not null
   */
  record Held(OAuth2Grant grant, OAuth2Client client) {}
}
