package ro.storno.domain.payment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Means of payment; each maps to a code of UNTDID 4461 (BT-81). */
public enum PaymentMethod {
  BANK_TRANSFER("30"),
  CASH("10"),
  CARD("48"),
  CHEQUE("20"),
  PAYPAL("68"),
  STRIPE("68"),
  MOBILPAY("68"),
  NETOPIA("68"),
  OTHER("1");

  private final String untdid4461;

  PaymentMethod(String untdid4461) {
    this.untdid4461 = untdid4461;
  }

  /** Returns the code of UNTDID 4461. */
  public String untdid4461() {
    return untdid4461;
  }

  /** Returns the lower-case wire name, such as {@code bank_transfer}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the method with a wire name; {@code check} is an alias of {@code cheque}. */
  public static Optional<PaymentMethod> ofWireName(String wireName) {
    String name = wireName.equals("check") ? "cheque" : wireName;
    return Arrays.stream(values()).filter(m -> m.wireName().equals(name)).findFirst();
  }
}
