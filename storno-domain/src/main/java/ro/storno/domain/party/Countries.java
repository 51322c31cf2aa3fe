package ro.storno.domain.party;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Countries of ISO 3166-1, and which of them belong to the VAT area of the European Union on a
 * date.
 */
public final class Countries {
  private static final Set<String> ISO = Set.of(Locale.getISOCountries());

  private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");

  /** Whose calendar authorities judge dates by: the countries that invoices are handed in in. */
  private static final Map<String, ZoneId> ZONES =
      Map.of(
          "RO", BUCHAREST,
          "IT", ZoneId.of("Europe/Rome"),
          "DE", ZoneId.of("Europe/Berlin"),
          "FR", ZoneId.of("Europe/Paris"),
          "PL", ZoneId.of("Europe/Warsaw"));

  private static final LocalDate BEFORE = LocalDate.of(2007, 1, 1);

  /**
   * Members with the first and the last day; the United Kingdom until the end of the transition
   * period (Withdrawal Agreement, article 126), Northern Ireland for goods since (Protocol on
   * Ireland and Northern Ireland, article 8).
   */
  private static final Map<String, Membership> MEMBERS =
      Stream.of(
              List.of(
                      "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HU",
                      "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK")
                  .stream()
                  .map(country -> new Membership(country, BEFORE, LocalDate.MAX)),
              Stream.of(
                  new Membership("HR", LocalDate.of(2013, 7, 1), LocalDate.MAX),
                  new Membership("GB", BEFORE, LocalDate.of(2020, 12, 31)),
                  new Membership("XI", LocalDate.of(2021, 1, 1), LocalDate.MAX)))
          .flatMap(members -> members)
          .collect(Collectors.toUnmodifiableMap(Membership::country, member -> member));

  private record Membership(String country, LocalDate from, LocalDate until) {
    boolean on(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(until);
    }
  }

  private Countries() {}

  /** Returns whether ISO 3166-1 lists a code as alpha-2; only upper case counts. */
  public static boolean isIso(String code) {
    return ISO.contains(code);
  }

  /**
   * Returns the time zone of a seller's country, where an authority judges dates.
   *
   * @param country ISO 3166-1 alpha-2, or null for Romania
   * @return that of Romania for any other country; never null
   */
  public static ZoneId zone(@Nullable String country) {
    return ZONES.getOrDefault(country == null ? "" : country.strip(), BUCHAREST);
  }

  /**
   * Returns whether a country belongs to the VAT area of the European Union.
   *
   * @param country ISO 3166-1 alpha-2, or {@code EL} for Greece and {@code XI} for Northern
   *     Ireland; not null
   * @param day from 2007 on; not null
   */
  public static boolean inEuropeanUnion(String country, LocalDate day) {
    Membership member = MEMBERS.get(isoOf(country));
    return member != null && member.on(day);
  }

  /** Returns the ISO code for a prefix of a VAT identifier: {@code GR} for {@code EL}. */
  public static String isoOf(String vatPrefix) {
    return vatPrefix.equals("EL") ? "GR" : vatPrefix;
  }
}
