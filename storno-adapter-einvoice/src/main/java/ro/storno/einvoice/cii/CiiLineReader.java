package ro.storno.einvoice.cii;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.AllowanceCharge;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.Item;
import ro.storno.domain.einvoice.ItemAttribute;
import ro.storno.domain.einvoice.ItemClassification;
import ro.storno.domain.einvoice.LineVat;
import ro.storno.domain.einvoice.OrderLineReference;
import ro.storno.domain.einvoice.PriceDetails;
import ro.storno.domain.einvoice.Severity;
import ro.storno.einvoice.syntax.TermSource;
import ro.storno.einvoice.xml.XmlElement;

/** Reads the lines of a CII document. */
final class CiiLineReader {
  private final CiiSource source;
  private final @Nullable String currency;

  CiiLineReader(CiiSource source, @Nullable String currency) {
    this.source = source;
    this.currency = currency;
  }

  /**
   * Whether a line counts: in the sub-lines of Factur-X EXTENDED those that group others or only
   * inform repeat or explain amounts, and taking them as lines would count these twice.
   */
  boolean counts(XmlElement element) {
    XmlElement document = source.find(element, "AssociatedDocumentLineDocument");
    String kind = source.text(document, "LineStatusReasonCode");
    if (kind == null || kind.equals("DETAIL")) {
      return true;
    }
    source.report(
        "READ-SUBLINE",
        Severity.WARNING,
        element,
        "The line is a "
            + kind
            + " line of sub-lines; its amount is not counted, so it was not"
            + " taken over.");
    element.markAllUsed();
    return false;
  }

  InvoiceLine line(XmlElement element) {
    XmlElement document = source.find(element, "AssociatedDocumentLineDocument");
    XmlElement agreement = source.find(element, "SpecifiedLineTradeAgreement");
    XmlElement settlement = source.find(element, "SpecifiedLineTradeSettlement");
    XmlElement quantity = source.find(element, "SpecifiedLineTradeDelivery", "BilledQuantity");
    InvoiceLine.Builder line =
        InvoiceLine.builder()
            .id(source.text(document, "LineID"))
            .note(source.text(document, "IncludedNote", "Content"))
            .invoicedObject(object(settlement))
            .quantity(source.number(quantity))
            .unitCode(quantity == null ? null : quantity.attribute("unitCode"))
            .netAmount(
                source.amount(
                    currency,
                    settlement,
                    "SpecifiedTradeSettlementLineMonetarySummation",
                    "LineTotalAmount"))
            .orderLine(orderLine(source.find(agreement, "BuyerOrderReferencedDocument")))
            .buyerAccountingReference(
                source.text(settlement, "ReceivableSpecifiedTradeAccountingAccount", "ID"))
            .period(source.period(settlement))
            .price(price(agreement))
            .vat(vat(source.find(settlement, "ApplicableTradeTax")))
            .item(item(source.find(element, "SpecifiedTradeProduct")));
    for (XmlElement item : source.all(settlement, "SpecifiedTradeAllowanceCharge")) {
      if (source.isCharge(item)) {
        line.addCharge(allowanceCharge(item));
      } else {
        line.addAllowance(allowanceCharge(item));
      }
    }
    return line.build();
  }

  AllowanceCharge allowanceCharge(XmlElement element) {
    XmlElement tax = source.find(element, "CategoryTradeTax");
    source.markVat(tax);
    return AllowanceCharge.builder()
        .amount(source.amount(currency, element, "ActualAmount"))
        .baseAmount(source.amount(currency, element, "BasisAmount"))
        .percentage(source.number(element, "CalculationPercent"))
        .reason(source.text(element, "Reason"))
        .reasonCode(source.text(element, "ReasonCode"))
        .vatCategoryCode(source.text(tax, "CategoryCode"))
        .vatRate(source.number(tax, "RateApplicablePercent"))
        .build();
  }

  private @Nullable Identifier object(@Nullable XmlElement settlement) {
    for (XmlElement document : source.all(settlement, "AdditionalReferencedDocument")) {
      if (CiiSource.isObject(source.text(document, "TypeCode"))) {
        return source.object(document);
      }
    }
    return null;
  }

  private @Nullable OrderLineReference orderLine(@Nullable XmlElement element) {
    OrderLineReference reference =
        new OrderLineReference(
            source.text(element, "LineID"), source.text(element, "IssuerAssignedID"));
    return TermSource.allNull(reference.lineId(), reference.orderNumber()) ? null : reference;
  }

  private LineVat vat(@Nullable XmlElement element) {
    source.markVat(element);
    return new LineVat(
        source.text(element, "CategoryCode"), source.number(element, "RateApplicablePercent"));
  }

  private PriceDetails price(@Nullable XmlElement agreement) {
    XmlElement net = source.find(agreement, "NetPriceProductTradePrice");
    XmlElement gross = source.find(agreement, "GrossPriceProductTradePrice");
    XmlElement discount = source.find(gross, "AppliedTradeAllowanceCharge");
    boolean surcharge = discount != null && source.isCharge(discount);
    XmlElement quantity = source.find(net, "BasisQuantity");
    XmlElement grossQuantity = source.find(gross, "BasisQuantity");
    String unit = unit(quantity);
    if (quantity != null && grossQuantity != null) {
      reportIfOther(grossQuantity, quantity);
    }
    return PriceDetails.builder()
        .netPrice(source.amount(currency, net, "ChargeAmount"))
        .grossPrice(source.amount(currency, gross, "ChargeAmount"))
        .discount(surcharge ? null : source.amount(currency, discount, "ActualAmount"))
        .baseQuantity(source.number(quantity == null ? grossQuantity : quantity))
        .baseQuantityUnit(unit == null ? unit(grossQuantity) : unit)
        .build();
  }

  private static @Nullable String unit(@Nullable XmlElement quantity) {
    return quantity == null ? null : quantity.attribute("unitCode");
  }

  /** The model has one quantity for both prices. */
  private void reportIfOther(XmlElement grossQuantity, XmlElement quantity) {
    if (!Objects.equals(grossQuantity.text(), quantity.text())
        || unit(quantity) != null && !Objects.equals(unit(grossQuantity), unit(quantity))) {
      source.report(
          "READ-NOT-KEPT",
          Severity.INFORMATION,
          grossQuantity,
          "The quantity of the gross price differs from that of the net price, which was kept.");
    }
  }

  private Item item(@Nullable XmlElement element) {
    Item.Builder item =
        Item.builder()
            .name(source.text(element, "Name"))
            .description(source.text(element, "Description"))
            .sellerId(source.text(element, "SellerAssignedID"))
            .buyerId(source.text(element, "BuyerAssignedID"))
            .standardId(source.identifier(element, "GlobalID"))
            .originCountry(source.text(element, "OriginTradeCountry", "ID"));
    for (XmlElement characteristic : source.all(element, "ApplicableProductCharacteristic")) {
      item.addAttribute(
          new ItemAttribute(
              source.text(characteristic, "Description"), source.text(characteristic, "Value")));
    }
    for (XmlElement classification : source.all(element, "DesignatedProductClassification")) {
      XmlElement code = source.find(classification, "ClassCode");
      String value = code == null ? null : code.text();
      if (code != null && value != null) {
        item.addClassification(
            new ItemClassification(
                value, code.attribute("listID"), code.attribute("listVersionID")));
      }
    }
    return item.build();
  }
}
