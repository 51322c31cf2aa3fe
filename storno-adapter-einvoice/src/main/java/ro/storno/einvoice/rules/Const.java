package ro.storno.einvoice.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value that is the same in every document. */
final class Const extends Expr {
  private final @Nullable Object value;
  private final Type type;

  Const(@Nullable Object value) {
    this.value = value;
    this.type = typeOf(value);
  }

  private static Type typeOf(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(Const::typeOf).reduce(Type::or).orElse(Type.ANY);
    }
    if (value instanceof String) {
      return Type.TEXT;
    }
    if (value instanceof Untyped) {
      return Type.UNTYPED;
    }
    if (value instanceof Boolean) {
      return Type.BOOLEAN;
    }
    if (value instanceof Double) {
      return Type.DOUBLE;
    }
    if (value instanceof java.math.BigDecimal) {
      return Type.DECIMAL;
    }
    return value instanceof Number ? Type.INTEGER : Type.ANY;
  }

  @Nullable Object constant() {
    return value;
  }

  @Override
  @Nullable Object value(Scope s) {
    return value;
  }

  @Override
  Type type() {
    return type;
  }

  @Override
  boolean isMany() {
    return value instanceof List;
  }
}
