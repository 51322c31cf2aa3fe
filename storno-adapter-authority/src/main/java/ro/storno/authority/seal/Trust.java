package ro.storno.authority.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whom we believe: certificates that an operator has configured. One of an authority vouches for
 * those that it issued; any other stands for itself alone. Nothing is fetched, and revocation is
 * not looked up. Immutable.
 */
public final class Trust {
  /** Believes nobody. */
  public static final Trust NOBODY = new Trust(Set.of());

  private static final int LONGEST_PATH = 5;

  private final Set<X509Certificate> certificates;

  private Trust(Set<X509Certificate> certificates) {
    this.certificates = certificates;
  }

  /**
   * Reads certificates in PEM form, one after the other.
   *
   * @param file not null
   * @throws IOException if the file cannot be read, or holds no certificate; in words
   */
  public static Trust read(Path file) throws IOException {
    byte[] pem = Files.readAllBytes(file);
    try {
      Set<X509Certificate> certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))
              .stream()
              .map(X509Certificate.class::cast)
              .collect(Collectors.toUnmodifiableSet());
      if (certificates.isEmpty()) {
        throw new IOException(file + " holds no certificate in PEM form");
      }
      return new Trust(certificates);
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " is not a list of certificates in PEM form", e);
    }
  }

  /** Returns those who are believed. */
  public Set<X509Certificate> certificates() {
    return certificates;
  }

  boolean isNobody() {
    return certificates.isEmpty();
  }

  /**
   * Returns whether somebody whom we believe vouches for a certificate.
   *
   * @param others that came along with it, from whoever made the signature
   * @param at when the whole path has to be valid
   */
  boolean vouchesFor(X509Certificate certificate, Collection<X509Certificate> others, Instant at) {
    return certificates.contains(certificate) || pathTo(certificate, others, at);
  }

  private boolean pathTo(
      X509Certificate certificate, Collection<X509Certificate> others, Instant at) {
    Set<TrustAnchor> anchors =
        certificates.stream()
            .filter(anchor -> anchor.getBasicConstraints() >= 0 && Strength.validAt(anchor, at))
            .map(anchor -> new TrustAnchor(anchor, null))
            .collect(Collectors.toSet());
    if (anchors.isEmpty()) {
      return false;
    }
    try {
      X509CertSelector target = new X509CertSelector();
      target.setCertificate(certificate);
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
      parameters.setRevocationEnabled(false);
      parameters.setMaxPathLength(LONGEST_PATH);
      parameters.setDate(Date.from(at));
      PKIXCertPathBuilderResult path =
          (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
      return path.getCertPath().getCertificates().stream()
          .map(X509Certificate.class::cast)
          .allMatch(Trust::strong);
    } catch (GeneralSecurityException e) {
      return false; // no path: the answer
    }
  }

  private static boolean strong(X509Certificate certificate) {
    String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
    return Strength.suffices(certificate.getPublicKey())
        && List.of("SHA1", "MD5", "MD2").stream().noneMatch(algorithm::contains);
  }
}
