package ro.storno.domain.party;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Countries of ISO 3166-1, and which of them belong to the VAT area of the European Union on a
 * date.
 */
public final class Countries {
  private static final Set<String> ISO = Set.of(Locale.getISOCountries());

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
