package ro.storno.security.licensing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.application.licensing.LicenceVerdict;
import ro.storno.application.licensing.LicenceVerifier;
import ro.storno.domain.identity.Plan;
import ro.storno.domain.licensing.InstallationLicence;

/**
 * Licences as JSON Web Tokens signed with RS256, checked against one pinned public key
 * (concepts/licensing.md). Claims: {@code iss}, {@code plan} and {@code exp}; if it likes, {@code
 * sub} (the holder), {@code nbf}, {@code iat} and {@code features} (names, or names with values).
 *
 * <p>The algorithm is fixed here and never taken from the token; keys embedded in or referred to by
 * it ({@code jwk}, {@code jku}, {@code x5u}) are never used. Immutable and thread-safe.
 */
public final class JwtLicences implements LicenceVerifier {
  /** Who gives licences out (getting-started/self-hosting.md, obtaining a license key). */
  public static final String ISSUER = "https://app.storno.ro";

  /** Longer ones are refused before they are parsed. */
  static final int LONGEST = 8192;

  private static final int LEAST_KEY_BITS = 2048;
  private static final int LARGEST_KEY_FILE = 64 * 1024;
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);
  private static final Pattern PUBLIC_KEY =
      Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

  private final JWSVerifier verifier;

  /**
   * Checks licences.
   *
   * @param key the only one that is believed; not null
   */
  JwtLicences(RSAPublicKey key) {
    this.verifier = new RSASSAVerifier(key);
  }

  /**
   * Checks licences against the key of a file.
   *
   * @param pem a file with an RSA public key ({@code BEGIN PUBLIC KEY}) of 2048 bits or more; not
   *     null
   * @throws IOException if it cannot be read or holds no such key, in words
   */
  public static JwtLicences trusting(Path pem) throws IOException {
    Matcher found = PUBLIC_KEY.matcher(text(pem));
    if (!found.find()) {
      throw new IOException(pem + " holds no key (-----BEGIN PUBLIC KEY-----)");
    }
    RSAPublicKey key;
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(found.group(1));
      key =
          (RSAPublicKey)
              KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(pem + " holds no RSA public key", e);
    }
    if (key.getModulus().bitLength() < LEAST_KEY_BITS) {
      throw new IOException(pem + " holds a key of less than " + LEAST_KEY_BITS + " bits");
    }
    return new JwtLicences(key);
  }

  private static String text(Path pem) throws IOException {
    try (InputStream stream = Files.newInputStream(pem)) {
      return new String(stream.readNBytes(LARGEST_KEY_FILE), StandardCharsets.US_ASCII);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file " + pem, e);
    } catch (IOException e) {
      throw new IOException(pem + " cannot be read (" + e + ")", e);
    }
  }

  @Override
  public LicenceVerdict verify(String licence, Instant now) {
    if (licence.length() > LONGEST) {
      return LicenceVerdict.refused("It is longer than any licence.");
    }
    try {
      SignedJWT signed = SignedJWT.parse(licence);
      if (!JWSAlgorithm.RS256.equals(signed.getHeader().getAlgorithm())) {
        return LicenceVerdict.refused("It is not signed with RS256.");
      }
      return signed.verify(verifier)
          ? judged(signed.getJWTClaimsSet(), now)
          : LicenceVerdict.refused(
              "Its signature does not hold: it was changed, or signed by somebody else.");
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      // Whatever is wrong with it, a token that cannot be read proves nothing.
      return LicenceVerdict.refused("It is no signed JWT that can be read.");
    }
  }

  private static LicenceVerdict judged(JWTClaimsSet claims, Instant now) throws ParseException {
    Date expires = claims.getExpirationTime();
    if (!ISSUER.equals(claims.getIssuer())) {
      return LicenceVerdict.refused("It was not given out by " + ISSUER + ".");
    }
    if (expires == null) {
      return LicenceVerdict.refused("It does not say when it expires.");
    }
    if (!now.isBefore(expires.toInstant())) {
      return LicenceVerdict.refused("It expired on " + expires.toInstant() + ".");
    }
    if (later(claims.getNotBeforeTime(), now) || later(claims.getIssueTime(), now)) {
      return LicenceVerdict.refused("It is not valid yet; check the clock.");
    }
    return plan(claims.getStringClaim("plan"))
        .map(
            plan ->
                LicenceVerdict.good(
                    new InstallationLicence(
                        claims.getSubject(),
                        plan,
                        features(claims.getClaim("features")),
                        expires.toInstant())))
        .orElseGet(() -> LicenceVerdict.refused("It names no plan that is known here."));
  }

  private static boolean later(@Nullable Date moment, Instant now) {
    return moment != null && moment.toInstant().isAfter(now.plus(CLOCK_SKEW));
  }

  /** The pages call Professional "pro" where a licence is validated. */
  private static Optional<Plan> plan(@Nullable String name) {
    String known = "pro".equals(name) ? Plan.PROFESSIONAL.wireName() : name;
    return Optional.ofNullable(known).map(Plan::of).filter(plan -> plan.wireName().equals(known));
  }

  private static List<String> features(@Nullable Object claim) {
    if (claim instanceof List<?> names) {
      return names.stream().map(String::valueOf).toList();
    }
    if (claim instanceof Map<?, ?> values) {
      Map<String, String> sorted = new TreeMap<>();
      values.forEach((name, value) -> sorted.put(String.valueOf(name), String.valueOf(value)));
      return sorted.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
    }
    return List.of();
  }
}
