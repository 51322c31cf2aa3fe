package ro.storno.einvoice.validation;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import ro.storno.einvoice.xml.HardenedXml;
import ro.storno.einvoice.xml.XmlLimits;
import ro.storno.einvoice.xml.XmlRefusal;

/**
 * The first station behind the parser: keeps the limits, tells the kind of document by its root,
 * notes what chooses the rules (BT-24, BT-2), and drops the white space between elements, which
 * neither schema nor rules look at.
 */
final class DocumentGate extends DefaultHandler {
  private static final int LONGEST_CAPTURE = 500;
  private static final char TOO_LONG = '\u2026';

  private final XmlLimits limits;
  private Function<DocumentKind, ContentHandler> stations = kind -> new DefaultHandler();
  private ContentHandler next = new DefaultHandler();
  private @Nullable DocumentKind kind;
  private @Nullable String rootName;
  private final StringBuilder customization = new StringBuilder();
  private final StringBuilder issueDate = new StringBuilder();
  private @Nullable StringBuilder capture;
  private String[] path = new String[16];
  private int[] ordinals = new int[16];
  private int depth;
  private int elements;
  private boolean afterEnd;
  private boolean textSeen;
  private char[] blank = new char[64];
  private int blanks;

  DocumentGate(XmlLimits limits) {
    this.limits = limits;
  }

  /** Says who receives the document once its kind is known. */
  void onRoot(Function<DocumentKind, ContentHandler> newStations) {
    stations = newStations;
  }

  /** Which document it is; null while the root has not been seen or is unknown. */
  @Nullable DocumentKind kind() {
    return kind;
  }

  /** The root element in Clark notation, for a message; null when there was none. */
  @Nullable String rootName() {
    return rootName;
  }

  /**
   * BT-24 as written, white space and all, since sheets compare it so; empty when absent. One that
   * is too long to be any ends in an ellipsis.
   */
  String customization() {
    return customization.toString();
  }

  /** BT-2 as written; empty when absent. */
  String issueDate() {
    return issueDate.toString().strip();
  }

  /** Position in document order of the element open right now, counted from 1. */
  int currentElement() {
    return depth == 0 ? 0 : ordinals[depth - 1];
  }

  @Override
  public void startPrefixMapping(String prefix, String uri) throws SAXException {
    next.startPrefixMapping(prefix, uri);
  }

  @Override
  public void endPrefixMapping(String prefix) throws SAXException {
    next.endPrefixMapping(prefix);
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes)
      throws SAXException {
    if (depth == 0) {
      openRoot(uri, localName);
    }
    push(localName, attributes.getLength());
    blanks = 0;
    textSeen = false;
    afterEnd = false;
    capture = captureFor(localName);
    next.startElement(uri, localName, qName, attributes);
  }

  private void openRoot(String uri, String localName) throws SAXException {
    rootName = uri.isEmpty() ? localName : "{" + uri + "}" + localName;
    kind = DocumentKind.ofRoot(uri, localName).orElse(null);
    if (kind != null) {
      next = stations.apply(kind);
      next.startDocument();
    }
  }

  private void push(String localName, int attributeCount) throws SAXException {
    if (depth >= limits.maxDepth()) {
      throw new XmlRefusal(
          HardenedXml.TOO_DEEP, "Elements nest deeper than " + limits.maxDepth() + " levels.");
    }
    if (attributeCount > limits.maxAttributes()) {
      throw new XmlRefusal(
          HardenedXml.TOO_MANY_ATTRIBUTES,
          "Element " + localName + " has more than " + limits.maxAttributes() + " attributes.");
    }
    if (depth == path.length) {
      path = Arrays.copyOf(path, depth * 2);
      ordinals = Arrays.copyOf(ordinals, depth * 2);
    }
    path[depth] = localName;
    ordinals[depth] = ++elements;
    depth++;
  }

  private @Nullable StringBuilder captureFor(String name) {
    if (kind == null) {
      return null;
    }
    return switch (kind) {
      case UBL_INVOICE, UBL_CREDIT_NOTE -> captureUbl(name);
      case CII -> captureCii(name);
      case FATTURAPA -> captureFatturaPa(name);
      case FA2, FA3 -> captureFa(name);
    };
  }

  private @Nullable StringBuilder captureUbl(String name) {
    if (depth != 2) {
      return null;
    }
    return switch (name) {
      case "CustomizationID" -> customization.isEmpty() ? customization : null;
      case "IssueDate" -> issueDate.isEmpty() ? issueDate : null;
      default -> null;
    };
  }

  /** FatturaPA names no specification; its first body has the date. */
  private @Nullable StringBuilder captureFatturaPa(String name) {
    boolean date = depth == 5 && name.equals("Data") && path[3].equals("DatiGeneraliDocumento");
    return date && issueDate.isEmpty() ? issueDate : null;
  }

  /** KSeF names no specification either; the namespace is the version. */
  private @Nullable StringBuilder captureFa(String name) {
    boolean date = depth == 3 && name.equals("P_1") && path[1].equals("Fa");
    return date && issueDate.isEmpty() ? issueDate : null;
  }

  private @Nullable StringBuilder captureCii(String name) {
    if (depth != 4) {
      return null;
    }
    if (name.equals("ID")
        && path[2].equals("GuidelineSpecifiedDocumentContextParameter")
        && customization.isEmpty()) {
      return customization;
    }
    if (name.equals("DateTimeString")
        && path[1].equals("ExchangedDocument")
        && path[2].equals("IssueDateTime")
        && issueDate.isEmpty()) {
      return issueDate;
    }
    return null;
  }

  @Override
  public void endElement(String uri, String localName, String qName) throws SAXException {
    if (blanks > 0 && !afterEnd) {
      next.characters(blank, 0, blanks);
    }
    next.endElement(uri, localName, qName);
    blanks = 0;
    textSeen = false;
    afterEnd = true;
    capture = null;
    depth--;
  }

  @Override
  public void characters(char[] text, int start, int length) throws SAXException {
    if (!textSeen && isBlank(text, start, length)) {
      keepBlank(text, start, length);
      return;
    }
    if (blanks > 0) {
      capture(blank, 0, blanks);
      next.characters(blank, 0, blanks);
      blanks = 0;
    }
    textSeen = true;
    capture(text, start, length);
    next.characters(text, start, length);
  }

  /** What is too long must not look like something shorter. */
  private void capture(char[] text, int start, int length) {
    if (capture != null) {
      if (capture.length() + length <= LONGEST_CAPTURE) {
        capture.append(text, start, length);
      } else {
        capture.append(TOO_LONG);
      }
    }
  }

  private void keepBlank(char[] text, int start, int length) {
    if (blanks + length > blank.length) {
      blank = Arrays.copyOf(blank, (blanks + length) * 2);
    }
    System.arraycopy(text, start, blank, blanks, length);
    blanks += length;
  }

  private static boolean isBlank(char[] text, int start, int length) {
    for (int i = start; i < start + length; i++) {
      if (text[i] > ' ') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void endDocument() throws SAXException {
    next.endDocument();
  }
}
