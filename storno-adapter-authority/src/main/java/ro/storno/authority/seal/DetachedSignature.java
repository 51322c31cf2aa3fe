package ro.storno.authority.seal;

import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import ro.storno.authority.call.Quotation;
import ro.storno.authority.call.SafeXml;

/**
 * A detached XML signature (XMLDSig, with or without XAdES properties) over one document.
 *
 * <p>What a signature says of itself is not believed before it is proven: exactly one of its
 * references must be to the document, with the whole document as it is or in canonical form, and
 * all of them must match. A signature over nothing but its own parts is none.
 */
final class DetachedSignature {
  private static final String XADES = "http://uri.etsi.org/01903/";
  private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");
  private static final Pattern PLAIN_ID = Pattern.compile("#[A-Za-z_][\\w.-]*");
  private static final int MOST_ELEMENTS = 1_000_000;
  private static final int DEEPEST = 256;

  private final byte[] document;
  private final Document tree;
  private final DOMValidateContext context;
  private final XMLSignature signature;

  private DetachedSignature(
      byte[] document, Document tree, DOMValidateContext context, XMLSignature signature) {
    this.document = document;
    this.tree = tree;
    this.context = context;
    this.signature = signature;
  }

  /**
   * Reads a signature, proving nothing yet.
   *
   * @throws SealException if it cannot be read
   */
  static DetachedSignature read(byte[] document, byte[] signature) throws SealException {
    Document tree = SignatureXml.parse(signature);
    XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    DOMValidateContext context =
        new DOMValidateContext(new SignerSelector(), tree.getDocumentElement());
    context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
    context.setURIDereferencer(new GivenDocument(document, factory.getURIDereferencer()));
    try {
      return new DetachedSignature(document, tree, context, factory.unmarshalXMLSignature(context));
    } catch (MarshalException | RuntimeException e) {
      // the JDK answers all kinds of exceptions to what is no signature
      throw new SealException(
          "it is not an acceptable XML signature, " + Quotation.of(String.valueOf(e.getMessage())),
          e);
    }
  }

  /** Returns the certificates that came along, in their order; nobody has vouched for them. */
  List<X509Certificate> certificates() {
    return SignerSelector.certificates(signature.getKeyInfo());
  }

  /** Returns the certificate whose key the signature claims to be made with. */
  Optional<X509Certificate> signer() {
    return SignerSelector.signer(certificates());
  }

  /** Returns the algorithm, such as {@code RSA-SHA256}, or its address if it is no good. */
  String algorithm() {
    String uri = signature.getSignedInfo().getSignatureMethod().getAlgorithm();
    return Strength.signatureMethod(uri).orElse(uri);
  }

  String format() {
    return signedProperties().findAny().isPresent() ? "XAdES" : "XMLDSig";
  }

  /** Returns the time of signing that the signer claims and has signed. */
  Optional<Instant> signedAt() {
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

  private List<Reference> references() {
    return signature.getSignedInfo().getReferences();
  }

  /**
   * Proves that the signature is over the document, and neither was changed.
   *
   * @throws SealException if not
   */
  void prove() throws SealException {
    checkAlgorithms();
    Reference toDocument = onlyReferenceToDocument();
    try {
      if (!toDocument.getTransforms().isEmpty()) {
        SafeXml.survey(document, MOST_ELEMENTS, DEEPEST);
      }
      if (signature.validate(context)) {
        return;
      }
      throw new SealException(
          toDocument.validate(context)
              ? "the seal itself was changed, or made with another key"
              : "the document is not the one that was sealed");
    } catch (XMLSignatureException | RuntimeException e) {
      throw new SealException("the signature cannot be checked", e);
    } catch (SAXException e) {
      throw new SealException("the document is not XML, but was sealed as such", e);
    }
  }

  private void checkAlgorithms() throws SealException {
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
        if (!Strength.isCanonicalization(transform.getAlgorithm())) {
          throw new SealException(
              "the transform "
                  + Quotation.of(transform.getAlgorithm())
                  + " could leave out parts of the document");
        }
      }
    }
  }

  private Reference onlyReferenceToDocument() throws SealException {
    for (Reference reference : references()) {
      String uri = reference.getURI();
      if (GivenDocument.isWithin(uri) && !PLAIN_ID.matcher(uri).matches()) {
        throw new SealException("the signature picks its parts by a rule, not by an id");
      }
    }
    List<Reference> toDocument =
        references().stream()
            .filter(reference -> !GivenDocument.isWithin(reference.getURI()))
            .toList();
    if (toDocument.size() != 1) {
      throw new SealException(
          toDocument.isEmpty()
              ? "the signature does not cover the document, only parts of itself"
              : "the signature covers more than one document");
    }
    return toDocument.get(0);
  }
}
