package ro.storno.domain.payment;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a payment.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record PaymentId(UUID value) {
  /** Checks that the value is present. */
  public PaymentId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Parses the canonical text form.
   *
   * @param text 36 characters; not null
   * @return the id, never null
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static PaymentId parse(String text) {
    return new PaymentId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
