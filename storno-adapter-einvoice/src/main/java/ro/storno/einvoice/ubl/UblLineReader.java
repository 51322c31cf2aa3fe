package ro.storno.einvoice.ubl;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.AllowanceCharge;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.Item;
import ro.storno.domain.einvoice.ItemAttribute;
import ro.storno.domain.einvoice.ItemClassification;
import ro.storno.domain.einvoice.LineVat;
import ro.storno.domain.einvoice.OrderLineReference;
import ro.storno.domain.einvoice.Period;
import ro.storno.domain.einvoice.PriceDetails;
import ro.storno.einvoice.syntax.TermSource;
import ro.storno.einvoice.xml.XmlElement;

/** Reads the lines of a UBL document. */
final class UblLineReader {
  private final TermSource source;
  private final @Nullable String currency;
  private final Function<XmlElement, AllowanceCharge> allowanceCharges;

  UblLineReader(
      TermSource source,
      @Nullable String currency,
      Function<XmlElement, AllowanceCharge> allowanceCharges) {
    this.source = source;
    this.currency = currency;
    this.allowanceCharges = allowanceCharges;
  }

  InvoiceLine line(XmlElement element, boolean creditNote) {
    String quantity = creditNote ? "CreditedQuantity" : "InvoicedQuantity";
    XmlElement quantityElement = source.find(element, quantity);
    InvoiceLine.Builder line =
        InvoiceLine.builder()
            .id(source.text(element, "ID"))
            .note(source.text(element, "Note"))
            .invoicedObject(object(element))
            .quantity(source.number(element, quantity))
            .unitCode(quantityElement == null ? null : quantityElement.attribute("unitCode"))
            .netAmount(source.amount(currency, element, "LineExtensionAmount"))
            .orderLine(orderLine(source.find(element, "OrderLineReference")))
            .buyerAccountingReference(source.text(element, "AccountingCost"))
            .period(period(source, source.find(element, "InvoicePeriod")))
            .price(price(source.find(element, "Price")))
            .vat(vat(source.find(element, "Item", "ClassifiedTaxCategory")))
            .item(item(source.find(element, "Item")));
    for (XmlElement item : source.all(element, "AllowanceCharge")) {
      if (isCharge(source, item)) {
        line.addCharge(allowanceCharges.apply(item));
      } else {
        line.addAllowance(allowanceCharges.apply(item));
      }
    }
    return line.build();
  }

  static boolean isCharge(TermSource source, XmlElement element) {
    String indicator = source.text(element, "ChargeIndicator");
    return "true".equals(indicator) || "1".equals(indicator);
  }

  static @Nullable Period period(TermSource source, @Nullable XmlElement element) {
    Period period = new Period(source.date(element, "StartDate"), source.date(element, "EndDate"));
    return TermSource.allNull(period.start(), period.end()) ? null : period;
  }

  private @Nullable Identifier object(XmlElement element) {
    XmlElement reference = source.find(element, "DocumentReference");
    String type = source.text(reference, "DocumentTypeCode");
    return type == null || type.equals(UblWriter.OBJECT_TYPE)
        ? source.identifier(reference, "ID")
        : null;
  }

  private @Nullable OrderLineReference orderLine(@Nullable XmlElement element) {
    OrderLineReference reference =
        new OrderLineReference(
            source.text(element, "LineID"), source.text(element, "OrderReference", "ID"));
    return TermSource.allNull(reference.lineId(), reference.orderNumber()) ? null : reference;
  }

  private LineVat vat(@Nullable XmlElement element) {
    source.text(element, "TaxScheme", "ID");
    return new LineVat(source.text(element, "ID"), source.number(element, "Percent"));
  }

  private Item item(@Nullable XmlElement element) {
    Item.Builder item =
        Item.builder()
            .name(source.text(element, "Name"))
            .description(source.text(element, "Description"))
            .sellerId(source.text(element, "SellersItemIdentification", "ID"))
            .buyerId(source.text(element, "BuyersItemIdentification", "ID"))
            .standardId(source.identifier(element, "StandardItemIdentification", "ID"))
            .originCountry(source.text(element, "OriginCountry", "IdentificationCode"));
    for (XmlElement classification : source.all(element, "CommodityClassification")) {
      classification(source.find(classification, "ItemClassificationCode"), item);
    }
    for (XmlElement property : source.all(element, "AdditionalItemProperty")) {
      item.addAttribute(
          new ItemAttribute(source.text(property, "Name"), source.text(property, "Value")));
    }
    return item.build();
  }

  private static void classification(@Nullable XmlElement code, Item.Builder item) {
    String value = code == null ? null : code.text();
    if (code != null && value != null) {
      item.addClassification(
          new ItemClassification(value, code.attribute("listID"), code.attribute("listVersionID")));
    }
  }

  private PriceDetails price(@Nullable XmlElement element) {
    XmlElement quantity = source.find(element, "BaseQuantity");
    XmlElement discount = source.find(element, "AllowanceCharge");
    source.text(discount, "ChargeIndicator");
    return PriceDetails.builder()
        .netPrice(source.amount(currency, element, "PriceAmount"))
        .discount(source.amount(currency, discount, "Amount"))
        .grossPrice(source.amount(currency, discount, "BaseAmount"))
        .baseQuantity(source.number(element, "BaseQuantity"))
        .baseQuantityUnit(quantity == null ? null : quantity.attribute("unitCode"))
        .build();
  }
}
