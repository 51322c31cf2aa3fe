package ro.storno.benchmarks.einvoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/**
 * A CIUS-RO invoice in UBL of any length, made as text so that none of those who are measured has
 * made it.
 *
 * <p>A lei invoice between two Romanian companies at 21 %, indented as most senders do, with a bank
 * account, a note and described items. One line comes to 3.9 kB, 32 lines to 24.4 kB.
 */
final class RomanianInvoice {
  /** The lines of the invoice of about 4 kB. */
  static final int SMALL = 1;

  /** The lines of the invoice of about 7 kB. */
  static final int MEDIUM = 6;

  /** The lines of the invoice of about 24 kB. */
  static final int LARGE = 32;

  private static final BigDecimal PERCENTAGE = new BigDecimal("21.00");

  private RomanianInvoice() {}

  /** The invoice with so many lines, valid by CIUS-RO 1.0.9. */
  static String text(int lines) {
    StringBuilder items = new StringBuilder();
    BigDecimal net = BigDecimal.ZERO;
    for (int i = 1; i <= lines; i++) {
      BigDecimal price = new BigDecimal("12.50").add(BigDecimal.valueOf(i * 137L, 2));
      BigDecimal amount = price.multiply(BigDecimal.valueOf(i)).setScale(2, RoundingMode.HALF_UP);
      items.append(LINE.formatted(i, i, amount, i, i, PERCENTAGE, price));
      net = net.add(amount);
    }
    BigDecimal vat = net.multiply(PERCENTAGE).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
    BigDecimal gross = net.add(vat);
    return HEAD + TOTALS.formatted(vat, net, vat, PERCENTAGE, net, net, gross, gross) + items + END;
  }

  /** The same as bytes in UTF-8. */
  static byte[] bytes(int lines) {
    return text(lines).getBytes(StandardCharsets.UTF_8);
  }

  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
        <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:efactura.mfinante.ro:CIUS-RO:1.0.1</cbc:CustomizationID>
        <cbc:ID>FCT-0042</cbc:ID>
        <cbc:IssueDate>2026-11-02</cbc:IssueDate>
        <cbc:DueDate>2026-12-02</cbc:DueDate>
        <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
        <cbc:Note>Marfa a fost receptionata fara obiectiuni.</cbc:Note>
        <cbc:DocumentCurrencyCode>RON</cbc:DocumentCurrencyCode>
        <cac:AccountingSupplierParty>
          <cac:Party>
            <cac:PostalAddress>
              <cbc:StreetName>Strada Fabricii 12</cbc:StreetName>
              <cbc:CityName>Cluj-Napoca</cbc:CityName>
              <cbc:PostalZone>400620</cbc:PostalZone>
              <cbc:CountrySubentity>RO-CJ</cbc:CountrySubentity>
              <cac:Country><cbc:IdentificationCode>RO</cbc:IdentificationCode></cac:Country>
            </cac:PostalAddress>
            <cac:PartyTaxScheme>
              <cbc:CompanyID>RO18547290</cbc:CompanyID>
              <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>
            </cac:PartyTaxScheme>
            <cac:PartyLegalEntity>
              <cbc:RegistrationName>Moara Veche SRL</cbc:RegistrationName>
              <cbc:CompanyID>J12/345/2006</cbc:CompanyID>
            </cac:PartyLegalEntity>
          </cac:Party>
        </cac:AccountingSupplierParty>
        <cac:AccountingCustomerParty>
          <cac:Party>
            <cac:PostalAddress>
              <cbc:StreetName>Bulevardul Unirii 5</cbc:StreetName>
              <cbc:CityName>SECTOR3</cbc:CityName>
              <cbc:CountrySubentity>RO-B</cbc:CountrySubentity>
              <cac:Country><cbc:IdentificationCode>RO</cbc:IdentificationCode></cac:Country>
            </cac:PostalAddress>
            <cac:PartyTaxScheme>
              <cbc:CompanyID>RO14399840</cbc:CompanyID>
              <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>
            </cac:PartyTaxScheme>
            <cac:PartyLegalEntity>
              <cbc:RegistrationName>Libraria din Colt SA</cbc:RegistrationName>
            </cac:PartyLegalEntity>
          </cac:Party>
        </cac:AccountingCustomerParty>
        <cac:PaymentMeans>
          <cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>
          <cac:PayeeFinancialAccount>
            <cbc:ID>RO49AAAA1B31007593840000</cbc:ID>
          </cac:PayeeFinancialAccount>
        </cac:PaymentMeans>
      """;

  private static final String TOTALS =
      """
        <cac:TaxTotal>
          <cbc:TaxAmount currencyID="RON">%s</cbc:TaxAmount>
          <cac:TaxSubtotal>
            <cbc:TaxableAmount currencyID="RON">%s</cbc:TaxableAmount>
            <cbc:TaxAmount currencyID="RON">%s</cbc:TaxAmount>
            <cac:TaxCategory>
              <cbc:ID>S</cbc:ID>
              <cbc:Percent>%s</cbc:Percent>
              <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>
            </cac:TaxCategory>
          </cac:TaxSubtotal>
        </cac:TaxTotal>
        <cac:LegalMonetaryTotal>
          <cbc:LineExtensionAmount currencyID="RON">%s</cbc:LineExtensionAmount>
          <cbc:TaxExclusiveAmount currencyID="RON">%s</cbc:TaxExclusiveAmount>
          <cbc:TaxInclusiveAmount currencyID="RON">%s</cbc:TaxInclusiveAmount>
          <cbc:PayableAmount currencyID="RON">%s</cbc:PayableAmount>
        </cac:LegalMonetaryTotal>
      """;

  private static final String LINE =
      """
        <cac:InvoiceLine>
          <cbc:ID>%s</cbc:ID>
          <cbc:InvoicedQuantity unitCode="H87">%s.00</cbc:InvoicedQuantity>
          <cbc:LineExtensionAmount currencyID="RON">%s</cbc:LineExtensionAmount>
          <cac:Item>
            <cbc:Description>Faina alba de grau, sac de 25 kg, lot %s</cbc:Description>
            <cbc:Name>Faina 650 - %s</cbc:Name>
            <cac:ClassifiedTaxCategory>
              <cbc:ID>S</cbc:ID>
              <cbc:Percent>%s</cbc:Percent>
              <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>
            </cac:ClassifiedTaxCategory>
          </cac:Item>
          <cac:Price>
            <cbc:PriceAmount currencyID="RON">%s</cbc:PriceAmount>
          </cac:Price>
        </cac:InvoiceLine>
      """;

  private static final String END = "</Invoice>\n";
}
