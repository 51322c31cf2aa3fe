package ro.storno.authority.seal;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is strong enough to prove anything; everything that is not listed is not. */
final class Strength {
  private static final int RSA_BITS = 2048;
  private static final int EC_BITS = 256;
  private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
  private static final String PSS = "http://www.w3.org/2007/05/xmldsig-more#";

  /** Signature methods and how they are shown (RFC 9231). */
  private static final Map<String, String> SIGNATURES =
      Map.of(
          MORE + "rsa-sha256", "RSA-SHA256",
          MORE + "rsa-sha384", "RSA-SHA384",
          MORE + "rsa-sha512", "RSA-SHA512",
          PSS + "sha256-rsa-MGF1", "RSASSA-PSS-SHA256",
          PSS + "sha384-rsa-MGF1", "RSASSA-PSS-SHA384",
          PSS + "sha512-rsa-MGF1", "RSASSA-PSS-SHA512",
          MORE + "ecdsa-sha256", "ECDSA-SHA256",
          MORE + "ecdsa-sha384", "ECDSA-SHA384",
          MORE + "ecdsa-sha512", "ECDSA-SHA512");

  private static final Set<String> DIGESTS =
      Set.of(
          "http://www.w3.org/2001/04/xmlenc#sha256",
          MORE + "sha384",
          "http://www.w3.org/2001/04/xmlenc#sha512");

  /** The only ways in which data may be prepared: none of them leaves anything out but comments. */
  private static final Set<String> CANONICALIZATIONS =
      Set.of(
          "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
          "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
          "http://www.w3.org/2001/10/xml-exc-c14n#",
          "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
          "http://www.w3.org/2006/12/xml-c14n11",
          "http://www.w3.org/2006/12/xml-c14n11#WithComments");

  private Strength() {}

  static Optional<String> signatureMethod(String uri) {
    return Optional.ofNullable(SIGNATURES.get(uri));
  }

  static boolean isDigest(String uri) {
    return DIGESTS.contains(uri);
  }

  static boolean isCanonicalization(String uri) {
    return CANONICALIZATIONS.contains(uri);
  }

  static boolean suffices(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return rsa.getModulus().bitLength() >= RSA_BITS;
    }
    return key instanceof ECPublicKey ec
        && ec.getParams().getCurve().getField().getFieldSize() >= EC_BITS;
  }

  static boolean validAt(X509Certificate certificate, Instant at) {
    return !at.isBefore(certificate.getNotBefore().toInstant())
        && !at.isAfter(certificate.getNotAfter().toInstant());
  }
}
