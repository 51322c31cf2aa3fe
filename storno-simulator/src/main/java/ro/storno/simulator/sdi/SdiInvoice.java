package ro.storno.simulator.sdi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * What SDI looks at in a file.
 *
 * @param format {@code FPR12} or {@code FPA12}; not null
 * @param recipient CodiceDestinatario; not null
 * @param pec PECDestinatario; empty if there is none; not null
 * @param seller country and code of the seller's VAT number; not null
 * @param buyer country and code of the buyer's VAT number, else the tax code; may be empty; not
 *     null
 * @param documents not null
 */
public record SdiInvoice(
    String format,
    String recipient,
    String pec,
    String seller,
    String buyer,
    List<Body> documents) {
  private static final BigDecimal TOLERANCE = new BigDecimal("0.01");
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  /** Takes a copy. */
  public SdiInvoice {
    documents = List.copyOf(documents);
  }

  /**
   * One document of the file.
   *
   * @param type TipoDocumento; not null
   * @param number not null
   * @param date as written; not null
   * @param linesRight whether each PrezzoTotale follows from price, quantity and discounts
   */
  public record Body(String type, String number, String date, boolean linesRight) {
    /** Returns what makes it the same document as another of the same seller. */
    String identity() {
      String year = date.length() < 4 ? date : date.substring(0, 4);
      return year + '/' + number + (type.equals("TD04") || type.equals("TD08") ? "/nota" : "");
    }
  }

  /** Reads a file; empty if it holds no FatturaElettronica. */
  static Optional<SdiInvoice> of(byte[] xml) {
    return SdiXml.parse(xml)
        .map(Document::getDocumentElement)
        .filter(root -> root.getLocalName().equals("FatturaElettronica"))
        .flatMap(SdiInvoice::of);
  }

  private static Optional<SdiInvoice> of(Element root) {
    Optional<Element> header = SdiXml.find(root, "FatturaElettronicaHeader");
    List<Body> bodies =
        SdiXml.children(root, "FatturaElettronicaBody").map(SdiInvoice::body).toList();
    if (header.isEmpty() || bodies.isEmpty()) {
      return Optional.empty();
    }
    Element head = header.get();
    return Optional.of(
        new SdiInvoice(
            SdiXml.text(head, "DatiTrasmissione", "FormatoTrasmissione"),
            SdiXml.text(head, "DatiTrasmissione", "CodiceDestinatario"),
            SdiXml.text(head, "DatiTrasmissione", "PECDestinatario"),
            party(head, "CedentePrestatore"),
            party(head, "CessionarioCommittente"),
            bodies));
  }

  private static String party(Element header, String role) {
    String vat =
        SdiXml.text(header, role, "DatiAnagrafici", "IdFiscaleIVA", "IdPaese")
            + SdiXml.text(header, role, "DatiAnagrafici", "IdFiscaleIVA", "IdCodice");
    return vat.isEmpty() ? SdiXml.text(header, role, "DatiAnagrafici", "CodiceFiscale") : vat;
  }

  private static Body body(Element body) {
    String[] general = {"DatiGenerali", "DatiGeneraliDocumento"};
    Element document = SdiXml.find(body, general).orElse(body);
    boolean right =
        SdiXml.children(body, "DatiBeniServizi")
            .flatMap(goods -> SdiXml.children(goods, "DettaglioLinee"))
            .allMatch(SdiInvoice::right);
    return new Body(
        SdiXml.text(document, "TipoDocumento"),
        SdiXml.text(document, "Numero"),
        SdiXml.text(document, "Data"),
        right);
  }

  private static boolean right(Element line) {
    try {
      BigDecimal price = new BigDecimal(SdiXml.text(line, "PrezzoUnitario"));
      for (Element change : SdiXml.children(line, "ScontoMaggiorazione").toList()) {
        price = changed(price, change);
      }
      String quantity = SdiXml.text(line, "Quantita");
      BigDecimal total = quantity.isEmpty() ? price : price.multiply(new BigDecimal(quantity));
      return total
              .subtract(new BigDecimal(SdiXml.text(line, "PrezzoTotale")))
              .abs()
              .compareTo(TOLERANCE)
          <= 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static BigDecimal changed(BigDecimal price, Element change) {
    String amount = SdiXml.text(change, "Importo");
    BigDecimal by =
        amount.isEmpty()
            ? price
                .multiply(new BigDecimal(SdiXml.text(change, "Percentuale")))
                .divide(HUNDRED, 8, RoundingMode.HALF_UP)
            : new BigDecimal(amount);
    return SdiXml.text(change, "Tipo").equals("SC") ? price.subtract(by) : price.add(by);
  }
}
