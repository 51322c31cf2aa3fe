package ro.storno.einvoice.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function that a sheet declares. */
final class UserFunction {
  /** More calls within one another than this are left to the oracle. */
  private static final int DEEPEST = 200;

  private final List<@Nullable String> parameterTypes;
  private final @Nullable String resultType;
  private @Nullable Expr body;
  private int locals;

  UserFunction(List<@Nullable String> parameterTypes, @Nullable String resultType) {
    this.parameterTypes = parameterTypes;
    this.resultType = resultType;
  }

  /** Gives it what it does, which may call itself. */
  void define(Expr newBody, int newLocals) {
    body = newBody;
    locals = newLocals;
  }

  /** The type of an item of a parameter or result declared to have another. */
  static Type typeOf(@Nullable String declared) {
    if (declared == null) {
      return Type.ANY;
    }
    return switch (declared) {
      case "xs:string", "xs:string?" -> Type.TEXT;
      case "xs:decimal" -> Type.NUMBER;
      case "xs:integer" -> Type.INTEGER;
      case "xs:boolean" -> Type.BOOLEAN;
      default -> throw new RefusedSheetException("the type " + declared);
    };
  }

  /** A call. */
  Expr call(List<Expr> arguments) {
    if (arguments.size() != parameterTypes.size()) {
      throw new RefusedSheetException("a call with other arguments");
    }
    Type type = typeOf(resultType);
    if (type == Type.ANY) {
      throw new RefusedSheetException("a function without declared result");
    }
    return Computed.of(type, s -> convert(apply(s, arguments), resultType, s));
  }

  private @Nullable Object apply(Scope s, List<Expr> arguments) {
    Expr expression = body;
    if (expression == null || s.calls >= DEEPEST) {
      throw new UnsureException("calls within one another");
    }
    @Nullable Object[] values = new Object[locals];
    for (int i = 0; i < arguments.size(); i++) {
      values[i] = convert(arguments.get(i).value(s), parameterTypes.get(i), s);
    }
    @Nullable Object[] outer = s.locals;
    s.locals = values;
    s.calls++;
    Object result = expression.value(s);
    s.calls--;
    s.locals = outer;
    return result;
  }

  /** The function conversion rules. */
  static @Nullable Object convert(@Nullable Object value, @Nullable String declared, Scope s) {
    if (declared == null) {
      return value;
    }
    Object atom = Values.atom(value, s.tree);
    if (atom == null) {
      if (declared.endsWith("?")) {
        return null;
      }
      throw new UnsureException("a value is missing");
    }
    Object typed = atom instanceof Untyped untyped ? fromText(untyped.text(), declared) : atom;
    boolean fits =
        switch (typeOf(declared)) {
          case TEXT -> typed instanceof String;
          case NUMBER -> typed instanceof Number && !(typed instanceof Double);
          case INTEGER -> typed instanceof Long || typed instanceof java.math.BigInteger;
          case BOOLEAN -> typed instanceof Boolean;
          default -> false;
        };
    if (!fits) {
      throw new UnsureException("a value of another type");
    }
    return typed;
  }

  private static Object fromText(String text, String declared) {
    return switch (typeOf(declared)) {
      case NUMBER -> Numbers.decimalOf(text);
      case INTEGER -> Numbers.integerOf(text);
      case BOOLEAN -> Texts.booleanOf(text);
      default -> text;
    };
  }
}
