package ro.storno.domain.company;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a bank or cash account of a company.
 *
 * @param value a UUID, version 7 when made by Storno; not null
 */
public record BankAccountId(UUID value) {
  /** Checks that the value is present. */
  public BankAccountId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Parses the canonical text form.
   *
   * @param text 36 characters; not null
   * @return the id, never null
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static BankAccountId parse(String text) {
    return new BankAccountId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
