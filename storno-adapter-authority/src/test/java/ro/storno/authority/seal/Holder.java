package ro.storno.authority.seal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Somebody with a key and a certificate, made for a test. */
record Holder(X509Certificate certificate, KeyPair keys) {
  static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
  static final Instant UNTIL = Instant.parse("2028-01-01T00:00:00Z");

  /** An authority that vouches for itself. */
  static Holder authority(String name) {
    KeyPair keys = ec();
    return of(name, keys, null, keys, FROM, UNTIL, new BasicConstraints(3), KeyUsage.keyCertSign);
  }

  /** An authority that another vouches for. */
  Holder subordinate(String name) {
    return of(
        name, ec(), certificate, keys, FROM, UNTIL, new BasicConstraints(0), KeyUsage.keyCertSign);
  }

  Holder issue(String name) {
    return issue(name, ec(), FROM, UNTIL, KeyUsage.digitalSignature);
  }

  Holder issue(String name, KeyPair subject, Instant from, Instant until, int usage) {
    return of(name, subject, certificate, keys, from, until, new BasicConstraints(false), usage);
  }

  private static Holder of(
      String name,
      KeyPair subject,
      @Nullable X509Certificate issuer,
      KeyPair issuerKeys,
      Instant from,
      Instant until,
      BasicConstraints constraints,
      int usage) {
    X500Principal subjectName = new X500Principal("CN=" + name + ", O=Test, C=RO");
    X500Principal issuerName = issuer == null ? subjectName : issuer.getSubjectX500Principal();
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuerName,
              new BigInteger("1A2B3C4D5E6F", 16).add(BigInteger.valueOf(name.hashCode())),
              Date.from(from),
              Date.from(until),
              subjectName,
              subject.getPublic());
      builder.addExtension(Extension.basicConstraints, true, constraints);
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
      String algorithm =
          issuerKeys.getPrivate().getAlgorithm().equals("RSA")
              ? "SHA256withRSA"
              : "SHA256withECDSA";
      return new Holder(
          new JcaX509CertificateConverter()
              .getCertificate(
                  builder.build(
                      new JcaContentSignerBuilder(algorithm).build(issuerKeys.getPrivate()))),
          subject);
    } catch (OperatorCreationException | CertIOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static KeyPair ec() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static KeyPair rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  PrivateKey key() {
    return keys.getPrivate();
  }

  String pem() {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
