package ro.storno.authority.seal;

import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import ro.storno.authority.call.Quotation;

/**
 * An XML signature (XMLDSig, with or without XAdES properties). What it says of itself is not
 * believed before it is {@link #prove proven}.
 */
abstract class SealSignature {
  private static final String XADES = "http://uri.etsi.org/01903/";
  private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");

  private final Document tree;
  final DOMValidateContext context;
  final XMLSignature signature;

  SealSignature(Document tree, DOMValidateContext context, XMLSignature signature) {
    this.tree = tree;
    this.context = context;
    this.signature = signature;
  }

  /**
   * Proves that the signature is over the document, and neither was changed.
   *
   * @throws SealException if not
   */
  abstract void prove() throws SealException;

  /** Returns whether a transform may prepare what a reference is to. */
  abstract boolean harmless(Reference reference, Transform transform);

  /** Returns the certificates that came along, in their order; nobody has vouched for them. */
  final List<X509Certificate> certificates() {
    return SignerSelector.certificates(signature.getKeyInfo());
  }

  /** Returns the certificate whose key the signature claims to be made with. */
  final Optional<X509Certificate> signer() {
    return SignerSelector.signer(certificates());
  }

  /** Returns the algorithm, such as {@code RSA-SHA256}, or its address if it is no good. */
  final String algorithm() {
    String uri = signature.getSignedInfo().getSignatureMethod().getAlgorithm();
    return Strength.signatureMethod(uri).orElse(uri);
  }

  final String format() {
    return signedProperties().findAny().isPresent() ? "XAdES" : "XMLDSig";
  }

  /** Returns the time of signing that the signer claims and has signed. */
  final Optional<Instant> signedAt() {
    return signedProperties()
        .map(properties -> properties.getElementsByTagNameNS("*", "SigningTime"))
        .filter(times -> times.getLength() > 0)
        .map(times -> times.item(0).getTextContent().strip())
        .flatMap(text -> instant(text).stream())
        .findFirst();
  }

  /** Only what a reference covers; what lies beside it, anybody may have added. */
  private Stream<Element> signedProperties() {
    return references().stream()
        .filter(reference -> GivenDocument.isWithin(reference.getURI()))
        .map(reference -> tree.getElementById(reference.getURI().substring(1)))
        .filter(
            element ->
                element != null
                    && "SignedProperties".equals(element.getLocalName())
                    && String.valueOf(element.getNamespaceURI()).startsWith(XADES));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException withoutOffset) {
      try {
        return Optional.of(LocalDateTime.parse(text).atZone(BUCHAREST).toInstant());
      } catch (DateTimeException e) {
        return Optional.empty(); // a claim that cannot be read is none
      }
    }
  }

  final List<Reference> references() {
    return signature.getSignedInfo().getReferences();
  }

  final void checkAlgorithms() throws SealException {
    String method = signature.getSignedInfo().getSignatureMethod().getAlgorithm();
    if (Strength.signatureMethod(method).isEmpty()) {
      throw new SealException("the signature method " + Quotation.of(method) + " proves nothing");
    }
    for (Reference reference : references()) {
      String digest = reference.getDigestMethod().getAlgorithm();
      if (!Strength.isDigest(digest)) {
        throw new SealException("the digest " + Quotation.of(digest) + " proves nothing");
      }
      for (Transform transform : reference.getTransforms()) {
        if (!harmless(reference, transform)) {
          throw new SealException(
              "the transform "
                  + Quotation.of(transform.getAlgorithm())
                  + " could leave out parts of the document");
        }
      }
    }
  }
}
