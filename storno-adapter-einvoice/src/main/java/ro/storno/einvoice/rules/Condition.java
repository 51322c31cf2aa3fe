package ro.storno.einvoice.rules;

/** An expression that is either true or false. */
final class Condition extends Expr {
  private final Test test;

  /** Tells whether it holds. */
  interface Test {
    boolean holds(Scope s);
  }

  Condition(Test test) {
    this.test = test;
  }

  @Override
  Object value(Scope s) {
    return test.holds(s);
  }

  @Override
  boolean test(Scope s) {
    return test.holds(s);
  }

  @Override
  Type type() {
    return Type.BOOLEAN;
  }
}
