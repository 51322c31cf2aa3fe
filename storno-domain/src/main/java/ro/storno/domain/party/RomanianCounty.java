package ro.storno.domain.party;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A county of Romania or the municipality of Bucharest (ISO 3166-2:RO), as CIUS-RO codes them
 * (BR-RO-110).
 *
 * @param letters letters of the code, such as {@code CJ}; not null
 * @param displayName name with diacritics, such as {@code Mureș}; not null
 */
public record RomanianCounty(String letters, String displayName) {
  /** The municipality of Bucharest. */
  public static final RomanianCounty BUCHAREST = new RomanianCounty("B", "București");

  private static final List<RomanianCounty> ALL =
      Arrays.stream(
              ("AB Alba,AR Arad,AG Argeș,BC Bacău,BH Bihor,BN Bistrița-Năsăud,BT Botoșani,"
                      + "BV Brașov,BR Brăila,B București,BZ Buzău,CS Caraș-Severin,CL Călărași,"
                      + "CJ Cluj,CT Constanța,CV Covasna,DB Dâmbovița,DJ Dolj,GL Galați,GR Giurgiu,"
                      + "GJ Gorj,HR Harghita,HD Hunedoara,IL Ialomița,IS Iași,IF Ilfov,"
                      + "MM Maramureș,MH Mehedinți,MS Mureș,NT Neamț,OT Olt,PH Prahova,"
                      + "SM Satu Mare,SJ Sălaj,SB Sibiu,SV Suceava,TR Teleorman,TM Timiș,"
                      + "TL Tulcea,VS Vaslui,VL Vâlcea,VN Vrancea")
                  .split(","))
          .map(text -> text.split(" ", 2))
          .map(parts -> new RomanianCounty(parts[0], parts[1]))
          .toList();

  private static final Pattern SECTOR =
      Pattern.compile("\\bSECT(?:OR(?:UL)?)?\\.?\\s*-?([1-6])\\b|\\bS\\.?\\s?([1-6])\\b");

  private static final Pattern TITLE = Pattern.compile("^(JUDETUL|JUD|MUNICIPIUL|MUN) ");
  private static final Pattern SEPARATORS = Pattern.compile("[-.,_\\s]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}");

  /** Postal codes of Bucharest begin with nought and the number of the sector. */
  private static final Pattern BUCHAREST_POSTAL_CODE = Pattern.compile("0([1-6])[0-9]{4}");

  /** By letters and by folded name. */
  private static final Map<String, RomanianCounty> BY_SPELLING = spellings();

  private static Map<String, RomanianCounty> spellings() {
    Map<String, RomanianCounty> spellings = new HashMap<>();
    for (RomanianCounty county : ALL) {
      spellings.put(county.letters, county);
      spellings.put(fold(county.displayName), county);
    }
    return Map.copyOf(spellings);
  }

  /** Returns all of them, in the order of their names. */
  public static List<RomanianCounty> all() {
    return ALL;
  }

  /**
   * Returns the county that some text names: a code with or without {@code RO-}, or a name with or
   * without diacritics, case, dashes and a word such as {@code judetul} before it.
   *
   * @param text not null
   */
  public static Optional<RomanianCounty> find(String text) {
    String folded = TITLE.matcher(fold(text)).replaceFirst("");
    if (SECTOR.matcher(folded).matches() || folded.equals("BUCHAREST")) {
      return Optional.of(BUCHAREST);
    }
    String code = folded.startsWith("RO ") ? folded.substring(3) : folded;
    return Optional.ofNullable(BY_SPELLING.get(code));
  }

  /** Returns the code of ISO 3166-2, such as {@code RO-CJ}. */
  public String code() {
    return "RO-" + letters;
  }

  /** Returns the name without diacritics, such as {@code Mures}. */
  public String plainName() {
    return withoutDiacritics(displayName);
  }

  /**
   * Returns the sector of Bucharest that an address lies in, coded as CIUS-RO wants the city
   * (BR-RO-100): {@code SECTOR1} to {@code SECTOR6}. The city is searched first, then county,
   * street and postal code.
   *
   * @param address not null
   * @return the code, or empty if none of them tells it
   */
  public static Optional<String> bucharestSector(Address address) {
    return sectorIn(address.city())
        .or(() -> sectorIn(address.county()))
        .or(() -> sectorIn(address.street()))
        .or(() -> sectorOfPostalCode(address.postalCode()));
  }

  private static Optional<String> sectorIn(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    Matcher matcher = SECTOR.matcher(fold(text));
    if (!matcher.find()) {
      return Optional.empty();
    }
    return Optional.of("SECTOR" + (matcher.group(1) == null ? matcher.group(2) : matcher.group(1)));
  }

  private static Optional<String> sectorOfPostalCode(@Nullable String postalCode) {
    if (postalCode == null) {
      return Optional.empty();
    }
    Matcher matcher = BUCHAREST_POSTAL_CODE.matcher(postalCode.strip());
    return matcher.matches() ? Optional.of("SECTOR" + matcher.group(1)) : Optional.empty();
  }

  private static String fold(String text) {
    return SEPARATORS
        .matcher(withoutDiacritics(text).toUpperCase(Locale.ROOT))
        .replaceAll(" ")
        .strip();
  }

  private static String withoutDiacritics(String text) {
    return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
  }
}
