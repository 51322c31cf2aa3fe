package ro.storno.domain.tax;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a VAT rate that a company has set up.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record VatRateId(UUID value) {
  /** Checks that the value is present. */
  public VatRateId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Parses the canonical text form.
   *
   * @param text 36 characters; not null
   * @return the id, never null
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static VatRateId parse(String text) {
    return new VatRateId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
