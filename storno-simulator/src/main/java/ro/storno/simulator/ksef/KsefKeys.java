package ro.storno.simulator.ksef;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import ro.storno.simulator.digest.Sha256;
import ro.storno.simulator.fault.Seed;
import ro.storno.simulator.seal.SeededKeys;

/** The ministry's key pairs, made from the seed at their first use. Thread-safe. */
final class KsefKeys {
  private static final X500Principal NAME =
      new X500Principal("CN=Ministerstwo Finansow (simulator), O=Storno Simulator, C=PL");
  static final OAEPParameterSpec OAEP =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

  private final Seed seed;
  private final Instant start;
  private final Map<Usage, Pair> pairs = new EnumMap<>(Usage.class);

  /** What is encrypted for it. */
  enum Usage {
    /** Tokens. */
    TOKEN("KsefTokenEncryption"),
    /** Keys of sessions. */
    SYMMETRIC_KEY("SymmetricKeyEncryption");

    private final String wireName;

    Usage(String wireName) {
      this.wireName = wireName;
    }

    String wireName() {
      return wireName;
    }
  }

  /** A key with its certificate, and the id by which clients name it. */
  record Pair(KeyPair keys, X509Certificate certificate, String publicKeyId) {}

  KsefKeys(Seed seed, Instant start) {
    this.seed = seed;
    this.start = start.truncatedTo(ChronoUnit.DAYS);
  }

  synchronized Pair pair(Usage usage) {
    Pair known = pairs.get(usage);
    if (known == null) {
      known = make(usage);
      pairs.put(usage, known);
    }
    return known;
  }

  /** Returns whether an id names the key of this use; a client need not name one. */
  boolean knows(Usage usage, String publicKeyId) {
    return publicKeyId.isEmpty() || pair(usage).publicKeyId().equals(publicKeyId);
  }

  /** Decrypts what was encrypted with RSA-OAEP and SHA-256; empty if it was not for this key. */
  Optional<byte[]> decrypted(Usage usage, byte[] cipherText) {
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
      cipher.init(Cipher.DECRYPT_MODE, pair(usage).keys().getPrivate(), OAEP);
      return Optional.of(cipher.doFinal(cipherText));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private Pair make(Usage usage) {
    try {
      KeyPair keys = SeededKeys.rsa(seed, "ksef-key", usage);
      X509Certificate certificate =
          new JcaX509CertificateConverter()
              .getCertificate(
                  new JcaX509v3CertificateBuilder(
                          NAME,
                          new BigInteger(1, seed.bytes("ksef-serial", usage)).shiftRight(130),
                          Date.from(start.minus(Duration.ofDays(365))),
                          Date.from(start.plus(Duration.ofDays(3650))),
                          NAME,
                          keys.getPublic())
                      .build(
                          new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
      String id = Base64.getEncoder().encodeToString(Sha256.of(keys.getPublic().getEncoded()));
      return new Pair(keys, certificate, id);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("The certificate cannot be made", e);
    }
  }
}
