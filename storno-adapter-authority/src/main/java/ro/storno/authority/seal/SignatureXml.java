package ro.storno.authority.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import ro.storno.authority.call.SafeXml;

/** Parses a signature, which anybody may have written, into a tree. */
final class SignatureXml {
  private static final int LARGEST = 4 * 1024 * 1024;
  private static final int MOST_ELEMENTS = 5_000;
  private static final int DEEPEST = 64;

  private SignatureXml() {}

  /**
   * Returns the tree, in which every {@code Id} is one.
   *
   * @throws SealException if it is too large, has a DOCTYPE, gives an id twice, or is no XML
   */
  static Document parse(byte[] xml) throws SealException {
    if (xml.length > LARGEST) {
      throw new SealException("the signature is larger than 4 MB");
    }
    try {
      SafeXml.survey(xml, MOST_ELEMENTS, DEEPEST);
      Document document = builder().parse(new ByteArrayInputStream(xml));
      markIds(document);
      return document;
    } catch (SAXException | IOException e) {
      throw new SealException("the signature cannot be read as XML, or has a DOCTYPE", e);
    }
  }

  private static DocumentBuilder builder() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Throwing());
      return builder;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's parser lacks a feature", e);
    }
  }

  private static void markIds(Document document) throws SealException {
    Set<String> ids = new HashSet<>();
    NodeList elements = document.getElementsByTagNameNS("*", "*");
    for (int i = 0; i < elements.getLength(); i++) {
      Element element = (Element) elements.item(i);
      if (element.hasAttributeNS(null, "Id")) {
        if (!ids.add(element.getAttributeNS(null, "Id"))) {
          throw new SealException("the signature gives the same Id twice");
        }
        element.setIdAttributeNS(null, "Id", true);
      }
    }
  }

  /** Prints nothing, unlike the JDK's own. */
  private static final class Throwing implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
