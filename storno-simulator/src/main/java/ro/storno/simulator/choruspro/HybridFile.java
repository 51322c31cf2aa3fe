package ro.storno.simulator.choruspro;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The invoice inside a PDF. A file embedded in a PDF is a stream of its own, plain or deflated (ISO
 * 32000-2, 7.11.4), so that it is found by looking at every stream.
 *
 * @param number of the invoice, or null
 * @param seller its identifier: that of its legal organisation, else its own; or null
 * @param total amount due as it is written, or null
 */
record HybridFile(@Nullable String number, @Nullable String seller, @Nullable String total) {
  private static final int LARGEST_STREAM = 16 * 1024 * 1024;
  private static final String ROOT = "CrossIndustryInvoice";

  /** Returns whether a file calls itself a PDF. */
  static boolean pdf(byte[] file) {
    return file.length > 5 && new String(file, 0, 5, StandardCharsets.US_ASCII).equals("%PDF-");
  }

  /** Returns the invoice that is embedded, if there is one. */
  static Optional<HybridFile> of(byte[] file) {
    // one char for each byte, so that positions in the text are positions in the file
    String text = new String(file, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("stream");
    while (at >= 0) {
      int end = text.indexOf("endstream", at);
      if (end < 0) {
        break;
      }
      Optional<HybridFile> invoice = stream(file, start(text, at), end);
      if (invoice.isPresent()) {
        return invoice;
      }
      at = text.indexOf("stream", end + "endstream".length());
    }
    return Optional.empty();
  }

  private static int start(String text, int keyword) {
    int start = keyword + "stream".length();
    if (start < text.length() && text.charAt(start) == '\r') {
      start++;
    }
    return start < text.length() && text.charAt(start) == '\n' ? start + 1 : start;
  }

  private static Optional<HybridFile> stream(byte[] file, int from, int to) {
    if (to <= from) {
      return Optional.empty();
    }
    byte[] plain = java.util.Arrays.copyOfRange(file, from, to);
    return invoice(plain).or(() -> inflated(plain).flatMap(HybridFile::invoice));
  }

  private static Optional<byte[]> inflated(byte[] deflated) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(deflated);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[16 * 1024];
      int n = inflater.inflate(buffer);
      while (n > 0 && out.size() <= LARGEST_STREAM) {
        out.write(buffer, 0, n);
        n = inflater.inflate(buffer);
      }
      return out.size() > LARGEST_STREAM ? Optional.empty() : Optional.of(out.toByteArray());
    } catch (DataFormatException e) {
      return Optional.empty(); // most streams are no deflated files, and not what is looked for
    } finally {
      inflater.end();
    }
  }

  private static Optional<HybridFile> invoice(byte[] xml) {
    String head = new String(xml, 0, Math.min(xml.length, 2048), StandardCharsets.UTF_8);
    if (!head.contains(ROOT)) {
      return Optional.empty();
    }
    try {
      SAXParserFactory factory = SAXParserFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Facts facts = new Facts();
      factory.newSAXParser().parse(new ByteArrayInputStream(xml), facts);
      return Optional.of(
          new HybridFile(
              facts.number, facts.legalId != null ? facts.legalId : facts.id, facts.total));
    } catch (SAXException e) {
      return Optional.empty(); // XML that cannot be read is no invoice
    } catch (ParserConfigurationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Picks three facts out of a CII invoice by their paths. */
  private static final class Facts extends DefaultHandler {
    private final StringBuilder path = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private @Nullable String number;
    private @Nullable String legalId;
    private @Nullable String id;
    private @Nullable String total;

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) {
      path.append('/').append(name);
      text.setLength(0);
    }

    @Override
    public void characters(char[] characters, int from, int length) {
      text.append(characters, from, length);
    }

    @Override
    public void endElement(String uri, String name, String qName) {
      String value = text.toString().strip();
      String at = path.toString();
      if (at.endsWith("/ExchangedDocument/ID")) {
        number = value;
      } else if (at.endsWith("/SellerTradeParty/SpecifiedLegalOrganization/ID")) {
        legalId = value;
      } else if (at.endsWith("/SellerTradeParty/ID")) {
        id = value;
      } else if (at.endsWith("/DuePayableAmount")) {
        total = value;
      }
      path.setLength(path.length() - name.length() - 1);
      text.setLength(0);
    }
  }
}
