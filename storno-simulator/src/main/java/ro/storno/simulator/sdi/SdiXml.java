package ro.storno.simulator.sdi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the XML of clients, without DOCTYPE. */
final class SdiXml {
  private SdiXml() {}

  /** Returns the tree; empty if it is no XML. */
  static Optional<Document> parse(byte[] xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler()); // throws, where the default one also prints
      return Optional.of(builder.parse(new ByteArrayInputStream(xml)));
    } catch (SAXException | IOException e) {
      return Optional.empty();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("Every JDK has a parser", e);
    }
  }

  /** Returns the children with a local name. */
  static Stream<Element> children(Element parent, String name) {
    return IntStream.range(0, parent.getChildNodes().getLength())
        .mapToObj(parent.getChildNodes()::item)
        .filter(node -> node.getNodeType() == Node.ELEMENT_NODE && name.equals(node.getLocalName()))
        .map(Element.class::cast);
  }

  /** Returns the first descendant by a path of local names. */
  static Optional<Element> find(Element from, String... path) {
    Stream<Element> found = Stream.of(from);
    for (String step : path) {
      found = found.flatMap(element -> children(element, step));
    }
    return found.findFirst();
  }

  /** Returns the text of the first descendant by a path, empty if there is none. */
  static String text(Element from, String... path) {
    return find(from, path).map(element -> element.getTextContent().strip()).orElse("");
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
