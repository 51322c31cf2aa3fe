package ro.storno.simulator.ksef;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What KSeF must know of an invoice.
 *
 * @param namespace of the form; not null
 * @param sellerNip or empty; not null
 * @param sellerName or empty; not null
 * @param buyerNip or null
 * @param buyerName or empty; not null
 * @param number {@code P_2}, or empty; not null
 * @param issued {@code P_1}, or null if it is no date
 * @param kind {@code RodzajFaktury}, or empty; not null
 * @param currency or empty; not null
 * @param gross {@code P_15}, or nought; not null
 * @param vat the sum of all {@code P_14}, in the invoice's currency; not null
 * @param selfBilled whether the buyer made it ({@code P_17})
 * @param attachment whether something is attached
 */
record FaFacts(
    String namespace,
    String sellerNip,
    String sellerName,
    @Nullable String buyerNip,
    String buyerName,
    String number,
    @Nullable LocalDate issued,
    String kind,
    String currency,
    BigDecimal gross,
    BigDecimal vat,
    boolean selfBilled,
    boolean attachment) {
  static final String FA3 = "http://crd.gov.pl/wzor/2025/06/25/13775/";

  /** Reads a document; empty if it is no XML, or XML with what KSeF does not take. */
  static Optional<FaFacts> read(byte[] xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null); // else the JDK prints what it throws
      Document document = builder.parse(new ByteArrayInputStream(xml));
      return holdsInstructions(document) ? Optional.empty() : Optional.of(of(document));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("The JDK's parser lacks a feature", e);
    } catch (SAXException | IOException e) {
      return Optional.empty();
    }
  }

  /** Processing instructions have not been allowed since API 2.4. */
  private static boolean holdsInstructions(Node node) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE || holdsInstructions(child)) {
        return true;
      }
    }
    return false;
  }

  private static FaFacts of(Document document) {
    Element root = document.getDocumentElement();
    Map<String, String> values = new HashMap<>();
    collect(root, "", values);
    return new FaFacts(
        Optional.ofNullable(root.getNamespaceURI()).orElse(""),
        values.getOrDefault("/Podmiot1/DaneIdentyfikacyjne/NIP", ""),
        values.getOrDefault("/Podmiot1/DaneIdentyfikacyjne/Nazwa", ""),
        values.get("/Podmiot2/DaneIdentyfikacyjne/NIP"),
        values.getOrDefault("/Podmiot2/DaneIdentyfikacyjne/Nazwa", ""),
        values.getOrDefault("/Fa/P_2", ""),
        date(values.getOrDefault("/Fa/P_1", "")),
        values.getOrDefault("/Fa/RodzajFaktury", ""),
        values.getOrDefault("/Fa/KodWaluty", ""),
        amount(values.getOrDefault("/Fa/P_15", "")),
        values.entrySet().stream()
            .filter(value -> value.getKey().matches("/Fa/P_14_\\d"))
            .map(value -> amount(value.getValue()))
            .reduce(BigDecimal.ZERO, BigDecimal::add),
        values.getOrDefault("/Fa/Adnotacje/P_17", "").equals("1"),
        values.containsKey("/Zalacznik"));
  }

  private static void collect(Element element, String path, Map<String, String> values) {
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        String name = path + "/" + inner.getLocalName();
        values.putIfAbsent(name, inner.getTextContent().strip());
        collect(inner, name, values);
      }
    }
  }

  private static @Nullable LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static BigDecimal amount(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return BigDecimal.ZERO;
    }
  }

  /** What makes an invoice the same as another: whose it is, its kind and its number. */
  String identity() {
    return sellerNip + " " + kind + " " + number;
  }
}
