package ro.storno.domain.transport;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the part of a route that lies in Romania begins or ends (BG-6 to BG-9): a place, a border
 * crossing or a customs office. Anything may be missing while it is being typed.
 *
 * @param county ANAF's number of the county, such as 40 for Bucharest; or null
 * @param locality or null
 * @param street or null
 * @param number of the house, or null
 * @param otherInfo or null
 * @param postalCode or null
 * @param borderPoint ANAF's number of a border crossing (codPtf), or null
 * @param customsOffice ANAF's number of a customs office (codBirouVamal), or null
 */
public record RouteEnd(
    @Nullable Integer county,
    @Nullable String locality,
    @Nullable String street,
    @Nullable String number,
    @Nullable String otherInfo,
    @Nullable String postalCode,
    @Nullable Integer borderPoint,
    @Nullable Integer customsOffice) {
  /** Nothing is known. */
  public static final RouteEnd UNKNOWN =
      new RouteEnd(null, null, null, null, null, null, null, null);

  /** Returns whether any part of a place is given. */
  public boolean placed() {
    return Stream.of(county, locality, street, number, otherInfo, postalCode)
        .anyMatch(Objects::nonNull);
  }
}
