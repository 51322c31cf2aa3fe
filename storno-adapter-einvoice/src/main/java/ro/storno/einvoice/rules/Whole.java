package ro.storno.einvoice.rules;

/** An expression that is exactly one small integer. */
final class Whole extends Expr {
  private final Function function;

  /** Finds the integer. */
  interface Function {
    int apply(Scope s);
  }

  Whole(Function function) {
    this.function = function;
  }

  int number(Scope s) {
    return function.apply(s);
  }

  @Override
  Object value(Scope s) {
    return (long) function.apply(s);
  }

  @Override
  Type type() {
    return Type.INTEGER;
  }
}
