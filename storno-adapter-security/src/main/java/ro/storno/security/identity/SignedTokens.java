package ro.storno.security.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Issues and checks JSON Web Tokens signed with RS256.
 *
 * <p>The algorithm is fixed here and never taken from the token: {@code none}, HS256 and anything
 * else are refused before a key is touched. Keys embedded in or referred to by a token ({@code
 * jwk}, {@code jku}, {@code x5u}) are never used. Thread-safe.
 */
final class SignedTokens {
  /** Longer tokens are refused before they are parsed. Ours have about 700 characters. */
  static final int LONGEST_TOKEN = 4096;

  private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  private final SigningKeys keys;
  private final AccessTokenSettings settings;
  private final InstantSource clock;

  SignedTokens(SigningKeys keys, AccessTokenSettings settings, InstantSource clock) {
    this.keys = keys;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Signs a token.
   *
   * @param subject the user, not null
   * @param claims further claims, not null
   * @return the compact form, not null
   */
  String issue(UUID subject, Map<String, Object> claims) {
    Instant now = clock.instant();
    JWTClaimsSet.Builder builder =
        new JWTClaimsSet.Builder()
            .issuer(settings.issuer())
            .audience(settings.audience())
            .subject(subject.toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(settings.lifetime())))
            .jwtID(UUID.randomUUID().toString());
    claims.forEach(builder::claim);
    RSAKey key = keys.signing();
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(JOSEObjectType.JWT)
            .keyID(key.getKeyID())
            .build();
    SignedJWT token = new SignedJWT(header, builder.build());
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new SigningKeysException("The access token cannot be signed.", e);
    }
    return token.serialize();
  }

  /**
   * Checks signature, issuer, audience and times.
   *
   * @param token the compact form as received, not null
   * @return its claims, or empty for any token that is not ours or no longer good
   */
  Optional<JWTClaimsSet> verify(String token) {
    if (token.length() > LONGEST_TOKEN) {
      return Optional.empty();
    }
    try {
      SignedJWT signed = SignedJWT.parse(token);
      if (!signedByUs(signed)) {
        return Optional.empty();
      }
      JWTClaimsSet claims = signed.getJWTClaimsSet();
      return acceptable(claims) ? Optional.of(claims) : Optional.empty();
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      // Whatever is wrong with it, a token that cannot be read proves nothing.
      return Optional.empty();
    }
  }

  private boolean signedByUs(SignedJWT token) throws JOSEException {
    JWSHeader header = token.getHeader();
    if (!JWSAlgorithm.RS256.equals(header.getAlgorithm()) || header.getKeyID() == null) {
      return false;
    }
    Optional<RSAKey> key = keys.byId(header.getKeyID());
    return key.isPresent() && token.verify(new RSASSAVerifier(key.get().toRSAPublicKey()));
  }

  private boolean acceptable(JWTClaimsSet claims) {
    Instant now = clock.instant();
    Date expires = claims.getExpirationTime();
    Date issued = claims.getIssueTime();
    return settings.issuer().equals(claims.getIssuer())
        && List.of(settings.audience()).equals(claims.getAudience())
        && claims.getSubject() != null
        && expires != null
        && now.isBefore(expires.toInstant())
        && issued != null
        && !issued.toInstant().isAfter(now.plus(CLOCK_SKEW));
  }
}
