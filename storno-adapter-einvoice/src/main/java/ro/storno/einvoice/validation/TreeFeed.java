package ro.storno.einvoice.validation;

import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.Attributes2;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Passes what the schema validator lets through on to the tree, until the first schema error: a
 * document the schema refuses is not judged by the rules, which are written for valid documents.
 */
final class TreeFeed implements ContentHandler, ErrorHandler {
  /** More schema errors than this tell nobody anything. */
  private static final int MAX_ERRORS = 50;

  private final List<SchemaError> errors = new ArrayList<>();
  private final DocumentGate gate;
  private final ContentHandler tree;
  private final ExtensionFilter extensions;

  /** What the schema says, and the element (counted in document order from 1) it says it about. */
  record SchemaError(String message, int element) {}

  TreeFeed(DocumentGate gate, ContentHandler tree, ExtensionFilter extensions) {
    this.gate = gate;
    this.tree = tree;
    this.extensions = extensions;
  }

  List<SchemaError> errors() {
    return List.copyOf(errors);
  }

  private boolean open() {
    return errors.isEmpty();
  }

  private void add(SAXParseException e) {
    int element = gate.currentElement();
    boolean repeated = !errors.isEmpty() && errors.get(errors.size() - 1).element() == element;
    if (errors.size() < MAX_ERRORS && !repeated) {
      errors.add(new SchemaError(String.valueOf(e.getMessage()), element));
    }
  }

  @Override
  public void warning(SAXParseException e) {
    // the validator warns about schemas, not about documents
  }

  @Override
  public void error(SAXParseException e) {
    add(e);
  }

  @Override
  public void fatalError(SAXParseException e) {
    add(e);
  }

  @Override
  public void startDocument() throws SAXException {
    tree.startDocument();
  }

  @Override
  public void endDocument() throws SAXException {
    if (open()) {
      tree.endDocument();
    }
  }

  @Override
  public void startPrefixMapping(String prefix, String uri) throws SAXException {
    if (open() && !extensions.isSkipping()) {
      tree.startPrefixMapping(prefix, uri);
    }
  }

  @Override
  public void endPrefixMapping(String prefix) throws SAXException {
    if (open() && !extensions.isSkipping()) {
      tree.endPrefixMapping(prefix);
    }
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes)
      throws SAXException {
    if (open() && extensions.enter(uri, localName)) {
      tree.startElement(uri, localName, qName, asWritten(attributes));
    }
  }

  /**
   * The attributes without those the schema supplies by default (CII has many): rules judge what
   * the document says.
   */
  private static Attributes asWritten(Attributes attributes) {
    if (!(attributes instanceof Attributes2 told)) {
      return attributes;
    }
    AttributesImpl written = null;
    for (int i = attributes.getLength() - 1; i >= 0; i--) {
      if (!told.isSpecified(i)) {
        written = written == null ? new AttributesImpl(attributes) : written;
        written.removeAttribute(i);
      }
    }
    return written == null ? attributes : written;
  }

  @Override
  public void endElement(String uri, String localName, String qName) throws SAXException {
    if (open() && extensions.leave()) {
      tree.endElement(uri, localName, qName);
    }
  }

  @Override
  public void characters(char[] text, int start, int length) throws SAXException {
    if (open() && !extensions.isSkipping()) {
      tree.characters(text, start, length);
    }
  }

  @Override
  public void ignorableWhitespace(char[] text, int start, int length) throws SAXException {
    // the gate has dropped what lies between elements; what is left is content
    characters(text, start, length);
  }

  @Override
  public void processingInstruction(String target, String data) {
    // no rule looks at processing instructions
  }

  @Override
  public void skippedEntity(String name) {
    // without a DTD there is nothing to skip
  }

  @Override
  public void setDocumentLocator(Locator locator) {
    // places are counted in elements, not in lines
  }
}
