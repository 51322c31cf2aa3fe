package ro.storno.application.invoice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.party.Countries;

/**
 * What Italian law says of invoices without VAT, by the day of issue: the rows of {@code
 * italian-law.txt}, which names their sources. What it does not know it does not guess. Immutable.
 */
final class ItalianLaw {
  private static final String ITALY = "IT";
  private static final String ANY = "*";

  private final List<String[]> rows;
  private final LocalDate day;

  private ItalianLaw(List<String[]> rows, LocalDate day) {
    this.rows = rows;
    this.day = day;
  }

  /**
   * Duty on amounts without VAT.
   *
   * @param above what they come to before it is due
   * @param duty amount in euro
   * @param natures reasons whose amounts count
   */
  record Stamp(BigDecimal above, BigDecimal duty, List<String> natures) {}

  /** Returns the law of a day. */
  static ItalianLaw on(LocalDate day) {
    return new ItalianLaw(Rows.ALL, day);
  }

  /** Returns whether SDI takes a Natura. */
  boolean isNature(String code) {
    return reference(code).isPresent();
  }

  /** Returns the law behind a Natura, if SDI takes it. */
  Optional<String> reference(String nature) {
    return rows("nature").filter(row -> row[3].equals(nature)).map(row -> row[4]).findFirst();
  }

  /** Returns what a code of the VATEX list says, if it leaves one answer. */
  Optional<String> ofExemption(@Nullable String vatex) {
    return vatex == null
        ? Optional.empty()
        : rows("exempt").filter(row -> like(row[3], vatex)).map(row -> row[4]).findFirst();
  }

  private static boolean like(String pattern, String code) {
    return pattern.endsWith(ANY)
        ? code.startsWith(pattern.substring(0, pattern.length() - 1))
        : pattern.equals(code);
  }

  /** Returns what a VAT category says between these two, if it leaves one answer. */
  Optional<String> ofCategory(@Nullable String category, String buyerCountry, String regime) {
    return rows("category")
        .filter(row -> row[3].equals(category))
        .filter(row -> lies(buyerCountry, row[4]))
        .filter(row -> row[5].equals(ANY) || row[5].equals(regime))
        .map(row -> row[6])
        .findFirst();
  }

  private boolean lies(String country, String where) {
    return switch (where) {
      case ANY -> true;
      case "EU" -> !country.equals(ITALY) && Countries.inEuropeanUnion(country, day);
      case "abroad" -> !country.isEmpty() && !country.equals(ITALY);
      default -> where.equals(country);
    };
  }

  /** Returns the stamp duty, if there is any. */
  Optional<Stamp> stamp() {
    return rows("stamp")
        .map(
            row ->
                new Stamp(
                    new BigDecimal(row[3]), new BigDecimal(row[4]), List.of(row[5].split(" ", -1))))
        .findFirst();
  }

  private Stream<String[]> rows(String kind) {
    return rows.stream()
        .filter(row -> row[0].equals(kind))
        .filter(row -> !day.isBefore(LocalDate.parse(row[1])))
        .filter(row -> row[2].isEmpty() || !day.isAfter(LocalDate.parse(row[2])));
  }

  /** The file, read once. */
  private static final class Rows {
    static final List<String[]> ALL = read();

    private static List<String[]> read() {
      try (InputStream in = ItalianLaw.class.getResourceAsStream("italian-law.txt")) {
        if (in == null) {
          throw new IllegalStateException("italian-law.txt is missing from the class path");
        }
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> line.split(";", -1))
            .toList();
      } catch (IOException e) {
        throw new IllegalStateException("italian-law.txt cannot be read", e);
      }
    }
  }
}
