package ro.storno.domain.einvoice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where and when goods or services were delivered (BG-13).
 *
 * <p>EN 16931-1:2017 knows one per invoice; EN 16931-1:2026 several, hence a list in {@link
 * ElectronicInvoice}.
 *
 * @param partyName BT-70 name of who received them; null when absent
 * @param location BT-71 identifier of the place, for example a GLN; null when absent
 * @param actualDate BT-72 date of delivery; null when absent
 * @param address BG-15 address of the place; null when absent
 */
public record Delivery(
    @Nullable String partyName,
    @Nullable Identifier location,
    @Nullable LocalDate actualDate,
    @Nullable PostalAddress address) {
  /** An empty Delivery to fill; every term not set stays absent. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from this value, for a copy with changes. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.partyName = partyName;
    copy.location = location;
    copy.actualDate = actualDate;
    copy.address = address;
    return copy;
  }

  /** Collects the terms of a {@link Delivery}; not thread-safe. */
  public static final class Builder {
    private @Nullable String partyName;
    private @Nullable Identifier location;
    private @Nullable LocalDate actualDate;
    private @Nullable PostalAddress address;

    private Builder() {}

    /** Sets BT-70 name of who received them. */
    public Builder partyName(@Nullable String partyName) {
      this.partyName = partyName;
      return this;
    }

    /** Sets BT-71 identifier of the place, for example a GLN. */
    public Builder location(@Nullable Identifier location) {
      this.location = location;
      return this;
    }

    /** Sets BT-72 date of delivery. */
    public Builder actualDate(@Nullable LocalDate actualDate) {
      this.actualDate = actualDate;
      return this;
    }

    /** Sets BG-15 address of the place. */
    public Builder address(@Nullable PostalAddress address) {
      this.address = address;
      return this;
    }

    /** The Delivery as collected so far. */
    public Delivery build() {
      return new Delivery(partyName, location, actualDate, address);
    }
  }
}
