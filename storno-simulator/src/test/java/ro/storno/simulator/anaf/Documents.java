package ro.storno.simulator.anaf;

import java.nio.charset.StandardCharsets;

/** Small documents that have what ANAF looks at outside its published rules. */
final class Documents {
  static final String SELLER = "18547290";
  static final String BUYER = "14399840";

  private Documents() {}

  static byte[] invoice(String number) {
    return invoice(number, "RO" + SELLER, "RO" + BUYER, "RO");
  }

  static byte[] invoice(String number, String seller, String buyer, String buyerCountry) {
    return ubl("Invoice", number, seller, buyer, buyerCountry);
  }

  static byte[] creditNote(String number) {
    return ubl("CreditNote", number, "RO" + SELLER, "RO" + BUYER, "RO");
  }

  private static byte[] ubl(
      String root, String number, String seller, String buyer, String buyerCountry) {
    return ("""
            <?xml version="1.0" encoding="UTF-8"?>
            <%1$s xmlns="urn:oasis:names:specification:ubl:schema:xsd:%1$s-2" \
            xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" \
            xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
              <cbc:ID>%2$s</cbc:ID><cbc:IssueDate>2026-11-20</cbc:IssueDate>
              %3$s%4$s
              <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="RON">121.00</cbc:PayableAmount>\
            </cac:LegalMonetaryTotal>
            </%1$s>
            """)
        .formatted(
            root,
            number,
            party("AccountingSupplierParty", seller, "RO"),
            party("AccountingCustomerParty", buyer, buyerCountry))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String party(String role, String code, String country) {
    return """
    <cac:%1$s><cac:Party><cac:PostalAddress><cac:Country><cbc:IdentificationCode>%3$s\
    </cbc:IdentificationCode></cac:Country></cac:PostalAddress><cac:PartyTaxScheme>\
    <cbc:CompanyID>%2$s</cbc:CompanyID></cac:PartyTaxScheme><cac:PartyLegalEntity>\
    <cbc:CompanyID>J40/1/2020</cbc:CompanyID></cac:PartyLegalEntity></cac:Party></cac:%1$s>
    """
        .formatted(role, code, country);
  }

  static byte[] cii(String number) {
    return ("""
            <rsm:CrossIndustryInvoice \
            xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" \
            xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100">
            <rsm:ExchangedDocument><ram:ID>%s</ram:ID></rsm:ExchangedDocument>
            <rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeAgreement>
            <ram:SellerTradeParty><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">RO%s</ram:ID>\
            </ram:SpecifiedTaxRegistration></ram:SellerTradeParty>
            <ram:BuyerTradeParty><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">RO%s</ram:ID>\
            </ram:SpecifiedTaxRegistration></ram:BuyerTradeParty>
            </ram:ApplicableHeaderTradeAgreement></rsm:SupplyChainTradeTransaction>
            </rsm:CrossIndustryInvoice>
            """)
        .formatted(number, SELLER, BUYER)
        .getBytes(StandardCharsets.UTF_8);
  }

  static byte[] buyerMessage(String index, String text) {
    return ("<header xmlns=\"mfp:anaf:dgti:spv:reqMesaj:v1\" index_incarcare=\""
            + index
            + "\" message=\""
            + text
            + "\"/>")
        .getBytes(StandardCharsets.UTF_8);
  }
}
