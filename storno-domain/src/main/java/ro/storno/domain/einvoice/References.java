package ro.storno.domain.einvoice;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The documents and things an invoice refers to (BT-11 to BT-18).
 *
 * @param project BT-11 project reference; null when absent
 * @param contract BT-12 contract reference; null when absent
 * @param orders orders (BT-13 purchase order, BT-14 sales order)
 * @param receivingAdvice BT-15 receiving advice; null when absent
 * @param despatchAdvice BT-16 despatch advice (aviz de însoțire); null when absent
 * @param tenderOrLot BT-17 tender or lot; null when absent
 * @param invoicedObject BT-18 the object invoiced, for example a meter or a phone line, with its
 *     scheme from UNCL 1153; null when absent
 */
public record References(
    @Nullable String project,
    @Nullable String contract,
    List<OrderReference> orders,
    @Nullable String receivingAdvice,
    @Nullable String despatchAdvice,
    @Nullable String tenderOrLot,
    @Nullable Identifier invoicedObject) {
  /** Copies lists and refuses a null where the term is not optional. */
  public References {
    orders = List.copyOf(orders);
  }

  /** No reference at all. */
  public static final References NONE = builder().build();

  /** An empty References to fill; every term not set stays absent. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from this value, for a copy with changes. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.project = project;
    copy.contract = contract;
    copy.orders.addAll(orders);
    copy.receivingAdvice = receivingAdvice;
    copy.despatchAdvice = despatchAdvice;
    copy.tenderOrLot = tenderOrLot;
    copy.invoicedObject = invoicedObject;
    return copy;
  }

  /** Collects the terms of a {@link References}; not thread-safe. */
  public static final class Builder {
    private @Nullable String project;
    private @Nullable String contract;
    private final List<OrderReference> orders = new ArrayList<>();
    private @Nullable String receivingAdvice;
    private @Nullable String despatchAdvice;
    private @Nullable String tenderOrLot;
    private @Nullable Identifier invoicedObject;

    private Builder() {}

    /** Sets BT-11 project reference. */
    public Builder project(@Nullable String project) {
      this.project = project;
      return this;
    }

    /** Sets BT-12 contract reference. */
    public Builder contract(@Nullable String contract) {
      this.contract = contract;
      return this;
    }

    /** Replaces all of orders (BT-13 purchase order, BT-14 sales order). */
    public Builder orders(List<OrderReference> orders) {
      this.orders.clear();
      this.orders.addAll(orders);
      return this;
    }

    /** Adds one to orders (BT-13 purchase order, BT-14 sales order). */
    public Builder addOrder(OrderReference order) {
      this.orders.add(order);
      return this;
    }

    /** Sets BT-15 receiving advice. */
    public Builder receivingAdvice(@Nullable String receivingAdvice) {
      this.receivingAdvice = receivingAdvice;
      return this;
    }

    /** Sets BT-16 despatch advice (aviz de însoțire). */
    public Builder despatchAdvice(@Nullable String despatchAdvice) {
      this.despatchAdvice = despatchAdvice;
      return this;
    }

    /** Sets BT-17 tender or lot. */
    public Builder tenderOrLot(@Nullable String tenderOrLot) {
      this.tenderOrLot = tenderOrLot;
      return this;
    }

    /**
     * Sets BT-18 the object invoiced, for example a meter or a phone line, with its scheme from
     * UNCL 1153.
     */
    public Builder invoicedObject(@Nullable Identifier invoicedObject) {
      this.invoicedObject = invoicedObject;
      return this;
    }

    /** The References as collected so far. */
    public References build() {
      return new References(
          project, contract, orders, receivingAdvice, despatchAdvice, tenderOrLot, invoicedObject);
    }
  }
}
