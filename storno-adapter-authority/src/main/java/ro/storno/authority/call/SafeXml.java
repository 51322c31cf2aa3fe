package ro.storno.authority.call;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads XML that strangers wrote: a DOCTYPE is refused, there are no entities but the five, nothing
 * is fetched, and nothing is printed. (The JDK's StAX reader prints to standard error when a byte
 * is wrong, which is why this is SAX.)
 */
public final class SafeXml {
  private SafeXml() {}

  /** Receives the elements of a document, in its order. */
  public interface Receiver {
    /**
     * An element begins.
     *
     * @param namespace empty if it has none; not null
     * @param name without prefix; not null
     * @param attributes not null
     * @param depth 1 for the root
     * @return whether to go on reading
     */
    boolean element(String namespace, String name, Attributes attributes, int depth);

    /**
     * An element ends.
     *
     * @param name without prefix; not null
     * @param text what stands in it after its last inner element, at most {@link #LONGEST_TEXT}
     *     characters of it; not null
     */
    default void end(String name, String text) {
      // most receivers look at elements and attributes only
    }
  }

  /** As much of a text is handed to receivers. */
  public static final int LONGEST_TEXT = 1000;

  /**
   * Reads a document to its end, or until the receiver has enough.
   *
   * @param xml not null
   * @param receiver not null
   * @throws SAXException if it is no XML, or has a DOCTYPE
   */
  public static void read(byte[] xml, Receiver receiver) throws SAXException {
    Handler handler = new Handler(receiver);
    try {
      parser().parse(new ByteArrayInputStream(xml), handler);
    } catch (Enough e) {
      return; // the receiver has what it wanted
    } catch (IOException e) {
      throw new SAXException("its bytes are not in the encoding it names", e);
    }
  }

  /**
   * Reads a document to its end without keeping any of it.
   *
   * @param xml not null
   * @param mostElements it may have
   * @param deepest they may be nested
   * @throws SAXException if it is more, has a DOCTYPE, or is no XML
   */
  public static void survey(byte[] xml, int mostElements, int deepest) throws SAXException {
    int[] elements = {0};
    boolean[] tooMuch = {false};
    read(
        xml,
        (namespace, name, attributes, depth) -> {
          tooMuch[0] = ++elements[0] > mostElements || depth > deepest;
          return !tooMuch[0];
        });
    if (tooMuch[0]) {
      throw new SAXException("it has too many elements, or nests them too deeply");
    }
  }

  private static SAXParser parser() throws SAXException {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newSAXParser();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's parser lacks a feature", e);
    }
  }

  private static final class Handler extends DefaultHandler {
    private final Receiver receiver;
    private final StringBuilder text = new StringBuilder();
    private int depth;

    Handler(Receiver receiver) {
      this.receiver = receiver;
    }

    @Override
    public void startElement(
        @Nullable String uri, String localName, String qName, Attributes attributes)
        throws SAXException {
      depth++;
      text.setLength(0);
      if (!receiver.element(uri == null ? "" : uri, localName, attributes, depth)) {
        throw new Enough();
      }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
      text.append(characters, start, Math.min(length, LONGEST_TEXT - text.length()));
    }

    @Override
    public void endElement(@Nullable String uri, String localName, String qName) {
      depth--;
      receiver.end(localName, text.toString());
      text.setLength(0);
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }
  }

  /** Ends the reading; SAX knows no other way. */
  private static final class Enough extends SAXException {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }
}
