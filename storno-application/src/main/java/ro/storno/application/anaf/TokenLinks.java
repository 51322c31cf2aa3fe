package ro.storno.application.anaf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.identity.UserId;

/** Links by which somebody else can give an authorization; used in platform transactions. */
public interface TokenLinks {
  /** How long a claim keeps others out if it is neither given back nor fulfilled. */
  Duration CLAIM = Duration.ofMinutes(2);

  void add(TokenLink link);

  Optional<TokenLink> find(String hash);

  /** Returns a user's links, newest first. */
  List<TokenLink> of(UserId user, int limit);

  /** Returns how many links of a user wait to be used. */
  int active(UserId user, Instant now);

  /**
   * Claims a link: exactly one of any number of concurrent callers gets it.
   *
   * @return false if it is unknown, over, used, or claimed by another
   */
  boolean claim(String hash, Instant now);

  /** Gives a claim back. */
  void release(String hash);

  /** Marks a claimed link as used. */
  void fulfil(String hash, long authorization, Instant now);

  /**
   * A link.
   *
   * @param id identity, for lists; not null
   * @param hash SHA-256 of its token in hex; not null
   * @param user who made it, and keeps what it brings; not null
   * @param createdAt not null
   * @param expiresAt not null
   * @param usedAt or null
   * @param authorization what it brought, or null
   */
  record TokenLink(
      UUID id,
      String hash,
      UserId user,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant usedAt,
      @Nullable Long authorization) {
    /** Returns where the link stands at a time. */
    public Status statusAt(Instant time) {
      if (usedAt != null) {
        return Status.USED;
      }
      return time.isBefore(expiresAt) ? Status.PENDING : Status.EXPIRED;
    }
  }

  /** Where a link stands (api-reference/anaf/token-links.md). */
  enum Status {
    PENDING,
    USED,
    EXPIRED
  }
}
