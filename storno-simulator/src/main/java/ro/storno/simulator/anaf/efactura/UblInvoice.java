package ro.storno.simulator.anaf.efactura;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.anaf.taxpayer.Taxpayer;

/**
 * A UBL invoice or credit note as a supplier's software would write it, by EN 16931 and CIUS-RO.
 *
 * @param number BT-1; not null
 * @param corrects number of the invoice that a credit note corrects; null for an invoice
 * @param issued BT-2; not null
 * @param currency BT-5: RON or EUR; not null
 * @param seller registered for VAT; not null
 * @param buyer not null
 * @param lines at least one; not null
 */
record UblInvoice(
    String number,
    @Nullable String corrects,
    LocalDate issued,
    String currency,
    Taxpayer seller,
    Taxpayer buyer,
    List<UblInvoice.Line> lines) {
  private static final String CUSTOMIZATION =
      "urn:cen.eu:en16931:2017#compliant#urn:efactura.mfinante.ro:CIUS-RO:1.0.1";
  private static final BigDecimal LEI_PER_EURO = new BigDecimal("5.09");
  private static final String UBL = "urn:oasis:names:specification:ubl:schema:xsd:";
  private static final String CBC = UBL + "CommonBasicComponents-2";
  private static final String CAC = UBL + "CommonAggregateComponents-2";

  /** How a line is taxed; rates since 2025-08-01 (Legea 141/2025). */
  enum Vat {
    STANDARD("S", "21.00"),
    REDUCED("S", "11.00"),
    EXEMPT("E", "0.00");

    private final String category;
    private final String percent;

    Vat(String category, String percent) {
      this.category = category;
      this.percent = percent;
    }

    BigDecimal of(BigDecimal net) {
      return net.multiply(new BigDecimal(percent))
          .movePointLeft(2)
          .setScale(2, RoundingMode.HALF_UP);
    }
  }

  /**
   * A line.
   *
   * @param name BT-153; not null
   * @param unit BT-130; not null
   * @param quantity BT-129; not null
   * @param price BT-146; not null
   * @param discountPercent of the line, nought for none
   * @param vat not null
   */
  record Line(
      String name,
      String unit,
      BigDecimal quantity,
      BigDecimal price,
      int discountPercent,
      Vat vat) {
    BigDecimal gross() {
      return quantity.multiply(price).setScale(2, RoundingMode.HALF_UP);
    }

    BigDecimal discount() {
      return gross()
          .multiply(BigDecimal.valueOf(discountPercent, 2))
          .setScale(2, RoundingMode.HALF_UP);
    }

    BigDecimal net() {
      return gross().subtract(discount());
    }
  }

  private boolean creditNote() {
    return corrects != null;
  }

  byte[] xml() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(8 * 1024);
    try {
      XMLStreamWriter writer =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      String root = creditNote() ? "CreditNote" : "Invoice";
      writer.writeStartDocument("UTF-8", "1.0");
      writer.writeStartElement(root);
      writer.writeDefaultNamespace(UBL + root + "-2");
      writer.writeNamespace("cac", CAC);
      writer.writeNamespace("cbc", CBC);
      Xml xml = new Xml(writer);
      header(xml);
      party(xml, "AccountingSupplierParty", seller);
      party(xml, "AccountingCustomerParty", buyer);
      payment(xml);
      taxes(xml);
      totals(xml);
      for (int i = 0; i < lines.size(); i++) {
        line(xml, i + 1, lines.get(i));
      }
      writer.writeEndElement();
      writer.writeEndDocument();
      writer.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Memory can be written to", e);
    }
    return out.toByteArray();
  }

  private void header(Xml xml) throws XMLStreamException {
    xml.text("CustomizationID", CUSTOMIZATION);
    xml.text("ID", number);
    xml.text("IssueDate", issued.toString());
    if (!creditNote()) {
      xml.text("DueDate", issued.plusDays(30).toString());
    }
    xml.text(creditNote() ? "CreditNoteTypeCode" : "InvoiceTypeCode", creditNote() ? "381" : "380");
    xml.text("DocumentCurrencyCode", currency);
    if (foreign()) {
      xml.text("TaxCurrencyCode", "RON"); // BR-RO-030
    }
    if (corrects != null) {
      xml.open("BillingReference", "InvoiceDocumentReference");
      xml.text("ID", corrects);
      xml.close(2);
    }
  }

  private boolean foreign() {
    return !currency.equals("RON");
  }

  private void party(Xml xml, String role, Taxpayer taxpayer) throws XMLStreamException {
    xml.open(role, "Party", "PartyName");
    xml.text("Name", taxpayer.name());
    xml.close(1);
    xml.open("PostalAddress");
    xml.text("StreetName", taxpayer.address().street() + " nr. " + taxpayer.address().number());
    xml.text("CityName", taxpayer.address().invoiceTown());
    xml.text("PostalZone", taxpayer.address().postalCode());
    xml.text("CountrySubentity", taxpayer.address().subdivision());
    xml.open("Country");
    xml.text("IdentificationCode", "RO");
    xml.close(2);
    boolean vat = taxpayer.vatPayerOn(issued);
    if (vat) {
      xml.open("PartyTaxScheme");
      xml.text("CompanyID", "RO" + taxpayer.cif());
      scheme(xml);
      xml.close(1);
    }
    xml.open("PartyLegalEntity");
    xml.text("RegistrationName", taxpayer.name());
    xml.text("CompanyID", vat ? taxpayer.registrationNumber() : taxpayer.cif());
    xml.close(1);
    xml.open("Contact");
    xml.text("Telephone", taxpayer.phone());
    xml.close(3);
  }

  private static void scheme(Xml xml) throws XMLStreamException {
    xml.open("TaxScheme");
    xml.text("ID", "VAT");
    xml.close(1);
  }

  private void payment(Xml xml) throws XMLStreamException {
    xml.open("PaymentMeans");
    xml.text("PaymentMeansCode", "30");
    xml.open("PayeeFinancialAccount");
    xml.text("ID", "RO49AAAA1B31007593840000");
    xml.close(2);
    xml.open("PaymentTerms");
    xml.text("Note", "Plata in 30 de zile");
    xml.close(1);
  }

  private Map<Vat, BigDecimal> nets() {
    Map<Vat, BigDecimal> nets = new EnumMap<>(Vat.class);
    lines.forEach(line -> nets.merge(line.vat(), line.net(), BigDecimal::add));
    return nets;
  }

  private BigDecimal net() {
    return nets().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private BigDecimal tax() {
    return nets().entrySet().stream()
        .map(group -> group.getKey().of(group.getValue()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void taxes(Xml xml) throws XMLStreamException {
    xml.open("TaxTotal");
    xml.amount("TaxAmount", tax(), currency);
    for (Map.Entry<Vat, BigDecimal> group : nets().entrySet()) {
      xml.open("TaxSubtotal");
      xml.amount("TaxableAmount", group.getValue(), currency);
      xml.amount("TaxAmount", group.getKey().of(group.getValue()), currency);
      category(xml, "TaxCategory", group.getKey(), true);
      xml.close(1);
    }
    xml.close(1);
    if (foreign()) {
      xml.open("TaxTotal");
      xml.amount(
          "TaxAmount", tax().multiply(LEI_PER_EURO).setScale(2, RoundingMode.HALF_UP), "RON");
      xml.close(1);
    }
  }

  private static void category(Xml xml, String element, Vat vat, boolean withReason)
      throws XMLStreamException {
    xml.open(element);
    xml.text("ID", vat.category);
    xml.text("Percent", vat.percent);
    if (withReason && vat == Vat.EXEMPT) {
      xml.text("TaxExemptionReason", "Scutit conform art. 292 Cod fiscal");
    }
    scheme(xml);
    xml.close(1);
  }

  private void totals(Xml xml) throws XMLStreamException {
    BigDecimal net = net();
    BigDecimal gross = net.add(tax());
    xml.open("LegalMonetaryTotal");
    xml.amount("LineExtensionAmount", net, currency);
    xml.amount("TaxExclusiveAmount", net, currency);
    xml.amount("TaxInclusiveAmount", gross, currency);
    xml.amount("PayableAmount", gross, currency);
    xml.close(1);
  }

  private void line(Xml xml, int id, Line line) throws XMLStreamException {
    xml.open(creditNote() ? "CreditNoteLine" : "InvoiceLine");
    xml.text("ID", Integer.toString(id));
    xml.quantity(
        creditNote() ? "CreditedQuantity" : "InvoicedQuantity", line.quantity(), line.unit());
    xml.amount("LineExtensionAmount", line.net(), currency);
    if (line.discount().signum() > 0) {
      xml.open("AllowanceCharge");
      xml.text("ChargeIndicator", "false");
      xml.text("AllowanceChargeReasonCode", "95");
      xml.text("AllowanceChargeReason", "Discount");
      xml.text("MultiplierFactorNumeric", Integer.toString(line.discountPercent()));
      xml.amount("Amount", line.discount(), currency);
      xml.amount("BaseAmount", line.gross(), currency);
      xml.close(1);
    }
    xml.open("Item");
    xml.text("Name", line.name());
    category(xml, "ClassifiedTaxCategory", line.vat(), false);
    xml.close(1);
    xml.open("Price");
    xml.amount("PriceAmount", line.price(), currency);
    xml.close(2);
  }

  /** Writes elements of the two namespaces of UBL. */
  private record Xml(XMLStreamWriter writer) {
    void open(String... names) throws XMLStreamException {
      for (String name : names) {
        writer.writeStartElement("cac", name, CAC);
      }
    }

    void close(int times) throws XMLStreamException {
      for (int i = 0; i < times; i++) {
        writer.writeEndElement();
      }
    }

    void text(String name, String text) throws XMLStreamException {
      writer.writeStartElement("cbc", name, CBC);
      writer.writeCharacters(text);
      writer.writeEndElement();
    }

    void amount(String name, BigDecimal amount, String currency) throws XMLStreamException {
      attributed(name, "currencyID", currency, amount);
    }

    void quantity(String name, BigDecimal quantity, String unit) throws XMLStreamException {
      attributed(name, "unitCode", unit, quantity);
    }

    private void attributed(String name, String attribute, String value, BigDecimal number)
        throws XMLStreamException {
      writer.writeStartElement("cbc", name, CBC);
      writer.writeAttribute(attribute, value);
      writer.writeCharacters(number.toPlainString());
      writer.writeEndElement();
    }
  }
}
