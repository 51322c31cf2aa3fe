package ro.storno.authority.seal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.crypto.Data;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.URIDereferencer;
import javax.xml.crypto.URIReference;
import javax.xml.crypto.URIReferenceException;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.spec.XPathFilter2ParameterSpec;
import javax.xml.crypto.dsig.spec.XPathType;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import ro.storno.authority.call.Quotation;

/**
 * A signature inside the document that it signs, as SDI puts into its notifications. It must be the
 * only one, a child of the root, and sign the whole document but itself.
 */
final class EnvelopedSignature extends SealSignature {
  /** Ways of leaving out the signature itself, and nothing else. */
  private static final Set<String> WITHOUT_ITSELF =
      Set.of(
          "/descendant::ds:Signature",
          "/descendant::Signature",
          "//ds:Signature",
          "/descendant-or-self::node()/ds:Signature");

  private EnvelopedSignature(Document tree, DOMValidateContext context, XMLSignature signature) {
    super(tree, context, signature);
  }

  /**
   * Reads a signature, proving nothing yet.
   *
   * @return empty if there is none
   * @throws SealException if it cannot be read
   */
  static Optional<SealSignature> read(byte[] document) throws SealException {
    Document tree = SignatureXml.parse(document);
    NodeList signatures = tree.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
    if (signatures.getLength() == 0) {
      return Optional.empty();
    }
    Element only = (Element) signatures.item(0);
    if (signatures.getLength() > 1 || only.getParentNode() != tree.getDocumentElement()) {
      throw new SealException("the document has more than one signature, or one deep inside");
    }
    XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    DOMValidateContext context = new DOMValidateContext(new SignerSelector(), only);
    context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
    context.setURIDereferencer(new Within(factory.getURIDereferencer()));
    try {
      return Optional.of(
          new EnvelopedSignature(tree, context, factory.unmarshalXMLSignature(context)));
    } catch (MarshalException | RuntimeException e) {
      // the JDK answers all kinds of exceptions to what is no signature
      throw new SealException(
          "it is not an acceptable XML signature, " + Quotation.of(String.valueOf(e.getMessage())),
          e);
    }
  }

  @Override
  boolean harmless(Reference reference, Transform transform) {
    return Strength.isCanonicalization(transform.getAlgorithm())
        || (wholeDocument(reference) && leavesOutItself(transform));
  }

  private static boolean wholeDocument(Reference reference) {
    return "".equals(reference.getURI());
  }

  private static boolean leavesOutItself(Transform transform) {
    if (transform.getAlgorithm().equals(Transform.ENVELOPED)) {
      return true;
    }
    if (!transform.getAlgorithm().equals(Transform.XPATH2)
        || !(transform.getParameterSpec() instanceof XPathFilter2ParameterSpec spec)) {
      return false;
    }
    List<XPathType> paths = spec.getXPathList();
    return paths.size() == 1
        && paths.get(0).getFilter().equals(XPathType.Filter.SUBTRACT)
        && WITHOUT_ITSELF.contains(paths.get(0).getExpression().strip());
  }

  @Override
  void prove() throws SealException {
    checkAlgorithms();
    List<Reference> toDocument =
        references().stream().filter(EnvelopedSignature::wholeDocument).toList();
    if (toDocument.size() != 1) {
      throw new SealException("the signature does not cover the document");
    }
    Reference whole = toDocument.get(0);
    boolean itselfOut =
        whole.getTransforms().stream().anyMatch(EnvelopedSignature::leavesOutItself);
    if (!itselfOut) {
      throw new SealException("the signature would have to sign itself");
    }
    try {
      if (!signature.validate(context)) {
        throw new SealException(
            whole.validate(context)
                ? "the seal itself was changed, or made with another key"
                : "the document is not the one that was sealed");
      }
    } catch (XMLSignatureException | RuntimeException e) {
      throw new SealException("the signature cannot be checked", e);
    }
  }

  /** Looks things up within the document; nothing is ever fetched. */
  private static final class Within implements URIDereferencer {
    private final URIDereferencer within;

    Within(URIDereferencer within) {
      this.within = within;
    }

    @Override
    public Data dereference(URIReference reference, XMLCryptoContext context)
        throws URIReferenceException {
      String uri = reference.getURI();
      if (uri == null || !(uri.isEmpty() || uri.matches("#[A-Za-z_][\\w.-]*"))) {
        throw new URIReferenceException("the signature refers to something outside");
      }
      return within.dereference(reference, context);
    }
  }
}
