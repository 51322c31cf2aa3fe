package ro.storno.domain.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a document has been paid: the second of the two status axes (decisions.md). */
public enum PaymentStatus {
  UNPAID,
  PARTIALLY_PAID,
  PAID,
  OVERDUE;

  /** Returns the lower-case wire name, such as {@code partially_paid}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the status with a wire name, if there is one. */
  public static Optional<PaymentStatus> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(s -> s.wireName().equals(wireName)).findFirst();
  }
}
