package ro.storno.security.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.AccessTokens;
import ro.storno.domain.identity.UserId;

/**
 * Issues and checks JSON Web Tokens signed with RS256.
 *
 * <p>The algorithm is fixed here and never taken from the token: {@code none}, HS256 and anything
 * else are refused before a key is touched. Keys embedded in or referred to by a token ({@code
 * jwk}, {@code jku}, {@code x5u}) are never used.
 *
 * <p>What a token says is remembered by the SHA-256 of its whole text once its signature was found
 * good, so that the next calls with it cost a digest only. Nothing else is remembered: a token of
 * which one character was changed has another digest and is checked like any other. Its time is
 * compared on each call; whether its user, session or membership ended is asked elsewhere, each
 * time too ({@code KnownUsers}). Thread-safe.
 */
public final class JwtAccessTokens implements AccessTokens {
  /** Longer tokens are refused before they are parsed. Ours have about 700 characters. */
  static final int LONGEST_TOKEN = 4096;

  /** Which session a token belongs to (OpenID Connect Front-Channel Logout). */
  private static final String SESSION = "sid";

  private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  /** About 4 MB. Tokens that were not used longest make room. */
  private static final int REMEMBERED = 10_000;

  /** A token of nobody who still calls is forgotten after this time. */
  private static final Duration UNUSED = Duration.ofMinutes(10);

  private final SigningKeys keys;
  private final Map<String, JWSVerifier> verifiers;
  private final String issuer;
  private final String audience;
  private final HashedSecrets digests = new HashedSecrets();
  private final Cache<String, Claims> verified =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterAccess(UNUSED).build();

  /**
   * Signs and checks with some keys.
   *
   * @param keys not null
   * @param issuer who issues, the {@code iss} claim, not null
   * @param audience whom the tokens are for, the {@code aud} claim, not null
   */
  public JwtAccessTokens(SigningKeys keys, String issuer, String audience) {
    this.keys = keys;
    this.verifiers = verifiers(keys);
    this.issuer = issuer;
    this.audience = audience;
  }

  @Override
  public String issue(UserId user, UUID session, Instant now, Duration lifetime) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience(audience)
            .subject(user.toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(lifetime)))
            .claim(SESSION, session.toString())
            .jwtID(UUID.randomUUID().toString())
            .build();
    RSAKey key = keys.signing();
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(JOSEObjectType.JWT)
            .keyID(key.getKeyID())
            .build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new SigningKeysException("The access token cannot be signed.", e);
    }
    return token.serialize();
  }

  @Override
  public Optional<Claims> verify(String token, Instant now) {
    if (token.length() > LONGEST_TOKEN) {
      return Optional.empty();
    }
    String digest = digests.hash(token);
    Claims known = verified.getIfPresent(digest);
    if (known == null) {
      known = proved(token);
      if (known == null) {
        return Optional.empty();
      }
      verified.put(digest, known);
    }
    boolean inTime =
        now.isBefore(known.expiresAt()) && !known.issuedAt().isAfter(now.plus(CLOCK_SKEW));
    return inTime ? Optional.of(known) : Optional.empty();
  }

  /** Returns what a token says that we signed for ourselves, whatever its time, or null. */
  private @Nullable Claims proved(String token) {
    try {
      SignedJWT signed = SignedJWT.parse(token);
      return signedByUs(signed) ? claims(signed.getJWTClaimsSet()) : null;
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      // Whatever is wrong with it, a token that cannot be read proves nothing.
      return null;
    }
  }

  /** The digests under which good tokens are remembered. */
  Set<String> remembered() {
    return verified.asMap().keySet();
  }

  private boolean signedByUs(SignedJWT token) throws JOSEException {
    JWSHeader header = token.getHeader();
    if (!JWSAlgorithm.RS256.equals(header.getAlgorithm()) || header.getKeyID() == null) {
      return false;
    }
    JWSVerifier verifier = verifiers.get(header.getKeyID());
    return verifier != null && token.verify(verifier);
  }

  private static Map<String, JWSVerifier> verifiers(SigningKeys keys) {
    Map<String, JWSVerifier> verifiers = new HashMap<>();
    for (RSAKey key : keys.all()) {
      try {
        verifiers.put(key.getKeyID(), new RSASSAVerifier(key.toRSAPublicKey()));
      } catch (JOSEException e) {
        throw new SigningKeysException("A signing key cannot be used.", e);
      }
    }
    return Map.copyOf(verifiers);
  }

  private @Nullable Claims claims(JWTClaimsSet claims) throws ParseException {
    Date expires = claims.getExpirationTime();
    Date issued = claims.getIssueTime();
    String session = claims.getStringClaim(SESSION);
    if (!issuer.equals(claims.getIssuer())
        || !List.of(audience).equals(claims.getAudience())
        || claims.getSubject() == null
        || session == null
        || expires == null
        || issued == null) {
      return null;
    }
    return new Claims(
        UserId.parse(claims.getSubject()),
        UUID.fromString(session),
        issued.toInstant(),
        expires.toInstant());
  }
}
