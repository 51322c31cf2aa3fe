package ro.storno.simulator.xrechnung;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What an inbox looks at in an invoice in UBL or CII.
 *
 * @param number or null
 * @param buyerReference BT-10, or null
 */
record InvoiceFacts(@Nullable String number, @Nullable String buyerReference) {
  /** Returns the facts, or empty if the document is no invoice. */
  static Optional<InvoiceFacts> of(byte[] xml) {
    try {
      SAXParserFactory factory = SAXParserFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Reading reading = new Reading();
      factory.newSAXParser().parse(new ByteArrayInputStream(xml), reading);
      return reading.root.matches("Invoice|CreditNote|CrossIndustryInvoice")
          ? Optional.of(new InvoiceFacts(reading.number, reading.buyerReference))
          : Optional.empty();
    } catch (SAXException e) {
      return Optional.empty(); // XML that cannot be read is no invoice
    } catch (ParserConfigurationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Reading extends DefaultHandler {
    private final StringBuilder path = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private String root = "";
    private @Nullable String number;
    private @Nullable String buyerReference;

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) {
      if (path.isEmpty()) {
        root = name;
      }
      path.append('/').append(name);
      text.setLength(0);
    }

    @Override
    public void characters(char[] characters, int from, int length) {
      text.append(characters, from, length);
    }

    @Override
    public void endElement(String uri, String name, String qName) {
      String at = path.toString();
      if (at.equals("/" + root + "/ID") || at.endsWith("/ExchangedDocument/ID")) {
        number = text.toString().strip();
      } else if (at.endsWith("/BuyerReference")) {
        buyerReference = text.toString().strip();
      }
      path.setLength(path.length() - name.length() - 1);
      text.setLength(0);
    }
  }
}
