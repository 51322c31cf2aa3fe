package ro.storno.application.anaf;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.SecretTokens;
import ro.storno.application.secret.SealedSecret;
import ro.storno.application.secret.SecretBox;

/** Seals tokens for their row, and opens them again. */
public final class TokenSealing {
  /** How long a refresh token lives where ANAF does not say (external-apis.md, section 1). */
  private static final Duration REFRESH_LIFETIME = Duration.ofDays(365);

  private final SecretBox box;
  private final SecretTokens digests;

  /** Seals with the given ports; none is null. */
  public TokenSealing(SecretBox box, SecretTokens digests) {
    this.box = box;
    this.digests = digests;
  }

  /** Seals an access token that comes without a refresh token. */
  SealedTokens seal(UUID uid, AnafAccessToken access, Instant expiresAt) {
    return new SealedTokens(
        fingerprint(access), box.seal(access.value(), accessPlace(uid)), expiresAt, null, null);
  }

  /** Seals what ANAF granted for a code. */
  SealedTokens seal(UUID uid, AnafAuthorizationServer.Answer.Granted granted, Instant now) {
    SealedTokens access = seal(uid, granted.access(), granted.accessExpiresAt());
    AnafRefreshToken refresh = granted.refresh();
    return refresh == null
        ? access
        : with(
            access,
            box.seal(refresh.value(), refreshPlace(uid)),
            granted.refreshExpiresAt().orElse(now.plus(REFRESH_LIFETIME)));
  }

  /** Seals what ANAF granted for a refresh token; without a new one, the old one stays good. */
  SealedTokens seal(
      Authorization spent, AnafAuthorizationServer.Answer.Granted granted, Instant now) {
    SealedTokens fresh = seal(spent.uid(), granted, now);
    return fresh.refresh() == null
        ? with(fresh, spent.tokens().refresh(), spent.tokens().refreshExpiresAt())
        : fresh;
  }

  private static SealedTokens with(
      SealedTokens tokens, @Nullable SealedSecret refresh, @Nullable Instant refreshExpiresAt) {
    return new SealedTokens(
        tokens.fingerprint(), tokens.access(), tokens.accessExpiresAt(), refresh, refreshExpiresAt);
  }

  AnafAccessToken access(Authorization authorization) {
    return new AnafAccessToken(
        box.open(authorization.tokens().access(), accessPlace(authorization.uid())));
  }

  Optional<AnafRefreshToken> refresh(Authorization authorization) {
    return Optional.ofNullable(authorization.tokens().refresh())
        .map(kept -> box.open(kept, refreshPlace(authorization.uid())))
        .map(AnafRefreshToken::new);
  }

  /** Seals with the present key what an older one sealed; empty if nothing is to be done. */
  Optional<SealedTokens> resealed(Authorization authorization) {
    SealedTokens tokens = authorization.tokens();
    SealedSecret refresh = tokens.refresh();
    if (box.current(tokens.access()) && (refresh == null || box.current(refresh))) {
      return Optional.empty();
    }
    SealedTokens access =
        seal(authorization.uid(), access(authorization), tokens.accessExpiresAt());
    SealedSecret sealed =
        refresh(authorization)
            .map(token -> box.seal(token.value(), refreshPlace(authorization.uid())))
            .orElse(null);
    return Optional.of(with(access, sealed, tokens.refreshExpiresAt()));
  }

  String fingerprint(AnafAccessToken token) {
    return digests.hash(token.value());
  }

  private static String accessPlace(UUID uid) {
    return "anaf_authorization/" + uid + "/access";
  }

  private static String refreshPlace(UUID uid) {
    return "anaf_authorization/" + uid + "/refresh";
  }
}
