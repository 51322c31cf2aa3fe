package ro.storno.domain.einvoice;

import org.jspecify.annotations.Nullable;

/**
 * A postal address of a party or of a delivery (BG-5, BG-8, BG-12, BG-15).
 *
 * @param line1 BT-35, BT-50, BT-64, BT-75 street and number; null when absent
 * @param line2 BT-36, BT-51, BT-65, BT-76 additional line; null when absent
 * @param line3 BT-162, BT-163, BT-164, BT-165 further line; null when absent
 * @param city BT-37, BT-52, BT-66, BT-77 city; in Bucharest CIUS-RO wants {@code SECTOR1} to {@code
 *     SECTOR6}; null when absent
 * @param postCode BT-38, BT-53, BT-67, BT-78 post code; null when absent
 * @param countrySubdivision BT-39, BT-54, BT-68, BT-79 region, in Romania the county as ISO 3166-2,
 *     for example {@code RO-CJ}; null when absent
 * @param countryCode BT-40, BT-55, BT-69, BT-80 country as ISO 3166-1 alpha-2; null when absent
 */
public record PostalAddress(
    @Nullable String line1,
    @Nullable String line2,
    @Nullable String line3,
    @Nullable String city,
    @Nullable String postCode,
    @Nullable String countrySubdivision,
    @Nullable String countryCode) {
  /** An empty PostalAddress to fill; every term not set stays absent. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from this value, for a copy with changes. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.line1 = line1;
    copy.line2 = line2;
    copy.line3 = line3;
    copy.city = city;
    copy.postCode = postCode;
    copy.countrySubdivision = countrySubdivision;
    copy.countryCode = countryCode;
    return copy;
  }

  /** Collects the terms of a {@link PostalAddress}; not thread-safe. */
  public static final class Builder {
    private @Nullable String line1;
    private @Nullable String line2;
    private @Nullable String line3;
    private @Nullable String city;
    private @Nullable String postCode;
    private @Nullable String countrySubdivision;
    private @Nullable String countryCode;

    private Builder() {}

    /** Sets BT-35, BT-50, BT-64, BT-75 street and number. */
    public Builder line1(@Nullable String line1) {
      this.line1 = line1;
      return this;
    }

    /** Sets BT-36, BT-51, BT-65, BT-76 additional line. */
    public Builder line2(@Nullable String line2) {
      this.line2 = line2;
      return this;
    }

    /** Sets BT-162, BT-163, BT-164, BT-165 further line. */
    public Builder line3(@Nullable String line3) {
      this.line3 = line3;
      return this;
    }

    /** Sets BT-37, BT-52, BT-66, BT-77 city. */
    public Builder city(@Nullable String city) {
      this.city = city;
      return this;
    }

    /** Sets BT-38, BT-53, BT-67, BT-78 post code. */
    public Builder postCode(@Nullable String postCode) {
      this.postCode = postCode;
      return this;
    }

    /**
     * Sets BT-39, BT-54, BT-68, BT-79 region, in Romania the county as ISO 3166-2, for example
     * {@code RO-CJ}.
     */
    public Builder countrySubdivision(@Nullable String countrySubdivision) {
      this.countrySubdivision = countrySubdivision;
      return this;
    }

    /** Sets BT-40, BT-55, BT-69, BT-80 country as ISO 3166-1 alpha-2. */
    public Builder countryCode(@Nullable String countryCode) {
      this.countryCode = countryCode;
      return this;
    }

    /** The PostalAddress as collected so far. */
    public PostalAddress build() {
      return new PostalAddress(
          line1, line2, line3, city, postCode, countrySubdivision, countryCode);
    }
  }
}
