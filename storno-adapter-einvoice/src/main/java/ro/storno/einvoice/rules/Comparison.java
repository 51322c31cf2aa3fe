package ro.storno.einvoice.rules;

import java.time.LocalDate;

/** How two atomic values compare. */
enum Comparison {
  EQUAL,
  UNEQUAL,
  LESS,
  AT_MOST,
  GREATER,
  AT_LEAST;

  /** The operator that says the same with its operands exchanged. */
  Comparison exchanged() {
    return switch (this) {
      case EQUAL, UNEQUAL -> this;
      case LESS -> GREATER;
      case AT_MOST -> AT_LEAST;
      case GREATER -> LESS;
      case AT_LEAST -> AT_MOST;
    };
  }

  /** Whether an order of -1, 0 or 1 fulfils it; 2 stands for what has no order. */
  boolean of(int order) {
    if (order == 2) {
      return this == UNEQUAL;
    }
    return switch (this) {
      case EQUAL -> order == 0;
      case UNEQUAL -> order != 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }

  /** By the rules of general comparison, where untyped text takes the type of its counterpart. */
  boolean general(Object a, Object b) {
    if (a instanceof Untyped left && !(b instanceof Untyped)) {
      return of(order(likewise(left.text(), b), b));
    }
    if (b instanceof Untyped right && !(a instanceof Untyped)) {
      return of(order(a, likewise(right.text(), a)));
    }
    return value(a, b);
  }

  private static Object likewise(String text, Object counterpart) {
    if (counterpart instanceof Number) {
      Double number = Numbers.doubleOf(text);
      if (number.isNaN()) {
        // Saxon finds untyped NaN at least as large as any number
        throw new UnsureException("a comparison with what is not a number");
      }
      double other = ((Number) counterpart).doubleValue();
      if (number == 0 && other == 0 && Double.compare(number, other) != 0) {
        // Saxon finds an untyped -0.00 less than zero
        throw new UnsureException("a comparison in which the sign of zero counts");
      }
      return number;
    }
    if (counterpart instanceof Boolean) {
      return Texts.booleanOf(text);
    }
    return counterpart instanceof LocalDate ? Dates.of(text) : text;
  }

  /** By the rules of value comparison, where untyped text is a string. */
  boolean value(Object a, Object b) {
    Object left = a instanceof Untyped untyped ? untyped.text() : a;
    Object right = b instanceof Untyped untyped ? untyped.text() : b;
    return of(order(left, right));
  }

  private int order(Object a, Object b) {
    if (a instanceof String left && b instanceof String right) {
      if (this == EQUAL || this == UNEQUAL) {
        return left.equals(right) ? 0 : 1;
      }
      return Integer.signum(Texts.compare(left, right));
    }
    if (a instanceof Number left && b instanceof Number right) {
      return Numbers.compare(left, right);
    }
    if (a instanceof Boolean left && b instanceof Boolean right) {
      return Boolean.compare(left, right);
    }
    if (a instanceof LocalDate left && b instanceof LocalDate right) {
      return Integer.signum(left.compareTo(right));
    }
    throw new UnsureException("types that do not compare");
  }
}
