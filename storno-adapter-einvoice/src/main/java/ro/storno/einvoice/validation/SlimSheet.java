package ro.storno.einvoice.validation;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private final SAXSource source;
  private final AbsenceReader absences;

  private SlimSheet(SAXSource source, AbsenceReader absences) {
    this.source = source;
    this.absences = absences;
  }

  /** The source Saxon can compile. */
  SAXSource source() {
    return source;
  }

  /** What was taken out; complete once the source has been read to its end. */
  AbsenceRules absences() {
    return absences.rules();
  }

  /** Prepares a sheet. */
  static SlimSheet of(byte[] sheet) throws SAXException {
    Survey survey = new Survey();
    XMLReader first = reader();
    first.setContentHandler(survey);
    try {
      first.parse(new InputSource(new ByteArrayInputStream(sheet)));
    } catch (java.io.IOException e) {
      throw new SAXException(e);
    }
    AbsenceReader absences = new AbsenceReader();
    SAXSource source =
        new SAXSource(
            new Slimmer(reader(), survey, absences),
            new InputSource(new ByteArrayInputStream(sheet)));
    return new SlimSheet(source, absences);
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
    private static final Set<String> ROOTS =
        Set.of("Invoice", "CreditNote", "CrossIndustryInvoice");

    /** Any element whose name ends in something, possibly with a further condition. */
    private static final Pattern NAMES_ENDING_IN =
        Pattern.compile(
            "//(?:[\\w.-]+:)?\\*\\[ends-with\\(name\\(\\), ?'([^']+)'\\)((?: and .*)?)]");

    private final Map<String, Boolean> elementsOnly = new HashMap<>();
    private final Set<String> unnamedMode = new HashSet<>();
    private final Map<String, Integer> rootTemplates = new HashMap<>();

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
        if (mayMatchRoot(match)) {
          rootTemplates.merge(mode, 1, Integer::sum);
        }
      }
    }

    boolean onlyElements(String mode) {
      return elementsOnly.getOrDefault(mode, false);
    }

    /** Whether the mode without a name does nothing but walk, as the skeleton sets it up. */
    boolean unnamedModeIsIdle() {
      return unnamedMode.equals(Set.of("/", "text()"));
    }

    /**
     * The roots a template matches, when it matches nothing else and no other template of its mode
     * could be chosen for them; empty otherwise.
     */
    Set<String> soleRootsOf(@Nullable String match, @Nullable String mode) {
      if (match == null || mode == null || rootTemplates.getOrDefault(mode, 0) != 1) {
        return Set.of();
      }
      Set<String> roots = new HashSet<>();
      for (String alternative : match.split("\\|")) {
        String root = alternative.strip();
        if (!root.matches("/[A-Za-z_][\\w.-]*:\\w+")
            || !ROOTS.contains(root.substring(root.indexOf(':') + 1))) {
          return Set.of();
        }
        roots.add(root.substring(1));
      }
      return roots;
    }

    /** Whether a pattern could match the root element of an invoice; in doubt it could. */
    private static boolean mayMatchRoot(String match) {
      return alternatives(match).stream().anyMatch(Survey::alternativeMayMatchRoot);
    }

    private static boolean alternativeMayMatchRoot(String alternative) {
      Matcher ending = NAMES_ENDING_IN.matcher(alternative.replaceAll("\\s+", " ").strip());
      if (ending.matches() && !ending.group(2).contains(" or ")) {
        return ROOTS.stream().anyMatch(root -> root.endsWith(ending.group(1)));
      }
      String last = withoutPredicates(alternative).strip().replaceFirst("^.*/", "");
      return last.contains("*")
          || last.contains("(")
          || ROOTS.contains(last.substring(last.indexOf(':') + 1));
    }

    /** The alternatives of a pattern, split at the bars outside predicates. */
    private static List<String> alternatives(String pattern) {
      List<String> alternatives = new ArrayList<>();
      int nesting = 0;
      int start = 0;
      for (int i = 0; i < pattern.length(); i++) {
        char c = pattern.charAt(i);
        if (c == '[') {
          nesting++;
        } else if (c == ']') {
          nesting--;
        } else if (c == '|' && nesting == 0) {
          alternatives.add(pattern.substring(start, i));
          start = i + 1;
        }
      }
      alternatives.add(pattern.substring(start));
      return alternatives;
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
    private final AbsenceReader absences;
    private int dropped;

    Slimmer(XMLReader parent, Survey survey, AbsenceReader absences) {
      super(parent);
      this.survey = survey;
      this.absences = absences;
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
      absences.namespace(prefix, uri);
      super.startPrefixMapping(prefix, uri);
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes)
        throws SAXException {
      if (dropped > 0 || isProtocol(uri, localName)) {
        dropped++;
        return;
      }
      if (uri.equals(XSL) && localName.equals("template")) {
        enterTemplate(attributes);
      }
      Attributes slim = slim(uri, localName, attributes);
      if (absences.isCollecting() || absences.begins(uri, localName)) {
        absences.start(uri, localName, qName, slim);
        return;
      }
      super.startElement(uri, localName, qName, slim);
    }

    private void enterTemplate(Attributes attributes) {
      Set<String> roots =
          survey.soleRootsOf(attributes.getValue("match"), attributes.getValue("mode"));
      if (roots.isEmpty()) {
        absences.leaveTemplate();
      } else {
        absences.enterRootTemplate(roots);
      }
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
      if (absences.isCollecting()) {
        absences.end(uri, localName, qName, getContentHandler());
        return;
      }
      super.endElement(uri, localName, qName);
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
      if (dropped > 0) {
        return;
      }
      if (absences.isCollecting()) {
        absences.text(new String(text, start, length));
        return;
      }
      super.characters(text, start, length);
    }
  }
}
