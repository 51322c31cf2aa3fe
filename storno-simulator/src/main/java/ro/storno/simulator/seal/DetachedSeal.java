package ro.storno.simulator.seal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;

/**
 * Makes detached XML signatures over documents, as the Ministry of Finance does for what e-Factura
 * hands out: RSA with SHA-256 over the exact bytes, the certificates inside. The same document and
 * key give the same seal. Thread-safe.
 *
 * <p>No real seal is public; that the reference is the name of the file is an assumption.
 */
public final class DetachedSeal {
  private final XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
  private final SealingKey key;

  /** Seals with a key. */
  public DetachedSeal(SealingKey key) {
    this.key = key;
  }

  /**
   * Seals a document.
   *
   * @param document the exact bytes; not null
   * @param name of its file, which the seal refers to; not null
   * @return the signature, an XML document of its own
   */
  public byte[] seal(byte[] document, String name) {
    try {
      Document holder =
          DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().newDocument();
      DOMSignContext context = new DOMSignContext(key.pair().getPrivate(), holder);
      context.setURIDereferencer(
          (reference, inside) -> new OctetStreamData(new ByteArrayInputStream(document)));
      factory.newXMLSignature(signedInfo(name), keyInfo()).sign(context);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(new DOMSource(holder), new StreamResult(out));
      // the JDK ends the lines of base64 with carriage returns, which only blow up the file; they
      // stand outside of what is signed
      return out.toString(StandardCharsets.UTF_8)
          .replace("&#13;", "")
          .getBytes(StandardCharsets.UTF_8);
    } catch (GeneralSecurityException
        | ParserConfigurationException
        | MarshalException
        | XMLSignatureException
        | TransformerException e) {
      throw new IllegalStateException("The document cannot be sealed", e);
    }
  }

  private SignedInfo signedInfo(String name) throws GeneralSecurityException {
    Reference reference =
        factory.newReference(name, factory.newDigestMethod(DigestMethod.SHA256, null));
    return factory.newSignedInfo(
        factory.newCanonicalizationMethod(
            CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null),
        factory.newSignatureMethod(SignatureMethod.RSA_SHA256, null),
        List.of(reference));
  }

  private KeyInfo keyInfo() {
    KeyInfoFactory infos = factory.getKeyInfoFactory();
    return infos.newKeyInfo(List.of(infos.newX509Data(key.chain())));
  }
}
