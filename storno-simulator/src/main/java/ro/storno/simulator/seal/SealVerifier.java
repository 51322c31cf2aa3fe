package ro.storno.simulator.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.X509Data;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Tells whether a seal is the authority's own, over the document it comes with. Thread-safe. */
public final class SealVerifier {
  private final SealAuthority authority;

  /** A verifier of an authority. */
  public SealVerifier(SealAuthority authority) {
    this.authority = authority;
  }

  /**
   * Verifies a seal.
   *
   * @return empty if the seal is no XML
   */
  public Optional<Boolean> verify(byte[] document, byte[] seal) {
    Document xml;
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler()); // throws, where the default one also prints
      xml = builder.parse(new ByteArrayInputStream(seal));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      return Optional.empty();
    }
    try {
      return Optional.of(genuine(document, xml));
    } catch (MarshalException
        | XMLSignatureException
        | GeneralSecurityException
        | RuntimeException e) {
      return Optional.of(false); // whatever else it is, it is no seal of the authority's
    }
  }

  private boolean genuine(byte[] document, Document xml)
      throws MarshalException, XMLSignatureException, GeneralSecurityException {
    X509Certificate own = authority.key(SealAuthority.Signer.AUTHORITY).certificate();
    DOMValidateContext context =
        new DOMValidateContext(own.getPublicKey(), xml.getDocumentElement());
    context.setProperty("org.jcp.xml.dsig.secureValidation", true);
    context.setURIDereferencer(
        (reference, inside) -> new OctetStreamData(new ByteArrayInputStream(document)));
    XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
    boolean certified =
        signature.getKeyInfo().getContent().stream()
            .filter(X509Data.class::isInstance)
            .anyMatch(data -> ((X509Data) data).getContent().contains(own));
    return certified && signature.validate(context);
  }
}
