package ro.storno.einvoice.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of XPath: xs:integer as Long, or BigInteger where that is too small, xs:decimal as
 * BigDecimal, xs:double as Double.
 */
final class Numbers {
  private static final Pattern DOUBLE =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

  /** How exactly xs:decimal divides, which every processor chooses for itself. */
  private static final int DIVISION_SCALE = 18;

  private Numbers() {}

  static boolean truth(Number number) {
    if (number instanceof Double d) {
      return d != 0 && !d.isNaN();
    }
    return signum(number) != 0;
  }

  private static int signum(Number exact) {
    if (exact instanceof Long l) {
      return Long.signum(l);
    }
    return exact instanceof BigInteger i ? i.signum() : ((BigDecimal) exact).signum();
  }

  // from text

  /** Text as xs:decimal. */
  static BigDecimal decimalOf(String text) {
    String trimmed = Texts.trim(text);
    if (!isDecimal(trimmed)) {
      throw new UnsureException("not a decimal");
    }
    return new BigDecimal(trimmed);
  }

  static boolean isDecimal(String trimmed) {
    int digits = 0;
    int points = 0;
    for (int i = 0; i < trimmed.length(); i++) {
      char c = trimmed.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '.') {
        points++;
      } else if (i > 0 || (c != '-' && c != '+')) {
        return false;
      }
    }
    return digits > 0 && points <= 1;
  }

  static boolean isInteger(String trimmed) {
    return isDecimal(trimmed) && trimmed.indexOf('.') < 0;
  }

  /** Text as xs:double; null when it is none. */
  static @Nullable Double doubleOrNull(String text) {
    String trimmed = Texts.trim(text);
    if (DOUBLE.matcher(trimmed).matches()) {
      return Double.valueOf(trimmed);
    }
    return switch (trimmed) {
      case "INF" -> Double.POSITIVE_INFINITY;
      case "-INF" -> Double.NEGATIVE_INFINITY;
      case "NaN" -> Double.NaN;
      case "+INF" -> throw new UnsureException("versions of XML Schema differ over +INF");
      default -> null;
    };
  }

  static Double doubleOf(String text) {
    Double value = doubleOrNull(text);
    if (value == null) {
      throw new UnsureException("not a double");
    }
    return value;
  }

  // casts

  /** An operand of arithmetic: a number as it is, untyped text as xs:double. */
  static Number operand(Object atom) {
    if (atom instanceof Number number) {
      return number;
    }
    if (atom instanceof Untyped untyped) {
      return doubleOf(untyped.text());
    }
    throw new UnsureException("not a number");
  }

  static Double toDouble(Number number) {
    return number instanceof Double d ? d : Double.valueOf(number.doubleValue());
  }

  static BigDecimal toDecimal(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    if (number instanceof Long l) {
      return BigDecimal.valueOf(l);
    }
    if (number instanceof BigInteger i) {
      return new BigDecimal(i);
    }
    double d = (Double) number;
    if (Double.isNaN(d) || Double.isInfinite(d)) {
      throw new UnsureException("no decimal");
    }
    return new BigDecimal(d);
  }

  /** The whole part. */
  static Number toInteger(Number number) {
    if (number instanceof Long || number instanceof BigInteger) {
      return number;
    }
    return small(toDecimal(number).toBigInteger());
  }

  private static Number small(BigInteger integer) {
    return integer.compareTo(LONG_MIN) >= 0 && integer.compareTo(LONG_MAX) <= 0
        ? (Number) integer.longValue()
        : (Number) integer;
  }

  private static BigInteger big(Number integer) {
    return integer instanceof BigInteger i ? i : BigInteger.valueOf((Long) integer);
  }

  static Number integerOf(String text) {
    String trimmed = Texts.trim(text);
    if (!isInteger(trimmed)) {
      throw new UnsureException("not an integer");
    }
    return small(new BigInteger(trimmed.startsWith("+") ? trimmed.substring(1) : trimmed));
  }

  // arithmetic

  private static boolean isDouble(Number a, Number b) {
    return a instanceof Double || b instanceof Double;
  }

  private static boolean isDecimal(Number a, Number b) {
    return a instanceof BigDecimal || b instanceof BigDecimal;
  }

  static Number add(Number a, Number b) {
    if (isDouble(a, b)) {
      return a.doubleValue() + b.doubleValue();
    }
    if (isDecimal(a, b)) {
      return toDecimal(a).add(toDecimal(b));
    }
    return small(big(a).add(big(b)));
  }

  static Number subtract(Number a, Number b) {
    if (isDouble(a, b)) {
      return a.doubleValue() - b.doubleValue();
    }
    if (isDecimal(a, b)) {
      return toDecimal(a).subtract(toDecimal(b));
    }
    return small(big(a).subtract(big(b)));
  }

  static Number multiply(Number a, Number b) {
    if (isDouble(a, b)) {
      return a.doubleValue() * b.doubleValue();
    }
    if (isDecimal(a, b)) {
      return toDecimal(a).multiply(toDecimal(b));
    }
    return small(big(a).multiply(big(b)));
  }

  static Number divide(Number a, Number b) {
    if (isDouble(a, b)) {
      return a.doubleValue() / b.doubleValue();
    }
    BigDecimal dividend = toDecimal(a);
    BigDecimal divisor = toDecimal(b);
    if (divisor.signum() == 0) {
      throw new UnsureException("division by zero");
    }
    int scale = Math.max(DIVISION_SCALE, Math.max(dividend.scale(), divisor.scale()));
    return dividend.divide(divisor, scale, RoundingMode.HALF_DOWN);
  }

  static Number mod(Number a, Number b) {
    if (isDouble(a, b)) {
      return a.doubleValue() % b.doubleValue();
    }
    if (signum(b) == 0) {
      throw new UnsureException("division by zero");
    }
    if (isDecimal(a, b)) {
      return toDecimal(a).remainder(toDecimal(b));
    }
    return small(big(a).remainder(big(b)));
  }

  static Number integerDivide(Number a, Number b) {
    if (isDouble(a, b)) {
      double quotient = a.doubleValue() / b.doubleValue();
      if (Double.isNaN(quotient) || Double.isInfinite(quotient)) {
        throw new UnsureException("no quotient");
      }
      return small(new BigDecimal(quotient).toBigInteger());
    }
    if (signum(b) == 0) {
      throw new UnsureException("division by zero");
    }
    return small(toDecimal(a).divideToIntegralValue(toDecimal(b)).toBigInteger());
  }

  static Number negate(Number a) {
    return a instanceof Double d ? (Number) (-d) : subtract(0L, a);
  }

  static Number abs(Number a) {
    if (a instanceof Double d) {
      return Math.abs(d);
    }
    return signum(a) < 0 ? subtract(0L, a) : a;
  }

  /** To the nearest whole number, halves towards positive infinity. */
  static Number round(Number a) {
    if (a instanceof Double d) {
      return roundDouble(d);
    }
    if (a instanceof BigDecimal decimal) {
      RoundingMode mode = decimal.signum() < 0 ? RoundingMode.HALF_DOWN : RoundingMode.HALF_UP;
      return decimal.setScale(0, mode);
    }
    return a;
  }

  private static Double roundDouble(double d) {
    if (Double.isNaN(d) || Double.isInfinite(d) || d == 0 || Math.abs(d) >= 1L << 52) {
      return d;
    }
    return d >= -0.5 && d < 0 ? -0.0 : (double) Math.round(d);
  }

  // comparison

  /** Compares; 2 when one of them is not a number at all. */
  static int compare(Number a, Number b) {
    if (isDouble(a, b)) {
      double left = a.doubleValue();
      double right = b.doubleValue();
      return left < right ? -1 : left > right ? 1 : left == right ? 0 : 2;
    }
    if (isDecimal(a, b)) {
      return toDecimal(a).compareTo(toDecimal(b));
    }
    if (a instanceof Long l && b instanceof Long r) {
      return Long.compare(l, r);
    }
    return big(a).compareTo(big(b));
  }

  // to text

  static String text(Number number) {
    if (number instanceof BigDecimal decimal) {
      if (decimal.signum() == 0) {
        return "0";
      }
      return decimal.stripTrailingZeros().toPlainString();
    }
    if (number instanceof Double d) {
      if (d == Math.rint(d) && Math.abs(d) < 1_000_000) {
        return d == 0 && 1 / d < 0 ? "-0" : Long.toString((long) (double) d);
      }
      if (d.isNaN()) {
        return "NaN";
      }
      throw new UnsureException("the text of a double");
    }
    return number.toString();
  }
}
