package ro.storno.einvoice.ubl;

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

/** Writes the lines of a UBL document. */
final class UblLines {
  private final UblOutput out;
  private final boolean creditNote;
  private final AllowanceChargeWriter allowanceCharges;
  private final VatCategoryWriter vatCategories;

  /** Writes an allowance or charge without VAT category. */
  interface AllowanceChargeWriter {
    void write(AllowanceCharge item, boolean charge);
  }

  /** Writes the VAT category of a line. */
  interface VatCategoryWriter {
    void write(@Nullable String code, @Nullable BigDecimal rate);
  }

  UblLines(
      UblOutput out,
      boolean creditNote,
      AllowanceChargeWriter allowanceCharges,
      VatCategoryWriter vatCategories) {
    this.out = out;
    this.creditNote = creditNote;
    this.allowanceCharges = allowanceCharges;
    this.vatCategories = vatCategories;
  }

  void write(InvoiceLine line) {
    out.start(creditNote ? "cac:CreditNoteLine" : "cac:InvoiceLine")
        .require("cbc:ID", line.id(), "A line has no number (BT-126).")
        .text("cbc:ID", line.id())
        .text("cbc:Note", line.note())
        .quantity(
            creditNote ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity",
            line.quantity(),
            line.unitCode())
        .require("cbc:LineExtensionAmount", line.netAmount(), "No net amount (BT-131).")
        .amount("cbc:LineExtensionAmount", line.netAmount())
        .text("cbc:AccountingCost", line.buyerAccountingReference());
    period(line.period());
    orderLine(line.orderLine());
    object(line.invoicedObject());
    line.allowances().forEach(a -> allowanceCharges.write(a, false));
    line.charges().forEach(c -> allowanceCharges.write(c, true));
    item(line);
    price(line.price());
    out.end();
  }

  private void period(@Nullable Period period) {
    if (period != null) {
      out.start("cac:InvoicePeriod")
          .date("cbc:StartDate", period.start())
          .date("cbc:EndDate", period.end())
          .end();
    }
  }

  private void orderLine(@Nullable OrderLineReference order) {
    if (order != null) {
      out.start("cac:OrderLineReference")
          .require("cbc:LineID", order.lineId(), "No order line number (BT-132).")
          .text("cbc:LineID", order.lineId())
          .group("cac:OrderReference", "cbc:ID", order.orderNumber())
          .end();
    }
  }

  private void object(@Nullable Identifier object) {
    if (object != null) {
      out.start("cac:DocumentReference")
          .identifier("cbc:ID", object)
          .text("cbc:DocumentTypeCode", UblWriter.OBJECT_TYPE)
          .end();
    }
  }

  private void item(InvoiceLine line) {
    Item item = line.item();
    out.start("cac:Item")
        .text("cbc:Description", item.description())
        .text("cbc:Name", item.name())
        .group("cac:BuyersItemIdentification", "cbc:ID", item.buyerId())
        .group("cac:SellersItemIdentification", "cbc:ID", item.sellerId())
        .group("cac:StandardItemIdentification", "cbc:ID", item.standardId())
        .group("cac:OriginCountry", "cbc:IdentificationCode", item.originCountry());
    item.classifications().forEach(this::classification);
    if (line.vat().categoryCode() != null || line.vat().rate() != null) {
      vatCategories.write(line.vat().categoryCode(), line.vat().rate());
    }
    item.attributes().forEach(this::attribute);
    out.end();
  }

  private void classification(ItemClassification classification) {
    out.start("cac:CommodityClassification")
        .text(
            "cbc:ItemClassificationCode",
            classification.code(),
            "listID",
            classification.listId(),
            "listVersionID",
            classification.listVersion())
        .end();
  }

  private void attribute(ItemAttribute attribute) {
    out.start("cac:AdditionalItemProperty")
        .require("cbc:Name", attribute.name(), "An item attribute has no name (BT-160).")
        .text("cbc:Name", attribute.name())
        .text("cbc:Value", attribute.value())
        .end();
  }

  private void price(PriceDetails price) {
    BigDecimal net = price.netPrice();
    if (net == null) {
      out.require("cac:Price/cbc:PriceAmount", net, "A line has no price (BT-146).");
      return;
    }
    out.start("cac:Price")
        .amount("cbc:PriceAmount", net)
        .quantity("cbc:BaseQuantity", price.baseQuantity(), price.baseQuantityUnit());
    BigDecimal gross = price.grossPrice();
    BigDecimal discount = price.discount();
    if (discount == null && gross != null) {
      discount = gross.subtract(net);
    }
    if (discount != null) {
      out.start("cac:AllowanceCharge")
          .text("cbc:ChargeIndicator", "false")
          .amount("cbc:Amount", discount)
          .amount("cbc:BaseAmount", gross)
          .end();
    }
    out.end();
  }
}
