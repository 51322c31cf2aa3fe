package ro.storno.domain.tax;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The standard VAT rates of the member states of the European Union as dated data, for sales under
 * the one-stop shop, which are taxed where the customer is (Directive 2006/112/EC, art. 33 and
 * 369b).
 */
public final class EuropeanVatRates {
  private static final LocalDate START = LocalDate.of(2021, 7, 1);
  private static final String TEDB = "European Commission, Taxes in Europe Database";

  private static final Map<String, List<DatedVatRate>> STANDARD =
      Map.ofEntries(
          since("AT", "20"),
          since("BE", "21"),
          since("BG", "20"),
          since("CY", "19"),
          since("CZ", "21"),
          since("DE", "19"),
          since("DK", "25"),
          changed(
              "EE",
              rate("20", START, LocalDate.of(2023, 12, 31)),
              rate("22", LocalDate.of(2024, 1, 1), LocalDate.of(2025, 6, 30)),
              rate("24", LocalDate.of(2025, 7, 1), null)),
          since("ES", "21"),
          changed(
              "FI",
              rate("24", START, LocalDate.of(2024, 8, 31)),
              rate("25.5", LocalDate.of(2024, 9, 1), null)),
          since("FR", "20"),
          since("GR", "24"),
          since("HR", "25"),
          since("HU", "27"),
          since("IE", "23"),
          since("IT", "22"),
          since("LT", "21"),
          changed(
              "LU",
              rate("17", START, LocalDate.of(2022, 12, 31)),
              rate("16", LocalDate.of(2023, 1, 1), LocalDate.of(2023, 12, 31)),
              rate("17", LocalDate.of(2024, 1, 1), null)),
          since("LV", "21"),
          since("MT", "18"),
          since("NL", "21"),
          since("PL", "23"),
          since("PT", "23"),
          changed(
              "RO",
              rate("19", START, LocalDate.of(2025, 7, 31)),
              rate("21", LocalDate.of(2025, 8, 1), null)),
          since("SE", "25"),
          since("SI", "22"),
          changed(
              "SK",
              rate("20", START, LocalDate.of(2024, 12, 31)),
              rate("23", LocalDate.of(2025, 1, 1), null)));

  private EuropeanVatRates() {}

  private static Map.Entry<String, List<DatedVatRate>> since(String country, String percentage) {
    return Map.entry(country, List.of(rate(percentage, START, null)));
  }

  private static Map.Entry<String, List<DatedVatRate>> changed(
      String country, DatedVatRate... rates) {
    return Map.entry(country, List.of(rates));
  }

  private static DatedVatRate rate(String percentage, LocalDate from, @Nullable LocalDate until) {
    return new DatedVatRate(
        DatedVatRate.Kind.STANDARD, VatRate.standard(percentage), from, until, false, TEDB);
  }

  /**
   * Returns the standard rate of a member state on a day.
   *
   * @param country ISO 3166-1 alpha-2; not null
   * @param day from 2021-07-01 on, when the one-stop shop began; not null
   * @return the rate, or empty for other countries and earlier days
   */
  public static Optional<VatRate> standard(String country, LocalDate day) {
    return STANDARD.getOrDefault(country, List.of()).stream()
        .filter(dated -> dated.inForce(day))
        .map(DatedVatRate::rate)
        .findFirst();
  }

  /** Returns all that is known, by country. */
  public static Map<String, List<DatedVatRate>> all() {
    return STANDARD;
  }
}
