package ro.storno.einvoice.rules;

import org.jspecify.annotations.Nullable;

/** An expression that is a function of the scope. */
final class Computed extends Expr {
  private final Type type;
  private final boolean many;
  private final Function function;

  /** Finds the value. */
  interface Function {
    @Nullable Object apply(Scope s);
  }

  Computed(Type type, boolean many, Function function) {
    this.type = type;
    this.many = many;
    this.function = function;
  }

  /** An expression of at most one item. */
  static Computed of(Type type, Function function) {
    return new Computed(type, false, function);
  }

  @Override
  @Nullable Object value(Scope s) {
    return function.apply(s);
  }

  @Override
  Type type() {
    return type;
  }

  @Override
  boolean isMany() {
    return many;
  }
}
