package ro.storno.authority.ksef;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.crypto.AlgorithmMethod;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.KeySelectorResult;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.XMLStructure;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.X509Data;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import ro.storno.application.anaf.SealCheck;

/**
 * A confirmation of receipt (UPO, schema v4-3) as far as it is used.
 *
 * @param ksefNumber that it is about, or null if it cannot be read
 * @param documentSha256 of the invoice, in hexadecimal, or null
 * @param seal whether it is as it was signed; nobody vouches here for who signed; not null
 */
record Upo(@Nullable String ksefNumber, @Nullable String documentSha256, SealCheck.Verdict seal) {
  private static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";
  private static final int SHA256_LENGTH = 32;

  static Upo read(byte[] xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null); // else the JDK prints what it throws
      Document document = builder.parse(new ByteArrayInputStream(xml));
      return new Upo(
          text(document, "NumerKSeFDokumentu").orElse(null),
          text(document, "SkrotDokumentu").flatMap(Upo::hex).orElse(null),
          seal(document));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's parser lacks a feature", e);
    } catch (SAXException | IOException e) {
      return new Upo(null, null, SealCheck.Verdict.TAMPERED);
    }
  }

  /** Only what stands there once can be meant. */
  private static Optional<String> text(Document document, String name) {
    NodeList found = document.getElementsByTagNameNS("*", name);
    return found.getLength() == 1
        ? Optional.of(found.item(0).getTextContent().strip())
        : Optional.empty();
  }

  private static Optional<String> hex(String base64) {
    try {
      byte[] hash = Base64.getDecoder().decode(base64);
      return hash.length == SHA256_LENGTH
          ? Optional.of(HexFormat.of().formatHex(hash))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static SealCheck.Verdict seal(Document document) {
    NodeList signatures = document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
    if (signatures.getLength() == 0) {
      return SealCheck.Verdict.UNSIGNED;
    }
    try {
      return intact(document, (Element) signatures.item(0))
          ? SealCheck.Verdict.UNTRUSTED
          : SealCheck.Verdict.TAMPERED;
    } catch (MarshalException | XMLSignatureException e) {
      return SealCheck.Verdict.TAMPERED;
    }
  }

  private static boolean intact(Document document, Element element)
      throws MarshalException, XMLSignatureException {
    XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    DOMValidateContext context = new DOMValidateContext(new Signer(), element);
    NodeList properties = document.getElementsByTagNameNS(XADES, "SignedProperties");
    for (int i = 0; i < properties.getLength(); i++) {
      context.setIdAttributeNS((Element) properties.item(i), null, "Id");
    }
    XMLSignature signature = factory.unmarshalXMLSignature(context);
    boolean whole =
        signature.getSignedInfo().getReferences().stream()
            .map(Reference::getURI)
            .anyMatch(""::equals);
    return whole
        && signature.getKeyInfo() != null
        && signer(signature.getKeyInfo().getContent()).isPresent()
        && signature.validate(context);
  }

  /** Takes the key out of the signature itself: intact is not the same as trusted. */
  private static final class Signer extends KeySelector {
    @Override
    public KeySelectorResult select(
        @Nullable KeyInfo info,
        @Nullable Purpose purpose,
        @Nullable AlgorithmMethod method,
        @Nullable XMLCryptoContext context) {
      PublicKey key =
          info == null
              ? null
              : signer(info.getContent()).map(X509Certificate::getPublicKey).orElse(null);
      return () -> key;
    }
  }

  private static Optional<X509Certificate> signer(List<XMLStructure> keyInfo) {
    return keyInfo.stream()
        .filter(X509Data.class::isInstance)
        .flatMap(data -> ((X509Data) data).getContent().stream())
        .filter(X509Certificate.class::isInstance)
        .map(X509Certificate.class::cast)
        .findFirst();
  }
}
