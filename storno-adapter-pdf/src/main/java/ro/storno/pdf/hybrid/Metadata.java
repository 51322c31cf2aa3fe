package ro.storno.pdf.hybrid;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import ro.storno.application.einvoice.HybridProfile;
import ro.storno.pdf.Resources;

/** The XMP metadata of a PDF as a tree: which PDF/A it claims to be, and which invoice it holds. */
final class Metadata {
  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  private static final String PDFA = "http://www.aiim.org/pdfa/ns/id/";
  private static final String EXTENSION = "http://www.aiim.org/pdfa/ns/extension/";
  private static final String FACTUR_X = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";
  private static final String PART = "part";

  private final Document tree;

  private Metadata(Document tree) {
    this.tree = tree;
  }

  /**
   * Reads metadata.
   *
   * @throws IOException if they are no XMP
   */
  static Metadata read(byte[] xmp) throws IOException {
    try {
      return new Metadata(parser().parse(new ByteArrayInputStream(xmp)));
    } catch (SAXException e) {
      throw new IOException("The metadata are no XML: " + e.getMessage(), e);
    }
  }

  private static DocumentBuilder parser() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder parser = factory.newDocumentBuilder();
      parser.setErrorHandler(new DefaultHandler());
      return parser;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("Every Java platform parses XML", e);
    }
  }

  /** Which part of PDF/A the document claims to follow; empty when it claims none. */
  Optional<String> part() {
    return Optional.ofNullable(term(PART)).map(Node::getTextContent).map(String::strip);
  }

  /** A term of PDF/A, spelled as an element or as an attribute; null when it is not there. */
  private @Nullable Node term(String name) {
    NodeList elements = tree.getElementsByTagNameNS(PDFA, name);
    if (elements.getLength() > 0) {
      return elements.item(0);
    }
    NodeList descriptions = tree.getElementsByTagNameNS(RDF, "Description");
    for (int i = 0; i < descriptions.getLength(); i++) {
      Attr attribute = ((Element) descriptions.item(i)).getAttributeNodeNS(PDFA, name);
      if (attribute != null) {
        return attribute;
      }
    }
    return null;
  }

  /** Makes the document claim PDF/A-3, as strictly as before. */
  void becomePart3() {
    Node part = term(PART);
    if (part != null) {
      part.setTextContent("3");
    }
  }

  /** Says which invoice the document holds, and describes the terms that say so. */
  void describe(HybridProfile profile) throws IOException {
    Document said = said(profile).tree;
    NodeList roots = tree.getElementsByTagNameNS(RDF, "RDF");
    if (roots.getLength() == 0) {
      throw new IOException("The metadata have no rdf:RDF");
    }
    List<Element> descriptions = elements(said, RDF, "Description");
    Element terms = descriptions.get(0);
    Element schema = descriptions.get(1);
    roots.item(0).appendChild(tree.importNode(terms, true));
    // a second bag of schemas would break PDF/A (6.6.4), so the entry joins the one there is
    List<Element> bags = bagsOfSchemas(tree);
    if (bags.isEmpty()) {
      roots.item(0).appendChild(tree.importNode(schema, true));
    } else {
      Element entry = elements(bagsOfSchemas(said).get(0), RDF, "li").get(0);
      bags.get(0).appendChild(tree.importNode(entry, true));
    }
  }

  private static Metadata said(HybridProfile profile) throws IOException {
    return read(
        Resources.text("hybrid/factur-x.xmp")
            .replace("%FILE%", profile.fileName())
            .replace("%LEVEL%", profile.level())
            .replace("%VERSION%", profile.version())
            .replace("%NAMESPACE%", FACTUR_X)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static List<Element> bagsOfSchemas(Document document) {
    List<Element> bags = new ArrayList<>();
    NodeList schemas = document.getElementsByTagNameNS(EXTENSION, "schemas");
    for (int i = 0; i < schemas.getLength(); i++) {
      bags.addAll(elements(schemas.item(i), RDF, "Bag"));
    }
    return bags;
  }

  /** The elements of a name below a node, in document order. */
  private static List<Element> elements(Node node, String namespace, String name) {
    NodeList found =
        node instanceof Document document
            ? document.getElementsByTagNameNS(namespace, name)
            : ((Element) node).getElementsByTagNameNS(namespace, name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  /** Whether the document says that it holds an invoice. */
  boolean saysInvoice() {
    return tree.getElementsByTagNameNS(FACTUR_X, "DocumentFileName").getLength() > 0;
  }

  /** The metadata as they go into a PDF. */
  byte[] bytes() throws IOException {
    try {
      TransformerFactory factory = TransformerFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      Transformer writer = factory.newTransformer();
      writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      writer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      writer.transform(new DOMSource(tree), new StreamResult(out));
      return out.toByteArray();
    } catch (TransformerException e) {
      throw new IOException("The metadata cannot be written", e);
    }
  }
}
