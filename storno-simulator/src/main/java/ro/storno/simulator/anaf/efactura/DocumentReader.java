package ro.storno.simulator.anaf.efactura;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads of an uploaded document what ANAF needs to route it, in one pass and without ever looking
 * outside the document: documents with a document type are refused.
 */
final class DocumentReader {
  private static final Pattern CODE = Pattern.compile("[1-9][0-9]{1,12}|0{13}");
  private static final int DEEPEST = 100;

  private static final String SUPPLIER = "AccountingSupplierParty/Party/";
  private static final String CUSTOMER = "AccountingCustomerParty/Party/";
  private static final String CII_PARTY =
      "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/";
  private static final List<String> UBL_CODES =
      List.of("PartyTaxScheme/CompanyID", "PartyLegalEntity/CompanyID", "PartyIdentification/ID");
  private static final List<String> CII_CODES =
      List.of("SpecifiedTaxRegistration/ID", "SpecifiedLegalOrganization/ID", "ID", "GlobalID");

  private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

  DocumentReader() {
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, name) -> {
          throw new XMLStreamException("Nothing outside the document is read");
        });
  }

  /** A document that is not what it should be; the message is ANAF's. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  /**
   * Reads a document.
   *
   * @throws Unreadable if it is malformed, or has not the root of its standard
   */
  DocumentFacts read(byte[] xml, Standard standard) throws Unreadable {
    Map<String, String> texts = new HashMap<>();
    Map<String, String> rootAttributes = new HashMap<>();
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
      try {
        walk(reader, standard, texts, rootAttributes);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw new Unreadable(saxError(e.getLocation(), firstLine(e.getMessage())));
    } catch (RuntimeException e) {
      // the JDK's reader throws these for some malformed declarations and characters
      throw new Unreadable(saxError(null, firstLine(e.getMessage())));
    }
    return standard == Standard.CII ? cii(texts) : ubl(texts, rootAttributes);
  }

  private static void walk(
      XMLStreamReader reader,
      Standard standard,
      Map<String, String> texts,
      Map<String, String> rootAttributes)
      throws XMLStreamException, Unreadable {
    Deque<String> path = new ArrayDeque<>();
    StringBuilder text = new StringBuilder();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD ->
            throw new Unreadable(saxError(reader.getLocation(), "DOCTYPE is disallowed"));
        case XMLStreamConstants.START_ELEMENT -> {
          if (path.isEmpty()) {
            checkRoot(reader, standard, rootAttributes);
          } else if (path.size() > DEEPEST) {
            throw new Unreadable(saxError(reader.getLocation(), "Elements are nested too deep"));
          }
          path.addLast(reader.getLocalName());
          text.setLength(0);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          keep(path, text.toString().strip(), texts);
          path.removeLast();
          text.setLength(0);
        }
        default -> {
          // comments and processing instructions say nothing here
        }
      }
    }
  }

  private static void checkRoot(
      XMLStreamReader reader, Standard standard, Map<String, String> attributes) throws Unreadable {
    if (!reader.getLocalName().equals(standard.root())
        || !standard.namespace().equals(reader.getNamespaceURI())) {
      throw new Unreadable(
          saxError(
              reader.getLocation(),
              "cvc-elt.1.a: Cannot find the declaration of element '"
                  + reader.getLocalName()
                  + "'."));
    }
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
  }

  /** Keeps the first text of each path below the root; lines are of no interest. */
  private static void keep(Deque<String> path, String text, Map<String, String> texts) {
    if (path.size() < 2 || path.size() > 7 || text.isEmpty()) {
      return;
    }
    StringBuilder key = new StringBuilder();
    Iterator<String> steps = path.iterator();
    steps.next();
    while (steps.hasNext()) {
      key.append(key.isEmpty() ? "" : "/").append(steps.next());
    }
    texts.putIfAbsent(key.toString(), text);
  }

  private static DocumentFacts ubl(Map<String, String> texts, Map<String, String> root) {
    return new DocumentFacts(
        texts.get("ID"),
        texts.get("IssueDate"),
        party(texts, SUPPLIER, UBL_CODES, "PostalAddress/Country/IdentificationCode"),
        party(texts, CUSTOMER, UBL_CODES, "PostalAddress/Country/IdentificationCode"),
        root.get("index_incarcare"),
        root.get("message"));
  }

  private static DocumentFacts cii(Map<String, String> texts) {
    return new DocumentFacts(
        texts.get("ExchangedDocument/ID"),
        texts.get("ExchangedDocument/IssueDateTime/DateTimeString"),
        party(texts, CII_PARTY + "SellerTradeParty/", CII_CODES, "PostalTradeAddress/CountryID"),
        party(texts, CII_PARTY + "BuyerTradeParty/", CII_CODES, "PostalTradeAddress/CountryID"),
        null,
        null);
  }

  private static DocumentFacts.Party party(
      Map<String, String> texts, String at, List<String> codes, String country) {
    List<String> written =
        codes.stream().map(at::concat).filter(texts::containsKey).map(texts::get).toList();
    // what looks like a Romanian code wins over a registration number such as J40/1/2020
    String code =
        written.stream()
            .map(DocumentReader::withoutPrefix)
            .filter(text -> CODE.matcher(text).matches())
            .findFirst()
            .or(() -> written.stream().findFirst())
            .orElse(null);
    return new DocumentFacts.Party(code, texts.get(at + country));
  }

  private static String withoutPrefix(String code) {
    String upper = code.toUpperCase(Locale.ROOT);
    return upper.startsWith("RO") ? code.substring(2).strip() : code;
  }

  private static String saxError(javax.xml.stream.@Nullable Location at, String message) {
    return "Fisierul transmis nu este valid. org.xml.sax.SAXParseException; lineNumber: "
        + (at == null ? 1 : at.getLineNumber())
        + "; columnNumber: "
        + (at == null ? 1 : at.getColumnNumber())
        + "; "
        + message
        + " ";
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "" : message.lines().reduce((a, b) -> b).orElse("");
  }
}
