package ro.storno.anaf.company;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ro.storno.application.company.CompanyRegistry;
import ro.storno.domain.party.Address;

/** Reads one element of {@code found} in an answer of PlatitorTvaRest v9. */
final class RegistryEntry {
  private static final Pattern SECTOR = Pattern.compile("(?i)sector(?:ul)?\\s*([1-6])\\b.*");
  private static final Pattern KIND_OF_PLACE =
      Pattern.compile("(?i)^(?:municipiul|mun\\.|ora[sșş]ul|ora[sșş]|or[sșş]\\.)\\s*(.+)$");

  private RegistryEntry() {}

  static CompanyRegistry.Entry of(String cif, JsonNode found) {
    JsonNode general = found.path("date_generale");
    String name = text(general, "denumire");
    return new CompanyRegistry.Entry(
        cif,
        name == null ? cif : name,
        text(general, "nrRegCom"),
        found.path("inregistrare_scop_Tva").path("scpTVA").asBoolean(false),
        found.path("inregistrare_RTVAI").path("statusTvaIncasare").asBoolean(false),
        address(found.path("adresa_sediu_social"), general),
        text(general, "telefon"),
        !found.path("stare_inactiv").path("statusInactivi").asBoolean(false));
  }

  private static Address address(JsonNode seat, JsonNode general) {
    String street = street(seat);
    String county = text(seat, "scod_JudetAuto");
    String city = text(seat, "sdenumire_Localitate");
    String postalCode = text(seat, "scod_Postal");
    if (street == null && city == null) {
      street = text(general, "adresa");
    }
    return new Address(
        street,
        city == null ? null : city(city),
        county == null ? null : "RO-" + county.toUpperCase(Locale.ROOT),
        postalCode == null ? text(general, "codPostal") : postalCode,
        "RO");
  }

  private static @Nullable String street(JsonNode seat) {
    String name = text(seat, "sdenumire_Strada");
    String number = text(seat, "snumar_Strada");
    String details = text(seat, "sdetalii_Adresa");
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

  /** The town as CIUS-RO wants it: SECTOR1 to SECTOR6 in Bucharest (BR-RO-100). */
  private static String city(String registered) {
    Matcher sector = SECTOR.matcher(registered);
    if (sector.matches()) {
      return "SECTOR" + sector.group(1);
    }
    Matcher place = KIND_OF_PLACE.matcher(registered);
    return place.matches() ? place.group(1) : registered;
  }

  private static @Nullable String text(JsonNode object, String field) {
    String text = object.path(field).asText("").strip();
    return text.isEmpty() ? null : text;
  }
}
