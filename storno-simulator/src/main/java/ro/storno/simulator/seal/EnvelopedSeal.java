package ro.storno.simulator.seal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Puts a XAdES signature into a document, as the last element in its root: RSA with SHA-256 over
 * the rest of the document and the time of signing. Thread-safe.
 */
public final class EnvelopedSeal {
  private static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";

  private final XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
  private final SealingKey key;

  /** Seals with a key. */
  public EnvelopedSeal(SealingKey key) {
    this.key = key;
  }

  /**
   * Seals a document.
   *
   * @param document XML of our own; not null
   * @param at the time of signing; not null
   * @return the document with its signature
   */
  public byte[] seal(byte[] document, Instant at) {
    try {
      Document tree =
          DocumentBuilderFactory.newDefaultNSInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(document));
      DOMSignContext context =
          new DOMSignContext(key.pair().getPrivate(), tree.getDocumentElement());
      context.setDefaultNamespacePrefix("ds");
      Element properties = properties(tree, at);
      Element signed = (Element) properties.getFirstChild();
      context.setIdAttributeNS(signed, null, "Id");
      XMLObject object =
          factory.newXMLObject(List.of(new DOMStructure(properties)), null, null, null);
      factory.newXMLSignature(signedInfo(), keyInfo(), List.of(object), "sdi", null).sign(context);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(new DOMSource(tree), new StreamResult(out));
      return out.toString(StandardCharsets.UTF_8)
          .replace("&#13;", "")
          .getBytes(StandardCharsets.UTF_8);
    } catch (GeneralSecurityException
        | ParserConfigurationException
        | SAXException
        | IOException
        | MarshalException
        | XMLSignatureException
        | TransformerException e) {
      throw new IllegalStateException("The document cannot be sealed", e);
    }
  }

  private static Element properties(Document tree, Instant at) {
    Element qualifying = tree.createElementNS(XADES, "xades:QualifyingProperties");
    qualifying.setAttributeNS(null, "Target", "#sdi");
    Element signed = tree.createElementNS(XADES, "xades:SignedProperties");
    signed.setAttributeNS(null, "Id", "signed");
    Element ofSignature = tree.createElementNS(XADES, "xades:SignedSignatureProperties");
    Element time = tree.createElementNS(XADES, "xades:SigningTime");
    time.setTextContent(at.toString());
    ofSignature.appendChild(time);
    signed.appendChild(ofSignature);
    qualifying.appendChild(signed);
    return qualifying;
  }

  private SignedInfo signedInfo() throws GeneralSecurityException {
    DigestMethod sha256 = factory.newDigestMethod(DigestMethod.SHA256, null);
    Transform enveloped = factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null);
    Transform exclusive =
        factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null);
    Reference toDocument =
        factory.newReference("", sha256, List.of(enveloped, exclusive), null, null);
    Reference toProperties =
        factory.newReference(
            "#signed",
            sha256,
            List.of(exclusive),
            "http://uri.etsi.org/01903#SignedProperties",
            null);
    return factory.newSignedInfo(
        factory.newCanonicalizationMethod(
            CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
        factory.newSignatureMethod(SignatureMethod.RSA_SHA256, null),
        List.of(toDocument, toProperties));
  }

  private KeyInfo keyInfo() {
    KeyInfoFactory infos = factory.getKeyInfoFactory();
    return infos.newKeyInfo(List.of(infos.newX509Data(key.chain())));
  }
}
