package ro.storno.einvoice.ksef;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ro.storno.domain.einvoice.LineVat;
import ro.storno.einvoice.syntax.CodeTable;

/** How the codes of KSeF and those of EN 16931 correspond: rates, sums, units, payment. */
final class FaCodes {
  /** Sums of the document in the order of the schema; the number behind P_13_. */
  static final String[] SUMS = {
    "1", "2", "3", "4", "5", "6_1", "6_2", "6_3", "7", "8", "9", "10", "11"
  };

  /** The sums that have VAT. */
  static final Set<String> TAXED = Set.of("1", "2", "3", "4", "5");

  static final String ONE_STOP_SHOP = "5";
  static final String SERVICES_IN_THE_UNION = "9";
  static final String MARGIN = "11";

  static final Set<String> UNION =
      Set.of(
          "AT", "BE", "BG", "CY", "CZ", "DK", "DE", "EE", "EL", "ES", "FI", "FR", "HR", "HU", "IE",
          "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI");

  private final CodeTable table = CodeTable.beside(FaCodes.class, "codes.properties");

  @Nullable String get(String list, @Nullable String code) {
    return table.get(list, code);
  }

  /**
   * The sum a line belongs to.
   *
   * @param rate P_12, null when the line has none
   * @param present whether the document has a sum
   * @return its number, null when the rate belongs nowhere
   */
  @Nullable String sumOf(@Nullable String rate, Predicate<String> present) {
    if (rate == null) {
      return null;
    }
    String taxed = table.get("tax", rate);
    String several = table.get("line", rate.replace(' ', '_'));
    if (taxed != null || several == null) {
      return taxed;
    }
    String[] sums = several.split(" ", -1);
    return Arrays.stream(sums).filter(present).findFirst().orElse(sums[0]);
  }

  /** The category of a sum, and what stands behind it in the table. */
  String[] sum(String number) {
    return Objects.requireNonNullElse(table.get("sum", number), "").split(" ", -1);
  }

  /** The VAT category and rate of a line. */
  LineVat lineVat(
      @Nullable String rate,
      @Nullable BigDecimal unionRate,
      @Nullable String marginKind,
      Predicate<String> present) {
    if (unionRate != null) {
      return new LineVat("S", unionRate);
    }
    if (rate == null) {
      return marginKind == null ? new LineVat(null, null) : new LineVat("E", zero());
    }
    String sum = sumOf(rate, present);
    if (sum == null || TAXED.contains(sum)) {
      return number(rate);
    }
    String category = sum(sum)[0];
    return new LineVat(category, "O".equals(category) ? null : zero());
  }

  private static LineVat number(String rate) {
    try {
      return new LineVat("S", new BigDecimal(rate).setScale(2));
    } catch (NumberFormatException | ArithmeticException e) {
      // a rate nobody knows; the terms beside the core keep it as written
      return new LineVat(null, null);
    }
  }

  private static BigDecimal zero() {
    return new BigDecimal("0.00");
  }

  String unit(@Nullable String text) {
    if (text == null) {
      return "C62";
    }
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("[.\\s]", "");
    String code = table.get("unit", plain);
    return code == null ? text : code;
  }
}
