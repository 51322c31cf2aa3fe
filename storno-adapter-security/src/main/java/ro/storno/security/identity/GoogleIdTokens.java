package ro.storno.security.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.identity.IdTokens;

/**
 * ID tokens of Google, or of an issuer that stands in for it. Keys are fetched from the configured
 * address only, kept for a while, and asked for again when a token names one that is not among
 * them, at most twice in half a minute. The algorithm is fixed: RS256. Thread-safe.
 */
public final class GoogleIdTokens implements IdTokens {
  /** Google's are about 1,200 characters long. */
  private static final int LONGEST_TOKEN = 8192;

  private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int LARGEST_ANSWER = 100_000;

  /** Nobody but Google gives these out (Google Identity, "Verify the Google ID token"). */
  private static final Set<String> OWN_DOMAINS = Set.of("gmail.com", "googlemail.com");

  private final DefaultJWTProcessor<SecurityContext> processor;
  private final Set<String> issuers;
  private final Set<String> audiences;

  /**
   * Checks tokens.
   *
   * @param issuer such as {@code https://accounts.google.com}, which tokens may name with or
   *     without the scheme; not null
   * @param keys where its keys are (RFC 7517); not null
   * @param audiences client ids of our apps; not empty
   */
  public GoogleIdTokens(URI issuer, URI keys, Set<String> audiences) {
    // the same twice where the scheme is another
    this.issuers =
        Set.copyOf(List.of(issuer.toString(), issuer.toString().replaceFirst("^https://", "")));
    this.audiences = Set.copyOf(audiences);
    this.processor = new DefaultJWTProcessor<>();
    try {
      processor.setJWSKeySelector(
          new JWSVerificationKeySelector<>(
              JWSAlgorithm.RS256,
              JWKSourceBuilder.create(
                      keys.toURL(),
                      new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, LARGEST_ANSWER))
                  .retrying(true)
                  .build()));
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("not a web address: " + keys, e);
    }
    // The claims are checked below, against the clock that the application goes by.
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
  }

  @Override
  public Optional<IdToken> verify(String token, Instant now) {
    if (token.length() > LONGEST_TOKEN) {
      return Optional.empty();
    }
    try {
      JWTClaimsSet claims = processor.process(SignedJWT.parse(token), null);
      return fits(claims, now) ? Optional.of(idToken(claims)) : Optional.empty();
    } catch (KeySourceException e) {
      throw new ApplicationException.Unavailable("Google's keys cannot be fetched.", e);
    } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException e) {
      // Whatever is wrong with it, a token that cannot be read proves nothing.
      return Optional.empty();
    }
  }

  private boolean fits(JWTClaimsSet claims, Instant now) throws ParseException {
    Date expires = claims.getExpirationTime();
    Date issued = claims.getIssueTime();
    List<String> audience = claims.getAudience();
    String subject = claims.getSubject();
    return claims.getIssuer() != null
        && issuers.contains(claims.getIssuer())
        && audience.size() == 1
        && audiences.contains(audience.get(0))
        && subject != null
        && !subject.isBlank()
        && subject.length() <= 255
        && expires != null
        && issued != null
        && now.isBefore(expires.toInstant())
        && !issued.toInstant().isAfter(now.plus(CLOCK_SKEW));
  }

  private static IdToken idToken(JWTClaimsSet claims) throws ParseException {
    String email = claims.getStringClaim("email");
    boolean verified = truth(claims.getClaim("email_verified"));
    return new IdToken(
        claims.getSubject(),
        email,
        verified,
        verified && email != null && authoritative(email, claims.getStringClaim("hd")),
        claims.getStringClaim("given_name"),
        claims.getStringClaim("family_name"));
  }

  /** An address of Google's own, or of an organization whose mail Google keeps ({@code hd}). */
  private static boolean authoritative(String email, @Nullable String hosted) {
    String domain = email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    return OWN_DOMAINS.contains(domain) || hosted != null && !hosted.isBlank();
  }

  /** Some of Google's services write it as text. */
  private static boolean truth(@Nullable Object claim) {
    return Boolean.TRUE.equals(claim) || "true".equals(claim);
  }
}
