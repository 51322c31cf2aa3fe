package ro.storno.authority.sdi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import ro.storno.authority.call.SafeXml;

/** Trees of what SDI writes, or of what somebody else gives for it. */
final class SdiXml {
  private static final int MOST_ELEMENTS = 5_000;
  private static final int DEEPEST = 64;

  private SdiXml() {}

  /** Returns the root; empty if it is no XML, has a DOCTYPE, or is larger than any message. */
  static Optional<Element> root(byte[] xml) {
    try {
      SafeXml.survey(xml, MOST_ELEMENTS, DEEPEST);
      Document document = builder().parse(new ByteArrayInputStream(xml));
      return Optional.of(document.getDocumentElement());
    } catch (SAXException | IOException e) {
      return Optional.empty();
    }
  }

  private static DocumentBuilder builder() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler()); // throws, where the default one also prints
      return builder;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's parser lacks a feature", e);
    }
  }

  /** Returns the first child with a local name, or any child if the name is {@code *}. */
  static Optional<Element> child(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element
          && (name.equals("*") || name.equals(element.getLocalName()))) {
        return Optional.of(element);
      }
    }
    return Optional.empty();
  }

  /** Returns the text of the first child with a local name; empty if there is none. */
  static String text(Element parent, String name) {
    return child(parent, name).map(element -> element.getTextContent().strip()).orElse("");
  }
}
