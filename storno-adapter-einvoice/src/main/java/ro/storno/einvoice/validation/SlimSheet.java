package ro.storno.einvoice.validation;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXSource;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Reads a Schematron sheet, as the ISO skeleton compiles it, without what no verdict depends on.
 *
 * <p>Left out: the protocol of patterns and rules that fired, with the walk through the whole
 * document that the skeleton makes for each pattern in a mode without templates; the text of the
 * test in each failed assertion; and visits to attributes, comments and processing instructions in
 * modes whose templates match elements only. What is asserted, and where, stays as it is. A sheet
 * in another style passes through unchanged.
 */
final class SlimSheet {
  private static final String XSL = "http://www.w3.org/1999/XSL/Transform";
  private static final String SVRL = "http://purl.oclc.org/dsdl/svrl";

  private SlimSheet() {}

  /** A source Saxon can compile. */
  static SAXSource of(byte[] sheet) throws SAXException {
    Survey survey = new Survey();
    XMLReader first = reader();
    first.setContentHandler(survey);
    try {
      first.parse(new InputSource(new ByteArrayInputStream(sheet)));
    } catch (java.io.IOException e) {
      throw new SAXException(e);
    }
    return new SAXSource(
        new Slimmer(reader(), survey), new InputSource(new ByteArrayInputStream(sheet)));
  }

  private static XMLReader reader() throws SAXException {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newSAXParser().getXMLReader();
    } catch (ParserConfigurationException e) {
      throw new SAXException(e);
    }
  }

  /** Learns which modes have templates for anything but elements. */
  private static final class Survey extends DefaultHandler {
    private final Map<String, Boolean> elementsOnly = new HashMap<>();
    private final Set<String> unnamedMode = new HashSet<>();

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
      if (!uri.equals(XSL) || !localName.equals("template")) {
        return;
      }
      String match = attributes.getValue("match");
      String mode = attributes.getValue("mode");
      if (match == null) {
        return;
      }
      if (mode == null) {
        unnamedMode.add(match.strip());
        return;
      }
      boolean fallback = "-2".equals(attributes.getValue("priority"));
      boolean stripsText = match.strip().equals("text()");
      if (!fallback && !stripsText) {
        elementsOnly.merge(mode, matchesElementsOnly(match), Boolean::logicalAnd);
      }
    }

    boolean onlyElements(String mode) {
      return elementsOnly.getOrDefault(mode, false);
    }

    /** Whether the mode without a name does nothing but walk, as the skeleton sets it up. */
    boolean unnamedModeIsIdle() {
      return unnamedMode.equals(Set.of("/", "text()"));
    }

    private static boolean matchesElementsOnly(String pattern) {
      String steps = withoutPredicates(pattern);
      return !steps.contains("@")
          && !steps.contains("node()")
          && !steps.contains("attribute")
          && !steps.contains("comment(")
          && !steps.contains("processing-instruction(");
    }

    private static String withoutPredicates(String pattern) {
      StringBuilder steps = new StringBuilder();
      int nesting = 0;
      for (int i = 0; i < pattern.length(); i++) {
        char c = pattern.charAt(i);
        if (c == '[') {
          nesting++;
        } else if (c == ']') {
          nesting--;
        } else if (nesting == 0) {
          steps.append(c);
        }
      }
      return steps.toString();
    }
  }

  private static final class Slimmer extends XMLFilterImpl {
    private final Survey survey;
    private int dropped;

    Slimmer(XMLReader parent, Survey survey) {
      super(parent);
      this.survey = survey;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes)
        throws SAXException {
      if (dropped > 0 || isProtocol(uri, localName)) {
        dropped++;
        return;
      }
      super.startElement(uri, localName, qName, slim(uri, localName, attributes));
    }

    private boolean isProtocol(String uri, String localName) {
      return uri.equals(SVRL)
          && switch (localName) {
            case "fired-rule", "ns-prefix-in-attribute-values" -> true;
            case "active-pattern" -> survey.unnamedModeIsIdle();
            default -> false;
          };
    }

    private Attributes slim(String uri, String localName, Attributes attributes) {
      if (uri.equals(SVRL) && localName.equals("failed-assert")) {
        return without(attributes, "test");
      }
      String mode = attributes.getValue("mode");
      if (uri.equals(XSL)
          && localName.equals("apply-templates")
          && mode != null
          && survey.onlyElements(mode)
          && visitsAllChildren(attributes.getValue("select"))) {
        AttributesImpl elements = new AttributesImpl(attributes);
        elements.setValue(elements.getIndex("select"), "*");
        return elements;
      }
      return attributes;
    }

    private static boolean visitsAllChildren(@Nullable String select) {
      return select != null
          && switch (select.replaceAll("\\s", "")) {
            case "@*|*", "@*|node()", "*|comment()|processing-instruction()" -> true;
            default -> false;
          };
    }

    private static Attributes without(Attributes attributes, String name) {
      int index = attributes.getIndex(name);
      if (index < 0) {
        return attributes;
      }
      AttributesImpl rest = new AttributesImpl(attributes);
      rest.removeAttribute(index);
      return rest;
    }

    @Override
    public void endElement(String uri, String localName, String qName) throws SAXException {
      if (dropped > 0) {
        dropped--;
        return;
      }
      super.endElement(uri, localName, qName);
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
      if (dropped == 0) {
        super.characters(text, start, length);
      }
    }
  }
}
