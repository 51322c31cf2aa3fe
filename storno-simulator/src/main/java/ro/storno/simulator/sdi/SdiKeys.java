package ro.storno.simulator.sdi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import ro.storno.simulator.fault.Seed;
import ro.storno.simulator.seal.SeededKeys;

/** The certificates of SDICoop's mutual TLS: an authority, the server, and one client. */
final class SdiKeys {
  private static final char[] NONE = {};
  private static final Duration LIFE = Duration.ofDays(3 * 365);

  private final Seed seed;
  private final Instant start;
  private final KeyPair authorityKeys;
  private final X509Certificate authority;

  SdiKeys(Seed seed, Instant start) {
    this.seed = seed;
    this.start = start.truncatedTo(ChronoUnit.DAYS);
    this.authorityKeys = pair("authority");
    this.authority = certificate("CN=SDI Simulator CA, C=IT", authorityKeys, true, LIFE);
  }

  /** Returns the certificate that vouches for the server, as PEM. */
  String authorityPem() {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(authority.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateException e) {
      throw new IllegalStateException("A certificate just made has a form", e);
    }
  }

  /** Returns PKCS#12 with the key of an accredited client. */
  byte[] client(String password, Duration life) {
    return store("client", "CN=SDI Simulator Client, C=IT", password.toCharArray(), life);
  }

  /** Returns what the server speaks with. */
  SSLContext server() {
    try {
      KeyStore own = KeyStore.getInstance("PKCS12");
      KeyPair keys = pair("server");
      own.load(null, null);
      own.setKeyEntry(
          "server",
          keys.getPrivate(),
          NONE,
          new Certificate[] {certificate("CN=localhost", keys, false, LIFE), authority});
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(own, NONE);
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("authority", authority);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("TLS cannot be set up", e);
    }
  }

  private byte[] store(String purpose, String subject, char[] password, Duration life) {
    try {
      KeyPair keys = pair(purpose);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          purpose,
          keys.getPrivate(),
          password,
          new Certificate[] {certificate(subject, keys, false, life), authority});
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      store.store(out, password);
      return out.toByteArray();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("The key store cannot be made", e);
    }
  }

  private X509Certificate certificate(
      String subject, KeyPair keys, boolean ofAuthority, Duration life) {
    X500Principal name = new X500Principal(subject);
    X500Principal issuer = ofAuthority ? name : authority.getSubjectX500Principal();
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              new BigInteger(1, seed.bytes("sdi-serial", subject)).shiftRight(130),
              Date.from(start.minus(LIFE)),
              Date.from(start.plus(life)),
              name,
              keys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ofAuthority));
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(
              new GeneralName[] {
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                new GeneralName(GeneralName.dNSName, "localhost")
              }));
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withRSA").build(authorityKeys.getPrivate())));
    } catch (CertIOException | OperatorCreationException | CertificateException e) {
      throw new IllegalStateException("The certificate cannot be made", e);
    }
  }

  private KeyPair pair(String purpose) {
    return SeededKeys.rsa(seed, "sdi", purpose);
  }
}
