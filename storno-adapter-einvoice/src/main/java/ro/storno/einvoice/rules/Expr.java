package ro.storno.einvoice.rules;

import org.jspecify.annotations.Nullable;

/**
 * A compiled expression. Thread-safe; all state is in the scope.
 *
 * <p>A value is null or an empty sequence, a single atomic value (String, {@link Untyped}, Boolean,
 * Long, BigInteger, BigDecimal, Double, LocalDate), {@link Nodes}, or a list of atomic values.
 */
abstract class Expr {
  abstract @Nullable Object value(Scope s);

  abstract Type type();

  /** Whether there may be more than one item. */
  boolean isMany() {
    return false;
  }

  /** The effective boolean value. */
  boolean test(Scope s) {
    return Values.truth(value(s));
  }

  /** The value where at most one item is allowed; null for none. */
  @Nullable Object atom(Scope s) {
    return Values.atom(value(s), s.tree);
  }

  /** The value as the argument of a function that takes an optional string; null for none. */
  @Nullable String textOrNull(Scope s) {
    return Values.text(atom(s));
  }

  /** The same with the empty string for none. */
  final String text(Scope s) {
    String text = textOrNull(s);
    return text == null ? "" : text;
  }
}
