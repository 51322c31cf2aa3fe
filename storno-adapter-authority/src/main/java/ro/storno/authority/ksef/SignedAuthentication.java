package ro.storno.authority.ksef;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
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
 * Writes the document {@code AuthTokenRequest} and signs it inside (XAdES-BES, ETSI TS 101 903
 * v1.3.2) with the company's certificate.
 */
final class SignedAuthentication {
  private static final String REQUEST = "http://ksef.mf.gov.pl/auth/token/2.0";
  private static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";
  private static final String SIGNED_PROPERTIES = "http://uri.etsi.org/01903#SignedProperties";
  private static final String ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
  private static final String SIGNATURE_ID = "Signature";
  private static final String PROPERTIES_ID = "SignedProperties";

  private final XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
  private final KsefCredentials.Key key;

  SignedAuthentication(KsefCredentials.Key key) {
    this.key = key;
  }

  /** Returns the signed document for a challenge; both texts are digits, letters and hyphens. */
  byte[] sign(String challenge, String nip, Instant now) {
    try {
      Document document = document(challenge, nip);
      DOMSignContext context = new DOMSignContext(key.key(), document.getDocumentElement());
      context.setDefaultNamespacePrefix("ds");
      Element properties = properties(document, now);
      context.setIdAttributeNS((Element) properties.getFirstChild(), null, "Id");
      KeyInfoFactory infos = factory.getKeyInfoFactory();
      factory
          .newXMLSignature(
              factory.newSignedInfo(
                  factory.newCanonicalizationMethod(
                      CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                  factory.newSignatureMethod(
                      key.key() instanceof ECPrivateKey ? ECDSA_SHA256 : SignatureMethod.RSA_SHA256,
                      null),
                  List.of(ofDocument(), ofProperties())),
              infos.newKeyInfo(List.of(infos.newX509Data(List.of(key.certificate())))),
              List.of(
                  factory.newXMLObject(List.of(new DOMStructure(properties)), null, null, null)),
              SIGNATURE_ID,
              null)
          .sign(context);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(out));
      return out.toByteArray();
    } catch (GeneralSecurityException
        | ParserConfigurationException
        | SAXException
        | IOException
        | MarshalException
        | XMLSignatureException
        | TransformerException e) {
      throw new IllegalStateException("The authentication cannot be signed", e);
    }
  }

  private static Document document(String challenge, String nip)
      throws ParserConfigurationException, SAXException, IOException {
    if (!challenge.matches("[0-9A-Z-]{1,64}") || !nip.matches("\\d{10}")) {
      throw new SAXException("challenge or NIP holds what it cannot");
    }
    String xml =
        "<AuthTokenRequest xmlns=\""
            + REQUEST
            + "\"><Challenge>"
            + challenge
            + "</Challenge><ContextIdentifier><Nip>"
            + nip
            + "</Nip></ContextIdentifier>"
            + "<SubjectIdentifierType>certificateSubject</SubjectIdentifierType>"
            + "</AuthTokenRequest>";
    return DocumentBuilderFactory.newDefaultNSInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private Reference ofDocument() throws GeneralSecurityException {
    return factory.newReference(
        "",
        factory.newDigestMethod(DigestMethod.SHA256, null),
        List.of(
            factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
            factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
        null,
        null);
  }

  private Reference ofProperties() throws GeneralSecurityException {
    return factory.newReference(
        "#" + PROPERTIES_ID,
        factory.newDigestMethod(DigestMethod.SHA256, null),
        List.of(
            factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
        SIGNED_PROPERTIES,
        null);
  }

  private Element properties(Document document, Instant now) throws GeneralSecurityException {
    X509Certificate certificate = key.certificate();
    Element qualifying = document.createElementNS(XADES, "xades:QualifyingProperties");
    qualifying.setAttribute("Target", "#" + SIGNATURE_ID);
    Element signed = child(qualifying, "SignedProperties");
    signed.setAttribute("Id", PROPERTIES_ID);
    Element properties = child(signed, "SignedSignatureProperties");
    child(properties, "SigningTime").setTextContent(now.truncatedTo(ChronoUnit.SECONDS).toString());
    Element cert = child(child(properties, "SigningCertificate"), "Cert");
    Element digest = child(cert, "CertDigest");
    Element method = document.createElementNS(XMLSignature.XMLNS, "ds:DigestMethod");
    method.setAttribute("Algorithm", DigestMethod.SHA256);
    digest.appendChild(method);
    Element value = document.createElementNS(XMLSignature.XMLNS, "ds:DigestValue");
    value.setTextContent(KsefEncryption.hash(certificate.getEncoded()));
    digest.appendChild(value);
    Element serial = child(cert, "IssuerSerial");
    Element issuer = document.createElementNS(XMLSignature.XMLNS, "ds:X509IssuerName");
    issuer.setTextContent(certificate.getIssuerX500Principal().getName());
    serial.appendChild(issuer);
    Element number = document.createElementNS(XMLSignature.XMLNS, "ds:X509SerialNumber");
    number.setTextContent(certificate.getSerialNumber().toString());
    serial.appendChild(number);
    return qualifying;
  }

  private static Element child(Element parent, String name) {
    Element child = parent.getOwnerDocument().createElementNS(XADES, "xades:" + name);
    parent.appendChild(child);
    return child;
  }
}
