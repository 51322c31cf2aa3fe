package ro.storno.einvoice.rules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * An element of a sheet; white space between elements is left out, as XSLT has it.
 *
 * @param uri its namespace
 * @param local its local name
 * @param attributes those in no namespace by name
 * @param content elements and, as strings, text
 */
record SheetElement(
    String uri, String local, Map<String, String> attributes, List<Object> content) {
  static final String XSL = "http://www.w3.org/1999/XSL/Transform";
  static final String SVRL = "http://purl.oclc.org/dsdl/svrl";

  /**
   * A sheet with the prefixes it declares.
   *
   * @param root the sheet
   * @param prefixes namespaces by prefix
   */
  record Sheet(SheetElement root, Map<String, String> prefixes) {}

  boolean isXsl(String name) {
    return local.equals(name) && uri.equals(XSL);
  }

  boolean isSvrl(String name) {
    return local.equals(name) && uri.equals(SVRL);
  }

  @Nullable String attribute(String name) {
    return attributes.get(name);
  }

  /** An attribute that has to be there. */
  String need(String name) {
    String value = attributes.get(name);
    if (value == null) {
      throw new RefusedSheetException(local + " without " + name);
    }
    return value;
  }

  /** The child elements. */
  List<SheetElement> elements() {
    List<SheetElement> elements = new ArrayList<>();
    for (Object part : content) {
      if (part instanceof SheetElement element) {
        elements.add(element);
      }
    }
    return elements;
  }

  /** The content where that is text alone; null where it is more. */
  @Nullable String plainText() {
    StringBuilder text = new StringBuilder();
    for (Object part : content) {
      if (part instanceof String string) {
        text.append(string);
      } else if (part instanceof SheetElement element && element.isXsl("text")) {
        text.append(element.plainText());
      } else {
        return null;
      }
    }
    return text.toString();
  }

  /** Everything in it that means something, in one line; for comparing with what is known. */
  String outline() {
    StringBuilder outline = new StringBuilder();
    append(outline);
    return outline.toString().replaceAll("\\s+", "");
  }

  private void append(StringBuilder outline) {
    outline.append('<').append(local);
    new java.util.TreeMap<>(attributes)
        .forEach((name, value) -> outline.append('@').append(name).append('=').append(value));
    outline.append('>');
    for (Object part : content) {
      if (part instanceof SheetElement element) {
        element.append(outline);
      } else {
        outline.append(part);
      }
    }
    outline.append("</>");
  }

  /**
   * Reads a sheet.
   *
   * @throws RefusedSheetException if it is no XML, or declares a prefix twice in different ways
   */
  static Sheet read(byte[] sheet) {
    Reader reader = new Reader();
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      XMLReader parser = factory.newSAXParser().getXMLReader();
      parser.setContentHandler(reader);
      parser.parse(new InputSource(new ByteArrayInputStream(sheet)));
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new RefusedSheetException("no XML: " + e.getMessage());
    }
    SheetElement root = reader.root;
    if (root == null) {
      throw new RefusedSheetException("an empty sheet");
    }
    return new Sheet(root, reader.prefixes);
  }

  private static final class Reader extends DefaultHandler {
    /** They would change what stands below them, and no sheet has them. */
    private static final Set<String> UNREAD = Set.of("xpath-default-namespace", "use-when");

    private final Deque<SheetElement> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> prefixes = new HashMap<>();
    private @Nullable SheetElement root;

    @Override
    public void startPrefixMapping(String prefix, String uri) {
      String other = prefixes.put(prefix, uri);
      if (other != null && !other.equals(uri)) {
        throw new RefusedSheetException("the prefix " + prefix + " has two meanings");
      }
    }

    @Override
    public void startElement(String uri, String local, String qName, Attributes attributes) {
      endText();
      Map<String, String> own = new HashMap<>();
      for (int i = 0; i < attributes.getLength(); i++) {
        if (UNREAD.contains(attributes.getLocalName(i))) {
          throw new RefusedSheetException("the attribute " + attributes.getQName(i));
        }
        own.put(attributes.getQName(i), attributes.getValue(i));
      }
      SheetElement element = new SheetElement(uri, local, own, new ArrayList<>());
      SheetElement parent = open.peek();
      if (parent == null) {
        root = element;
      } else {
        parent.content().add(element);
      }
      open.push(element);
    }

    @Override
    public void endElement(String uri, String local, String qName) {
      endText();
      open.pop();
    }

    private void endText() {
      SheetElement parent = open.peek();
      if (parent != null && (parent.isXsl("text") || !text.toString().isBlank())) {
        parent.content().add(text.toString());
      }
      text.setLength(0);
    }

    @Override
    public void characters(char[] chars, int start, int length) {
      text.append(chars, start, length);
    }
  }
}
