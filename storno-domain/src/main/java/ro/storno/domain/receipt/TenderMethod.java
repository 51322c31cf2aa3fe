package ro.storno.domain.receipt;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import ro.storno.domain.money.Money;
import ro.storno.domain.payment.PaymentMethod;

/** By which means a receipt was paid, in one word (objects/receipt.md). */
public enum TenderMethod {
  CASH(PaymentMethod.CASH),
  CARD(PaymentMethod.CARD),
  /** By more than one of the others. */
  MIXED(PaymentMethod.OTHER),
  OTHER(PaymentMethod.OTHER);

  private final PaymentMethod onInvoice;

  TenderMethod(PaymentMethod onInvoice) {
    this.onInvoice = onInvoice;
  }

  /** Returns what an invoice says that the receipt is turned into. */
  public PaymentMethod onInvoice() {
    return onInvoice;
  }

  /** Returns the lower-case wire name, such as {@code mixed}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the method with a wire name, if there is one. */
  public static Optional<TenderMethod> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(m -> m.wireName().equals(wireName)).findFirst();
  }

  /** Returns all of an amount paid by this means; empty for mixed, which needs to be told. */
  public Optional<Tenders> whole(Money amount) {
    Money none = Money.zero(amount.currency());
    return switch (this) {
      case CASH -> Optional.of(new Tenders(amount, none, none));
      case CARD -> Optional.of(new Tenders(none, amount, none));
      case OTHER -> Optional.of(new Tenders(none, none, amount));
      case MIXED -> Optional.empty();
    };
  }

  /** Returns whether tenders are what the word says; nothing to pay is paid by any means. */
  boolean fits(Tenders tenders) {
    boolean cash = !tenders.cash().isZero();
    boolean card = !tenders.card().isZero();
    boolean other = !tenders.other().isZero();
    return switch (this) {
      case CASH -> !card && !other;
      case CARD -> !cash && !other;
      case OTHER -> !cash && !card;
      case MIXED -> tenders.total().isZero() || (cash ? card || other : card && other);
    };
  }
}
