package ro.storno.einvoice.rules;

/** What is known of the items of an expression before it is evaluated. */
enum Type {
  NODES,
  TEXT,
  UNTYPED,
  BOOLEAN,
  INTEGER,
  DECIMAL,
  DOUBLE,
  NUMBER,
  DATE,
  ANY;

  boolean isNumeric() {
    return this == INTEGER || this == DECIMAL || this == DOUBLE || this == NUMBER;
  }

  /** Whether the effective boolean value of a predicate is certain not to mean a position. */
  boolean isNeverNumeric() {
    return this == NODES || this == TEXT || this == UNTYPED || this == BOOLEAN || this == DATE;
  }

  /** The type of something that is either the one or the other. */
  Type or(Type other) {
    if (this == other) {
      return this;
    }
    return isNumeric() && other.isNumeric() ? NUMBER : ANY;
  }
}
