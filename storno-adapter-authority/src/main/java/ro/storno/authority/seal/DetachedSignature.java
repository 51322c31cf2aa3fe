package ro.storno.authority.seal;

import java.util.List;
import java.util.regex.Pattern;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Document;
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
final class DetachedSignature extends SealSignature {
  private static final Pattern PLAIN_ID = Pattern.compile("#[A-Za-z_][\\w.-]*");
  private static final int MOST_ELEMENTS = 1_000_000;
  private static final int DEEPEST = 256;

  private final byte[] document;

  private DetachedSignature(
      byte[] document, Document tree, DOMValidateContext context, XMLSignature signature) {
    super(tree, context, signature);
    this.document = document;
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

  @Override
  boolean harmless(Reference reference, Transform transform) {
    return Strength.isCanonicalization(transform.getAlgorithm());
  }

  @Override
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
