package ro.storno.domain.einvoice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of the invoice (BG-25).
 *
 * @param id BT-126 number of the line; null when absent
 * @param note BT-127 note on the line; null when absent
 * @param invoicedObject BT-128 the object invoiced, with its scheme from UNCL 1153; null when
 *     absent
 * @param quantity BT-129 invoiced quantity; null when absent
 * @param unitCode BT-130 unit of the quantity, UN/ECE Rec 20, for example {@code H87} piece; null
 *     when absent
 * @param netAmount BT-131 net amount after line allowances and charges, without VAT; null when
 *     absent
 * @param orderLine BT-132 order line; null when absent
 * @param buyerAccountingReference BT-133 where the buyer books the line; null when absent
 * @param period BG-26 period of the line; null when absent
 * @param allowances line allowances (BG-27)
 * @param charges line charges (BG-28)
 * @param price BG-29 price; not null, its terms may be absent
 * @param vat BG-30 VAT category; not null, its terms may be absent
 * @param item BG-31 item; not null, its terms may be absent
 */
public record InvoiceLine(
    @Nullable String id,
    @Nullable String note,
    @Nullable Identifier invoicedObject,
    @Nullable BigDecimal quantity,
    @Nullable String unitCode,
    @Nullable BigDecimal netAmount,
    @Nullable OrderLineReference orderLine,
    @Nullable String buyerAccountingReference,
    @Nullable Period period,
    List<AllowanceCharge> allowances,
    List<AllowanceCharge> charges,
    PriceDetails price,
    LineVat vat,
    Item item) {
  /** Copies lists and refuses a null where the term is not optional. */
  public InvoiceLine {
    quantity = Decimals.plain(quantity);
    netAmount = Decimals.plain(netAmount);
    allowances = List.copyOf(allowances);
    charges = List.copyOf(charges);
    Objects.requireNonNull(price, "price");
    Objects.requireNonNull(vat, "vat");
    Objects.requireNonNull(item, "item");
  }

  /** An empty InvoiceLine to fill; every term not set stays absent. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from this value, for a copy with changes. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.id = id;
    copy.note = note;
    copy.invoicedObject = invoicedObject;
    copy.quantity = quantity;
    copy.unitCode = unitCode;
    copy.netAmount = netAmount;
    copy.orderLine = orderLine;
    copy.buyerAccountingReference = buyerAccountingReference;
    copy.period = period;
    copy.allowances.addAll(allowances);
    copy.charges.addAll(charges);
    copy.price = price;
    copy.vat = vat;
    copy.item = item;
    return copy;
  }

  /** Collects the terms of a {@link InvoiceLine}; not thread-safe. */
  public static final class Builder {
    private @Nullable String id;
    private @Nullable String note;
    private @Nullable Identifier invoicedObject;
    private @Nullable BigDecimal quantity;
    private @Nullable String unitCode;
    private @Nullable BigDecimal netAmount;
    private @Nullable OrderLineReference orderLine;
    private @Nullable String buyerAccountingReference;
    private @Nullable Period period;
    private final List<AllowanceCharge> allowances = new ArrayList<>();
    private final List<AllowanceCharge> charges = new ArrayList<>();
    private PriceDetails price = PriceDetails.builder().build();
    private LineVat vat = LineVat.NONE;
    private Item item = Item.builder().build();

    private Builder() {}

    /** Sets BT-126 number of the line. */
    public Builder id(@Nullable String id) {
      this.id = id;
      return this;
    }

    /** Sets BT-127 note on the line. */
    public Builder note(@Nullable String note) {
      this.note = note;
      return this;
    }

    /** Sets BT-128 the object invoiced, with its scheme from UNCL 1153. */
    public Builder invoicedObject(@Nullable Identifier invoicedObject) {
      this.invoicedObject = invoicedObject;
      return this;
    }

    /** Sets BT-129 invoiced quantity. */
    public Builder quantity(@Nullable BigDecimal quantity) {
      this.quantity = quantity;
      return this;
    }

    /** Sets BT-130 unit of the quantity, UN/ECE Rec 20, for example {@code H87} piece. */
    public Builder unitCode(@Nullable String unitCode) {
      this.unitCode = unitCode;
      return this;
    }

    /** Sets BT-131 net amount after line allowances and charges, without VAT. */
    public Builder netAmount(@Nullable BigDecimal netAmount) {
      this.netAmount = netAmount;
      return this;
    }

    /** Sets BT-132 order line. */
    public Builder orderLine(@Nullable OrderLineReference orderLine) {
      this.orderLine = orderLine;
      return this;
    }

    /** Sets BT-133 where the buyer books the line. */
    public Builder buyerAccountingReference(@Nullable String buyerAccountingReference) {
      this.buyerAccountingReference = buyerAccountingReference;
      return this;
    }

    /** Sets BG-26 period of the line. */
    public Builder period(@Nullable Period period) {
      this.period = period;
      return this;
    }

    /** Replaces all of line allowances (BG-27). */
    public Builder allowances(List<AllowanceCharge> allowances) {
      this.allowances.clear();
      this.allowances.addAll(allowances);
      return this;
    }

    /** Adds one to line allowances (BG-27). */
    public Builder addAllowance(AllowanceCharge allowance) {
      this.allowances.add(allowance);
      return this;
    }

    /** Replaces all of line charges (BG-28). */
    public Builder charges(List<AllowanceCharge> charges) {
      this.charges.clear();
      this.charges.addAll(charges);
      return this;
    }

    /** Adds one to line charges (BG-28). */
    public Builder addCharge(AllowanceCharge charge) {
      this.charges.add(charge);
      return this;
    }

    /** Sets BG-29 price. */
    public Builder price(PriceDetails price) {
      this.price = price;
      return this;
    }

    /** Sets BG-30 VAT category. */
    public Builder vat(LineVat vat) {
      this.vat = vat;
      return this;
    }

    /** Sets BG-31 item. */
    public Builder item(Item item) {
      this.item = item;
      return this;
    }

    /** The InvoiceLine as collected so far. */
    public InvoiceLine build() {
      return new InvoiceLine(
          id,
          note,
          invoicedObject,
          quantity,
          unitCode,
          netAmount,
          orderLine,
          buyerAccountingReference,
          period,
          allowances,
          charges,
          price,
          vat,
          item);
    }
  }
}
