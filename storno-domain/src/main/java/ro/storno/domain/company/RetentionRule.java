package ro.storno.domain.company;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.List;

/**
 * How long the law has documents of a financial year (the calendar year) kept. Rules are data: one
 * that changes gets a successor with its own first day, and the one of today judges every document
 * that is still there.
 *
 * @param country ISO 3166-1 alpha-2, or {@code *} for every country without a rule of its own; not
 *     null
 * @param years how many
 * @param from day of the year after the financial year on which the count begins; not null
 * @param validFrom first day on which the rule is in force; not null
 * @param source where it is written; not null
 */
public record RetentionRule(
    String country, int years, MonthDay from, LocalDate validFrom, String source) {
  private static final MonthDay NEW_YEAR = MonthDay.of(Month.JANUARY, 1);

  private static final List<RetentionRule> ALL =
      List.of(
          new RetentionRule(
              "RO",
              5,
              MonthDay.of(Month.JULY, 1),
              LocalDate.of(2023, 1, 1),
              "Legea contabilitatii 82/1991 art. 25 (1), as changed by Legea 36/2023"),
          new RetentionRule(
              "*",
              10,
              NEW_YEAR,
              LocalDate.of(1970, 1, 1),
              "the longest of DE (AO 147), FR (Code de commerce L123-22), IT (Codice civile 2220)"));

  /** Returns the rule of a country that is in force on a day. */
  public static RetentionRule of(String country, LocalDate day) {
    return ALL.stream()
        .filter(rule -> rule.country.equals(country) && !rule.validFrom.isAfter(day))
        .reduce((earlier, later) -> later)
        .orElseGet(() -> ALL.get(ALL.size() - 1));
  }

  /** Returns the first day on which a document of a day may be given up. */
  public LocalDate releasedOn(LocalDate document) {
    return from.atYear(document.getYear() + 1).plusYears(years);
  }

  /** Returns the first day whose documents must still be there on a day. */
  public LocalDate heldFrom(LocalDate today) {
    LocalDate oldest = LocalDate.of(today.getYear() - years - 2, 1, 1);
    while (!releasedOn(oldest).isAfter(today)) {
      oldest = oldest.plusYears(1);
    }
    return oldest;
  }
}
