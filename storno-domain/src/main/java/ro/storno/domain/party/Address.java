package ro.storno.domain.party;

import org.jspecify.annotations.Nullable;

/**
 * A postal address (BG-5, BG-8, BG-12, BG-15).
 *
 * @param street street and number (BT-35, BT-50), or null
 * @param city town (BT-37, BT-52); for Bucharest the sector, such as {@code SECTOR1}; or null
 * @param county country subdivision (BT-39, BT-54), ISO 3166-2 such as {@code RO-B}, or the name as
 *     typed, or null
 * @param postalCode (BT-38, BT-53), or null
 * @param country ISO 3166-1 alpha-2 code (BT-40, BT-55), or null where unknown
 */
public record Address(
    @Nullable String street,
    @Nullable String city,
    @Nullable String county,
    @Nullable String postalCode,
    @Nullable String country) {
  /** An address of which nothing is known. */
  public static final Address UNKNOWN = new Address(null, null, null, null, null);

  /** Returns whether it is known to be in another country than Romania. */
  public boolean abroad() {
    return country != null && !country.isBlank() && !country.strip().equals("RO");
  }
}
