package ro.storno.authority.ksef;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.HttpUrl;
import ro.storno.application.authority.AuthorityException;

/**
 * What is encrypted for KSeF: tokens and session keys with the ministry's public keys (RSA-OAEP,
 * SHA-256), invoices with a session's key (AES-256-CBC). Public keys are asked for once a day and
 * address. Thread-safe.
 */
final class KsefEncryption {
  static final int UNKNOWN_KEY = 21470;
  private static final java.time.Duration KEPT = java.time.Duration.ofDays(1);
  private static final OAEPParameterSpec OAEP =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
  private static final int KEY_LENGTH = 32;
  private static final int IV_LENGTH = 16;

  private final KsefHttp http;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Map<String, PublicKeys> kept = new ConcurrentHashMap<>();

  /** What a public key is for, in KSeF's words. */
  enum Usage {
    TOKEN("KsefTokenEncryption"),
    SYMMETRIC_KEY("SymmetricKeyEncryption");

    private final String wireName;

    Usage(String wireName) {
      this.wireName = wireName;
    }
  }

  /** Something encrypted, and the key it was encrypted for. */
  record ForKsef(String base64, String publicKeyId) {}

  /** The key of a session. */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record SessionKey(byte[] key, byte[] iv) {
    @Override
    public String toString() {
      return "SessionKey";
    }
  }

  private record PublicKeys(JsonNode list, Instant at) {}

  KsefEncryption(KsefHttp http, InstantSource clock, SecureRandom random) {
    this.http = http;
    this.clock = clock;
    this.random = random;
  }

  /** Forgets the public keys of an address, because KSeF does not know one of them any more. */
  void forgetKeys(HttpUrl address) {
    kept.remove(address.toString());
  }

  ForKsef encrypt(HttpUrl address, Usage usage, byte[] plain) {
    Instant now = clock.instant();
    for (JsonNode each : keys(address, now)) {
      if (usable(each, usage, now)) {
        return encrypted(each, plain);
      }
    }
    throw new AuthorityException.NotReached("KSeF names no key for " + usage.wireName + ".", null);
  }

  private JsonNode keys(HttpUrl address, Instant now) {
    PublicKeys known = kept.get(address.toString());
    if (known == null || !now.isBefore(known.at().plus(KEPT))) {
      HttpUrl url =
          address.newBuilder().addPathSegments("security/public-key-certificates").build();
      try {
        known = new PublicKeys(http.ask(KsefHttp.request(url, null).build()), now);
      } catch (KsefHttp.Refused refused) {
        throw refused.declined();
      }
      kept.put(address.toString(), known);
    }
    return known.list();
  }

  private static boolean usable(JsonNode entry, Usage usage, Instant now) {
    for (JsonNode each : entry.path("usage")) {
      if (each.asText().equals(usage.wireName)) {
        return moment(entry, "validFrom").filter(from -> now.isBefore(from)).isEmpty()
            && moment(entry, "validTo").filter(to -> now.isAfter(to)).isEmpty();
      }
    }
    return false;
  }

  private static Optional<Instant> moment(JsonNode entry, String name) {
    try {
      return Optional.of(OffsetDateTime.parse(entry.path(name).asText()).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static ForKsef encrypted(JsonNode entry, byte[] plain) {
    try {
      byte[] der = Base64.getDecoder().decode(entry.path("certificate").asText());
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der));
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
      cipher.init(Cipher.ENCRYPT_MODE, certificate.getPublicKey(), OAEP);
      return new ForKsef(
          Base64.getEncoder().encodeToString(cipher.doFinal(plain)),
          entry.path("publicKeyId").asText(""));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new AuthorityException.NotReached("KSeF's public key cannot be used.", e);
    }
  }

  SessionKey newKey() {
    byte[] key = new byte[KEY_LENGTH];
    byte[] iv = new byte[IV_LENGTH];
    random.nextBytes(key);
    random.nextBytes(iv);
    return new SessionKey(key, iv);
  }

  static byte[] encrypted(SessionKey session, byte[] plain) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(session.key(), "AES"),
          new IvParameterSpec(session.iv()));
      return cipher.doFinal(plain);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES", e);
    }
  }

  /** Returns the SHA-256 of bytes in base64, as KSeF writes it. */
  static String hash(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
