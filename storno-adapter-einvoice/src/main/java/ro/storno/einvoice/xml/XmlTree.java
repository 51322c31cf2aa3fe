package ro.storno.einvoice.xml;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import ro.storno.domain.einvoice.Finding;

/**
 * A document read into {@link XmlElement}s, as far as the parser came.
 *
 * @param root the root; null when not even that could be read
 * @param problem what stopped the parser; null when it reached the end
 */
public record XmlTree(@Nullable XmlElement root, @Nullable Finding problem) {

  /** Reads documents within limits, keeping its parsers for the next document; thread-safe. */
  public static final class Reader {
    private final XmlLimits limits;
    private final Queue<HardenedXml> idle = new ConcurrentLinkedQueue<>();

    /** A reader within limits. */
    public Reader(XmlLimits limits) {
      this.limits = limits;
    }

    /** Reads a document; never throws, whatever the bytes. */
    public XmlTree read(byte[] document) {
      if (document.length > limits.maxBytes()) {
        String message =
            "The document has %d bytes; the limit is %d."
                .formatted(document.length, limits.maxBytes());
        return new XmlTree(null, HardenedXml.refusal(HardenedXml.TOO_LARGE, message));
      }
      HardenedXml kept = idle.poll();
      HardenedXml parser = kept == null ? new HardenedXml() : kept;
      Builder builder = new Builder(limits);
      Optional<Finding> problem = parser.parse(document, builder);
      // one parser for each thread that reads at once; a parser that threw is not kept
      idle.offer(parser);
      return new XmlTree(builder.root, problem.orElse(null));
    }
  }

  private static final class Builder extends DefaultHandler {
    private final XmlLimits limits;
    private @Nullable XmlElement root;
    private @Nullable XmlElement current;
    private final StringBuilder text = new StringBuilder();
    private int depth;

    Builder(XmlLimits limits) {
      this.limits = limits;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes)
        throws SAXException {
      depth++;
      if (depth > limits.maxDepth()) {
        throw new XmlRefusal(
            HardenedXml.TOO_DEEP, "Elements nest deeper than " + limits.maxDepth() + " levels.");
      }
      if (attributes.getLength() > limits.maxAttributes()) {
        throw new XmlRefusal(
            HardenedXml.TOO_MANY_ATTRIBUTES,
            "Element " + localName + " has more than " + limits.maxAttributes() + " attributes.");
      }
      XmlElement element = new XmlElement(uri, localName, current);
      for (int i = 0; i < attributes.getLength(); i++) {
        element.addAttribute(attributes.getLocalName(i), attributes.getValue(i));
      }
      if (root == null) {
        root = element;
      }
      current = element;
      text.setLength(0);
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
      XmlElement element = current;
      depth--;
      if (element != null) {
        if (element.children().isEmpty() && !text.isEmpty()) {
          element.setText(text.toString());
        }
        current = element.parent().orElse(null);
      }
      text.setLength(0);
    }

    @Override
    public void characters(char[] chars, int start, int length) {
      text.append(chars, start, length);
    }
  }
}
