package ro.storno.einvoice.rules;

import org.jspecify.annotations.Nullable;

/** An expression that is exactly one string. */
final class Word extends Expr {
  private final Function function;

  /** Finds the string. */
  interface Function {
    String apply(Scope s);
  }

  Word(Function function) {
    this.function = function;
  }

  @Override
  Object value(Scope s) {
    return function.apply(s);
  }

  @Override
  @Nullable String textOrNull(Scope s) {
    return function.apply(s);
  }

  @Override
  Type type() {
    return Type.TEXT;
  }
}
