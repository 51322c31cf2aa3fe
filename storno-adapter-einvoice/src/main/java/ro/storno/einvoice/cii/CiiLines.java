package ro.storno.einvoice.cii;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.AllowanceCharge;
import ro.storno.domain.einvoice.Identifier;
import ro.storno.domain.einvoice.InvoiceLine;
import ro.storno.domain.einvoice.Item;
import ro.storno.domain.einvoice.ItemAttribute;
import ro.storno.domain.einvoice.ItemClassification;
import ro.storno.domain.einvoice.OrderLineReference;
import ro.storno.domain.einvoice.Period;
import ro.storno.domain.einvoice.PriceDetails;

/** Writes the lines of a CII document, and what lines share with the header. */
final class CiiLines {
  static final String VAT = "VAT";
  static final String OBJECT_TYPE = "130";

  private final CiiOutput out;

  CiiLines(CiiOutput out) {
    this.out = out;
  }

  void write(InvoiceLine line) {
    out.start("ram:IncludedSupplyChainTradeLineItem")
        .start("ram:AssociatedDocumentLineDocument")
        .require("ram:LineID", line.id(), "A line has no number (BT-126).")
        .text("ram:LineID", line.id())
        .group("ram:IncludedNote", "ram:Content", line.note())
        .end();
    product(line.item());
    agreement(line);
    out.start("ram:SpecifiedLineTradeDelivery")
        .quantity("ram:BilledQuantity", line.quantity(), line.unitCode())
        .end();
    settlement(line);
    out.end();
  }

  private void product(Item item) {
    out.start("ram:SpecifiedTradeProduct")
        .identifier("ram:GlobalID", item.standardId())
        .text("ram:SellerAssignedID", item.sellerId())
        .text("ram:BuyerAssignedID", item.buyerId())
        .text("ram:Name", item.name())
        .text("ram:Description", item.description());
    item.attributes().forEach(this::attribute);
    item.classifications().forEach(this::classification);
    out.group("ram:OriginTradeCountry", "ram:ID", item.originCountry()).end();
  }

  private void attribute(ItemAttribute attribute) {
    out.start("ram:ApplicableProductCharacteristic")
        .require("ram:Description", attribute.name(), "An item attribute has no name (BT-160).")
        .text("ram:Description", attribute.name())
        .text("ram:Value", attribute.value())
        .end();
  }

  private void classification(ItemClassification classification) {
    out.start("ram:DesignatedProductClassification")
        .text(
            "ram:ClassCode",
            classification.code(),
            "listID",
            classification.listId(),
            "listVersionID",
            classification.listVersion())
        .end();
  }

  private void agreement(InvoiceLine line) {
    PriceDetails price = line.price();
    out.start("ram:SpecifiedLineTradeAgreement");
    OrderLineReference order = line.orderLine();
    if (order != null) {
      out.start("ram:BuyerOrderReferencedDocument")
          .text("ram:IssuerAssignedID", order.orderNumber())
          .text("ram:LineID", order.lineId())
          .end();
    }
    grossPrice(price);
    out.require("ram:NetPriceProductTradePrice", price.netPrice(), "A line has no price (BT-146).");
    out.start("ram:NetPriceProductTradePrice").number("ram:ChargeAmount", price.netPrice());
    baseQuantity(price);
    out.end().end();
  }

  /** A discount without a gross price gets the gross price it was taken off. */
  private void grossPrice(PriceDetails price) {
    BigDecimal discount = price.discount();
    BigDecimal gross = price.grossPrice();
    if (gross == null && discount != null && price.netPrice() != null) {
      gross = price.netPrice().add(discount);
    }
    if (gross == null) {
      return;
    }
    out.start("ram:GrossPriceProductTradePrice").number("ram:ChargeAmount", gross);
    baseQuantity(price);
    if (discount != null) {
      out.start("ram:AppliedTradeAllowanceCharge")
          .charge(false)
          .number("ram:ActualAmount", discount)
          .end();
    }
    out.end();
  }

  private void baseQuantity(PriceDetails price) {
    out.quantity("ram:BasisQuantity", price.baseQuantity(), price.baseQuantityUnit());
  }

  private void settlement(InvoiceLine line) {
    out.start("ram:SpecifiedLineTradeSettlement");
    if (line.vat().categoryCode() != null || line.vat().rate() != null) {
      vat("ram:ApplicableTradeTax", line.vat().categoryCode(), line.vat().rate());
    }
    period(line.period());
    line.allowances().forEach(a -> allowanceCharge(a, false, false));
    line.charges().forEach(c -> allowanceCharge(c, true, false));
    out.start("ram:SpecifiedTradeSettlementLineMonetarySummation")
        .require("ram:LineTotalAmount", line.netAmount(), "No net amount (BT-131).")
        .number("ram:LineTotalAmount", line.netAmount())
        .end();
    object("ram:AdditionalReferencedDocument", line.invoicedObject());
    out.group(
            "ram:ReceivableSpecifiedTradeAccountingAccount",
            "ram:ID",
            line.buyerAccountingReference())
        .end();
  }

  void object(String element, @Nullable Identifier object) {
    if (object != null) {
      out.start(element)
          .text("ram:IssuerAssignedID", object.value())
          .text("ram:TypeCode", OBJECT_TYPE)
          .text("ram:ReferenceTypeCode", object.schemeId())
          .end();
    }
  }

  void period(@Nullable Period period) {
    if (period != null && (period.start() != null || period.end() != null)) {
      out.start("ram:BillingSpecifiedPeriod")
          .date("ram:StartDateTime", period.start())
          .date("ram:EndDateTime", period.end())
          .end();
    }
  }

  void allowanceCharge(AllowanceCharge item, boolean isCharge, boolean withVat) {
    out.start("ram:SpecifiedTradeAllowanceCharge")
        .charge(isCharge)
        .number("ram:CalculationPercent", item.percentage())
        .number("ram:BasisAmount", item.baseAmount())
        .require("ram:ActualAmount", item.amount(), "An allowance or charge has no amount.")
        .number("ram:ActualAmount", item.amount())
        .text("ram:ReasonCode", item.reasonCode())
        .text("ram:Reason", item.reason());
    if (withVat && (item.vatCategoryCode() != null || item.vatRate() != null)) {
      vat("ram:CategoryTradeTax", item.vatCategoryCode(), item.vatRate());
    }
    out.end();
  }

  private void vat(String element, @Nullable String category, @Nullable BigDecimal rate) {
    out.start(element)
        .text("ram:TypeCode", VAT)
        .text("ram:CategoryCode", category)
        .number("ram:RateApplicablePercent", rate)
        .end();
  }
}
