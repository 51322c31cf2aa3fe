package ro.storno.simulator.anaf.taxpayer;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ro.storno.simulator.fault.Seed;

/**
 * Every taxpayer there is: those that were put in, and for every other code with a right check
 * digit one made up from the code, always the same, whatever the simulator's seed. Thread-safe.
 */
public final class TaxpayerDirectory {
  private static final Seed CODES = new Seed(0);
  private static final List<String> FIRST =
      List.of(
          "Alfa",
          "Carpat",
          "Danubius",
          "Euro",
          "Fagaras",
          "Gama",
          "Horia",
          "Intermed",
          "Lotus",
          "Meridian",
          "Novatex",
          "Optim",
          "Prahova",
          "Romcon",
          "Siret",
          "Transil",
          "Unirea",
          "Vestra");
  private static final List<String> SECOND =
      List.of(
          "Agro",
          "Construct",
          "Consulting",
          "Distrib",
          "Electro",
          "Impex",
          "Instal",
          "Logistic",
          "Media",
          "Prod",
          "Servicii",
          "Soft",
          "Trans",
          "Trading");
  private static final List<String> STREETS =
      List.of(
          "Str. Memorandumului",
          "Str. Mihai Eminescu",
          "Str. Libertăţii",
          "Bd. Unirii",
          "Str. Ştefan cel Mare",
          "Calea Victoriei",
          "Str. Florilor",
          "Str. Gării");
  private static final List<String> ACTIVITIES =
      List.of("4641", "4690", "4120", "6201", "4941", "7022", "4321", "1071");
  private static final List<Place> PLACES =
      List.of(
          new Place("Mun. Cluj-Napoca", "CLUJ", "CJ", "400"),
          new Place("Mun. Timişoara", "TIMIŞ", "TM", "300"),
          new Place("Mun. Iaşi", "IAŞI", "IS", "700"),
          new Place("Mun. Constanţa", "CONSTANŢA", "CT", "900"),
          new Place("Mun. Braşov", "BRAŞOV", "BV", "500"),
          new Place("Mun. Ploieşti", "PRAHOVA", "PH", "100"),
          new Place("Mun. Oradea", "BIHOR", "BH", "410"),
          new Place("Oraş Otopeni", "ILFOV", "IF", "075"),
          new Place("Mun. Sibiu", "SIBIU", "SB", "550"),
          new Place("Sector 1 Mun. Bucureşti", "MUNICIPIUL BUCUREŞTI", "B", "010"),
          new Place("Sector 3 Mun. Bucureşti", "MUNICIPIUL BUCUREŞTI", "B", "030"),
          new Place("Sector 6 Mun. Bucureşti", "MUNICIPIUL BUCUREŞTI", "B", "060"));

  private record Place(String town, String county, String code, String postalPrefix) {}

  private final Map<String, Taxpayer> put = new ConcurrentHashMap<>();
  private final Set<String> absent = ConcurrentHashMap.newKeySet();

  /** Puts a taxpayer in, or changes it. */
  public void put(Taxpayer taxpayer) {
    absent.remove(taxpayer.cif());
    put.put(taxpayer.cif(), taxpayer);
  }

  /** Makes a code one that nobody has. */
  public void remove(String cif) {
    absent.add(cif);
    put.remove(cif);
  }

  /** Returns a taxpayer; empty if the check digit is wrong or nobody has the code. */
  public Optional<Taxpayer> find(String cif) {
    Taxpayer known = put.get(cif);
    if (known != null) {
      return Optional.of(known);
    }
    return absent.contains(cif) || !CheckDigits.cif(cif)
        ? Optional.empty()
        : Optional.of(madeUp(cif));
  }

  /** Returns the taxpayer whom a code would have if nobody had put another in. */
  public static Taxpayer madeUp(String cif) {
    int year = 1995 + draw(30, "year", cif);
    LocalDate registered = LocalDate.of(year, 1 + draw(12, "month", cif), 1 + draw(28, "day", cif));
    Place place = one(PLACES, "place", cif);
    LocalDate since = registered.plusMonths(1).withDayOfMonth(1);
    boolean vat = draw(10, "vat", cif) > 0;
    return new Taxpayer(
        cif,
        one(FIRST, "first", cif) + " " + one(SECOND, "second", cif) + " SRL",
        "J" + (1 + draw(40, "county", cif)) + "/" + (1 + draw(9999, "number", cif)) + "/" + year,
        registered,
        new Registrations(
            vat ? since : null,
            vat && draw(8, "cash", cif) == 0 ? since : null,
            null,
            null,
            draw(4, "register", cif) == 0 ? LocalDate.of(2022, 7, 1) : null),
        new Address(
            one(STREETS, "street", cif),
            Integer.toString(1 + draw(120, "house", cif)),
            place.town(),
            place.county(),
            place.code(),
            place.postalPrefix() + (100 + draw(899, "zone", cif))),
        "0" + (230_000_000 + draw(39_999_999, "phone", cif)),
        one(ACTIVITIES, "activity", cif));
  }

  /** Returns the code of one of many made-up suppliers; each of them is registered for VAT. */
  public static String supplier(int number) {
    String cif = CheckDigits.cifOf(Integer.toString(10_000_000 + draw(89_999_999, "s", number)));
    return madeUp(cif).registrations().vatSince() == null ? supplier(number + 1_000_000) : cif;
  }

  private static int draw(int bound, Object... purpose) {
    return CODES.below(bound, purpose);
  }

  private static <T> T one(List<T> of, Object... purpose) {
    return of.get(draw(of.size(), purpose));
  }
}
