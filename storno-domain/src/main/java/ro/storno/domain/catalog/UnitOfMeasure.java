package ro.storno.domain.catalog;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Units of measure as UN/ECE Recommendation 20 and 21 code them (BT-130), and the Romanian and
 * English words that people type for them.
 */
public final class UnitOfMeasure {
  /** The code of a piece. */
  public static final String PIECE = "H87";

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("buc", "H87"),
          Map.entry("bucata", "H87"),
          Map.entry("bucată", "H87"),
          Map.entry("bucati", "H87"),
          Map.entry("bucăți", "H87"),
          Map.entry("piece", "H87"),
          Map.entry("pieces", "H87"),
          Map.entry("pcs", "H87"),
          Map.entry("pc", "H87"),
          Map.entry("unitate", "H87"),
          Map.entry("unit", "H87"),
          Map.entry("ora", "HUR"),
          Map.entry("oră", "HUR"),
          Map.entry("ore", "HUR"),
          Map.entry("h", "HUR"),
          Map.entry("hour", "HUR"),
          Map.entry("hours", "HUR"),
          Map.entry("hr", "HUR"),
          Map.entry("hrs", "HUR"),
          Map.entry("minut", "MIN"),
          Map.entry("minute", "MIN"),
          Map.entry("min", "MIN"),
          Map.entry("zi", "DAY"),
          Map.entry("zile", "DAY"),
          Map.entry("day", "DAY"),
          Map.entry("days", "DAY"),
          Map.entry("saptamana", "WEE"),
          Map.entry("săptămână", "WEE"),
          Map.entry("saptamani", "WEE"),
          Map.entry("săptămâni", "WEE"),
          Map.entry("week", "WEE"),
          Map.entry("weeks", "WEE"),
          Map.entry("luna", "MON"),
          Map.entry("lună", "MON"),
          Map.entry("luni", "MON"),
          Map.entry("month", "MON"),
          Map.entry("months", "MON"),
          Map.entry("an", "ANN"),
          Map.entry("ani", "ANN"),
          Map.entry("year", "ANN"),
          Map.entry("years", "ANN"),
          Map.entry("kg", "KGM"),
          Map.entry("kilogram", "KGM"),
          Map.entry("kilograme", "KGM"),
          Map.entry("kilograms", "KGM"),
          Map.entry("g", "GRM"),
          Map.entry("gr", "GRM"),
          Map.entry("gram", "GRM"),
          Map.entry("grame", "GRM"),
          Map.entry("grams", "GRM"),
          Map.entry("t", "TNE"),
          Map.entry("to", "TNE"),
          Map.entry("tona", "TNE"),
          Map.entry("tonă", "TNE"),
          Map.entry("tone", "TNE"),
          Map.entry("ton", "TNE"),
          Map.entry("tonne", "TNE"),
          Map.entry("l", "LTR"),
          Map.entry("litru", "LTR"),
          Map.entry("litri", "LTR"),
          Map.entry("litre", "LTR"),
          Map.entry("liter", "LTR"),
          Map.entry("litres", "LTR"),
          Map.entry("liters", "LTR"),
          Map.entry("ml", "MLT"),
          Map.entry("mililitru", "MLT"),
          Map.entry("mililitri", "MLT"),
          Map.entry("m", "MTR"),
          Map.entry("metru", "MTR"),
          Map.entry("metri", "MTR"),
          Map.entry("metru liniar", "MTR"),
          Map.entry("meter", "MTR"),
          Map.entry("metre", "MTR"),
          Map.entry("meters", "MTR"),
          Map.entry("cm", "CMT"),
          Map.entry("centimetru", "CMT"),
          Map.entry("mm", "MMT"),
          Map.entry("milimetru", "MMT"),
          Map.entry("km", "KMT"),
          Map.entry("kilometru", "KMT"),
          Map.entry("kilometri", "KMT"),
          Map.entry("mp", "MTK"),
          Map.entry("m2", "MTK"),
          Map.entry("m²", "MTK"),
          Map.entry("metru patrat", "MTK"),
          Map.entry("metri patrati", "MTK"),
          Map.entry("mc", "MTQ"),
          Map.entry("m3", "MTQ"),
          Map.entry("m³", "MTQ"),
          Map.entry("metru cub", "MTQ"),
          Map.entry("metri cubi", "MTQ"),
          Map.entry("kwh", "KWH"),
          Map.entry("mwh", "MWH"),
          Map.entry("set", "SET"),
          Map.entry("seturi", "SET"),
          Map.entry("pereche", "PR"),
          Map.entry("perechi", "PR"),
          Map.entry("pair", "PR"),
          Map.entry("cutie", "XBX"),
          Map.entry("cutii", "XBX"),
          Map.entry("box", "XBX"),
          Map.entry("pachet", "XPK"),
          Map.entry("pachete", "XPK"),
          Map.entry("pack", "XPK"),
          Map.entry("pac", "XPK"),
          Map.entry("sac", "XBG"),
          Map.entry("saci", "XBG"),
          Map.entry("punga", "XBG"),
          Map.entry("pungă", "XBG"),
          Map.entry("bag", "XBG"),
          Map.entry("sticla", "XBO"),
          Map.entry("sticlă", "XBO"),
          Map.entry("sticle", "XBO"),
          Map.entry("bottle", "XBO"),
          Map.entry("palet", "XPX"),
          Map.entry("paleti", "XPX"),
          Map.entry("paleți", "XPX"),
          Map.entry("pallet", "XPX"),
          Map.entry("bax", "XCT"),
          Map.entry("baxuri", "XCT"),
          Map.entry("carton", "XCT"),
          Map.entry("rola", "XRO"),
          Map.entry("rolă", "XRO"),
          Map.entry("role", "XRO"),
          Map.entry("roll", "XRO"),
          Map.entry("ha", "H18"),
          Map.entry("hectar", "H18"),
          Map.entry("hectare", "H18"),
          Map.entry("serviciu", "E48"),
          Map.entry("servicii", "E48"),
          Map.entry("srv", "E48"),
          Map.entry("serv", "E48"),
          Map.entry("service", "E48"),
          Map.entry("lucrare", "E51"),
          Map.entry("%", "P1"),
          Map.entry("procent", "P1"));

  private UnitOfMeasure() {}

  /**
   * Returns the code for a unit as typed: a word such as {@code buc} or {@code ora}, or a code.
   *
   * @param typed not null
   * @return the code, or empty if neither word nor code is known
   */
  public static Optional<String> code(String typed) {
    String word = typed.strip().toLowerCase(Locale.ROOT);
    boolean abbreviated = word.endsWith(".");
    String known = WORDS.get(abbreviated ? word.substring(0, word.length() - 1) : word);
    if (known != null) {
      return Optional.of(known);
    }
    String code = typed.strip().toUpperCase(Locale.ROOT);
    return isCode(code) ? Optional.of(code) : Optional.empty();
  }

  /** Returns whether the code list that EN 16931 prescribes has a code (BR-CL-23). */
  public static boolean isCode(String code) {
    return UnitCodeList.CODES.contains(code);
  }
}
