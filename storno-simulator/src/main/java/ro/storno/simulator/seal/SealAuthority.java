package ro.storno.simulator.seal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import ro.storno.simulator.fault.Seed;

/**
 * The keys and certificates of a simulated authority: an anchor, and what it vouches for. Made at
 * the first use, from the seed, so that the same seed has the same anchor. Whoever knows the seed
 * can make seals that the anchor vouches for: never trust it outside tests. Thread-safe.
 */
public final class SealAuthority {
  private static final String COMMON = ", O=Storno Simulator, C=RO";

  private final Seed seed;
  private final Instant start;
  private final Map<Signer, SealingKey> keys = new EnumMap<>(Signer.class);

  /** Who seals. */
  public enum Signer {
    /** The anchor itself, which seals nothing. */
    ANCHOR,
    /** The authority. */
    AUTHORITY,
    /** The authority, with a certificate that ended long ago. */
    AUTHORITY_EXPIRED,
    /** Somebody with the authority's name, whom the anchor does not vouch for. */
    STRANGER
  }

  /**
   * An authority.
   *
   * @param seed not null
   * @param start its certificates have been valid for a while by then; not null
   */
  public SealAuthority(Seed seed, Instant start) {
    this.seed = seed;
    this.start = start.truncatedTo(ChronoUnit.DAYS);
  }

  /** Returns the certificate to trust. */
  public X509Certificate anchor() {
    return key(Signer.ANCHOR).certificate();
  }

  /** Returns the certificate to trust, as PEM. */
  public String anchorPem() {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(anchor().getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateException e) {
      throw new IllegalStateException("A certificate just made has a form", e);
    }
  }

  /** Returns a key with its certificate. */
  public synchronized SealingKey key(Signer signer) {
    SealingKey known = keys.get(signer);
    if (known == null) {
      known = make(signer);
      keys.put(signer, known);
    }
    return known;
  }

  private SealingKey make(Signer signer) {
    KeyPair pair = SeededKeys.rsa(seed, "seal", signer);
    String subject = "CN=" + (signer == Signer.ANCHOR ? "Simulator CA" : "MF e-Factura") + COMMON;
    boolean vouchedFor = signer == Signer.AUTHORITY || signer == Signer.AUTHORITY_EXPIRED;
    Instant until =
        start.plus(Duration.ofDays(signer == Signer.AUTHORITY_EXPIRED ? -365 : 20 * 365));
    X500Principal issuer =
        vouchedFor ? anchor().getSubjectX500Principal() : new X500Principal(subject);
    KeyPair issuing = vouchedFor ? key(Signer.ANCHOR).pair() : pair;
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              new BigInteger(1, seed.bytes("serial", signer)).shiftRight(130),
              Date.from(start.minus(Duration.ofDays(3 * 365))),
              Date.from(until),
              new X500Principal(subject),
              pair.getPublic());
      extend(builder, signer == Signer.ANCHOR, pair, issuing);
      X509Certificate certificate =
          new JcaX509CertificateConverter()
              .getCertificate(
                  builder.build(
                      new JcaContentSignerBuilder("SHA256withRSA").build(issuing.getPrivate())));
      return new SealingKey(
          pair, certificate, vouchedFor ? List.of(certificate, anchor()) : List.of(certificate));
    } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
      throw new IllegalStateException("The certificate cannot be made", e);
    }
  }

  private static void extend(
      JcaX509v3CertificateBuilder builder, boolean anchor, KeyPair pair, KeyPair issuing)
      throws CertIOException, GeneralSecurityException {
    JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
    builder
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(anchor))
        .addExtension(
            Extension.keyUsage,
            true,
            new KeyUsage(
                anchor
                    ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                    : KeyUsage.digitalSignature | KeyUsage.nonRepudiation))
        .addExtension(
            Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(pair.getPublic()))
        .addExtension(
            Extension.authorityKeyIdentifier,
            false,
            ids.createAuthorityKeyIdentifier(issuing.getPublic()));
  }
}
