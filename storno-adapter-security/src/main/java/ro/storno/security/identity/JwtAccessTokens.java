package ro.storno.security.identity;

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
import java.util.UUID;
import ro.storno.application.identity.AccessTokens;
import ro.storno.domain.identity.UserId;

/**
 * Issues and checks JSON Web Tokens signed with RS256.
 *
 * <p>The algorithm is fixed here and never taken from the token: {@code none}, HS256 and anything
 * else are refused before a key is touched. Keys embedded in or referred to by a token ({@code
 * jwk}, {@code jku}, {@code x5u}) are never used. Thread-safe.
 */
public final class JwtAccessTokens implements AccessTokens {
  /** Longer tokens are refused before they are parsed. Ours have about 700 characters. */
  static final int LONGEST_TOKEN = 4096;

  /** Which session a token belongs to (OpenID Connect Front-Channel Logout). */
  private static final String SESSION = "sid";

  private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  private final SigningKeys keys;
  private final Map<String, JWSVerifier> verifiers;
  private final String issuer;
  private final String audience;

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
    try {
      SignedJWT signed = SignedJWT.parse(token);
      if (!signedByUs(signed)) {
        return Optional.empty();
      }
      return claims(signed.getJWTClaimsSet(), now);
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

  private Optional<Claims> claims(JWTClaimsSet claims, Instant now) throws ParseException {
    Date expires = claims.getExpirationTime();
    Date issued = claims.getIssueTime();
    String session = claims.getStringClaim(SESSION);
    if (!issuer.equals(claims.getIssuer())
        || !List.of(audience).equals(claims.getAudience())
        || claims.getSubject() == null
        || session == null
        || expires == null
        || issued == null
        || !now.isBefore(expires.toInstant())
        || issued.toInstant().isAfter(now.plus(CLOCK_SKEW))) {
      return Optional.empty();
    }
    return Optional.of(
        new Claims(
            UserId.parse(claims.getSubject()),
            UUID.fromString(session),
            issued.toInstant(),
            expires.toInstant()));
  }
}
