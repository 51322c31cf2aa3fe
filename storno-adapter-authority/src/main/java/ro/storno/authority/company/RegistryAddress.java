package ro.storno.authority.company;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.party.Address;
import ro.storno.domain.party.RomanianCounty;

/**
 * Reads an address of ANAF's registry. Counties become ISO 3166-2 codes, sectors of Bucharest
 * {@code SECTOR1} to {@code SECTOR6} (BR-RO-100, BR-RO-110), and words such as {@code Mun.} go.
 */
final class RegistryAddress {
  private static final Pattern VILLAGE =
      Pattern.compile("(?iu)^(?:satul|sat)\\s+(.+?)\\s+(?:comuna|com\\.?)\\s*(.+)$");
  private static final Pattern KIND_OF_PLACE =
      Pattern.compile(
          "(?iu)^(?:(?:mun|or[sș]|com|sat)\\.\\s*"
              + "|(?:municipiul|mun|ora[sș]ul|ora[sș]|or[sș]|comuna|com|satul|sat)\\s+)(.+)$");

  private RegistryAddress() {}

  /**
   * Reads the fields of an address.
   *
   * @param prefix of their names: {@code s} for the seat, {@code d} for the fiscal domicile
   * @return null if neither street nor town is told
   */
  static @Nullable Address of(JsonNode told, String prefix) {
    String street = street(told, prefix);
    String town = RegistryText.text(told, prefix + "denumire_Localitate");
    if (street == null && town == null) {
      return null;
    }
    String county = county(told, prefix);
    String postalCode = RegistryText.text(told, prefix + "cod_Postal");
    Address address = new Address(street, town, county, postalCode, "RO");
    Optional<String> sector =
        RomanianCounty.BUCHAREST.code().equals(county)
            ? RomanianCounty.bucharestSector(address)
            : Optional.empty();
    return new Address(
        street, sector.orElse(town == null ? null : place(town)), county, postalCode, "RO");
  }

  private static @Nullable String county(JsonNode told, String prefix) {
    String letters = RegistryText.text(told, prefix + "cod_JudetAuto");
    String name = RegistryText.text(told, prefix + "denumire_Judet");
    Optional<RomanianCounty> county =
        Optional.ofNullable(letters)
            .flatMap(RomanianCounty::find)
            .or(() -> Optional.ofNullable(name).flatMap(RomanianCounty::find));
    return county
        .map(RomanianCounty::code)
        .orElse(letters == null ? name : "RO-" + letters.toUpperCase(Locale.ROOT));
  }

  private static @Nullable String street(JsonNode told, String prefix) {
    String name = RegistryText.text(told, prefix + "denumire_Strada");
    String number = RegistryText.text(told, prefix + "numar_Strada");
    String details = RegistryText.text(told, prefix + "detalii_Adresa");
    StringBuilder street = new StringBuilder();
    if (name != null) {
      street.append(name);
      if (number != null) {
        street.append(" nr. ").append(number);
      }
    }
    if (details != null) {
      street.append(street.isEmpty() ? "" : ", ").append(details);
    }
    return street.isEmpty() ? null : street.toString();
  }

  /** The name of a place without its kind; a village with its commune, unless they share it. */
  private static String place(String registered) {
    Matcher village = VILLAGE.matcher(registered);
    if (village.matches()) {
      String commune = village.group(2).strip();
      return village.group(1).equalsIgnoreCase(commune)
          ? commune
          : village.group(1) + ", com. " + commune;
    }
    Matcher place = KIND_OF_PLACE.matcher(registered);
    return place.matches() ? place.group(1) : registered;
  }
}
