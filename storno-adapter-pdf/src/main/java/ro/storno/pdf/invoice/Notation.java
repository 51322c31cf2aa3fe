package ro.storno.pdf.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import ro.storno.application.invoice.PrintableInvoice.Language;

/**
 * How a language writes numbers and dates. Kept here rather than taken from the JDK, whose locale
 * data changes from one release to the next.
 */
public enum Notation {
  RO(".", ",", "", "%02d.%02d.%04d"),
  EN(",", ".", "", "%02d\u00a0%s\u00a0%04d"),
  DE(".", ",", "\u00a0", "%02d.%02d.%04d"),
  FR("\u202f", ",", "\u00a0", "%02d/%02d/%04d");

  private static final String[] ENGLISH_MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };
  private static final int GROUP = 3;
  private static final String NO_BREAK_SPACE = "\u00a0";

  private final String groupSeparator;
  private final String decimalSeparator;
  private final String beforePercent;
  private final String datePattern;

  Notation(
      String groupSeparator, String decimalSeparator, String beforePercent, String datePattern) {
    this.groupSeparator = groupSeparator;
    this.decimalSeparator = decimalSeparator;
    this.beforePercent = beforePercent;
    this.datePattern = datePattern;
  }

  /** Returns the notation of a language. */
  public static Notation of(Language language) {
    return valueOf(language.name());
  }

  /** Writes a number with at least the given decimals; more are kept, never rounded away. */
  public String number(BigDecimal value, int decimals) {
    int scale = Math.max(decimals, significantDecimals(value));
    String plain = value.setScale(scale, RoundingMode.UNNECESSARY).abs().toPlainString();
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    StringBuilder text = new StringBuilder(value.signum() < 0 ? "-" : "");
    for (int i = 0; i < whole.length(); i++) {
      if (i > 0 && (whole.length() - i) % GROUP == 0) {
        text.append(groupSeparator);
      }
      text.append(whole.charAt(i));
    }
    return point < 0
        ? text.toString()
        : text.append(decimalSeparator).append(plain.substring(point + 1)).toString();
  }

  /** Writes an amount with its currency: {@code 1.190,00 RON}, in English {@code RON 1,190.00}. */
  public String money(BigDecimal amount, int decimals, String currency) {
    String number = number(amount, decimals);
    return this == EN ? currency + NO_BREAK_SPACE + number : number + NO_BREAK_SPACE + currency;
  }

  /** Writes a percentage without needless decimals: {@code 21%}, {@code 0,5 %}. */
  public String percent(BigDecimal percent) {
    return number(percent, 0) + beforePercent + "%";
  }

  /** Writes a date as the language does. */
  public String date(LocalDate date) {
    int month = date.getMonthValue();
    Object monthText = this == EN ? ENGLISH_MONTHS[month - 1] : (Object) month;
    return String.format(Locale.ROOT, datePattern, date.getDayOfMonth(), monthText, date.getYear());
  }

  /** Returns how many decimals a number has once trailing zeros are gone; never negative. */
  static int significantDecimals(BigDecimal value) {
    return Math.max(0, value.stripTrailingZeros().scale());
  }
}
