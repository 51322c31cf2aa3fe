package ro.storno.authority.seal;

import java.io.ByteArrayOutputStream;
import java.security.Key;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.crypto.XMLStructure;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Makes seals for tests: good ones like the Ministry's, and any bad one. */
final class Sealing {
  static final String ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
  static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
  static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";

  private final XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
  private final Document tree = checked(() -> builders().newDocumentBuilder().newDocument());
  private final byte[] document;
  private final Key key;
  private final List<Reference> references = new ArrayList<>();
  private final List<XMLObject> objects = new ArrayList<>();
  private List<X509Certificate> certificates;
  private String method = ECDSA_SHA256;
  private @Nullable KeyInfo keyInfo;

  private Sealing(byte[] document, Key key, List<X509Certificate> certificates) {
    this.document = document;
    this.key = key;
    this.certificates = certificates;
  }

  static Sealing of(byte[] document, Holder holder) {
    Sealing sealing = new Sealing(document, holder.key(), List.of(holder.certificate()));
    return holder.key().getAlgorithm().equals("RSA") ? sealing.method(RSA_SHA256) : sealing;
  }

  static Sealing of(byte[] document, Key key) {
    return new Sealing(document, key, List.of());
  }

  /** As the Ministry does it: one reference, to the document as it is. */
  static byte[] seal(byte[] document, Holder holder) {
    return of(document, holder).over("5001.xml").seal();
  }

  Sealing method(String uri) {
    method = uri;
    return this;
  }

  Sealing with(X509Certificate... certificate) {
    certificates = List.of(certificate);
    return this;
  }

  Sealing withKeyOnly(java.security.PublicKey publicKey) {
    KeyInfoFactory keys = factory.getKeyInfoFactory();
    return with(checked(() -> keys.newKeyInfo(List.of(keys.newKeyValue(publicKey)))));
  }

  private Sealing with(KeyInfo info) {
    keyInfo = info;
    return this;
  }

  Sealing over(@Nullable String uri) {
    return over(uri, DigestMethod.SHA256);
  }

  Sealing over(@Nullable String uri, String digest, String... transforms) {
    List<Transform> list = new ArrayList<>();
    for (String transform : transforms) {
      list.add(checked(() -> factory.newTransform(transform, (TransformParameterSpec) null)));
    }
    return over(uri, digest, list);
  }

  Sealing over(@Nullable String uri, String digest, List<Transform> transforms) {
    references.add(
        checked(
            () ->
                factory.newReference(
                    uri, factory.newDigestMethod(digest, null), transforms, null, null)));
    return this;
  }

  /** An object of the signature; a reference has to be added for it to be signed. */
  Sealing object(String id, XMLStructure... content) {
    objects.add(factory.newXMLObject(List.of(content), id, null, null));
    return this;
  }

  Sealing manifest(String id, String uri) {
    return object(
        "object",
        checked(
            () ->
                factory.newManifest(
                    List.of(
                        factory.newReference(
                            uri, factory.newDigestMethod(DigestMethod.SHA256, null))),
                    id)));
  }

  Sealing signedAt(String time, boolean covered) {
    Element qualifying = tree.createElementNS(XADES, "xades:QualifyingProperties");
    Element signed = tree.createElementNS(XADES, "xades:SignedProperties");
    signed.setAttributeNS(null, "Id", "signed-properties");
    signed.setIdAttributeNS(null, "Id", true);
    Element at = tree.createElementNS(XADES, "xades:SigningTime");
    at.setTextContent(time);
    qualifying.appendChild(signed).appendChild(at);
    object("xades", new DOMStructure(qualifying));
    return covered ? over("#signed-properties") : this;
  }

  byte[] seal() {
    return checked(
        () -> {
          DOMSignContext context = new DOMSignContext(key, tree);
          context.setURIDereferencer(new GivenDocument(document, factory.getURIDereferencer()));
          context.setDefaultNamespacePrefix("ds");
          factory
              .newXMLSignature(
                  factory.newSignedInfo(
                      factory.newCanonicalizationMethod(
                          CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                      factory.newSignatureMethod(method, null),
                      references),
                  keyInfo(),
                  objects,
                  "signature",
                  null)
              .sign(context);
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          TransformerFactory.newDefaultInstance()
              .newTransformer()
              .transform(new DOMSource(tree), new StreamResult(bytes));
          return bytes.toByteArray();
        });
  }

  private @Nullable KeyInfo keyInfo() {
    if (keyInfo != null || certificates.isEmpty()) {
      return keyInfo;
    }
    KeyInfoFactory keys = factory.getKeyInfoFactory();
    return keys.newKeyInfo(List.of(keys.newX509Data(certificates)));
  }

  private static DocumentBuilderFactory builders() {
    DocumentBuilderFactory builders = DocumentBuilderFactory.newDefaultInstance();
    builders.setNamespaceAware(true);
    return builders;
  }

  private static <T> T checked(Attempt<T> attempt) {
    try {
      return attempt.run();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private interface Attempt<T> {
    T run() throws Exception;
  }
}
