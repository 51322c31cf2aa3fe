package ro.storno.simulator.ksef;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The signed document {@code AuthTokenRequest} with which a taxpayer authenticates: XAdES, the
 * signature inside the document.
 *
 * @param challenge not null
 * @param nip of the context; not null
 * @param signerNip in the signer's certificate, or null if it names none
 */
record SignedRequest(String challenge, String nip, @Nullable String signerNip) {
  private static final Set<String> NAMESPACES =
      Set.of("http://ksef.mf.gov.pl/auth/token/2.0", "http://ksef.mf.gov.pl/auth/token/2.1");
  private static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";
  private static final String SIGNED_PROPERTIES = "http://uri.etsi.org/01903#SignedProperties";

  /** Organization identifier ({@code VATPL-…}) or serial number ({@code TINPL-…}) in a name. */
  private static final Pattern IDENTIFIER = Pattern.compile("(?:VATPL|TINPL)-(\\d{10})");

  /** A document that is refused, with the code of KSeF. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final int code;

    Refused(int code, String message) {
      super(message);
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  static SignedRequest read(byte[] xml) throws Refused {
    Document document = document(xml);
    Element root = document.getDocumentElement();
    if (!NAMESPACES.contains(String.valueOf(root.getNamespaceURI()))
        || !root.getLocalName().equals("AuthTokenRequest")) {
      throw new Refused(21401, "Dokument nie jest zgodny ze schemą (xsd).");
    }
    String namespace = root.getNamespaceURI();
    String challenge = text(root, namespace, "Challenge");
    String nip = text(root, namespace, "Nip");
    X509Certificate certificate = verified(document, root);
    return new SignedRequest(challenge, nip, nipOf(certificate));
  }

  private static Document document(byte[] xml) throws Refused {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null); // else the JDK prints what it throws
      return builder.parse(new ByteArrayInputStream(xml));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("The JDK's parser lacks a feature", e);
    } catch (SAXException | IOException e) {
      throw new Refused(21001, "Nieczytelna treść.");
    }
  }

  private static String text(Element root, String namespace, String name) throws Refused {
    NodeList found = root.getElementsByTagNameNS(namespace, name);
    if (found.getLength() != 1) {
      throw new Refused(21401, "Dokument nie jest zgodny ze schemą (xsd).");
    }
    return found.item(0).getTextContent().strip();
  }

  private static X509Certificate verified(Document document, Element root) throws Refused {
    NodeList signatures = root.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
    if (signatures.getLength() == 0) {
      throw new Refused(9102, "Brak podpisu.");
    }
    if (signatures.getLength() > 1) {
      throw new Refused(9103, "Przekroczona liczba dozwolonych podpisów.");
    }
    X509Certificate certificate =
        certificate(document).orElseThrow(() -> new Refused(21115, "Nieprawidłowy certyfikat."));
    DOMValidateContext context =
        new DOMValidateContext(certificate.getPublicKey(), signatures.item(0));
    NodeList properties = document.getElementsByTagNameNS(XADES, "SignedProperties");
    for (int i = 0; i < properties.getLength(); i++) {
      context.setIdAttributeNS((Element) properties.item(i), null, "Id");
    }
    try {
      XMLSignature signature =
          XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
      if (!coversEverything(signature) || !signature.validate(context)) {
        throw new Refused(9105, "Nieprawidłowy podpis.");
      }
      return certificate;
    } catch (MarshalException | XMLSignatureException e) {
      throw new Refused(9105, "Nieprawidłowy podpis.");
    }
  }

  /** The document itself and the properties of the signature must both be signed. */
  private static boolean coversEverything(XMLSignature signature) {
    Set<String> covered = new HashSet<>();
    for (Reference reference : signature.getSignedInfo().getReferences()) {
      covered.add(
          SIGNED_PROPERTIES.equals(reference.getType())
              ? "properties"
              : String.valueOf(reference.getURI()));
    }
    return covered.equals(Set.of("properties", ""));
  }

  private static Optional<X509Certificate> certificate(Document document) {
    NodeList found = document.getElementsByTagNameNS(XMLSignature.XMLNS, "X509Certificate");
    if (found.getLength() == 0) {
      return Optional.empty();
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(found.item(0).getTextContent());
      return Optional.of(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der)));
    } catch (CertificateException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static @Nullable String nipOf(X509Certificate certificate) {
    // attribute types that Java has no name for would stand there as hexadecimal of their coding
    String name =
        certificate
            .getSubjectX500Principal()
            .getName(
                javax.security.auth.x500.X500Principal.RFC1779,
                java.util.Map.of("2.5.4.97", "ORGID", "2.5.4.5", "SERIALNUMBER"));
    Matcher identifier = IDENTIFIER.matcher(name);
    return identifier.find() ? identifier.group(1) : null;
  }
}
